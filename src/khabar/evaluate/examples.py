"""The examples of the frames: every one is coded, and what comes out is compared with what its author expects.

An example expects exactly its claims of its frame's type; claims of other types are ignored, and only the keys that it gives are
compared. A counter-example expects no claim of its frame's type.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import Any

from msgspec import Struct

from khabar.codebook import Codebook, Frame
from khabar.codebook.types import Example
from khabar.evaluate.guards import unknown_guards
from khabar.model import Claim, DateRange, Document, Filler, Quantity
from khabar.pipeline import code

PUBLISHED = dt.date(2024, 3, 14)
"""The publication date of every example, a Thursday."""

_MOST_PERMUTED = 5
"""Claims up to which every pairing of expected and coded is tried; more are paired in the order of the text."""


class Result(Struct, frozen=True):
    """How one example fared: where it stands, and its differences in words (none where it passes)."""

    id: str
    frame: str
    line: str
    counter: bool
    differences: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether what came out is what was expected."""
        return not self.differences

    def __str__(self) -> str:
        return f"{self.line} {self.id}: {'; '.join(self.differences) or 'passes'}"


class Summary(Struct, frozen=True):
    """What a frame, or all frames together, count: triggers, and examples and counter-examples with those that pass."""

    triggers: int
    examples: int
    passing: int
    counter_examples: int
    counter_passing: int

    def __str__(self) -> str:
        counters = f"{self.counter_passing} of {self.counter_examples} counter-examples"
        return f"{self.triggers} triggers, {self.passing} of {self.examples} examples and {counters} pass"


def check(codebook: Codebook) -> Iterator[Result]:
    """The examples that fail. The codebook must have been loaded with the world of the examples."""
    return (result for result in run(codebook) if not result.ok)


def run(codebook: Codebook) -> list[Result]:
    """Every example and counter-example of every frame, in the order of the files."""
    return [result for frame in codebook.frames.values() for result in run_frame(frame, codebook)]


def run_frame(frame: Frame, codebook: Codebook) -> list[Result]:
    """The examples of one frame, then its counter-examples."""
    results = [run_example(example, codebook) for example in frame.examples]
    for example in frame.counter_examples:
        unknown = tuple(f"guards names {name!r}, which no trigger of the frame has" for name in unknown_guards(example, frame))
        results.append(Result(example.id, frame.type, example.line, True, unknown + _counter_differences(example, codebook)))
    return results


def run_example(example: Example, codebook: Codebook) -> Result:
    """Code one example and compare."""
    if not example.claims:
        return Result(example.id, example.frame, example.line, False, ("no claims are expected; write it as a counter-example",))
    claims = coded_claims(example, codebook)
    return Result(example.id, example.frame, example.line, False, _differences(example, claims))


def passes(example: Example, codebook: Codebook, *, counter: bool) -> bool:
    """Whether an example, or a counter-example, passes; what its ``guards`` names is left aside."""
    return not (_counter_differences(example, codebook) if counter else run_example(example, codebook).differences)


def coded_claims(example: Example, codebook: Codebook) -> list[Claim]:
    """The claims of its frame's type that come out of an example."""
    return [claim for claim in code(document_of(example), codebook.unweighed()).claims if claim.type == example.frame]


def document_of(example: Example) -> Document:
    """An example as a document of the fixed day."""
    return Document(example.id, example.text, published=PUBLISHED)


def summary(codebook: Codebook, results: Sequence[Result], frame: str | None = None) -> Summary:
    """The counts of one frame, or of all."""
    mine = [result for result in results if frame in (None, result.frame)]
    sides = {counter: [result for result in mine if result.counter is counter] for counter in (False, True)}
    return Summary(
        triggers=sum(len(one.triggers) for one in codebook.frames.values() if frame in (None, one.type)),
        examples=len(sides[False]),
        passing=sum(result.ok for result in sides[False]),
        counter_examples=len(sides[True]),
        counter_passing=sum(result.ok for result in sides[True]),
    )


def _counter_differences(example: Example, codebook: Codebook) -> tuple[str, ...]:
    if example.claims:
        return ("a counter-example expects no claims, but has some",)
    return tuple(f"came out as {example.frame}: {_told(claim, example)}" for claim in coded_claims(example, codebook))


def _differences(example: Example, claims: Sequence[Claim]) -> tuple[str, ...]:
    expected = example.claims
    if len(claims) != len(expected):
        told = "".join(f" ({_told(claim, example)})" for claim in claims)
        return (f"claims: expected {len(expected)}, came out {len(claims)}{told}",)
    orders = permutations(claims) if len(claims) <= _MOST_PERMUTED else [tuple(claims)]
    return min((_paired_differences(example, order) for order in orders), key=len)


def _paired_differences(example: Example, claims: Sequence[Claim]) -> tuple[str, ...]:
    found: list[str] = []
    for number, (wanted, claim) in enumerate(zip(example.claims, claims, strict=True), 1):
        place = f"claim {number} " if len(claims) > 1 else ""
        values = comparable(claim, example.text)
        for key, value in wanted.items():
            if key not in values:
                found.append(f"{place}{key}: no such key; known are {', '.join(values)}")
            elif values[key] != value:
                found.append(f"{place}{key}: expected {_shown(value)}, came out {_shown(values[key])}")
    return tuple(found)


def comparable(claim: Claim, text: str) -> dict[str, Any]:
    """The values of a claim as examples write them: spans by their words, days as ``A`` or ``A..B``, counts as ``[low, high]``."""
    said = claim.attribution
    roles = {"actor": claim.actor, "target": claim.target, "place": claim.place, "weapon": claim.weapon}
    roles |= {"source": said.source, "via": said.via}
    counts = {"weapon_count": claim.weapon_count, "killed": claim.killed, "injured": claim.injured}
    return {
        "mode": claim.mode,
        "status": claim.status,
        **{name: _words(filler, text) for name, filler in roles.items()},
        "country": claim.country,
        "date": _days(claim.date),
        **{name: _bounds(count) for name, count in counts.items()},
        "outcome": claim.outcome,
        "stance": said.stance,
    }


def _words(filler: Filler | None, text: str) -> str | None:
    return text[filler.span.start : filler.span.end] if filler else None


def _days(date: DateRange | None) -> str | None:
    if date is None:
        return None
    return f"{date.start}" if date.start == date.end else f"{date.start}..{date.end}"


def _bounds(count: Quantity | None) -> list[int | None] | None:
    return [count.low, count.high] if count else None


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    return f"«{value}»" if isinstance(value, str) else str(value)


def _told(claim: Claim, example: Example) -> str:
    told = {key: value for key, value in comparable(claim, example.text).items() if value is not None}
    lines = f" by {claim.trace.lines[0]}" if claim.trace.lines else ""
    return ", ".join(f"{key} {_shown(told[key])}" for key in ("mode", "status", "actor", "target", "place") if key in told) + lines
