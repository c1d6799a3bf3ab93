#!/usr/bin/env python3
"""Compare the examples and guards that fail now with the lists of known ones; with --write make the lists anew.

Reasons written by hand are kept; those made here begin with "not yet" and are made anew. Without --write the exit code is 1
where something fails that is not listed, or is listed and fails no more.
"""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

import yaml

from khabar.codebook import load
from khabar.evaluate import examples, mutants
from khabar.evaluate.examples import Result
from khabar.evaluate.guards import Guard
from khabar.evaluate.known import FAILURES, UNPROTECTED, Known, read_known

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "evaluate"
MADE = "not yet"
HOW = "Made by tools/known_failures.py --write; only shrinks.\n"
HEADS = {
    FAILURES: f"# Examples that the engine does not yet read as their author expects. {HOW}",
    UNPROTECTED: f"# Guards whose loss no passing example notices. {HOW}",
}


def reason_of(result: Result) -> str:
    """Why an example fails, by the fields that differ."""
    if result.counter:
        return f"{MADE} kept out: {len(result.differences)} claims of this type come out"
    fields = list(dict.fromkeys(difference.split(":")[0].split()[-1] for difference in result.differences))
    if fields == ["claims"]:
        return f"{MADE} read: {result.differences[0].split(' (')[0]}"
    return f"{MADE} read: {', '.join(fields)}"


def reason_of_guard(guard: Guard) -> str:
    """Why a guard is unprotected."""
    return f"{MADE} noticed by {', '.join(guard.named_by)}" if guard.named_by else f"{MADE} named by any counter-example"


def failures_yaml(results: list[Result], known: Mapping[str, str]) -> str:
    """The list of failing examples."""
    reasons = {result.id: kept(known.get(result.id)) or reason_of(result) for result in results if not result.ok}
    lines = [f"  - {{id: {example}, reason: {quoted(reason)}}}\n" for example, reason in reasons.items()]
    return HEADS[FAILURES] + ("failures:\n" + "".join(lines) if lines else "failures: []\n")


def unprotected_yaml(guards: tuple[Guard, ...], known: Mapping[tuple[str, str, str], str]) -> str:
    """The list of unprotected guards; the Arabic stands last on its line."""
    reasons = {guard.key: kept(known.get(guard.key)) or reason_of_guard(guard) for guard in guards}
    lines = [
        f"  - {{frame: {frame}, guard: {kind}, reason: {quoted(reason)}, trigger: {trigger}}}\n"
        for (frame, trigger, kind), reason in reasons.items()
    ]
    return HEADS[UNPROTECTED] + ("unprotected:\n" + "".join(lines) if lines else "unprotected: []\n")


def kept(reason: str | None) -> str | None:
    """A reason that a person wrote."""
    return None if reason is None or reason.startswith(MADE) else reason


def quoted(text: str) -> str:
    """A string as YAML in double quotation marks."""
    return str(yaml.safe_dump(text, default_style='"', allow_unicode=True, width=10_000)).strip()


def compare(known: Known, results: list[Result], guards: tuple[Guard, ...]) -> list[str]:
    """What the lists do not say as it is, one line each."""
    return [str(fault) for fault in (*known.new_failures(results), *known.new_unprotected(guards), *known.stale(results, guards))]


def main() -> None:
    """Print what is new and what is stale; with --write make the lists anew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="make both lists anew")
    arguments = parser.parse_args()
    codebook = load(world=True)
    results = examples.run(codebook)
    guards = mutants.check(codebook, sample=0, results=results).unprotected
    known = read_known(FOLDER)
    faults = compare(known, results, guards)
    print("\n".join(faults))
    failing = sum(not result.ok for result in results)
    print(f"{failing} of {len(results)} examples fail, {len(guards)} guards are unprotected; {len(faults)} lines differ from the lists")
    if arguments.write:
        (FOLDER / FAILURES).write_text(failures_yaml(results, known.failures), encoding="utf-8")
        (FOLDER / UNPROTECTED).write_text(unprotected_yaml(guards, known.unprotected), encoding="utf-8")
    elif faults:
        sys.exit(1)


if __name__ == "__main__":
    main()
