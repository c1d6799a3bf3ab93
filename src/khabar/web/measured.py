"""How well this version reads and links, as the figures that its tests hold it to."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

_HERE = Path(__file__).resolve()


class Raw(Struct, frozen=True):
    """Claims of physical types drawn at random from newspapers that no rule was written for: how many are events of the codebook, and how
    many of these have type, place and date right (`docs/reading-quality.md`; a test holds it to that).
    """

    drawn: int
    events: int
    exact: int


RAW = Raw(120, 87, 46)


class _Floor(Struct, frozen=True):
    floor: float


@cache
def reading() -> dict[str, float]:
    """F1 by field on the gold documents; figures are not below these."""
    floors = msgspec.json.decode(_file("floors.json").read_bytes(), type=dict[str, dict[str, _Floor]])
    return {name: held.floor for name, held in floors["gold"].items()}


@cache
def linking() -> dict[str, float]:
    """F1 of linking on all gold, with what was left out of the estimate."""
    return msgspec.json.decode(_file("links.json").read_bytes(), type=dict[str, float])


def _file(name: str) -> Path:
    """In the wheel beside the pages, in a checkout with the tests that pin it."""
    installed = _HERE.parent / "_measured" / name
    return installed if installed.is_file() else _HERE.parents[3] / "tests" / "floors" / name
