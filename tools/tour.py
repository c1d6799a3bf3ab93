#!/usr/bin/env python3
"""Write the outputs that README.md shows from real runs, between its `<!-- tour: NAME -->` marks. With --check only compare."""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
REPORTS = ROOT / "src" / "khabar" / "demo" / "reports.jsonl"
SHOWN_REPORTS = ("demo-nidaa-5", "demo-atlantic-5")
SHOWN_FIELDS = (
    *("id", "type", "mode", "status", "actor", "actor_id", "target", "target_id", "place", "place_id", "country", "latitude", "longitude"),
    *("geo_precision", "date", "date_basis", "weapon", "weapon_count", "injured", "source", "stance", "rule"),
)
_MARKED = re.compile(r"(<!-- tour: (\w+) -->\n\n```text\n)(.*?)(\n```)", re.DOTALL)


def khabar(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """One run of the command line in a folder."""
    return subprocess.run([sys.executable, "-m", "khabar", *arguments], cwd=folder, capture_output=True, text=True, check=False)


def plain(text: str) -> str:
    """An output as it looks: without direction marks and blanks at line ends."""
    return "\n".join(line.rstrip() for line in text.replace("\u200e", "").strip("\n").splitlines())


def sentence() -> str:
    """The sentence of the tour: the one in the command that README.md shows."""
    match = re.search(r'khabar explain "([^"]+)"', README.read_text(encoding="utf-8"))
    if match is None:
        sys.exit("tour.py: README.md shows no `khabar explain`")
    return match[1]


def outputs() -> dict[str, str]:
    """What each mark of the README stands for."""
    text = sentence()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        reports = REPORTS.read_text(encoding="utf-8").splitlines()
        chosen = [line for line in reports if json.loads(line)["doc_id"] in SHOWN_REPORTS]
        (folder / "two.jsonl").write_text("\n".join(chosen), encoding="utf-8")
        (folder / "article.txt").write_text(text, encoding="utf-8")
        return {
            "explain": plain(khabar(folder, "explain", text, "--published", "2024-03-14").stdout),
            "demo": plain(khabar(folder, "code", "two.jsonl", "--format", "table").stdout),
            "event": _event(folder),
            "json": _json(folder),
            "bad": _bad(folder, text),
        }


def _json(folder: Path) -> str:
    """One line of JSON Lines, folded for reading, a claim with its main fields."""
    document = json.loads(khabar(folder, "code", "article.txt", "--published", "2024-03-14", "--outlet", "mine").stdout)
    claim = document["claims"][0]
    fields = [f"{json.dumps(key)}: {json.dumps(claim[key], ensure_ascii=False)}" for key in SHOWN_FIELDS]
    head = [f"{json.dumps(key)}: {json.dumps(document[key], ensure_ascii=False)}" for key in document if key not in ("claims", "tallies")]
    return "{" + ",\n ".join(head) + ',\n "claims": [{' + ",\n   ".join(fields) + ", ...}, ...],\n" + ' "tallies": [...]}'


def _event(folder: Path) -> str:
    """The event of the demo reports that has most contradictions and least else: its grade, figures and findings without evidence."""
    (folder / "all.jsonl").write_bytes(REPORTS.read_bytes())
    khabar(folder, "code", "all.jsonl", "-o", "claims.jsonl")
    khabar(folder, "link", "claims.jsonl", "-o", "events.jsonl")
    events = [json.loads(line) for line in (folder / "events.jsonl").read_text(encoding="utf-8").splitlines()]

    def contradictions(event: dict[str, Any]) -> tuple[int, int]:
        kinds = [finding["agreement"] for finding in event["findings"]]
        return kinds.count("contradiction"), -kinds.count("difference")

    chosen = max((event for event in events if event["grade"]["name"] == "contested"), key=contradictions)
    lines = khabar(folder, "explain-event", chosen["event_id"], "--events", "events.jsonl").stdout.splitlines()
    return plain("\n".join(lines[: lines.index("")]))


def _bad(folder: Path, text: str) -> str:
    rows = [
        json.dumps({"doc_id": str(number), "text": f"{text} {number}", "published": "2024-03-14"}, ensure_ascii=False)
        for number in range(1, 9)
    ]
    rows[2] = rows[2].replace("2024-03-14", "2024-02-30")
    rows[6] = rows[6][:-9]
    (folder / "news.jsonl").write_text("\n".join(rows), encoding="utf-8")
    (folder / "other.txt").write_text("نیروهای دولتی دیروز در نزدیکی شهر با شورشیان درگیر شدند و سه نفر کشته شدند.", encoding="utf-8")
    done = khabar(folder, "code", "news.jsonl", "other.txt", "-o", "claims.jsonl")
    return f"$ khabar code news.jsonl other.txt -o claims.jsonl; echo $?\n{plain(done.stderr)}\n{done.returncode}"


def filled(page: str) -> str:
    """The page with every marked block as it comes out now."""
    found = outputs()
    return _MARKED.sub(lambda match: match[1] + found[match[2]] + match[4], page)


def main() -> None:
    """Write or check README.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    page = README.read_text(encoding="utf-8")
    new = filled(page)
    if not parser.parse_args().check:
        README.write_text(new, encoding="utf-8")
    elif new != page:
        sys.exit("README.md shows what no longer comes out: run `make reference`")


if __name__ == "__main__":
    main()
