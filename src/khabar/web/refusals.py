"""Why something was refused or did not work, which the API says in English, told in the language of the page."""

from __future__ import annotations

from http import HTTPStatus

from khabar.web.language import Language
from khabar.web.language import marked as _
from khabar.web.retelling import retold

_MESSAGES = (
    _("this needs the role %(role)s"),
    _("%(who)s did this: it needs the role %(role)s"),
    _("too many writes"),
    _("in single-user mode this answers to localhost only"),
    _("this form comes from another site"),
    _("this form is too old: go back, load the page again, and send it again"),
)


def refusal_words(language: Language, status: int, detail: str) -> str | None:
    """Why, in this language; nothing where the number of the answer says it all; None where it is known in English alone."""
    if not detail or detail == HTTPStatus(status).phrase:
        return ""
    return detail if language.code == "en" else retold(language, _MESSAGES, detail, {"role": _role}) or _own(language, detail)


def _own(language: Language, detail: str) -> str | None:
    """What a page said in its own language."""
    return detail if any("\u0621" <= letter <= "\u064a" for letter in detail) and language.code == "ar" else None


def _role(language: Language, role: str) -> str:
    return language.translations.pgettext("account-role", role)
