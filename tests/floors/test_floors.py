"""The figures against gold do not sink below what is pinned; how far they are from their aims is printed (pytest -s)."""

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


def test_the_aims_are_those_that_were_set_and_floors_stand():
    floors = floors_tool.read_floors()
    pinned = floors["gold"] | floors["sentences"]
    assert {name: aim for name, aim in ISSUED.items() if pinned[name]["aim"] < aim} == {}
    assert {name: figure for name, figure in pinned.items() if not 0 < figure["floor"] <= 1} == {}


@pytest.mark.shared
def test_figures_stand_on_their_floors(shared):
    measured = floors_tool.measure(shared, jobs=os.cpu_count() or 1)
    floors = floors_tool.read_floors()
    print("\n".join(floors_tool.distances(floors, measured)))
    assert floors_tool.sunk(floors, measured) == []


def pinned(**figures):
    return {"gold": {name: {"floor": floor, "aim": 0.9} for name, floor in figures.items()}, "sentences": {}}


def test_raising_lifts_and_never_lowers():
    floors = pinned(core=0.7, full=0.4)
    better = {"gold": {"core": 0.8, "full": 0.404}, "sentences": {}}
    assert floors_tool.raised(floors, better) == pinned(core=0.8, full=0.4)
    with pytest.raises(ValueError, match="below its floor"):
        floors_tool.raised(floors, {"gold": {"core": 0.69, "full": 0.5}, "sentences": {}})


def test_distances_to_the_aims_are_told():
    lines = floors_tool.distances(pinned(core=0.7, full=0.4), {"gold": {"core": 0.8, "full": 0.95}, "sentences": {}})
    assert [line.split("aim 0.900  ")[1] for line in lines] == ["0.100 short", "reached"]
    assert floors_tool.rounded(0.6449) == 0.64


def test_every_row_of_the_readme_gets_its_figure():
    names = ISSUED.keys()
    measured = {"gold": dict.fromkeys(names - {"assault clean"}, 0.5), "sentences": {"assault clean": 0.25}}
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    table = floors_tool.with_scores(page, measured).split("<!-- scores: begin")[1].split("<!-- scores: end")[0]
    assert (table.count("| 0.500 |"), table.count("| 0.250 |")) == (len(names) - 1, 1)
