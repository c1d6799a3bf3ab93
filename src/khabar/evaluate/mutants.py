"""The mutation check of the codebook: lines are taken away one at a time, in memory, and some example has to notice.

Every guard of every trigger is taken away once; plain triggers and cues by a seeded sample. A line is noticed where an example that
passes with the whole codebook fails without the line: exactly then would its loss turn a run of the examples red.
"""

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct, structs

from khabar.codebook import Codebook, Lexicon, Trigger
from khabar.codebook.lexicon import Reading
from khabar.codebook.types import Cue, Example
from khabar.evaluate.examples import Result, passes, run
from khabar.evaluate.guards import FIELDS, OPEN, Guard, guards_of
from khabar.text import fold, words

_Line = Trigger | Cue


class Mutations(Struct, frozen=True):
    """What the check found: how many guards and plain lines were taken away, and which of them nothing noticed."""

    guards: int
    unprotected: tuple[Guard, ...]
    plain: int
    unnoticed: tuple[str, ...]


class _Bench(Struct, frozen=True):
    """The codebook cut down to what the examples can meet, and the passing examples by the id() of each line that they meet."""

    codebook: Codebook
    meeting: dict[int, list[Example]]
    counters: frozenset[str]


def check(codebook: Codebook, *, sample: int = 60, seed: int = 1, results: Sequence[Result] | None = None) -> Mutations:
    """Take every guard away, and ``sample`` plain triggers and cues; ``results`` are those of the examples, if they were run before."""
    bench = _bench(codebook, results if results is not None else run(codebook))
    guards = [guard for frame in codebook.frames.values() for guard in guards_of(frame)]
    chosen = _plain_lines(codebook, sample, seed)
    return Mutations(
        guards=len(guards),
        unprotected=tuple(guard for guard in guards if not _is_protected(bench, guard)),
        plain=len(chosen),
        unnoticed=tuple(_told(line) for line in chosen if not _is_noticed(bench, line)),
    )


def without_guard(codebook: Codebook, guard: Guard) -> Codebook:
    """The codebook with one guard open and a digest of its own."""
    trigger = codebook.frames[guard.frame].triggers[guard.index]
    field = FIELDS[guard.kind]
    opened = structs.replace(trigger, **{field: OPEN[field]})
    return _with_triggers(codebook, guard.frame, guard.index, (opened,), guard.kind)


def _with_triggers(codebook: Codebook, frame: str, index: int, instead: tuple[Trigger, ...], mark: str) -> Codebook:
    old = codebook.frames[frame]
    changed = structs.replace(old, triggers=(*old.triggers[:index], *instead, *old.triggers[index + 1 :]))
    return structs.replace(codebook, frames={**codebook.frames, frame: changed}, digest=f"{codebook.digest}-{frame}-{index}-{mark}")


def _without_line(codebook: Codebook, line: _Line) -> Codebook:
    if isinstance(line, Trigger):
        index = next(n for n, trigger in enumerate(codebook.frames[line.frame].triggers) if trigger is line)
        return _with_triggers(codebook, line.frame, index, (), "all")
    index = next(n for n, cue in enumerate(codebook.cues) if cue is line)
    return structs.replace(codebook, cues=codebook.cues[:index] + codebook.cues[index + 1 :], digest=f"{codebook.digest}-cue-{index}")


def _bench(codebook: Codebook, results: Iterable[Result]) -> _Bench:
    """Read the examples once. A mutant's lexicon then costs about a millisecond, since it has no name that no example can meet."""
    passing = {result.id for result in results if result.ok}
    lexicon = Lexicon(codebook)
    met: set[str] = set()
    meeting: dict[int, list[Example]] = defaultdict(list)
    for frame in codebook.frames.values():
        for example in (*frame.counter_examples, *frame.examples):
            readings = [lexicon.read(word.form) for word in words(fold(example.text))]
            met.update(name.words[0] for reading in readings for start in reading.starts for name in start.table.names())
            for line in {id(line) for reading in readings for line in _lines_met(reading)} if example.id in passing else ():
                meeting[line].append(example)
    counters = frozenset(example.id for frame in codebook.frames.values() for example in frame.counter_examples)
    small = structs.replace(codebook, names=tuple(name for name in codebook.names if name.words[0] in met), digest=f"{codebook.digest}-met")
    return _Bench(small, meeting, counters)


def _lines_met(reading: Reading) -> list[_Line]:
    phrases = (trigger for trigger, _ in reading.phrases)
    return [*reading.verb_triggers, *reading.noun_triggers, *phrases, *(hit.cue for hit in (reading.cues.hits() if reading.cues else ()))]


def _plain_lines(codebook: Codebook, sample: int, seed: int) -> list[_Line]:
    lines: list[_Line] = [trigger for frame in codebook.frames.values() for trigger in frame.triggers]
    lines += [cue for cue in codebook.cues if cue.kind != "light"]
    return random.Random(seed).sample(lines, min(sample, len(lines)))  # noqa: S311 - a sample that can be drawn again, no secret


def _is_protected(bench: _Bench, guard: Guard) -> bool:
    trigger = bench.codebook.frames[guard.frame].triggers[guard.index]
    examples = [example for example in bench.meeting.get(id(trigger), ()) if example.frame == guard.frame]
    examples.sort(key=lambda example: example.id not in guard.named_by)
    return _any_fails(bench, examples, without_guard(bench.codebook, guard))


def _is_noticed(bench: _Bench, line: _Line) -> bool:
    return _any_fails(bench, bench.meeting.get(id(line), ()), _without_line(bench.codebook, line))


def _any_fails(bench: _Bench, examples: Iterable[Example], mutant: Codebook) -> bool:
    return any(not passes(example, mutant, counter=example.id in bench.counters) for example in examples)


def _told(line: _Line) -> str:
    kind = line.frame if isinstance(line, Trigger) else f"{line.kind} cue"
    return f"{line.line} {kind} {' '.join(line.words)}"
