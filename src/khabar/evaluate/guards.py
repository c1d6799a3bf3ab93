"""The guards of triggers by name: what keeps a trigger from counting, as counter-examples and lists of faults write it.

A guard's name is its trigger's words, the number of the trigger among those of the frame with the same words (left out for the
first that has such a guard), and the guard's key in the frame file.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from khabar.codebook import Frame, Trigger
from khabar.codebook.types import Example
from khabar.text.fold import fold_word

FIELDS: dict[str, str] = {key: key for key in ("needs", "unless", "particle", "voice", "tense")} | {"object": "objects"}
"""The key of each guard in a frame file, and the field of ``Trigger`` that holds it."""

OPEN: dict[str, Any] = {"needs": (), "unless": (), "particle": None, "objects": (), "voice": None, "tense": None}
"""What each field holds where there is no guard."""


class Guard(Struct, frozen=True):
    """One guard: the trigger by its index in the frame, by its words and by its number among those with the same words."""

    frame: str
    words: str
    number: int
    kind: str
    line: str
    index: int
    named_by: tuple[str, ...] = ()

    @property
    def trigger(self) -> str:
        """The trigger's words, with its number from the second on."""
        return self.words if self.number == 1 else f"{self.words}.{self.number}"

    @property
    def key(self) -> tuple[str, str, str]:
        """Frame, trigger and kind: what tells a guard from every other, wherever its line moves."""
        return self.frame, self.trigger, self.kind

    def __str__(self) -> str:
        named = f"named by {', '.join(self.named_by)}, but no passing example" if self.named_by else "no counter-example names it, and none"
        return f"{self.line} {self.frame} {self.trigger}.{self.kind}: {named} notices when it is taken away"


def guards_of(frame: Frame) -> list[Guard]:
    """Every guard of a frame, with the counter-examples that name it."""
    names = {example.id: named_guards(example) for example in frame.counter_examples}
    guards = list(_guards(frame))
    return [_with_names(guard, guards, names) for guard in guards]


def named_guards(example: Example) -> list[tuple[str, int | None, str]]:
    """What a counter-example names: the trigger's folded words, its number where one is given, and the kind of guard."""
    named = []
    for entry in (example.guards or "").split(","):
        *words, kind = entry.strip().split(".")
        number = int(words.pop()) if len(words) > 1 and words[-1].isdecimal() else None
        if entry.strip():
            named.append((_folded(".".join(words)), number, kind))
    return named


def unknown_guards(example: Example, frame: Frame) -> list[str]:
    """The names of guards in a counter-example that no trigger of its frame has."""
    guards = list(_guards(frame))
    wanted = named_guards(example)
    return [_name(*name) for name in wanted if not any(_is_named(guard, name, guards) for guard in guards)]


def _guards(frame: Frame) -> Iterator[Guard]:
    seen: Counter[tuple[str, ...]] = Counter()
    for index, trigger in enumerate(frame.triggers):
        seen[trigger.words] += 1
        for kind in kinds_of(trigger):
            yield Guard(frame.type, " ".join(trigger.words), seen[trigger.words], kind, trigger.line, index)


def kinds_of(trigger: Trigger) -> list[str]:
    """The kinds of guard that a trigger has."""
    return [kind for kind, field in FIELDS.items() if getattr(trigger, field)]


def _with_names(guard: Guard, guards: list[Guard], names: dict[str, list[tuple[str, int | None, str]]]) -> Guard:
    named_by = tuple(example for example, named in names.items() if any(_is_named(guard, name, guards) for name in named))
    return Guard(guard.frame, guard.words, guard.number, guard.kind, guard.line, guard.index, named_by)


def _is_named(guard: Guard, name: tuple[str, int | None, str], guards: list[Guard]) -> bool:
    words, number, kind = name
    if (guard.words, guard.kind) != (words, kind):
        return False
    first = min(other.number for other in guards if (other.words, other.kind) == (words, kind))
    return guard.number == (first if number is None else number)


def _name(words: str, number: int | None, kind: str) -> str:
    return f"{words}.{kind}" if number is None else f"{words}.{number}.{kind}"


def _folded(words: str) -> str:
    return " ".join(fold_word(word) for word in words.split())
