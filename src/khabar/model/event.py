"""What claims add up to: judgements about pairs, events as views, findings about their attributes."""

from enum import StrEnum

from msgspec import Struct


class Verdict(StrEnum):
    """Whether two claims are about one happening in the world."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Reason(Struct, frozen=True):
    """One readable reason with its weight (bits of evidence; above zero speaks for the same event)."""

    text: str
    weight: float


class Judgement(Struct, frozen=True):
    """Same, different or unsure about two claims, with reasons and a judge (a model's name or a person's)."""

    left: str
    right: str
    verdict: Verdict
    reasons: tuple[Reason, ...]
    judge: str


class Finding(Struct, frozen=True):
    """One value of one attribute of an event, with the claims for it and the claims against it."""

    attribute: str
    value: str
    supported_by: tuple[str, ...]
    disputed_by: tuple[str, ...] = ()


class Event(Struct, frozen=True):
    """Claims judged to be of one happening: a view, never stored as truth."""

    event_id: str
    claims: tuple[str, ...]
    findings: tuple[Finding, ...] = ()
