"""The figures against gold do not sink below what is pinned."""

import importlib.util
import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_spec = importlib.util.spec_from_file_location("floors_tool", ROOT / "tools" / "floors.py")
assert _spec and _spec.loader
floors_tool = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(floors_tool)

ISSUED = {
    "core": 0.72,
    "wider": 0.50,
    "actor": 0.62,
    "target": 0.58,
    "place": 0.72,
    "date": 0.72,
    "source": 0.62,
    "weapon": 0.70,
    "numbers": 0.65,
    "full": 0.38,
    "tallies": 0.50,
    "assault clean": 0.74,
}


def test_no_floor_is_below_the_first_ones():
    floors = floors_tool.read_floors()
    pinned = floors["gold"] | floors["sentences"]
    assert {name: floor for name, floor in ISSUED.items() if pinned.get(name, 0) < floor} == {}


@pytest.mark.shared
def test_figures_stand_on_their_floors(shared):
    measured = floors_tool.measure(shared, jobs=os.cpu_count() or 1)
    assert floors_tool.sunk(floors_tool.read_floors(), measured) == []


def test_raising_lifts_and_never_lowers():
    floors = {"gold": {"core": 0.7, "full": 0.4}, "sentences": {}}
    better = {"gold": {"core": 0.8, "full": 0.401}, "sentences": {}}
    assert floors_tool.raised(floors, better)["gold"] == {"core": 0.795, "full": 0.4}
    with pytest.raises(ValueError, match="below its floor"):
        floors_tool.raised(floors, {"gold": {"core": 0.69, "full": 0.5}, "sentences": {}})
