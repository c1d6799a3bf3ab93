#!/usr/bin/env python3
"""Whether cost grows in proportion: processor time an article and memory of a small and a large archive, in pairs of runs.

The large archive is the corpus of the shared folder (KHABAR_SHARED, else ../shared) repeated with changed words (`changed_words.py`), a
year earlier each time; a small one is a part of it, another for each pair. Every pair is a small run, the large one, and a small run again,
so that what else the machine does falls on both. What khabar takes to start is taken off. A benchmark, not a test.
"""

import argparse
import gzip
import itertools
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import mean, median
from typing import Any

from msgspec import Struct

from changed_words import Corpus
from khabar.codebook import load
from shared_texts import corpus

MOST_TIME, MOST_MEMORY = 1.25, 1.10
"""How much more an article of the large archive may take of processor time, and the whole of it of memory."""
BASE = 4_000
"""Articles of the corpus that are repeated; four small archives of 1,000 differ from each other by some per cent."""
_CHILD = """
import json, resource, subprocess, sys
code = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps({"code": code, "seconds": used.ru_utime + used.ru_stime, "memory": used.ru_maxrss}))
"""
_RSS_UNIT = 1024 if sys.platform != "darwin" else 1 << 20


class Cost(Struct, frozen=True):
    """What a run took: seconds of processor time, and megabytes at most of its largest process."""

    seconds: float
    memory: float


class Archive(Struct, frozen=True):
    """A file of articles, how many, and how many millions of letters."""

    path: Path
    articles: int
    letters: float


def spent(arguments: list[str]) -> Cost:
    """One run of the command line. Exits where it failed."""
    command = [sys.executable, "-c", _CHILD, sys.executable, "-m", "khabar", *arguments]
    told = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    if told["code"] not in (0, 1):
        sys.exit(f"bench_growth.py: khabar {' '.join(arguments)} gave {told['code']}")
    return Cost(told["seconds"], told["memory"] / _RSS_UNIT)


def code(source: Path, folder: Path) -> Cost:
    """Articles read into claims, which go nowhere."""
    return spent(["code", str(source), "-o", os.devnull, "--format", "jsonl"])


def run(source: Path, folder: Path) -> Cost:
    """Articles into a ledger, read and linked."""
    return spent(["run", str(source), "--ledger", str(folder / "ledger.db"), "--log", "text"])


def keep(source: Path, folder: Path) -> Cost:
    """Articles into a ledger, not read."""
    return spent(["ingest", str(source), "--ledger", str(folder / "ledger.db"), "--log", "text"])


def take(source: Path, folder: Path) -> Cost:
    """An archive of articles that were read before into a ledger, not linked."""
    spent(["code", str(source), "--format", "parquet", "-o", str(folder / "archive")])
    return spent(["ledger", "import-parquet", str(folder / "archive"), "--ledger", str(folder / "ledger.db"), "--no-link", "--log", "text"])


WORKS = {"code": code, "ingest": keep, "run": run, "import": take}


def rows() -> Iterator[dict[str, Any]]:
    """Articles spread over the corpus, in its order."""
    with gzip.open(corpus(), "rb") as lines:
        total = sum(1 for _ in lines)
        lines.seek(0)
        for line in itertools.islice(lines, 0, None, max(1, total // BASE)):
            yield json.loads(line)


def write(path: Path, articles: Iterator[dict[str, Any]]) -> Archive:
    """Articles as JSON Lines."""
    count = letters = 0
    with path.open("w", encoding="utf-8") as file:
        for row in articles:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
            letters += len(row["text"])
    return Archive(path, count, letters / 1e6)


def archives(folder: Path, small: int, large: int, number: int) -> tuple[Archive, list[Archive]]:
    """The large archive, and so many small ones that are parts of it."""
    made = Corpus(itertools.islice(rows(), max(small, min(BASE, large // 2))), load())
    times = range(1, -(-large // len(made.articles)) + 1)
    whole = write(folder / "large.jsonl", itertools.islice(itertools.chain.from_iterable(map(made.copy, times)), large))
    starts = [at * small % (len(made.articles) - small + 1) for at in range(number)]
    parts = [made.copy(times[at % len(times)], slice(start, start + small)) for at, start in enumerate(starts)]
    return whole, [write(folder / f"small-{at}.jsonl", part) for at, part in enumerate(parts)]


def measured(work: str, archive: Archive, folder: Path, start: Cost) -> dict[str, float]:
    """What one run took, for each article and each million letters."""
    place = folder / "run"
    place.mkdir()
    cost = WORKS[work](archive.path, place)
    shutil.rmtree(place)
    seconds = cost.seconds - start.seconds
    per = {"an_article": 1000 * seconds / archive.articles, "a_million_letters": 1000 * seconds / archive.letters}
    return {"seconds": round(cost.seconds, 2), "memory": round(cost.memory, 1), **{name: round(one, 3) for name, one in per.items()}}


def paired(work: str, whole: Archive, parts: list[Archive], folder: Path, rounds: int) -> dict[str, Any]:
    """Pairs of a small and the large archive, and how much more the large one takes."""
    first = write(folder / "one.jsonl", iter([{"doc_id": "one", "text": "قصف"}]))
    pairs: list[dict[str, Any]] = []
    for number in range(rounds):
        start = measured(work, first, folder, Cost(0, 0))
        took = Cost(start["seconds"], start["memory"])
        before, large, after = (
            measured(work, archive, folder, took)
            for archive in (parts[2 * number % len(parts)], whole, parts[(2 * number + 1) % len(parts)])
        )
        ratios = {name: large[name] / mean((before[name], after[name])) for name in ("an_article", "a_million_letters", "memory")}
        pairs.append({"start": start, "small": [before, after], "large": large, "ratios": {n: round(r, 3) for n, r in ratios.items()}})
        print(f"{work:8} pair {number + 1}: " + ", ".join(f"{name} {ratio:.2f}" for name, ratio in ratios.items()), flush=True)
    return {"pairs": pairs, "ratios": {name: spread([pair["ratios"][name] for pair in pairs]) for name in pairs[0]["ratios"]}}


def spread(values: list[float]) -> dict[str, float]:
    """The median and the ends."""
    return {"median": round(median(values), 3), "least": min(values), "most": max(values)}


def holds(result: dict[str, Any]) -> bool:
    """Whether the median pair keeps to what an article and the memory may take."""
    ratios = result["ratios"]
    return bool(ratios["a_million_letters"]["median"] <= MOST_TIME and ratios["memory"]["median"] <= MOST_MEMORY)


def main() -> None:
    """Print the figures, and write them as JSON where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", type=int, default=1_000)
    parser.add_argument("--large", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--work", nargs="+", choices=list(WORKS), default=["code", "run"])
    parser.add_argument("--json", type=Path, help="write the figures here")
    parser.add_argument("--folder", type=Path, help="for the archives and ledgers; the large one takes some gigabytes")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=args.folder) as name:
        whole, parts = archives(Path(name), args.small, args.large, 2 * args.rounds)
        print(f"corpus   {whole.articles:,} articles of {1e6 * whole.letters / whole.articles:,.0f} letters; small ones of {args.small:,}")
        works = {work: paired(work, whole, parts, Path(name), args.rounds) for work in args.work}
    for work, result in works.items():
        said = ", ".join(f"{name} {one['median']:.2f} ({one['least']:.2f}-{one['most']:.2f})" for name, one in result["ratios"].items())
        print(f"{work:8} {args.large:,} beside {args.small:,}: {said}{'' if holds(result) else '  ABOVE WHAT IT MAY'}")
    if args.json:
        limits = {"a_million_letters": MOST_TIME, "memory": MOST_MEMORY}
        told = {
            "small": args.small,
            "large": args.large,
            "letters_an_article": round(1e6 * whole.letters / whole.articles),
            "limits": limits,
        }
        args.json.write_text(json.dumps({**told, "works": works}, indent=1) + "\n", encoding="utf-8")
    sys.exit(0 if all(map(holds, works.values())) else 1)


if __name__ == "__main__":
    main()
