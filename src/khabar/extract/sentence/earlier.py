"""What a sentence tells as having happened before its main event: behind "after" and "since", in the pluperfect, by those held for it."""

from collections.abc import Iterator

from khabar.extract.sentence.chunks import STOPS, Chunk, opens_time
from khabar.extract.sentence.scene import Scene
from khabar.extract.sentence.tenses import is_present
from khabar.model.values import AgoPoint
from khabar.text.marks import COMMAS, HARD_MARKS, QUOTES

MORROW = "day-before"
AHEAD_OF = "ahead-of"  # the value of what stands ahead of an act that came later, if it came
BEFORE = frozenset({"before", "since", MORROW, AHEAD_OF})
VAGUE = "vague"
STATES = frozenset({"state", "still"})  # the values of "has become", "is still"
OF_VERB = 3  # chunks from a verb back to what makes it a pluperfect ("had", "had already")
DOER = "person.perpetrator"


def is_before(scene: Scene, at: int) -> bool:
    """Whether an event happened before the main one: behind "after", as what people are held to have done, or by a pluperfect verb."""
    if scene.row[at].kind == "verb" and pluperfect_between(scene, max(-1, at - OF_VERB), at):
        return True
    return is_of_doers(scene, at) or clause_of_earlier(scene, at) is not None


def is_withheld(scene: Scene, at: int, *, lasting: bool) -> bool:
    """Whether the text holds back when an act was, so that no day told elsewhere is meant.

    It is told, or announced, as done "recently", or is what people are held for, or, where its kind is ``lasting``, a state ("holds").
    """
    if is_of_doers(scene, at) or any(chunk.kind == "adverb" and chunk.value == VAGUE for chunk in _around(scene, at)):
        return True
    return lasting and scene.sentence > 0 and _is_state(scene, at)


def _around(scene: Scene, at: int) -> Iterator[Chunk]:
    """The chunks around an act in its own clause and, where that is what someone says, in the clause of the verb of saying."""
    for n in range(at + 1, len(scene.row)):
        if scene.row[n].kind in STOPS or scene.row[n].kind in ("verb", "relative") or _ends(scene, n):
            break
        yield scene.row[n]
    said = False
    for n in range(at - 1, -1, -1):
        chunk = scene.row[n]
        other = chunk.kind in STOPS and chunk.kind != "that"
        if other or chunk.kind == "relative" or _ends(scene, n) or (chunk.kind == "verb" and not said):
            break
        said = said or chunk.kind == "that"
        yield chunk


def _is_state(scene: Scene, at: int) -> bool:
    """Whether an act is told as a state that lasts: by a verb in the present, or behind "has become", "is still"."""
    row = scene.row
    if row[0].kind == "auxiliary" and row[0].value in STATES and not any(row[n].kind == "verb" or row[n].kind in STOPS for n in range(at)):
        return True
    verb = next((n for n in (at, scene.governors.get(at, (at, ""))[0]) if scene.row[n].kind == "verb"), None)
    return verb is not None and is_present(scene.row[verb])


def clause_of_earlier(scene: Scene, at: int) -> int | None:
    """The chunk of the "after" or "since" that opens the clause of an event."""
    for n in range(at - 1, -1, -1):
        chunk = scene.row[n]
        if chunk.kind in STOPS and not opens_time(scene.row, n):
            return n if chunk.kind == "background" and chunk.value in BEFORE else None
        if chunk.kind == "mark" and n not in scene.hidden and chunk.value not in QUOTES:
            return None
    return None


def gap_ahead(scene: Scene, at: int) -> tuple[int, AgoPoint] | None:
    """By how long an event lies before the main one ("two days after a raid", "on the morrow of a raid"), and the word that tells it."""
    clause = clause_of_earlier(scene, at)
    if clause is None:
        return None
    if scene.row[clause].value == MORROW:
        return scene.row[clause].first, AgoPoint("day", 1, 1)
    word = scene.row[clause + 1].first
    point = scene.page.dates[word].expression.point if scene.row[clause + 1].kind == "gap" else None
    return (word, point) if isinstance(point, AgoPoint) else None


def gap_fronted(scene: Scene, at: int) -> tuple[int, AgoPoint] | None:
    """How long after an act told before a sentence tells its own ("Two days after the attack, the army shelled"), and the word for it."""
    row, n = scene.row, next((k for k, chunk in enumerate(scene.row) if chunk.kind != "mark"), 0)
    if n + 3 >= at or row[n].kind != "background" or row[n].value not in BEFORE or row[n + 1].kind != "gap":
        return None
    act, point = row[n + 2], scene.page.dates[row[n + 1].first].expression.point
    known = act.reading is not None and act.reading.peeled.article and act.phrase is not None and row[n + 3].value in COMMAS
    return (row[n + 1].first, point) if known and isinstance(point, AgoPoint) else None


def gap_behind(scene: Scene, at: int) -> tuple[int, AgoPoint] | None:
    """By how long an event lies behind another one ("was arrested two days after the attack"), and the word that tells it."""
    for n in range(at + 1, len(scene.row)):
        chunk = scene.row[n]
        if chunk.kind == "gap":
            point = scene.page.dates[chunk.first].expression.point
            return (chunk.first, point) if isinstance(point, AgoPoint) else None
        if chunk.kind == "background" and chunk.value in BEFORE and scene.row[min(n + 1, len(scene.row) - 1)].kind == "gap":
            continue
        if chunk.kind in STOPS or chunk.kind == "verb" or chunk.kind == "relative" or _ends(scene, n):
            return None
    return None


def is_of_doers(scene: Scene, at: int) -> bool:
    """Whether an event is what the people named ahead of it did or are accused of ("arrested three suspects in the bombing").

    So is what led to it: "those behind the death of three in a blast".
    """
    for n in range(at, 0, -1):
        chunk, before = scene.row[n], scene.row[n - 1]
        if chunk.phrase is None or before.phrase is None:
            return False
        if chunk.kind == "event" and DOER in scene.page.readings[before.last - 1].classes:
            return scene.row[at].kind == "event"
    return False


def has_begun(scene: Scene, date: int) -> bool:
    """Whether a date tells when that began since which something lasts ("since the war broke out on 15 April")."""
    for n in range(date - 1, -1, -1):
        chunk = scene.row[n]
        if chunk.kind == "background":
            return chunk.value == "since" and n + 1 < date
        if chunk.kind == "verb" or chunk.kind in STOPS or chunk.kind == "relative" or _ends(scene, n):
            return False
    return False


def ends_fronted(scene: Scene, at: int, date: int) -> bool:
    """Whether a date ahead of an event closes a fronted clause of what came before ("since it broke out on Monday, ...")."""
    for n in range(date - 1, -1, -1):
        chunk = scene.row[n]
        if chunk.kind == "background" and chunk.value in BEFORE:
            fronted = n == 0 or scene.row[n - 1].kind == "mark"
            return fronted and n + 1 != date and any(scene.row[k].kind == "mark" and k not in scene.hidden for k in range(date + 1, at))
        if chunk.kind in STOPS or _ends(scene, n):
            return False
    return False


def pluperfect_between(scene: Scene, left: int, right: int) -> bool:
    """Whether a clause of what had happened before begins between two chunks: "... a camp that refugees had reached on Monday"."""
    for n in range(left + 1, right):
        if scene.row[n].kind == "auxiliary" and scene.row[n].value == "had" and not scene.row[n].joined:
            behind = next((chunk for chunk in scene.row[n + 1 : right + 1] if chunk.kind == "verb" or chunk.value == "may"), None)
            if behind is not None and (behind.kind == "auxiliary" or is_past(behind)):
                return any(chunk.kind == "verb" for chunk in scene.row[:n])
    return False


def is_past(chunk: Chunk) -> bool:
    """Whether a verb can only be in the past."""
    return chunk.reading is not None and all(form.tense == "past" for form in chunk.reading.verbs)


def _ends(scene: Scene, n: int) -> bool:
    chunk = scene.row[n]
    return chunk.kind == "mark" and n not in scene.hidden and (chunk.value in HARD_MARKS or chunk.value not in QUOTES)
