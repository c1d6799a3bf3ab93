"""What a person decided about a claim, about an event's contradiction or an issue, and about which claims are one event."""

from enum import StrEnum

from msgspec import Struct


class Review(StrEnum):
    """Whether a claim is what the article says; ``corrected``: it is, but for the fields that the person told otherwise."""

    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    WRONG = "wrong"
    UNSURE = "unsure"


class Correction(Struct, frozen=True):
    """One field of a claim as a person reads it, and as it was read before; None where the article does not tell it.

    Values are written as `khabar.ledger.reviewing.fields` has it: an id or words, ``3..5`` for a number, ``2024-03-13`` or two days for a
    date. ``within`` is what the value belongs to or lies in, by which it is found, too.
    """

    field: str
    value: str | None
    before: str | None
    within: tuple[str, ...] = ()


class Decision(Struct, frozen=True):
    """One person's word on one claim, with what it was about: by these the claim is found again when its article is read anew.

    ``ref`` is the claim as it was called then (``doc_id#claim_id``), ``key`` its key, ``type`` what it said and ``words`` in which words.
    ``by`` is ``person:`` and a name. ``sample`` is the id of the sample that the claim was drawn for, where it was for one.
    """

    ref: str
    key: str
    type: str
    words: tuple[str, ...]
    review: Review
    by: str
    note: str | None = None
    corrections: tuple[Correction, ...] = ()
    sample: str | None = None


class Check(Struct, frozen=True):
    """One person's word on a contradiction of an event (``kind`` contradiction, ``subject`` its id) or on an issue.

    ``state`` is the digest of what it was about: where that changes, it waits for a person again.
    """

    kind: str
    subject: str
    state: str
    verdict: str
    by: str
    note: str | None = None


class Regrouping(Struct, frozen=True):
    """Events joined (``kind`` merge) or one parted (``split``): the groups of claims that are one event each, as the person says.

    ``judged`` are the contents of the judgements that say so, ``overruled`` of those that stood in the way and were withdrawn.
    """

    kind: str
    events: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]
    by: str
    note: str
    judged: tuple[str, ...] = ()
    overruled: tuple[str, ...] = ()


class Undone(Struct, frozen=True):
    """That what an entry decided counts no more, who says so and why; what stood before it stands again."""

    entry: int
    by: str
    note: str
