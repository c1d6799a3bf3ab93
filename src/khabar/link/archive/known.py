"""What a run leaves for the next one: a side file beside the events, from which documents are added without the old ones.

JSON Lines: a head with the form and the versions; a page for each document (`khabar.link.archive.pages`), its claims and tallies and the
hashed words by which copies are found, never the text; which claims repeat which, so that documents are not compared again; persons'
judgements, those that found no claim too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec
from msgspec import Struct

from khabar.link.archive.pages import Shelf
from khabar.link.archive.succession import Former
from khabar.link.clusters.judgements import judgement_line
from khabar.link.origins.passages import Match
from khabar.model import DateRange, Judgement

FORM = 2
"""Of the side file. A program that reads another form says so instead of guessing."""


class Head(Struct, frozen=True, forbid_unknown_fields=True):
    """With what a side file was made: its form, khabar's version, the digest of the codebook (weights of linking included)."""

    form: int
    khabar: str
    codebook: str


class Known(Struct, frozen=True):
    """What a side file holds."""

    head: Head
    shelf: Shelf
    judgements: tuple[Judgement, ...] = ()
    matches: tuple[Match, ...] = ()


class _Matches(Struct, frozen=True, gc=False):
    matches: tuple[Match, ...]


class KnownError(ValueError):
    """A side file that cannot be gone on from; the message names file, line and cause."""


class DatedClaim(Struct, frozen=True, array_like=True, gc=False):
    """A claim of a side file as far as its days: its reference, when it was published and on which days it is told to have been."""

    ref: str
    key: msgspec.Raw
    doc_id: msgspec.Raw
    outlet: msgspec.Raw
    published: dt.date | None
    type: msgspec.Raw
    mode: msgspec.Raw
    status: msgspec.Raw
    actor: msgspec.Raw
    target: msgspec.Raw
    place: msgspec.Raw
    location: msgspec.Raw
    country: msgspec.Raw
    date: DateRange | None


class Outline(Struct, frozen=True, array_like=True, gc=False):
    """A document of a side file as far as it tells whether it is wanted."""

    doc_id: str
    claims: tuple[DatedClaim, ...]


class _First(Struct, frozen=True, array_like=True):
    doc_id: str


class _Ref(Struct, frozen=True, array_like=True, gc=False):
    ref: str


class _Listed(Struct, frozen=True, array_like=True, gc=False):
    """A document of a side file as far as it tells which claims it has."""

    doc_id: msgspec.Raw
    claims: tuple[_Ref, ...]


_LISTED = msgspec.json.Decoder(_Listed)
_FIRST = msgspec.json.Decoder(_First)
_OUTLINE = msgspec.json.Decoder(Outline)
_HEAD = msgspec.json.Decoder(Head)
_FORMER = msgspec.json.Decoder(Former)
_JUDGEMENT = msgspec.json.Decoder(Judgement)
_MATCHES = msgspec.json.Decoder(_Matches)
_PAGE, _OBJECT, _COPIES = b"[", b"{", b'{"matches":'
_A_LINE = 4096
"""Matches that stand on one line."""


def known_lines(head: Head, shelf: Shelf, judgements: Iterable[Judgement], matches: Sequence[Match] = ()) -> Iterator[bytes]:
    """The lines of a side file, each with its newline."""
    yield msgspec.json.encode(head) + b"\n"
    for page in shelf.encoded():
        yield page + b"\n"
    for at in range(0, len(matches), _A_LINE):
        yield msgspec.json.encode(_Matches(tuple(matches[at : at + _A_LINE]))) + b"\n"
    for judgement in judgements:
        yield judgement_line(judgement)


def read_known(lines: Iterable[bytes], name: str, wanted: Callable[[Outline], bool] | None = None) -> Known:
    """What a side file holds, or those of its documents that are ``wanted``, with all judgements.

    Raises ``KnownError``: what does not understand a line of it does not go on from half of it.
    """
    numbered = enumerate(lines, 1)
    head = _head(next(numbered, (1, b""))[1], name)
    shelf = Shelf()
    judgements, matches = [], list[Match]()
    for number, line in numbered:
        data = line.rstrip(b"\n")
        try:
            if data.startswith(_PAGE):
                if wanted is not None and not wanted(_OUTLINE.decode(data)):
                    continue
                shelf.put_encoded(_FIRST.decode(data).doc_id, data)
            elif data.startswith(_COPIES):
                matches += _MATCHES.decode(data).matches
            elif data.startswith(_OBJECT):
                judgements.append(_JUDGEMENT.decode(data))
            else:
                raise KnownError(f"{name}:{number}: neither a document nor a judgement")
        except msgspec.DecodeError as error:
            raise KnownError(f"{name}:{number}: {error}") from error
    return Known(head, shelf, tuple(judgements), tuple(matches))


class FormerLine(Struct, frozen=True, gc=False):
    """An event of the run before, and where its line stands in the file: its first byte and how many there are."""

    event: Former
    start: int
    length: int


def read_former(lines: Iterable[bytes], name: str, shelf: Shelf) -> list[FormerLine]:
    """The events of the run before. Raises ``KnownError`` for a line that is none, and where they are not the events of these documents."""
    found: list[FormerLine] = []
    start = 0
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                found.append(FormerLine(_FORMER.decode(line), start, len(line)))
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                raise KnownError(f"{name}:{number}: no event as this version of khabar writes them: {error}") from error
        start += len(line)
    _check_one_run((line.event for line in found), name, shelf)
    return found


def _check_one_run(events: Iterable[Former], name: str, shelf: Shelf) -> None:
    told = [ref for event in events for ref in event.claims]
    named = set(told)
    if len(named) < len(told):
        raise KnownError(f"{name}: a claim stands in two events")
    known = 0
    for data in shelf.encoded():
        for claim in _LISTED.decode(data).claims:
            known += 1
            if claim.ref not in named:
                raise KnownError(f"{name}: {claim.ref} of the side file is in none of the events: they are not of one run")
    if known < len(named):
        raise KnownError(f"{name}: {len(named) - known} claims of the events are not in the side file: they are not of one run")


def _head(line: bytes, name: str) -> Head:
    try:
        head = _HEAD.decode(line)
    except msgspec.DecodeError as error:
        raise KnownError(f"{name}:1: this is no side file of `khabar link`: {error}") from error
    if head.form != FORM:
        written = f"written by khabar {head.khabar} in form {head.form}"
        raise KnownError(f"{name}:1: {written}, this one reads form {FORM}: link the documents again")
    return head
