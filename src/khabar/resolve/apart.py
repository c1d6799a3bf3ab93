"""What parts two claims of one document in time or in the course of its text."""

from khabar.model import Claim
from khabar.resolve.likeness import Context

VAGUE = "vague"  # how an act is told whose time is not told by the day: "days ago"
RETURNING = "returning"  # how an act is told that the text has told before: "the attack"
FRESH = 2  # days back from publication within which nothing was "days ago"


def is_other_matter(left: Claim, right: Claim, context: Context) -> bool:
    """Whether the text turns to another matter between two acts, and the later takes nothing up: "on the other hand a shell fell"."""
    early, late = sorted((left, right), key=lambda claim: claim.evidence[0].start)
    told, here = max(span.start for span in early.evidence), late.evidence[0].start
    if RETURNING in late.trace.manner or not any(told < turn <= here for turn in context.turns):
        return False
    return not one_toll(left, right)


def is_days_ago(vague: Claim, other: Claim, context: Context) -> bool:
    """Whether one claim is told as of days ago and another as of the last day or two."""
    published = context.document.published
    if VAGUE not in vague.trace.manner or other.date is None or published is None:
        return False
    return other.date.start <= published and (published - other.date.start).days < FRESH


def one_toll(left: Claim, right: Claim) -> bool:
    """Whether two claims tell one number of dead, of two or more; "at least" before it is no other number."""
    a, b = left.killed, right.killed
    return a is not None and b is not None and a.low == b.low and (a == b or None in (a.high, b.high)) and (a.low or 0) > 1
