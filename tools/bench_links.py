#!/usr/bin/env python3
"""Linking at scale: time, memory and pairs right over made-up documents whose events are known, and how long it takes to add documents
to them and to explain an event.

The documents are made by `tools/made_claims.py`, which says what is in them. Run by `make bench`; a benchmark, not a test.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import msgspec

from made_documents import truth_of, write

NEW_DOCUMENTS = 100
MOST_SECONDS, MOST_GB, LEAST_F1, MOST_GROWTH, MOST_SECONDS_INTO = 600, 8, 0.90, 13, 10
"""What linking must keep to, for a million claims on two cores; growth is of time from a tenth of the claims to all."""


class Claims(msgspec.Struct):
    """The claims of an event, all that is read of it here."""

    claims: tuple[str, ...]


class Named(Claims):
    """An event with its id."""

    event_id: str


def run(arguments: list[str], output: int | None = None) -> tuple[float, float, float]:
    """Seconds by the clock, seconds of processor time and peak memory in GB of one run of the command line; ``output`` is where it prints.

    The memory is that of the largest run so far.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", "khabar", *arguments], check=True, stdout=output)
    seconds = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, used, after.ru_maxrss / (1 << 20 if sys.platform != "darwin" else 1 << 30)


def pairs(sizes: Iterable[int]) -> int:
    """How many pairs groups of these sizes hold."""
    return sum(size * (size - 1) // 2 for size in sizes)


def largest(events: Path) -> str:
    """The id of the event with the most claims; of several the first."""
    decoder = msgspec.json.Decoder(Named)
    with events.open("rb") as lines:
        return max(map(decoder.decode, lines), key=lambda one: len(one.claims)).event_id


def score(events: Path, truth: Path) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs of claims of one event."""
    happening = truth_of(truth)
    decoder = msgspec.json.Decoder(Claims)
    right = found = 0
    told: Counter[int] = Counter()
    with events.open("rb") as lines:
        for line in lines:
            claims = decoder.decode(line).claims
            of = Counter(happening[ref] for ref in claims)
            told.update(of)
            right += pairs(of.values())
            found += pairs([len(claims)])
    precision, recall = right / (found or 1), right / (pairs(told.values()) or 1)
    return precision, recall, 2 * precision * recall / ((precision + recall) or 1)


def into(events: Path, fresh: Path) -> None:
    """Adds new documents to linked ones in this process and says how long each part took; run as a child of its own."""
    from khabar import pipeline
    from khabar.cli.linking import no_collector, side_file
    from khabar.codebook import load
    from khabar.ingest import read_coded
    from khabar.link import Archive, events_of_linked
    from khabar.link.archive.known import read_former, read_known

    with no_collector():
        started = time.perf_counter()
        codebook = load()
        with side_file(events).open("rb") as lines:
            known = read_known(lines, "side file")
        with events.open("rb") as lines:
            former = read_former(lines, "events", known.shelf)
        archive = Archive(known.shelf, [line.event for line in former], codebook, known.judgements, known.matches)
        loaded, used = time.perf_counter(), time.process_time()
        pages = [pipeline.page(record.coded, codebook, grounded=record.grounded) for record in read_coded([str(fresh)]) if record.coded]
        linked = archive.add(pages)
        told = sum(1 for _ in events_of_linked(linked, codebook))
        seconds, used = time.perf_counter() - loaded, time.process_time() - used
    claims = sum(len(page.accounts) for page in pages)
    print(f"into        loading {loaded - started:6.1f} s; {len(pages)} documents with {claims} claims added in {seconds:.1f} s,")
    print(f"            processor time {used:.1f} s (aim {MOST_SECONDS_INTO} s); {told} events told anew")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--folder", type=Path, help="keep what is made here")
    parser.add_argument("--into", type=Path, nargs=2, metavar=("EVENTS", "NEW"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.into:
        into(*args.into)
        return
    print(f"linking     Python {sys.version.split()[0]}, {os.cpu_count()} cores")
    print(f"aims        a million claims in {MOST_SECONDS} s and {MOST_GB} GB, F1 {LEAST_F1:.2f}, time growing by at most {MOST_GROWTH}")
    with tempfile.TemporaryDirectory() as name:
        folder = args.folder or Path(name)
        took: list[float] = []
        for size in sorted(args.sizes):
            claims, fresh, truth = write(size, folder, NEW_DOCUMENTS)
            events = folder / f"{size}.events.jsonl"
            seconds, used, peak = run(["link", str(claims), "-o", str(events)])
            took.append(used)
            precision, recall, f1 = score(events, truth)
            growth = f", {used / took[0]:.1f} times {min(args.sizes):,}" if len(took) > 1 else ""
            print(f"link        {size:9,} claims  {seconds:6.1f} s, processor time {used:6.1f} s{growth}; peak {peak:.2f} GB")
            print(f"            pairs P {precision:.3f} R {recall:.3f} F1 {f1:.3f}", flush=True)
            subprocess.run([sys.executable, __file__, "--into", str(events), str(fresh)], check=True)
            seconds, used, _ = run(["explain-event", largest(events), "--events", str(events)], subprocess.DEVNULL)
            print(f"explain     the event with the most claims: {seconds:.1f} s, processor time {used:.1f} s, loading included", flush=True)


if __name__ == "__main__":
    main()
