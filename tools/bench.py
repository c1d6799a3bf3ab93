#!/usr/bin/env python3
"""How fast and how big: articles a second on one core, start-up, peak memory at three sizes, and where the time goes.

Run by `make bench` over the corpus of the shared folder (KHABAR_SHARED, else ../shared). A benchmark, not a test.
"""

import argparse
import cProfile
import gzip
import itertools
import os
import pstats
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from shared_texts import corpus

ROOT = Path(__file__).resolve().parent.parent
SIZES = (500, 2000, 8000)


def sample(source: Path, size: int, folder: Path) -> Path:
    """The first so many articles of the corpus as a file."""
    target = folder / f"{size}.jsonl"
    with gzip.open(source, "rb") as lines, target.open("wb") as out:
        out.writelines(itertools.islice(lines, size))
    return target


def child(arguments: list[str]) -> tuple[float, float, float]:
    """Seconds by the clock, seconds of processor time and peak memory in MB of one run of the command line."""
    script = (
        "import resource, sys, subprocess\n"
        "code = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL)\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(used.ru_utime + used.ru_stime, used.ru_maxrss, code)"
    )
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", script, sys.executable, "-m", "khabar", *arguments], capture_output=True, text=True, check=True
    )
    seconds = time.perf_counter() - started
    used, peak, code = done.stdout.split()[-3:]
    if code not in ("0", "1"):
        sys.exit(f"bench.py: khabar {' '.join(arguments)} gave {code}\n{done.stderr}")
    return seconds, float(used), int(peak) / (1024 if sys.platform != "darwin" else 1 << 20)


def start_up(folder: Path) -> None:
    """Time of the help, and of one sentence with the codebook compiled before."""
    text = folder / "one.txt"
    text.write_text("\u0642\u0635\u0641", encoding="utf-8")
    child(["code", str(text)])
    for label, arguments in (("khabar --help", ["--help"]), ("khabar code ONE", ["code", str(text)])):
        runs = [child(arguments) for _ in range(3)]
        print(f"start-up    {label:18} {min(run[0] for run in runs):6.2f} s, processor time {min(run[1] for run in runs):.2f} s")


def speed_and_memory(source: Path, folder: Path, sizes: tuple[int, ...]) -> None:
    """Whole runs at growing sizes: the rate between the smallest and the largest leaves start-up out.

    Where other work shares the machine only the processor time tells anything, and that too is longer then.
    """
    runs = []
    for size in sizes:
        seconds, used, peak = child(["code", str(sample(source, size, folder)), "-o", os.devnull, "--format", "jsonl"])
        runs.append((size, used, peak))
        print(f"run         {size:6,} articles  {seconds:7.1f} s, processor time {used:7.1f} s  peak {peak:5.0f} MB", flush=True)
    (small, fast, low), (large, slow, high) = runs[0], runs[-1]
    if large > small:
        rate = (large - small) / (slow - fast)
        print(f"rate        {rate:.0f} articles a second of one processor; memory grew {high - low:+.0f} MB from {small:,} to {large:,}")


def stages(source: Path, folder: Path, size: int) -> None:
    """The share of each stage and the functions that take most, by profiling (which itself slows small functions most)."""
    from khabar.codebook import load
    from khabar.engines.coding import code_received
    from khabar.ingest import Defaults, read

    codebook = load()
    received = [one for one in read([str(sample(source, size, folder))], Defaults()) if one.document]
    code_received(received[0], codebook)
    profile = cProfile.Profile()
    profile.enable()
    for one in received:
        code_received(one, codebook)
    profile.disable()
    stats = pstats.Stats(profile)
    by_stage: dict[str, float] = {}
    rows: list[tuple[float, str]] = []
    for (file, line, function), (_, _, own, _, _) in stats.stats.items():  # type: ignore[attr-defined]
        parts = Path(file).parts
        stage = parts[parts.index("khabar") + 1] if "khabar" in parts else "python itself"
        by_stage[stage] = by_stage.get(stage, 0.0) + own
        rows.append((own, f"{'/'.join(parts[-2:])}:{line} {function}"))
    total = sum(by_stage.values())
    for stage, own in sorted(by_stage.items(), key=lambda item: -item[1]):
        print(f"stage       {stage:18} {own / total:6.1%}")
    for own, name in sorted(rows, reverse=True)[:15]:
        print(f"function    {own / total:6.1%}  {name}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--profile", type=int, default=300, help="articles to profile; 0 for none")
    args = parser.parse_args()
    source = corpus()
    print(f"corpus      {source.name}, Python {sys.version.split()[0]}, {os.cpu_count()} cores, one used")
    with tempfile.TemporaryDirectory() as name:
        start_up(Path(name))
        speed_and_memory(source, Path(name), tuple(sorted(args.sizes)))
        if args.profile:
            stages(source, Path(name), args.profile)


if __name__ == "__main__":
    main()
