"""What parts two claims of one document in time or in the course of its text."""

from khabar.model import Claim, DateRange
from khabar.resolve.likeness import Context

VAGUE = "vague"  # how an act is told whose time is not told by the day: "days ago"
RETURNING = "returning"  # how an act is told that the text has told before: "the attack"
FRESH = 2  # days back from publication within which nothing was "days ago"
OLD = 31  # days; what happened longer ago is told to explain, behind the news


def is_other_matter(left: Claim, right: Claim, context: Context) -> bool:
    """Whether the text turns to another matter between two acts, and the later takes nothing up: "on the other hand a shell fell"."""
    early, late = sorted((left, right), key=lambda claim: claim.evidence[0].start)
    told, here = max(span.start for span in early.evidence), late.evidence[0].start
    if RETURNING in late.trace.manner or not any(told < turn <= here for turn in context.turns):
        return False
    return not one_toll(left, right)


def are_apart_in_time(left: Claim, right: Claim, context: Context) -> bool:
    """Whether two claims tell days of which neither lies in the other, or one is told as of a time in which the other is not."""
    here, there = left.date, right.date
    if here is not None and there is not None and not (_lies_within(here, there) or _lies_within(there, here)):
        return True
    return any(_is_days_ago(one, other, context) or _is_before_old(one, other, context) for one, other in ((left, right), (right, left)))


def _lies_within(inner: DateRange, outer: DateRange) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _is_days_ago(vague: Claim, other: Claim, context: Context) -> bool:
    """Whether one claim is told as of days ago and another as of the last day or two."""
    published = context.document.published
    if VAGUE not in vague.trace.manner or other.date is None or published is None:
        return False
    return other.date.start <= published and (published - other.date.start).days < FRESH


def _is_before_old(news: Claim, old: Claim, context: Context) -> bool:
    """Whether a claim with no day stands ahead of one of more than a month ago, to which it cannot go back."""
    published = context.document.published
    if news.date is not None or old.date is None or published is None or news.evidence[0].start >= old.evidence[0].start:
        return False
    return (published - old.date.end).days > OLD


def one_toll(left: Claim, right: Claim) -> bool:
    """Whether two claims tell one number of dead, of two or more; "at least" before it is no other number."""
    a, b = left.killed, right.killed
    return a is not None and b is not None and a.low == b.low and (a == b or None in (a.high, b.high)) and (a.low or 0) > 1
