"""The fit finds shares that are there, leaves documents out, and gives the same weights in every run."""

import importlib.util
import random
from pathlib import Path

import pytest

pytest.importorskip("sklearn", reason="needs the packages of `data` (tools/setup.sh data), which CI has")

ROOT = Path(__file__).resolve().parents[2]
_spec = importlib.util.spec_from_file_location("calibrate_tool", ROOT / "tools" / "calibrate.py")
assert _spec and _spec.loader
calibrate = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(calibrate)

SHARES = {("exact", "known_actor"): 0.9, ("few_claims", "no_actor"): 0.3}


def made(count=600):
    chance = random.Random(3)
    rows = []
    for number in range(count):
        kind = chance.choice(sorted(SHARES))
        rows.append(calibrate.Row("gold", f"d{number % 30}", dict.fromkeys(kind, 1.0), chance.random() < SHARES[kind]))
    return rows


def test_shares_are_found_and_hold_on_documents_left_out():
    rows = made()
    weights = calibrate.fit(rows)
    assert weights == calibrate.fit(rows)
    for kind, share in SHARES.items():
        assert abs(calibrate.chance(dict.fromkeys(kind, 1.0), weights) - share) < 0.1
    found = calibrate.tries(rows)
    assert len(found) == len(rows)
    assert calibrate.mean((one.foretold - one.right) ** 2 for one in found) < 0.2
    table = calibrate.reliability(found)
    assert len(table) > 1
    assert sum(int(line.split()[1]) for line in table[1:]) == len(rows)


def test_the_receipt_stands_before_the_weights():
    text = calibrate.yaml_of(calibrate.fit(made(60)), ["Fitted 2024-03-14.", "", "claims 60"])
    assert text.startswith("# Written by tools/calibrate.py (make calibrate); do not edit.\n# Fitted 2024-03-14.\n#\n# claims 60\nbias: ")
    assert f"\nleast: {calibrate.LEAST}\nweights:\n" in text


def test_the_page_has_a_place_for_the_table():
    assert calibrate.BLOCK.search((ROOT / "docs" / "reading-quality.md").read_text(encoding="utf-8"))
