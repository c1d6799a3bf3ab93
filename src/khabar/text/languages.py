"""Letters that tell Arabic from the other languages of its script."""

import re

_SCRIPT = re.compile(
    "[\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c7\ufb50-\ufdff\ufe70-\ufefc]"
)
_FOREIGN = re.compile("[پچژگکیٹڈڑںھہےۓۂۀەۆۇێېۍڕڵټډړږښځڅڼګڎڭۋۈ]")
_OWN = {"Pashto": frozenset("ټډړږښځڅڼېۍ"), "Kurdish": frozenset("ڕڵێۆە"), "Urdu": frozenset("ٹڈڑںےہھ")}
_LETTER = re.compile(r"[^\W\d_]")
_OTHER_LETTER = re.compile("[A-Za-z\u00c0-\u058f\u0900-\u1fff\u2e80-\ud7ff]")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|[@#]\w+")
_WORD = re.compile(r"\w+")
_WITH_ARTICLE = re.compile("[وفبك]{0,2}ال\\w{2,}|لل\\w{2,}|\\w+ة")
LEAST_FOREIGN = 0.01
"""Share of letters that Arabic has not, from which a text may be of another language. Of 14,848 Arabic newspaper articles 4 have more
(names in Persian letters, a keyboard with them), while eight sentences in Persian, Urdu, Kurdish and Pashto have 0.18 to 0.46."""
MOSTLY = 0.2
"""Share of letters of other scripts below which no share is worked out: nearly all Arabic news has less."""


def is_plainly_arabic(text: str) -> bool:
    """Whether next to no letter of the text is foreign to Arabic: quick, and true of nearly all Arabic news."""
    most = len(text) - text.count(" ")
    return len(_FOREIGN.findall(text)) < most * LEAST_FOREIGN / 2 and len(_OTHER_LETTER.findall(text)) < most * MOSTLY


def script_share(text: str) -> float:
    """Which part of the letters is of the Arabic script, addresses and handles aside; 0.0 for a text without letters."""
    words = _ADDRESS.sub(" ", text)
    letters = len(_LETTER.findall(words))
    return min(1.0, len(_SCRIPT.findall(words)) / letters) if letters else 0.0


def foreign_share(text: str) -> float:
    """Which part of the letters of the Arabic script is none that Arabic is written with."""
    script = len(_SCRIPT.findall(text))
    return len(_FOREIGN.findall(text)) / script if script else 0.0


def marked_share(text: str) -> float:
    """Which part of the words has the article or the feminine ending: near a half in Arabic, next to none in the others."""
    words = _WORD.findall(text)
    return sum(_WITH_ARTICLE.fullmatch(word) is not None for word in words) / len(words) if words else 0.0


def language_by_letters(text: str) -> str | None:
    """Pashto, Kurdish or Urdu, by the letters that it alone is written with; None where there is none of them."""
    counts = {name: sum(text.count(letter) for letter in letters) for name, letters in _OWN.items()}
    name = max(counts, key=counts.__getitem__)
    return name if counts[name] else None


def without_arabic_script(text: str) -> str:
    """What of a text is in other scripts."""
    return _SCRIPT.sub(" ", text)
