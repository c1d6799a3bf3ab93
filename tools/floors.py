#!/usr/bin/env python3
"""Measure the coder against gold and compare with the pinned floors; with --raise pin what rose. A floor is never lowered."""

import argparse
import json
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "tests" / "floors" / "floors.json"
MARGIN = 0.005
"""A raised floor stays this far under the figure: what one document more or less right moves it."""

Floors = dict[str, dict[str, float]]


def shared_folder() -> Path | None:
    """The folder with gold and sentences: KHABAR_SHARED, else ../shared; None where there is none."""
    folder = Path(os.environ.get("KHABAR_SHARED") or ROOT.parent / "shared")
    return folder if (folder / "gold").is_dir() else None


def read_floors() -> Floors:
    """The pinned floors: figure names under `gold` and `sentences`."""
    floors: Floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    return floors


def measure(shared: Path, jobs: int = 1) -> Floors:
    """The figures that have floors, as measured now."""
    from khabar.evaluate.runs import evaluate_folder, evaluate_sentences

    scores = evaluate_folder(shared / "gold", jobs)
    found = {f"{row.kind} {row.scope}": round(row.f1, 3) for row in evaluate_sentences(shared / "gsr" / "sentences.jsonl", jobs)}
    floors = read_floors()
    return {
        "gold": {name: scores.f1(name) for name in floors["gold"]},
        "sentences": {name: found[name] for name in floors["sentences"]},
    }


def sunk(floors: Floors, measured: Floors) -> list[str]:
    """The figures below their floors, one line each."""
    return [
        f"{group} {name}: {measured[group][name]:.3f} is below its floor {floor:.3f}"
        for group, pinned in floors.items()
        for name, floor in pinned.items()
        if measured[group][name] < floor
    ]


def raised(floors: Floors, measured: Floors) -> Floors:
    """The floors with those lifted whose figure stands more than the margin above. Raises ValueError where one has sunk."""
    if below := sunk(floors, measured):
        raise ValueError("\n".join(below))
    return {
        group: {name: max(floor, round(measured[group][name] - MARGIN, 3)) for name, floor in pinned.items()}
        for group, pinned in floors.items()
    }


def main() -> None:
    """Print figures beside floors; with --raise pin them higher."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--raise", dest="lift", action="store_true", help="pin the floors higher where the figures rose")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    args = parser.parse_args()
    shared = shared_folder()
    if shared is None:
        sys.exit("floors.py: no gold; set KHABAR_SHARED")
    floors, measured = read_floors(), measure(shared, args.jobs)
    for group, pinned in floors.items():
        for name, floor in pinned.items():
            print(f"{group:10} {name:14} {measured[group][name]:.3f}  floor {floor:.3f}")
    if below := sunk(floors, measured):
        sys.exit("\n".join(below))
    if args.lift:
        FLOORS.write_text(json.dumps(raised(floors, measured), indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
