"""How to cite an event, or what was asked for, as the ledger stands: in both languages, whichever the page is in, and as BibTeX."""

from __future__ import annotations

from typing import Any

from khabar import __version__
from khabar.export.citing import SHOWN, Cited, Snapshot, bibtex
from khabar.ledger.summaries.watching import Head
from khabar.model import Event
from khabar.web.language import Language, languages
from khabar.web.language import marked as _
from khabar.web.numbers import END, LEFT_TO_RIGHT, isolated
from khabar.web.view import Pairs, View

_ASIDE = frozenset({"page", "event", "axis", "more"})


def citation(cited: Cited, state: Head) -> dict[str, Any]:
    """What ``citation`` of ``citing.html`` shows: what is cited, the reference in each language, the entry of BibTeX."""
    snapshot = Snapshot(state.sequence, state.digest, state.recorded)
    plain = [(language, _plain(cited, snapshot, language)) for language in languages().values()]
    return {"cited": cited, "plain": plain, "bibtex": bibtex(cited, snapshot)}


def cited(view: View, event: Event | None, *, is_reviewed: bool) -> Cited:
    """An event as it is cited; without one the list of what is asked for, by its question."""
    said = None if event is None else event.statement
    query = () if event is not None else asking(view.query)
    shown = ", ".join(f"{name}={value}" for name, value in query)
    path = view.path("events", event.event_id) if event is not None else f"{view.path('events')}{view.with_query(only=query)}".rstrip("?")
    return Cited(
        name=event.event_id if event is not None else shown or "events",
        title_en=said.en if said is not None else shown or "Events",
        title_ar=said.ar if said is not None else shown or languages()["ar"].translations.gettext("Events"),
        url=absolute(view, path),
        is_reviewed=is_reviewed,
        code=__version__,
        codebook=view.site.codebook.digest,
    )


def asking(query: Pairs) -> Pairs:
    """What of an address asks for events: not its page, nor what is only shown otherwise."""
    return tuple(pair for pair in query if pair[0] not in _ASIDE and pair[1])


def absolute(view: View, path: str) -> str:
    """A whole address, as it is written into what leaves the page."""
    return f"{str(view.request.base_url).rstrip('/').removesuffix(view.root)}{path}"


def _plain(cited: Cited, snapshot: Snapshot, language: Language) -> str:
    """A reference in words, without the address, which stands behind it."""
    said = language.translations.gettext
    how = said(_("reviewed by a person")) if cited.is_reviewed else said(_("machine-coded, not reviewed"))
    message = said(_REFERENCE)
    told = {
        "name": cited.name,
        "state": snapshot.name,
        "day": snapshot.day,
        "code": cited.code,
        "codebook": cited.codebook[:SHOWN],
    }
    if language.direction == "rtl":
        told = {name: f"{LEFT_TO_RIGHT}{value}{END}" for name, value in told.items()}
    title = " ".join(cited.title(language.code).split())
    return message % {**told, "title": isolated(title) if language.direction == "rtl" else title, "how": how}


_REFERENCE = _("\u201c%(title)s\u201d (khabar, %(name)s; %(how)s). State %(state)s of %(day)s, khabar %(code)s, codebook %(codebook)s.")
