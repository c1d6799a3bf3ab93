"""The operation in whose course an act was done, whose force did it: "five were held in a campaign of the police"."""

from collections.abc import Iterator

from khabar.extract.acts.carriers import doer_behind
from khabar.extract.acts.roles import Fill
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.chunks import STOPS
from khabar.extract.sentence.scene import Scene, is_result
from khabar.model.event_types import CORE
from khabar.text.marks import HARD_MARKS

_FORCES = frozenset({"armed"})
_DONE = frozenset({"arrest", "abduction", "armed_attack", "destruction", "interception", "capture"})  # what operations do


def doer_of_occasion(scene: Scene, at: int, fill: Fill) -> tuple[int, ...]:
    """The force whose operation an act without a doer of its own is told to have been done in."""
    if fill.trigger.frame not in _DONE or "actor" in fill.roles or fill.nation is not None:
        return ()
    for n in _occasions(scene, at):
        doer = _doer(scene, n)
        if doer is not None and doer not in fill.roles.get("target", ()):
            return (doer,)
    return ()


def _occasions(scene: Scene, at: int) -> Iterator[int]:
    """The operations under "in" of an act and of the verb that carries it, in whose course it was, and those that open its clause.

    So is the one that an act came of: "a campaign that led to the arrest of".
    """
    verb = scene.governors.get(at, (at, ""))[0]
    if verb != at and is_result(scene, verb):
        yield from (n for n in scene.complements[verb].slots.get("subject", ()) if _is_operation(scene, n))
    for told in dict.fromkeys((at, verb)):
        yield from (n for n in scene.complements[told].slots.get("in", ()) if _is_operation(scene, n))
    for n in range(max(at, verb) + 1, len(scene.row)):
        chunk = scene.row[n]
        if chunk.kind in STOPS - {"background"} or chunk.kind in ("verb", "relative") or chunk.value in HARD_MARKS:
            break
        if scene.row[n - 1].value == "during" and _is_operation(scene, n):
            yield n
    for n in range(min(at, verb) - 1, -1, -1):
        chunk = scene.row[n]
        if chunk.kind in STOPS - {"background"} or chunk.kind == "verb" or chunk.value in HARD_MARKS:
            return
        if (chunk.slot == "in" or (n and scene.row[n - 1].value == "during")) and _is_operation(scene, n):
            yield n


def _is_operation(scene: Scene, n: int) -> bool:
    """Whether a chunk names an operation: a physical act, or an act of no kind of its own."""
    chunk = scene.row[n]
    if chunk.phrase is None or not (chunk.kind == "event" or "event" in senses(chunk.phrase)):
        return False
    return all(trigger.frame in CORE and trigger.frame != "clash" for trigger in chunk.triggers)


def _doer(scene: Scene, n: int) -> int | None:
    """Whose operation it is, by the phrase right behind it, the clause about it or the verb that carries it."""
    behind = n + 1 if n + 1 < len(scene.row) and scene.row[n + 1].slot == "to" else doer_behind(scene, n)
    behind = _carrier(scene, n) if behind is None else behind
    phrase = scene.row[behind].phrase if behind is not None else None
    return behind if phrase is not None and senses(phrase) & _FORCES else None


def _carrier(scene: Scene, n: int) -> int | None:
    """The subject of the verb whose object an operation is: "the police carried out a campaign"."""
    verb = next((head for head in scene.heads.get(n, ()) if n in scene.complements[head].slots.get("object", ())), None)
    return scene.complements[verb].first("subject") if verb is not None and not scene.complements[verb].passive else None
