"""Acts of long ago, told to explain and not as news."""

from datetime import date

from khabar.extract.events.asides import PUBLIC
from khabar.extract.page.tokens import Page
from khabar.model import Draft
from khabar.model.event_types import CORE
from khabar.model.values import AgoPoint, DatePoint

LIVING, REMEMBERED = 2, 10  # years; an act dated further back is told to explain, not as news, a political one after the second
MONTHS = 12
FIRST_YEAR = 1600  # years below it are of the Hijri era, written beside fresh dates too


def is_history(draft: Draft, page: Page) -> bool:
    """Whether an event is long past, or a physical one only alluded to: a noun, or a clause behind another, of more than a year ago."""
    point = draft.date.point if draft.date is not None else None
    if isinstance(point, AgoPoint) and point.unit == "year" and draft.type in CORE and draft.background:
        return True
    year = getattr(point, "year", None)
    if not isinstance(year, int) or year < FIRST_YEAR or draft.killed is not None or draft.injured is not None:
        return False
    published = page.document.published
    if published is not None and year < published.year - (LIVING if draft.type in CORE else REMEMBERED):
        return True
    alluded = draft.background or (draft.rule.endswith("noun-event") and not _is_of_chronicle(page, draft.sentence))
    return draft.type in CORE | {PUBLIC} and alluded and not (published is not None and _is_of_last_months(point, year, published))


def _is_of_last_months(point: DatePoint | None, year: int, published: date) -> bool:
    """Whether a date lies in the year of a report, or in a month that is no more than twelve before its own."""
    month = getattr(point, "month", None)
    return year == published.year or (isinstance(month, int) and MONTHS * (published.year - year) + published.month - month <= MONTHS)


def _is_of_chronicle(page: Page, sentence: int) -> bool:
    """Whether a sentence opens on a date and a colon: "- 8 February 2016: the minister escaped"."""
    first, last = page.sentences[sentence]
    at = next((n for n in range(first, last) if page.words[n].kind != "mark"), last)
    date = page.dates.get(at)
    return date is not None and date.last < last and page.words[date.last].form == ":"
