"""Judgements as data: read, written, and found again in claims that were coded anew.

One judgement a line of JSON: ``left`` and ``right`` (``doc_id#claim_id``), ``verdict`` (same, different, unsure) and ``judge``
(``person:`` and a name, or ``model:`` and a version); ``left_key``, ``right_key``, the anchors, ``reasons``, ``score`` and ``note`` may
be left out. A person's judgement without keys is about the claims that have these ids now.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec
from msgspec import Struct, structs

from khabar.link.accounts import Account
from khabar.model import Anchor, Issue, Judgement, Span

PERSON, MODEL = "person:", "model:"


class _Row(Judgement, frozen=True, forbid_unknown_fields=True):
    """A line as it stands: a misspelt field is a fault, not a field that is left out."""


_CHECKER = msgspec.json.Decoder(_Row)
_DECODER = msgspec.json.Decoder(Judgement)


class ReadJudgements(Struct, frozen=True):
    """The judgements of a file in its order, and what was wrong with the lines that are none."""

    judgements: tuple[Judgement, ...] = ()
    issues: tuple[Issue, ...] = ()


class Bound(Struct, frozen=True):
    """Judgements about claims that are there, by the references and keys they have now.

    ``carried`` are those whose claim was found by its words because its key had changed, ``orphaned`` those whose claim is not there any
    more, each as it stood; ``issues`` tell of both.
    """

    judgements: tuple[Judgement, ...] = ()
    carried: tuple[Judgement, ...] = ()
    orphaned: tuple[Judgement, ...] = ()
    issues: tuple[Issue, ...] = ()


def read_judgements(lines: Iterable[tuple[str, bytes]]) -> ReadJudgements:
    """The judgements of JSON Lines, each with where it stands; one that is none comes as an issue with cause, and the next is read."""
    found, issues = [], []
    for where, data in lines:
        try:
            found.append(_judgement(data))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError) as error:
            issues.append(Issue("bad-judgement", f"no judgement: {error}", where=where))
    return ReadJudgements(tuple(found), tuple(issues))


def judgement_line(judgement: Judgement) -> bytes:
    """One line of JSON with its newline; what is not known is left out."""
    row = {name: value for name, value in structs.asdict(judgement).items() if value not in (None, ())}
    return msgspec.json.encode(row) + b"\n"


def is_persons(judgement: Judgement) -> bool:
    """Whether a person judged, and not the model."""
    return judgement.judge.startswith(PERSON)


def ordered(judgement: Judgement) -> Judgement:
    """The same judgement with the smaller reference on the left."""
    if judgement.left < judgement.right:
        return judgement
    return structs.replace(
        judgement,
        left=judgement.right,
        right=judgement.left,
        left_key=judgement.right_key,
        right_key=judgement.left_key,
        left_anchor=judgement.right_anchor,
        right_anchor=judgement.left_anchor,
    )


def bind(judgements: Iterable[Judgement], accounts: Iterable[Account]) -> Bound:
    """Persons' judgements set on the accounts that are there.

    A claim is found by its key; where the key changed, by its words in the same document (`_by_words`); where the judgement gives no
    key, by its reference. A judgement one of whose claims is not found is orphaned and told, never dropped silently. Of several by one
    judge on one pair only the last is kept and told of; that it was carried over is told once.
    """
    wanted = [judgement for judgement in judgements if is_persons(judgement)]
    documents = {document_of(ref) for judgement in wanted for ref in (judgement.left, judgement.right)}
    index: dict[str, list[Account]] = {}
    for account in accounts:
        if account.doc_id in documents:
            index.setdefault(account.doc_id, []).append(account)
    bound: dict[tuple[str, str, str], tuple[Judgement, Issue | None]] = {}
    orphaned: dict[tuple[str, str, str], tuple[Judgement, Issue]] = {}
    for judgement in wanted:
        now, issue = _bound(judgement, index)
        if now is None and issue is not None:
            orphaned[_pair(judgement)] = (judgement, issue)
        elif now is not None:
            before, _ = bound.pop(_pair(now), (None, None))
            bound[_pair(now)] = (now, None if before is not None and before.verdict is now.verdict else issue)
    issues = [issue for _, issue in (*bound.values(), *orphaned.values()) if issue is not None]
    carried = tuple(now for now, issue in bound.values() if issue is not None)
    return Bound(tuple(now for now, _ in bound.values()), carried, tuple(one for one, _ in orphaned.values()), tuple(issues))


def _bound(judgement: Judgement, index: Mapping[str, list[Account]]) -> tuple[Judgement | None, Issue | None]:
    """A judgement as it stands on the claims that are there; None where one of them is not, with what is to be told."""
    left = _found(index, judgement.left, judgement.left_key, judgement.left_anchor)
    right = _found(index, judgement.right, judgement.right_key, judgement.right_anchor)
    fault = left.fault or right.fault or ("both sides are one claim now" if left.account is right.account else None)
    if left.account is None or right.account is None or fault:
        return None, Issue("orphaned-judgement", f"{_shown(judgement)}: {fault}; it is kept and has no effect")
    now = _set_on(judgement, left.account, right.account)
    if not (left.by_words or right.by_words):
        return now, None
    return now, Issue("carried-judgement", f"{_shown(judgement)}: coded anew, now {now.left} and {now.right} by their words")


def _pair(judgement: Judgement) -> tuple[str, str, str]:
    return judgement.judge, judgement.left, judgement.right


def document_of(ref: str) -> str:
    """The document of a reference."""
    return ref.rpartition("#")[0]


def anchor_of(account: Account) -> Anchor:
    """Where a claim stands in its document."""
    roles = (account.actor, account.target, account.place, account.weapon, account.source)
    return Anchor(account.type, tuple(told.span for told in account.evidence), tuple(told.span for told in roles if told is not None))


class _Side(Struct, frozen=True):
    """One side of a judgement: the account it is about now, or why there is none."""

    account: Account | None = None
    by_words: bool = False
    fault: str | None = None


def _found(index: Mapping[str, list[Account]], ref: str, key: str | None, anchor: Anchor | None) -> _Side:
    there = index.get(document_of(ref))
    if there is None:
        return _Side(fault=f"no claim of the document of {ref} is here")
    if key is None or key == ref:  # documents coded by hand have no keys: the id may be another claim's by now, unless its words agree
        found = next((account for account in there if account.ref == ref), None)
        if found is not None and (anchor is None or _fit(anchor, found) > _NO_FIT):
            return _Side(found)
    else:
        found = next((account for account in there if account.key == key), None)
        if found is not None:
            return _Side(found)
    return _by_words(there, ref, anchor)


def _by_words(there: list[Account], ref: str, anchor: Anchor | None) -> _Side:
    """The claim of the same document with the most of the old one's words: evidence in common, then type, then words of roles.

    Two that fit equally well are none: a sentence often tells several events, and a person's word is not guessed about.
    """
    if anchor is None:
        return _Side(fault=f"{ref} is not here, and nothing tells where its words stood")
    ranked = sorted(((_fit(anchor, account), account.ref, account) for account in there), key=lambda one: (one[0], one[1]), reverse=True)
    fits = [one for one in ranked if one[0] > _NO_FIT]
    if not fits:
        return _Side(fault=f"no claim of its document has words of {ref} as evidence any more")
    if len(fits) > 1 and fits[0][0] == fits[1][0]:
        return _Side(fault=f"two claims have the words of {ref} as evidence, {fits[1][1]} and {fits[0][1]}")
    return _Side(fits[0][2], by_words=True)


_NO_FIT = (0.0, False, 0, 0.0)


def _fit(anchor: Anchor, account: Account) -> tuple[float, bool, int, float]:
    """How well a claim takes the place of one that was: whether they share evidence, type, words of roles, and how much evidence."""
    now = anchor_of(account)
    old_points, new_points = _points(anchor.evidence), _points(now.evidence)
    shared = len(old_points & new_points)
    if not shared:
        return _NO_FIT
    roles = sum(any(old.overlaps(new) for new in now.roles) for old in anchor.roles)
    return 1.0, anchor.type == now.type, roles, shared / len(old_points | new_points)


def _points(spans: Iterable[Span]) -> set[int]:
    return {point for span in spans for point in range(span.start, span.end)}


def _set_on(judgement: Judgement, left: Account, right: Account) -> Judgement:
    now = structs.replace(
        judgement,
        left=left.ref,
        right=right.ref,
        left_key=left.key,
        right_key=right.key,
        left_anchor=anchor_of(left),
        right_anchor=anchor_of(right),
    )
    return ordered(now)


def _shown(judgement: Judgement) -> str:
    return f"{judgement.judge} on {judgement.left} and {judgement.right} ({judgement.verdict.value})"


def _judgement(data: bytes) -> Judgement:
    """One judgement. Raises ``ValueError`` with what is wrong."""
    _CHECKER.decode(data)
    judgement = _DECODER.decode(data)
    for ref in (judgement.left, judgement.right):
        if not document_of(ref):
            raise ValueError(f"{ref!r} is no reference to a claim (doc_id#claim_id)")
    if judgement.left == judgement.right:
        raise ValueError(f"both sides are {judgement.left}")
    if not any(judgement.judge.startswith(kind) and judgement.judge != kind for kind in (PERSON, MODEL)):
        raise ValueError(f"the judge {judgement.judge!r} is neither {PERSON}NAME nor {MODEL}VERSION")
    return ordered(judgement)
