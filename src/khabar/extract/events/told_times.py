"""When an event happened that is told by another: so long before or after that one, or at the time told last."""

from khabar.extract.dating.date_anchors import names_day
from khabar.extract.dating.told_points import shifted
from khabar.extract.events.course import is_news_day
from khabar.extract.sentence.chunks import STOPS
from khabar.extract.sentence.earlier import gap_ahead, gap_behind, gap_fronted
from khabar.extract.sentence.scene import Scene
from khabar.model import DateExpression

THAT_TIME = "that-time"
PARTING = frozenset({"verb", "relative", "mark"})
AT_THE_TIME = 3  # words of "at the time that", which is more than "while"
GAP_REACH = 60  # words ahead within which the day is told that "two days after the attack" counts from


def by_gap(scene: Scene, at: int) -> DateExpression | None:
    """The day of an event told as so long before the main one: "two days after a raid"; None where the main one is not dated."""
    gap = gap_ahead(scene, at)
    if gap is None or gap[1].low != gap[1].high:
        return None  # "days after the attack" is too vague to count with
    word, point = gap
    days = [mention for mention in scene.page.dates.values() if names_day(mention.expression)]
    ahead = [mention for mention in days if 0 < word - mention.first <= GAP_REACH]
    apart = next((chunk.first for chunk in scene.row[at + 1 :] if chunk.kind == "background"), scene.row[-1].first)
    main = ahead[-1] if ahead else next((mention for mention in days if apart >= mention.first > scene.row[at].last), None)
    main = main or next((mention for mention in days if mention.first < word and is_news_day(mention.expression)), None)
    return DateExpression(point, anchor=main.expression) if main is not None else None


def by_lapse(scene: Scene, at: int) -> DateExpression | None:
    """The day of an event told as so long after another ("was held two days after the attack"), where that one is dated near it."""
    fronted = gap_fronted(scene, at)
    gap = fronted or gap_behind(scene, at)
    days = shifted(gap[1]) if gap is not None else None
    if gap is None or days is None:
        return None
    told = [mention for mention in scene.page.dates.values() if names_day(mention.expression)]
    start = scene.row[0].first
    behind = (mention.expression for mention in told if gap[0] < mention.first <= scene.row[-1].first)
    before = (mention.expression for mention in reversed(told) if 0 < start - mention.first <= GAP_REACH)
    anchor = next(behind, None) or next((day for day in before if fronted or not is_news_day(day)), None)
    return DateExpression(days, anchor=anchor) if anchor is not None else None


def by_return(scene: Scene, at: int) -> DateExpression | None:
    """The time told last, where an event's clause says that it was then ("a hundred were killed at that time")."""
    start = scene.row[0].first
    for n, chunk in enumerate(scene.row):
        if chunk.kind == "adverb" and chunk.value == THAT_TIME and not parted(scene, at, n) and not _is_of_holder(scene, n):
            told = [mention for mention in scene.page.dates.values() if 0 < start - mention.first <= GAP_REACH]
            return told[-1].expression if told else None
    return None


def by_time_of(scene: Scene, at: int) -> DateExpression | None:
    """The time of the main clause, for an event that was at its time: "announced in late May ..., at the time that it began raids"."""
    ahead = [n for n, chunk in enumerate(scene.row[:at]) if chunk.value == "while" and chunk.last - chunk.first >= AT_THE_TIME]
    if not ahead or any(chunk.kind in STOPS or chunk.kind == "date" for chunk in scene.row[ahead[-1] + 1 : at]):
        return None
    told = [chunk.first for chunk in scene.row[: ahead[-1]] if chunk.kind == "date"]
    main = scene.page.dates[told[-1]].expression if told else None
    return main if main is not None and main.relation == "at" else None


def _is_of_holder(scene: Scene, n: int) -> bool:
    """Whether a time stands behind an office: who held it then ("the minister of that time")."""
    before = scene.row[n - 1].phrase if n else None
    return before is not None and any(name.startswith("person") for name in before.classes)


def parted(scene: Scene, at: int, n: int) -> bool:
    """Whether another clause, or another act than what is told of by a verb, stands between an act and a chunk."""
    between = scene.row[min(at, n) + 1 : max(at, n)]
    own = scene.row[at].kind == "verb"
    return any(chunk.kind in STOPS or chunk.kind in PARTING or (chunk.kind == "event" and not own) for chunk in between)
