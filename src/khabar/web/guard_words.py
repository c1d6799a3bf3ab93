"""Why a line of the codebook that could have told a claim did not: its guards, which reading keeps as they stand in the codebook
(`khabar.extract.events.guards`), told in the language of the page.
"""

from __future__ import annotations

import re

from khabar.web.language import Language
from khabar.web.language import marked as _
from khabar.web.numbers import apart

_KEPT_OUT = re.compile(r"(?P<line>\S+:\d+) (?P<how>needs|unless) (?P<guards>.+)")
_WORD, _FIELD = "word:", "domain."


def guard_words(language: Language, kept: str) -> str | None:
    """Why the line was not taken; None where it is kept as something else (files coded elsewhere have their own)."""
    found = _KEPT_OUT.fullmatch(kept)
    if found is None:
        return None
    asked = found["guards"].split(", ")
    words = [f"\u00ab{one.removeprefix(_WORD)}\u00bb" for one in asked if one.startswith(_WORD)]
    senses = [_sense(language, one) for one in asked if not one.startswith(_WORD)]
    comma = language.translations.gettext(_(", "))
    said = _("%(line)s asks for one of these, and none is there: %(guards)s")
    if found["how"] == "unless":
        said = _("%(line)s does not hold beside: %(guards)s")
    return language.translations.gettext(said) % {"line": apart(found["line"]), "guards": comma.join((*senses, *words))}


def _sense(language: Language, guard: str) -> str:
    """What a word has to mean, for a guard that asks it of one role with the role; of a field of life that it is what the text is about."""
    if guard.startswith(_FIELD):
        return language.translations.gettext(_("words of %(domain)s")) % {"domain": _named(language, "domain", guard.removeprefix(_FIELD))}
    role, _between, sense = guard.rpartition(":")
    named = _named(language, "sense", sense)
    return f"{_named(language, 'role', role)}: {named}" if role else named


def _named(language: Language, kind: str, code: str) -> str:
    said = language.translations.pgettext(kind, code)
    return said if said != code else code.replace("_", " ")
