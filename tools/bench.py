#!/usr/bin/env python3
"""How fast and how big: every stage of reading on one core and on all, against four yardsticks of the same session; memory and start-up.

Run by `make bench` over the corpus of the shared folder (KHABAR_SHARED, else ../shared). A benchmark, not a test. The pieces are timed in
turns, a batch of articles each, so that what else a machine does falls on all of them alike: the ratios are what counts. `bench_work.py`
says what the pieces are.
"""

import argparse
import gzip
import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from multiprocessing.synchronize import Barrier
from pathlib import Path
from statistics import median
from typing import Any

from bench_work import CONFLICT, DESCRIBED, LOOP, STAGES, WHOLE, YARDSTICKS, Warmed, batches, lacks_spacy, ready, receive
from shared_texts import corpus

BATCH = 50  # articles a turn: the dearest piece takes under half a second
MOST_TIMES_WORDS, LEAST_READ, LEAST_CONFLICT, LEAST_GAIN = 12.0, 900.0, 300.0, 0.85
"""What reading must keep to: times the cost of folding and splitting into words, articles a second of one core over a month of the general
press and over those that tell of conflict alone, and the share of what a pure loop gains by all cores."""
Figures = dict[str, Any]


def drawn(source: Path, count: int, warm: int) -> tuple[list[bytes], list[bytes]]:
    """So many articles spread over the corpus (0: all), and others between them to warm up with."""
    with gzip.open(source, "rb") as file:
        lines = file.readlines()
    step = max(1, len(lines) // count) if count else 1
    return lines[::step], lines[step // 2 :: max(1, len(lines) // warm)][:warm]


def turns(number: int, lines: list[bytes], warm: list[bytes], together: Barrier, results: "multiprocessing.Queue[Figures]") -> None:
    """One process of a session: each piece over its articles, batch by batch, all processes beginning each piece together."""
    pieces = ready(warm)
    spent = {name: [0.0, 0.0, 0.0] for name in pieces}
    sizes = {"articles": 0, "telling": 0, "words": 0, "bytes": 0}
    for batch in batches(lines, BATCH):
        for name, piece in pieces.items():
            together.wait()
            clock, used = time.perf_counter(), time.process_time()
            piece(batch)
            used, own = time.process_time() - used, time.perf_counter() - clock
            together.wait()
            for at, seconds in enumerate((used, own, time.perf_counter() - clock)):
                spent[name][at] += seconds
            if name == "ingest":
                batch.prepare()
        sizes["articles"] += len(batch.lines)
        sizes["telling"] += len(batch.telling())
        sizes["words"] += sum(len(document.text.split()) for document in batch.documents)
        sizes["bytes"] += sum(map(len, batch.lines))
    results.put({"number": number, "spent": spent, **sizes})


def session(lines: list[bytes], warm: list[bytes], processes: int) -> Figures:
    """Rates of every piece by so many processes at once: by processor time for one, by the clock for all."""
    context = multiprocessing.get_context("spawn")
    together, results = context.Barrier(processes), context.Queue()
    whole = len(lines) // processes // BATCH * BATCH or len(lines) // processes  # as many batches for each, or they would wait for ever
    parts = [lines[number * whole : (number + 1) * whole] for number in range(processes)]
    started = [context.Process(target=turns, args=(n, part, warm, together, results)) for n, part in enumerate(parts)]
    for process in started:
        process.start()
    told = [results.get() for _ in started]
    for process in started:
        process.join()
    size = {key: sum(one[key] for one in told) for key in ("articles", "telling", "words", "bytes")}
    return {name: _rate(name, size, [one["spent"][name] for one in told]) for name in told[0]["spent"]}


def _rate(name: str, size: dict[str, int], spent: Sequence[Sequence[float]]) -> Figures:
    used, clock = sum(one[0] for one in spent), max(one[2] for one in spent)
    articles = size["telling"] if name == CONFLICT else size["articles"]
    found = {"articles": articles, "processor_seconds": used, "clock_seconds": clock, "articles_per_processor_second": articles / used}
    if name not in (LOOP, CONFLICT):
        found |= {"words_per_processor_second": size["words"] / used, "mb_per_processor_second": size["bytes"] / used / 1e6}
    return found | {"articles_per_second": articles / clock}


def spin(_: object) -> int:
    """A share of a pure computing loop."""
    return sum(turn * turn & 7 for turn in range(200_000))


def spinner() -> Any:
    """Makes the loop, as the engine asks for work."""
    return spin


def gains(lines: list[bytes], warm: list[bytes], jobs: int) -> Figures:
    """How much faster so many processes of the engine are than one, by the clock: reading, and a pure loop beside it."""
    from khabar.engines.local import run

    articles = receive(lines)
    rates: dict[str, list[float]] = {"loop": [], "read": []}
    for name, items, make in (("loop", range(400), spinner), ("read", articles, Warmed(tuple(warm)))):
        for number in (1, jobs):
            results = run(items, make, number)  # type: ignore[arg-type]
            next(results)
            started = time.perf_counter()
            done = sum(1 for _ in results)
            rates[name].append(done / (time.perf_counter() - started))
    found = {name: all_ / one for name, (one, all_) in rates.items()}
    return {"jobs": jobs, **{f"{name}_gain": gain for name, gain in found.items()}, "share": found["read"] / found["loop"]}


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


def start_up(folder: Path) -> Figures:
    """Processor time of the help, and of one sentence with the codebook compiled before."""
    text = folder / "one.txt"
    text.write_text("\u0642\u0635\u0641", encoding="utf-8")
    child(["code", str(text)])
    named = {"khabar --help": ["--help"], "khabar code ONE": ["code", str(text)]}
    return {label: min(child(arguments)[1] for _ in range(3)) for label, arguments in named.items()}


def memory(source: Path, folder: Path, sizes: Sequence[int]) -> list[Figures]:
    """Whole runs of the command line at growing sizes."""
    found = []
    for size in sorted(sizes):
        file = folder / f"{size}.jsonl"
        with gzip.open(source, "rb") as lines, file.open("wb") as out:
            out.writelines(line for line, _ in zip(lines, range(size), strict=False))
        _, used, peak = child(["code", str(file), "-o", os.devnull, "--format", "jsonl"])
        found.append({"articles": size, "processor_seconds": used, "peak_mb": peak})
    return found


def measured(lines: list[bytes], warm: list[bytes], jobs: int) -> Figures:
    """One run: the rates, what all cores gain, and the ratios."""
    one = session(lines, warm, 1)
    gained = gains(lines, warm, jobs) if jobs > 1 else {}
    found = {"one": one, "all": session(lines, warm, jobs) if jobs > 1 else one, "gains": gained}
    reader = one[WHOLE]["processor_seconds"]
    ratios = {f"reader/{name}": reader / one[name]["processor_seconds"] for name in YARDSTICKS if name in one}
    return found | {"ratios": ratios | ({"jobs_share": gained["share"]} if gained else {})}


def spread(runs: Sequence[Figures]) -> Figures:
    """Of each ratio the median, the least and the most."""
    return {
        name: {"median": median(told), "least": min(told), "most": max(told)}
        for name in runs[0]["ratios"]
        for told in [[run["ratios"][name] for run in runs]]
    }


def tell(runs: Sequence[Figures]) -> None:
    """Print the last run, and the ratios of all."""
    last = runs[-1]
    print(f"{'piece':10}{'articles/s':>12}{'words/s':>12}{'MB/s':>8}{'all cores':>12}")
    for name in (*YARDSTICKS, *STAGES, WHOLE, CONFLICT):
        if name not in last["one"]:
            continue
        one, whole = last["one"][name], last["all"][name]["articles_per_second"]
        rates = [f"{one.get(key, 0):{form}}" if key in one else "" for key, form in (("words_per_processor_second", ",.0f"),)]
        size = f"{one['mb_per_processor_second']:.2f}" if "mb_per_processor_second" in one else ""
        print(f"{name:10}{one['articles_per_processor_second']:12,.0f}{rates[0]:>12}{size:>8}{whole:12,.0f}   {DESCRIBED[name]}")
    print("one core by its processor time; all cores by the clock")
    for name, told in spread(runs).items():
        print(f"ratio       {name:16} {told['median']:6.2f}  ({told['least']:.2f} to {told['most']:.2f} in {len(runs)} runs)")
    print(f"aims        reader/words {MOST_TIMES_WORDS:.0f} at most, {LEAST_READ:.0f} articles a second of one core, of conflict alone")
    print(f"            {LEAST_CONFLICT:.0f}, jobs_share {LEAST_GAIN} at least (what --jobs gains of what a pure loop gains)")


def main() -> None:
    """Print the figures, and write them where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000, help="how many, spread over the corpus; 0 for all")
    parser.add_argument("--warm", type=int, default=400, help="articles read before, so that words were met")
    parser.add_argument("--runs", type=int, default=1, help="how often to measure; three tell the spread")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="what all cores are")
    parser.add_argument("--sizes", type=int, nargs="*", default=[500, 2000], help="articles of the runs whose memory is told")
    parser.add_argument("--json", type=Path, help="write all figures here")
    args = parser.parse_args()
    source = corpus()
    lines, warm = drawn(source, args.articles, args.warm)
    print(f"corpus      {source.name}, {len(lines):,} articles, Python {sys.version.split()[0]}, {args.jobs} cores")
    if why := lacks_spacy():
        print(why)
    figures: Figures = {"articles": len(lines), "jobs": args.jobs, "python": sys.version.split()[0], "missing": why}
    with tempfile.TemporaryDirectory() as name:
        figures["start_up"] = start_up(Path(name))
        for label, used in figures["start_up"].items():
            print(f"start-up    {label:18} {used:6.2f} s of processor time")
        figures["memory"] = memory(source, Path(name), args.sizes)
        for one in figures["memory"]:
            print(
                f"memory      {one['articles']:6,} articles  {one['processor_seconds']:7.1f} s of processor time, {one['peak_mb']:5.0f} MB"
            )
    figures["runs"] = [measured(lines, warm, args.jobs) for _ in range(args.runs)]
    figures["ratios"] = spread(figures["runs"])
    tell(figures["runs"])
    if args.json:
        args.json.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
