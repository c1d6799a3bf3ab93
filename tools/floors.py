#!/usr/bin/env python3
"""Measure the coder against gold and compare with the pinned floors and the aims; with --raise pin what rose, never lower."""

import argparse
import json
import math
import os
import re
import sys
from pathlib import Path
from typing import TypedDict

from shared_texts import shared_folder

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "tests" / "floors" / "floors.json"
PAGE = ROOT / "docs" / "reading-quality.md"
README = ROOT / "README.md"
BLOCK = re.compile(r"(?<=<!-- floors -->\n).*?(?=<!-- /floors -->)", re.DOTALL)
ROW = re.compile(r"^\| (?P<label>.*?\(?(?P<name>[a-z ]+)\)?) \| (?:–|\d\.\d+) \|$", re.MULTILINE)
NAMES = {"assault in single sentences (clean)": "assault clean"}
STEP = 200
"""Floors are multiples of 1/200: a figure rounded down by at most 0.005 leaves room for what one document more or less moves it."""


class Pinned(TypedDict):
    """A figure below which the coder may not sink, and the figure it is to reach."""

    floor: float
    aim: float


Floors = dict[str, dict[str, Pinned]]
Figures = dict[str, dict[str, float]]


def read_floors() -> Floors:
    """The pinned floors: figure names under `gold` and `sentences`."""
    floors: Floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    return floors


def measure(shared: Path, jobs: int = 1) -> Figures:
    """The figures that have floors, as measured now."""
    from khabar.evaluate.runs import evaluate_folder, evaluate_sentences

    scores = evaluate_folder(shared / "gold", jobs)
    found = {f"{row.kind} {row.scope}": round(row.f1, 3) for row in evaluate_sentences(shared / "gsr" / "sentences.jsonl", jobs)}
    floors = read_floors()
    return {
        "gold": {name: scores.f1(name) for name in floors["gold"]},
        "sentences": {name: found[name] for name in floors["sentences"]},
    }


def sunk(floors: Floors, measured: Figures) -> list[str]:
    """The figures below their floors, one line each."""
    return [
        f"{group} {name}: {measured[group][name]:.3f} is below its floor {pinned['floor']:.3f}"
        for group, figures in floors.items()
        for name, pinned in figures.items()
        if measured[group][name] < pinned["floor"]
    ]


def distances(floors: Floors, measured: Figures) -> list[str]:
    """Every figure with its floor and how far it is from its aim, one line each."""
    lines = []
    for group, figures in floors.items():
        for name, pinned in figures.items():
            figure, aim = measured[group][name], pinned["aim"]
            told = "reached" if figure >= aim else f"{aim - figure:.3f} short"
            lines.append(f"{group:10} {name:14} {figure:.3f}  floor {pinned['floor']:.3f}  aim {aim:.3f}  {told}")
    return lines


def raised(floors: Floors, measured: Figures) -> Floors:
    """The floors lifted to what is measured, rounded down to a step; none is lowered. Raises ValueError where one has sunk."""
    if below := sunk(floors, measured):
        raise ValueError("\n".join(below))
    return {
        group: {name: Pinned(floor=max(one["floor"], rounded(measured[group][name])), aim=one["aim"]) for name, one in figures.items()}
        for group, figures in floors.items()
    }


def rounded(figure: float) -> float:
    """A figure rounded down to a step."""
    return math.floor(figure * STEP + 1e-9) / STEP


def with_scores(readme: str, measured: Figures) -> str:
    """The README with the figures of its table as measured: a row ends with the figure's name, alone or in brackets."""
    figures = measured["gold"] | measured["sentences"]

    def row(match: re.Match[str]) -> str:
        name = NAMES.get(match["label"], match["name"])
        return f"| {match['label']} | {figures[name]:.3f} |" if name in figures else match[0]

    return ROW.sub(row, readme)


def main() -> None:
    """Print figures beside floors and aims; with --raise pin floors higher."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--raise", dest="lift", action="store_true", help="pin floors higher where figures rose, and tell them in the docs")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    args = parser.parse_args()
    shared = shared_folder()
    if shared is None:
        sys.exit("floors.py: no gold; set KHABAR_SHARED")
    floors, measured = read_floors(), measure(shared, args.jobs)
    print("\n".join(distances(floors, measured)))
    if below := sunk(floors, measured):
        sys.exit("\n".join(below))
    if args.lift:
        floors = raised(floors, measured)
        FLOORS.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")
        table = "\n".join(["\n```text", *distances(floors, measured), "```\n\n"])
        PAGE.write_text(BLOCK.sub(lambda _: table, PAGE.read_text(encoding="utf-8")), encoding="utf-8")
        README.write_text(with_scores(README.read_text(encoding="utf-8"), measured), encoding="utf-8")


if __name__ == "__main__":
    main()
