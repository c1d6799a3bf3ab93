"""Figures of linking against links made by hand do not sink below what is pinned; `make link-weights` lifts the floors."""

import json

import pytest

import estimate_links
from khabar import codebook

MEASURES = ("all gold", "listed", "left out")
AIMS = {"b-cubed F1": 0.95, "pairs F1": 0.78, "pairs across F1": 0.70}


def test_every_aim_has_its_floors():
    floors = json.loads(estimate_links.FLOORS.read_text(encoding="utf-8"))
    assert set(floors) == {f"{which} {name}" for which in MEASURES for name in AIMS}
    assert all(0 < floor <= 1 for floor in floors.values())


def test_lifting_never_lowers():
    assert estimate_links.lifted({"a": 0.7, "b": 0.5}, {"a": 0.6, "b": 0.619, "c": 0.3}) == {"a": 0.7, "b": 0.615, "c": 0.3}


@pytest.mark.shared
def test_figures_of_linking_stand_on_their_floors(shared):
    book = codebook.load()
    found = estimate_links.measured(estimate_links.truth_of(shared, book), book)
    floors = json.loads(estimate_links.FLOORS.read_text(encoding="utf-8"))
    for name, figure in found.items():
        aim = next(aim for what, aim in AIMS.items() if name in {f"{which} {what}" for which in MEASURES})
        print(f"{name:26} {figure:.3f}  floor {floors[name]:.3f}  aim {aim:.3f}")
    assert {name: figure for name, figure in found.items() if figure < floors[name]} == {}
