"""What a person decided about a claim."""

from enum import StrEnum

from msgspec import Struct


class Review(StrEnum):
    """Whether a claim is what the article says."""

    CONFIRMED = "confirmed"
    WRONG = "wrong"
    UNSURE = "unsure"


class Decision(Struct, frozen=True):
    """One person's word on one claim, with what it was about: by these the claim is found again when its article is read anew.

    ``ref`` is the claim as it was called then (``doc_id#claim_id``), ``key`` its key, ``type`` what it said and ``words`` in which words.
    ``by`` is ``person:`` and a name.
    """

    ref: str
    key: str
    type: str
    words: tuple[str, ...]
    review: Review
    by: str
    note: str | None = None
