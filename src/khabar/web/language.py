"""The two languages of the pages: their translations, their numbers, their direction."""

from __future__ import annotations

import gettext
import io
from collections.abc import Mapping
from functools import cache
from importlib import resources

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from msgspec import Struct

CODES = ("ar", "en")
"""In the order in which they are offered; the first is for whoever asks for neither."""
_LOCALES = {"ar": "ar", "en": "en_GB"}


class Language(Struct, frozen=True):
    """A language: its code, its own name, its direction, its locale (for names of countries, plurals), its translations."""

    code: str
    name: str
    direction: str
    locale: Locale
    translations: gettext.NullTranslations


@cache
def languages() -> Mapping[str, Language]:
    """Both languages, by their codes, in the order in which they are offered."""
    return {code: _language(code) for code in CODES}


def marked(message: str) -> str:
    """These words, to be translated where they are shown: imported as ``_``, by which translations are collected."""
    return message


def preferred(accepted: str) -> str:
    """The language for an Accept-Language header: the first of it that there is."""
    for part in accepted.split(","):
        code = part.partition(";")[0].strip().partition("-")[0].lower()
        if code in CODES:
            return code
    return CODES[0]


def _language(code: str) -> Language:
    locale = Locale.parse(_LOCALES[code])
    return Language(code, locale.get_language_name(code) or code, locale.text_direction, locale, _translations(code))


def _translations(code: str) -> gettext.NullTranslations:
    """All catalogs of a language as one; they are kept as text and compiled here, which takes some hundredths of a second."""
    found: gettext.NullTranslations | None = None
    folder = resources.files("khabar") / "locale" / code / "LC_MESSAGES"
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".po"):
            compiled = io.BytesIO()
            write_mo(compiled, read_po(io.BytesIO(file.read_bytes()), locale=code))
            compiled.seek(0)
            one = gettext.GNUTranslations(compiled)
            if found is None:
                found = one
            else:
                found.add_fallback(one)
    return found or gettext.NullTranslations()
