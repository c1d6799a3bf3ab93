"""When an act was, if its own clause does not tell it."""

from collections.abc import Sequence

from msgspec import Struct, structs

from khabar.extract.dating.date_anchors import is_day
from khabar.extract.inherit.telling_again import LEAD, SAME_REACH, first, is_one
from khabar.extract.sides import common
from khabar.model import DateExpression, Draft
from khabar.model.event_types import CORE
from khabar.model.values import CalendarPoint, DayCountPoint, PeriodPoint

DATE_REACH = 1  # sentences back from which the day of another act governs; swept 0-3 on gold
NEWS_REACH = 4  # sentences from the lead within which its day governs fresh events; swept 2-5 on gold, flat from 3


class Course(Struct, frozen=True):
    """How a text goes on: the day that its lead names, with its sentence, and the sentences that turn to another matter or look back."""

    news: tuple[DateExpression, int] | None = None
    turns: frozenset[int] = frozenset()
    recalled: frozenset[int] = frozenset()

    def turned(self, sentence: int) -> int:
        """The sentence since which a text has been on the matter of a sentence."""
        return max((turn for turn in self.turns if turn <= sentence), default=0)

    def dates_on(self, sentence: int, later: int) -> bool:
        """Whether the day of an act in one sentence is understood in a later one: a sentence that looks back does not part them."""
        if later in self.recalled:
            return sentence == later
        return later - sentence - sum(sentence < one < later for one in self.recalled) <= DATE_REACH

    def news_for(self, draft: Draft) -> tuple[DateExpression, int] | None:
        """The day of the lead, if an act of the headline or of the text below may be of it."""
        if self.news is None or draft.sentence == self.news[1] or not self.recalled.isdisjoint((draft.sentence, self.news[1])):
            return None
        close = draft.sentence - self.news[1] <= NEWS_REACH
        return self.news if close and self.news[1] >= self.turned(draft.sentence) else None


def without_plans(course: Course, drafts: Sequence[Draft]) -> Course:
    """A course without the day of a lead that announces what is planned (ruling 43)."""
    told = (draft for draft in drafts if course.news is not None and draft.sentence == course.news[1] and draft.type in CORE)
    return structs.replace(course, news=None) if any(draft.status == "planned" for draft in told) else course


def with_date(draft: Draft, before: Sequence[Draft], after: Sequence[Draft], twins: Sequence[Draft], course: Course) -> Draft:
    """The day of an act: as told elsewhere for it, else of an act told close before (behind a headline, after it), else of the lead."""
    twins = [other for other in twins if (other.sentence in course.recalled) == (draft.sentence in course.recalled)]
    if draft.announced:
        turned = course.turned(draft.sentence)
        near = (other for other in reversed(before) if other.sentence >= turned)
        told = first((*twins, *near), lambda other: other.date is not None and _is_told_day(other, draft))
        return draft if told is None else structs.replace(draft, date=told.date)
    if draft.date is not None or draft.background or draft.withheld:
        return draft
    line = [other for other in before if other.sentence == draft.sentence or other.sentence not in course.recalled]
    found = first(sorted(twins, key=lambda other: other.announced), lambda other: other.date is not None and not _is_period(other))
    found = found or _governing(draft, line, course)
    if found is None and draft.sentence == 0:
        fresh = (other for other in after if other.sentence <= LEAD and other.sentence not in course.recalled)
        found = first(fresh, lambda other: other.date is not None and _governs(other))
    return structs.replace(draft, date=found.date) if found is not None else _with_news_day(draft, line, (*before, *after), course)


def _governing(draft: Draft, before: Sequence[Draft], course: Course) -> Draft | None:
    """The act told close before whose day is understood."""
    turned = course.turned(draft.sentence)
    close = (other for other in reversed(before) if other.sentence >= turned and course.dates_on(other.sentence, draft.sentence))
    return first(close, lambda other: other.date is not None and _governs(other) and not _is_apart(draft, other))


def _is_apart(draft: Draft, other: Draft) -> bool:
    """Whether another speaker tells an act of another kind, or of another side: his account has days of its own."""
    return _is_told_by_another(draft, other) and (draft.type != other.type or _is_of_other_side(draft, other))


def _is_told_by_another(draft: Draft, other: Draft) -> bool:
    """Whether two speakers are named for two acts."""
    said, told = draft.said.source, other.said.source
    return said is not None and told is not None and not is_one(said, told)


def _is_of_other_side(draft: Draft, other: Draft) -> bool:
    """Whether two acts are told of two sides and not of one place."""
    return common(draft.actor, other.actor) is False and not is_one(draft.place, other.place)


def _with_news_day(draft: Draft, before: Sequence[Draft], around: Sequence[Draft], course: Course) -> Draft:
    """A fresh event told soon after a lead that names the day, with no other day named between (ruling 45)."""
    news = course.news_for(draft)
    if news is None or any(other.date not in (None, news[0]) and other.type in CORE and not other.background for other in before):
        return draft
    if any(other.sentence == news[1] and other.type == draft.type and other.date is None and not other.background for other in around):
        return draft  # the day does not even date the act of this type that it is told with
    dated = [other for other in around if other.sentence == news[1] and other.date == news[0]]
    apart = dated and all(_is_told_by_another(draft, other) and _is_of_other_side(draft, other) for other in dated)
    return draft if apart else structs.replace(draft, date=news[0])


def _is_told_day(other: Draft, draft: Draft) -> bool:
    """Whether the text itself tells the day of an act like one that is dated only by its announcement."""
    return other.type == draft.type and not other.announced and not other.background and abs(draft.sentence - other.sentence) <= SAME_REACH


def _governs(other: Draft) -> bool:
    """Whether the day of another act may be understood for the acts told next."""
    return other.type in CORE and other.status != "planned" and not other.background and not _is_lasting(other)


def _is_period(draft: Draft) -> bool:
    """Whether a date is the stretch in which a series of acts fell ("the last three days have seen raids"): it dates no single one."""
    return draft.date is not None and isinstance(draft.date.point, PeriodPoint)


def _is_lasting(draft: Draft) -> bool:
    """Whether a date tells how long an act has gone on ("for the fourth day", "since June") or only its month: it is of no other act."""
    if draft.date is None:
        return False
    date, point = draft.date, draft.date.point
    running = isinstance(point, DayCountPoint) and point.running
    by_month = isinstance(point, CalendarPoint) and point.day is None and date.until is None
    return running or by_month or (date.relation == "since" and (isinstance(point, CalendarPoint) or not is_day(point)))
