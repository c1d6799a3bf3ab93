"""When an act was, if its own clause does not tell it."""

from collections.abc import Mapping, Sequence

from msgspec import Struct, structs

from khabar.extract.casualties.running import MONTHS
from khabar.extract.dating.date_anchors import is_day
from khabar.extract.inherit.places import FIGHTING, TOWNS, WIDE
from khabar.extract.inherit.telling_again import LEAD, SAME_REACH, first, is_one
from khabar.extract.sides import common
from khabar.model import DateExpression, Draft, Role
from khabar.model.event_types import CORE
from khabar.model.values import CalendarPoint, DayCountPoint, DayPoint, PeriodPoint, WeekdayPoint

LOCAL = "area.local"  # a village, or a quarter of a town
DATE_REACH = 1  # sentences back from which the day of another act governs; swept 0-3 on gold
SPEECH_REACH = 2  # sentences over which one speech is still told
NEWS_REACH = 6  # sentences from the lead within which its day governs fresh events; 2-5 were swept on gold, 6 taken on real press


class Course(Struct, frozen=True):
    """How a text goes on: the day that its lead names, with its sentence, and the sentences that turn to another matter, look back, or tell
    what goes together with what was told; the day that heads a list, and its items with the places that head them.
    """

    news: tuple[DateExpression, int] | None = None
    turns: frozenset[int] = frozenset()
    recalled: frozenset[int] = frozenset()
    related: frozenset[int] = frozenset()
    added: frozenset[int] = frozenset()
    moved: frozenset[int] = frozenset()
    parted: frozenset[int] = frozenset()
    headed: DateExpression | None = None
    items: frozenset[int] = frozenset()
    grounds: Mapping[int, Role] = {}
    text: str = ""

    def names_again(self, left: Role, right: Role) -> bool:
        """Whether all words of one role stand in the other ("the village of Luz", "the village of Luz on the border")."""
        one, other = (set(self.text[role.span.start : role.span.end].split()) for role in (left, right))
        return one <= other or other <= one

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
    if course.headed is not None and draft.sentence in course.items:
        return structs.replace(draft, date=course.headed)
    line = [other for other in before if other.sentence == draft.sentence or other.sentence not in course.recalled]
    found = first(sorted(twins, key=lambda other: other.announced), lambda other: other.date is not None and not _is_period(other))
    found = found or _governing(draft, line, course)
    if found is None and draft.sentence == 0:
        fresh = (other for other in after if 0 < other.sentence <= LEAD and other.sentence not in course.recalled)
        found = first(fresh, lambda other: other.date is not None and _governs(other) and "another" not in other.manner)
    if found is None:
        return _with_news_day(draft, line, (*before, *after), course)
    return structs.replace(draft, date=found.date, announced=found.announced)


def with_day_of_speech(draft: Draft, before: Sequence[Draft], course: Course) -> Draft:
    """A stance with the day of what its speaker said close before, or in the lead: one speech or statement holds both."""
    if draft.date is not None or draft.background or draft.withheld or draft.sentence in course.recalled:
        return draft
    turned = course.turned(draft.sentence)
    close = (other for other in reversed(before) if other.sentence >= turned and draft.sentence - other.sentence <= SPEECH_REACH)
    told = first(close, lambda other: other.date is not None and _is_said_by(other, draft.actor, course))
    return draft if told is None else structs.replace(draft, date=told.date)


def _is_said_by(other: Draft, speaker: Role | None, course: Course) -> bool:
    """Whether somebody took the stance that another draft tells, or announced its act on the day that dates it."""
    said = other.actor if other.type not in CORE else other.said.source if other.announced else None
    if said is None or speaker is None:
        return False
    return is_one(speaker, said) or _are_of_one_state(speaker, said) or course.names_again(speaker, said)


def _governing(draft: Draft, before: Sequence[Draft], course: Course) -> Draft | None:
    """The act told close before whose day is understood."""
    turned = course.turned(draft.sentence)
    close = (other for other in reversed(before) if other.sentence >= turned and course.dates_on(other.sentence, draft.sentence))
    return first(close, lambda other: other.date is not None and _governs(other) and not _has_own_day(draft, other, course))


def _is_moved(draft: Draft, other: Draft, course: Course) -> bool:
    """Whether the sentence of an act opens on another place than that of the act before: a text goes through places that way."""
    if draft.sentence not in course.moved or other.sentence == draft.sentence or other.sentence in course.moved:
        return False
    return _is_of_another_place(draft, other, course)


def _has_own_day(draft: Draft, other: Draft, course: Course) -> bool:
    """Whether the day of the act before is not understood for an act."""
    return _is_apart(draft, other, course) or _goes_on(draft, other)


def _goes_on(draft: Draft, other: Draft) -> bool:
    """Whether an act has gone on since a day gone by ("since Monday", "since yesterday"): acts of another kind have days of their own."""
    point = other.date.point if other.date is not None and other.date.relation == "since" else None
    gone = (isinstance(point, WeekdayPoint) and point.beside != 0) or (isinstance(point, DayPoint) and point.days < 0)
    return gone and draft.type != other.type


def _is_apart(draft: Draft, other: Draft, course: Course) -> bool:
    """Whether an act is of another place, or another speaker tells it of another kind or side: it has a day of its own."""
    if other.announced and is_one(draft.said.source, other.said.source):
        return False  # one announcement holds both (ruling 1)
    goes_on = draft.sentence in course.added and draft.said.source is None  # "also" goes on with the day (ruling 54)
    if not goes_on and (_is_elsewhere(draft, other, course) or _is_moved(draft, other, course)):
        return True
    if _is_told_of_elsewhere(draft, other, course):
        return True
    return _is_told_by_another(draft, other) and (draft.type != other.type or _is_of_other_side(draft, other))


def _is_told_of_elsewhere(draft: Draft, other: Draft, course: Course) -> bool:
    """Whether somebody tells an act of another place in a sentence of its own, behind another's account or an act of another kind."""
    new = draft.said.source is not None and other.said.source is None and draft.type != other.type
    told = new or _is_told_by_another(draft, other)
    return told and draft.sentence != other.sentence and _is_of_another_place(draft, other, course)


def _is_of_another_place(draft: Draft, other: Draft, course: Course) -> bool:
    """Whether two acts are told of two places."""
    here, there = draft.place, other.place
    if here is None or there is None or there.classes & WIDE:
        return False
    return common(here, there) is not True and not course.names_again(here, there)


def _is_elsewhere(draft: Draft, other: Draft, course: Course) -> bool:
    """Whether an act is told of another place, which does not lie in the land or province told for the act before.

    A town or village that no list knows is another, too, where a sentence of its own tells of it, unless it says that both go together.
    """
    here, there = draft.place, other.place
    if here is None or there is None or there.classes & WIDE > here.classes & WIDE:
        return False
    same = common(here, there)
    if same is not None or course.names_again(here, there):
        return same is False
    village = LOCAL in here.classes and there.classes.isdisjoint(TOWNS)
    return draft.sentence not in {other.sentence, *course.related} and (village or not here.classes.isdisjoint(TOWNS))


def _is_told_by_another(draft: Draft, other: Draft) -> bool:
    """Whether two speakers are named for two acts."""
    said, told = draft.said.source, other.said.source
    return said is not None and told is not None and not is_one(said, told)


def _is_of_other_side(draft: Draft, other: Draft) -> bool:
    """Whether two acts are told of two sides, and neither of one place nor against one target."""
    if is_one(draft.place, other.place) or is_one(draft.target, other.target) or _are_of_one_state(draft.actor, other.actor):
        return False
    return common(draft.actor, other.actor) is False


def _are_of_one_state(left: Role | None, right: Role | None) -> bool:
    """Whether two doers are of one state, by name or by an adjective ("American helicopters", "an American raid")."""
    sides = [{role.nation, *role.concepts} - {None} for role in (left, right) if role is not None]
    return len(sides) == 2 and not sides[0].isdisjoint(sides[1])


def _with_news_day(draft: Draft, before: Sequence[Draft], around: Sequence[Draft], course: Course) -> Draft:
    """A fresh event told soon after a lead that names the day, with no other day named between (ruling 45)."""
    news = course.news_for(draft)
    if draft.sentence > LEAD and "present" in draft.manner:
        return draft  # what goes on is told behind the news
    if news is None or any(_is_of_other_day(other, news[0]) for other in before):
        return draft
    if any(other.sentence == news[1] and other.type == draft.type and other.date is None and not other.background for other in around):
        return draft  # the day does not even date the act of this type that it is told with
    dated = [other for other in around if other.sentence == news[1] and other.date == news[0]]
    apart = all(_is_other_matter(draft, other, course) for other in dated) if dated else draft.sentence in course.moved
    return draft if apart else structs.replace(draft, date=news[0])


def _is_other_matter(draft: Draft, other: Draft, course: Course) -> bool:
    """Whether an act is no part of what the lead tells: of another kind, unless both are fighting and not apart, or of another's side."""
    if _is_moved(draft, other, course):
        return True
    if draft.type != other.type and (_is_elsewhere(draft, other, course) or not {draft.type, other.type} <= FIGHTING):
        return True
    return _is_told_by_another(draft, other) and _is_of_other_side(draft, other)


def _is_of_other_day(other: Draft, news: DateExpression) -> bool:
    """Whether an act has another day than that of the news; one of a month or a year gone by only looks back."""
    date = other.date
    if date is None or date == news or other.type not in CORE or other.background:
        return False
    if date.relation != "at" or date.until is not None:
        return True
    month = isinstance(date.point, CalendarPoint) and not is_day(date.point)
    return not (month or (isinstance(date.point, PeriodPoint) and date.point.unit in MONTHS and date.point.count == 1))


def _is_told_day(other: Draft, draft: Draft) -> bool:
    """Whether the text itself tells the day of an act like one that is dated only by its announcement."""
    if other.date is not None and (other.date.relation == "since" or _is_period(other)):
        return False
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
