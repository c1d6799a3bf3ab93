"""Phrases that linking keeps in English, told in the language of the page: reasons for which claims are linked, how an origin was known."""

from __future__ import annotations

import re

from khabar.model import Event, Ground
from khabar.web.labels import figure
from khabar.web.language import marked as _
from khabar.web.numbers import AS_IT_BEGINS, END, apart, isolated
from khabar.web.view import View

_BASES = (
    (re.compile(r"no source is named: the account of (?P<who>.+)"), _("no source is named: the account of %(who)s")),
    (re.compile(r"its source has no name: the account of (?P<who>.+)"), _("its source has no name: the account of %(who)s")),
    (re.compile(r"no source is named, and no outlet"), _("no source is named, and no outlet")),
    (re.compile(r"its source has no name, and no outlet"), _("its source has no name, and no outlet")),
    (re.compile(r"the article names (?P<who>.+) as its author"), _("the article names %(who)s as its author")),
    (re.compile(r"told to (?P<who>.+) by a source without a name"), _("told to %(who)s by a source without a name")),
    (re.compile(r"named in these words"), _("named in these words")),
    (re.compile(r"(?P<who>.+) speaks for (?P<whom>.+)"), _("%(who)s speaks for %(whom)s")),
    (re.compile(r"(?P<who>.+) is the source"), _("%(who)s is the source")),
)
"""What `khabar.link.origins` says of how an origin was known."""
_TOLD = "not told|killed|injured|munitions|published|undated|occurred|planned|denied|hypothetical"
"""Words in the values of reasons (`khabar.link.pairs.reasons`)."""
_OUTCOMES = "hit|intercepted|missed|none"
_FIGURES = re.compile(r"\d*\.\.\d*")
"""A figure that is not exact, as findings write it: 3.., 3..5."""
_LAND = re.compile(r", ([A-Z]{2})(?=$| \|)")
"""The country behind a place, in the values of reasons."""
_BESIDE = " | "
_STRETCH = re.compile(r"(\d+|\?) to (\d+|\?)")
"""A figure that is not exact, likewise: 41 to ?."""
_COPIED = re.compile(r"the words of (?P<ref>\S+); (?P<rest>.+)")


def reason(view: View, said: str) -> str:
    """The words of a reason (`khabar.link.pairs.reasons`)."""
    return view.language.translations.pgettext("reason", said)


def values(view: View, shown: str) -> str:
    """The two values that a reason was found in, as linking writes them: its words translated, codes by their names."""

    def said(match: re.Match[str]) -> str:
        kind, mode = match["kind"], match["mode"]
        if kind is None:
            return view.language.translations.pgettext("told", match[0])
        return f"{view.labels.of('type', kind)}{'/' + view.labels.of('mode', mode) if mode else ''}"

    shown = _LAND.sub(lambda found: f"{view.gettext(_(', '))}{view.labels.of('country', found[1])}", shown)
    shown = shown.replace(", ", view.gettext(_(", ")))
    shown = _STRETCH.sub(lambda found: apart(figure(f"{found[1]}..{found[2]}".replace("?", ""))), shown)
    kinds = "|".join(sorted(view.site.codebook.types, key=len, reverse=True))
    told = re.sub(rf"\b(?:(?P<kind>{kinds})(?:/(?P<mode>[a-z-]+))?|{_TOLD})\b", said, shown)
    if view.language.direction == "rtl":
        told = isolated(told)
    return _BESIDE.join(f"{AS_IT_BEGINS}{one}{END}" for one in told.split(_BESIDE)) if told else ""


def ground(view: View, event: Event, because: Ground) -> str:
    """What made a grade of an event hold; attributes, outcomes and those who tell by the names of the page's language."""
    words = because.ar if view.language.code == "ar" else because.en
    for share in event.origins:
        called = view.labels.origin(share.origin.id, share.origin.label)
        words = words.replace(f"{share.origin.label}, ", f"{called}{view.gettext(_(', '))}").replace(share.origin.label, called)
    words = _FIGURES.sub(lambda found: apart(figure(found[0])), words)
    words = re.sub(r"\b[a-z]+(?:_[a-z]+)*(?=: )", lambda match: view.labels.of("attribute", match[0]), words)
    return re.sub(rf"\b(?:{_OUTCOMES})\b", lambda match: view.labels.of("outcome", match[0]), words)


def basis(view: View, said: str) -> str:
    """How an origin was known."""
    copied = _COPIED.fullmatch(said)
    if copied is not None:
        return f"{view.gettext(_('the words of %(ref)s')) % {'ref': copied['ref']}}{view.gettext(_('; '))}{basis(view, copied['rest'])}"
    for pattern, message in _BASES:
        found = pattern.fullmatch(said)
        if found is not None:
            return view.gettext(message) % {name: _named(view, words) for name, words in found.groupdict().items()}
    return said


def _named(view: View, words: str) -> str:
    """A name as the page writes it: that of an outlet by its id, that of a concept by its English name."""
    if words in view.site.codebook.outlets:
        return view.labels.of("outlet", words)
    return view.labels.named(words) if view.language.code != "en" else words
