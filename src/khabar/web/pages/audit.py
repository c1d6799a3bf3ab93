"""The record: what happened to what, by whom, when and why; one entry whole, with what stood before it; the check of its chain."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from fastapi import APIRouter, HTTPException
from fastapi.responses import HTMLResponse
from msgspec import Struct

from khabar.ledger.asking import Problem
from khabar.ledger.chain import verify_part
from khabar.ledger.comparing import changes
from khabar.ledger.reviewing.checks import CHECKED
from khabar.ledger.reviewing.regrouping import REGROUPED
from khabar.ledger.summaries import audit, watching
from khabar.ledger.summaries.audit import Asked, Whole
from khabar.model import Claim, Coded
from khabar.web.view import Here, View, render

router = APIRouter()
ROWS = 50
_CHECKED = 2000
"""Entries that one request checks: some tenths of a second (`docs/performance.md`)."""
_MOST_LETTERS = 100_000
"""Of what an entry holds that a page shows: more of an article is a browser's burden and nobody's reading."""
_MOST_PARTS = 200
_NAMED_BY = {"type": "type", "review": "review", "verdict": "decision"}
"""Fields of entries that hold a code which has a name, and the kind of word that it is."""
_CHECKS = {"contradiction": "contradiction-verdict", "issue": "issue-verdict"}
"""Of what was looked at, the kind of word that its verdict is."""


class Field(Struct, frozen=True):
    """One field of what an entry holds, as it was before and as it is; empty where there was none."""

    name: str
    before: str
    after: str

    @property
    def is_other(self) -> bool:
        """Whether it was changed."""
        return self.before != self.after


class Reread(Struct, frozen=True):
    """A claim that another reading tells otherwise: ``kind`` is new, gone or told otherwise."""

    kind: str
    name: str
    type: str
    fields: tuple[Field, ...]


@router.get("/{language}/audit", response_class=HTMLResponse)
def log(view: Here) -> HTMLResponse:
    """The entries, the newest first."""
    asked, problems = _asked(view)
    with view.site.database.reading() as connection:
        found = audit.find(connection, asked, ROWS)
        head = watching.head(connection)
        people = audit.people(connection)
        happenings = audit.happenings(connection)
    return render(view, "audit.html", asked=asked, problems=problems, found=found, head=head, people=people, happenings=happenings)


@router.get("/{language}/audit/check", response_class=HTMLResponse)
def check(view: Here) -> HTMLResponse:
    """A stretch of the chain, checked now."""
    given = dict(view.query).get("after", "")
    after = int(given) if given.isascii() and given.isdecimal() and len(given) < 19 else 0
    with view.site.database.reading() as connection:
        head = watching.head(connection)
        after = min(after, head.sequence)
        found = verify_part(connection, after, _CHECKED)
    return render(view, "check.html", after=after, found=found, head=head, is_done=found.entries >= head.sequence)


@router.get("/{language}/audit/{number}", response_class=HTMLResponse)
def entry(view: Here, number: int) -> HTMLResponse:
    """One entry."""
    if not 0 < number < 1 << 63:
        raise HTTPException(404)
    with view.site.database.reading() as connection:
        found = audit.whole(connection, number)
        last = watching.head(connection).sequence
    if found is None:
        raise HTTPException(404)
    readings = found.readings()
    told = _bare(found.told()) if found.content is not None and len(found.content) <= _MOST_LETTERS else None
    return render(
        view,
        "entry.html",
        found=found,
        last=last,
        fields=list(_fields(view, found))[:_MOST_PARTS],
        reread=[] if readings is None else list(_reread(*readings))[:_MOST_PARTS],
        written=None if told is None else msgspec.json.format(msgspec.json.encode(told), indent=2).decode(),
        is_long=found.content is not None and told is None,
        reason=_reason(found),
    )


def _asked(view: View) -> tuple[Asked, list[Problem]]:
    given = {name: value.strip() for name, value in view.query if value.strip()}
    problems = []
    days: dict[str, str] = {}
    for name in ("since", "until"):
        try:
            days |= {name: dt.date.fromisoformat(given[name]).isoformat()} if name in given else {}
        except ValueError:
            problems.append(Problem(name, given[name]))
    before = given.get("before", "")
    asked = Asked(
        happenings=tuple(value for name, value in view.query if name == "happening" and value),
        subject=given.get("subject"),
        who=given.get("who"),
        run=given.get("run"),
        since=days.get("since"),
        until=days.get("until"),
        before=int(before) if before.isascii() and before.isdecimal() and len(before) < 19 else None,
    )
    return asked, problems


def _fields(view: View, found: Whole) -> Iterator[Field]:
    """What an entry holds, field by field, beside what stood before; of readings of articles the claims are told instead."""
    now, before = found.told(), found.told_before()
    if found.line.entry.happening == "coded" or not isinstance(now, Mapping):
        return
    held = before if isinstance(before, Mapping) else {}
    words = {**_NAMED_BY, **_kinds(found.line.entry.happening, now.get("kind"))}
    for name in dict.fromkeys([*now, *held]):
        if now.get(name) not in (None, [], "") or held.get(name) not in (None, [], ""):
            yield Field(name, _told(view, words.get(name), held.get(name)), _told(view, words.get(name), now.get(name)))


def _kinds(happening: str, kind: Any) -> Mapping[str, str]:
    """The kinds of word of the fields whose codes are others in entries of this happening."""
    if happening == CHECKED:
        return {"kind": "subject", "verdict": _CHECKS.get(kind, "decision")}
    return {"kind": "regrouping"} if happening == REGROUPED else {}


def _told(view: View, words: str | None, value: Any) -> str:
    """A field as people read it: codes by their names (of this kind of word), yes or no, several words one below the other."""
    if isinstance(value, bool):
        return view.labels.of("switch", "yes" if value else "no")
    if isinstance(value, str) and words is not None:
        return view.labels.word(words, value) if words in ("subject", "regrouping") else view.labels.of(words, value)
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        return "\n".join(value)
    return _shown(value)


def _reread(before: Coded, after: Coded) -> Iterator[Reread]:
    for change in changes(before, after):
        claim = change.after or change.before
        if claim is None:
            continue
        kind = "new" if change.before is None else "gone" if change.after is None else "told otherwise"
        fields = tuple(Field(name, _field(change.before, name), _field(change.after, name)) for name in change.fields)
        yield Reread(kind, claim.id, claim.type, fields)


def _field(claim: Claim | None, name: str) -> str:
    return "" if claim is None else _shown(msgspec.to_builtins(getattr(claim, name)))


def _shown(value: Any) -> str:
    """A value of JSON in one line of words."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    return text if len(text) <= _MOST_LETTERS else f"{text[:_MOST_LETTERS]}…"


def _reason(found: Whole) -> str:
    told = found.told()
    return str(told.get("note") or told.get("reason") or "") if isinstance(told, Mapping) else ""


def _bare(told: Any) -> Any:
    """What an entry holds, long lists cut: events of a whole linking are a million lines."""
    if isinstance(told, Mapping):
        return {name: _bare(value) for name, value in list(told.items())[:_MOST_PARTS]}
    return [_bare(value) for value in told[:_MOST_PARTS]] if isinstance(told, list) else told
