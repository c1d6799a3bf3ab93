"""From a folder of gold to predictions of this installation: what `khabar evaluate` and the floors measure."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import msgspec

from khabar.engines.coding import make_coder
from khabar.engines.local import run
from khabar.evaluate.gsr import Detection, detection, read_sentences
from khabar.evaluate.score import Observer, Scores, score
from khabar.evaluate.sheets import Sheet, by_id, read_gold
from khabar.export.jsonl import line
from khabar.ingest import Defaults, Received, read
from khabar.model import Coded


def sheet_of(coded: Coded) -> Sheet:
    """A coded document as scorers see it, by way of the JSON that is written."""
    return msgspec.json.decode(line(coded), type=Sheet)


def code_paths(paths: list[str], jobs: int = 1, overlays: tuple[Path, ...] = ()) -> dict[str, Sheet]:
    """Every document of the paths, coded, by id. Labels that gold files hold are not read by the coder."""
    results = run(_with_document(read(paths, Defaults())), partial(make_coder, overlays), jobs)
    return by_id((coded.document.doc_id, sheet_of(coded)) for coded in results)


def evaluate_folder(gold: Path, jobs: int = 1, overlays: tuple[Path, ...] = (), observe: Observer | None = None) -> Scores:
    """The figures of this installation over a gold folder."""
    sheets = read_gold(gold)
    files = [str(path) for path in sorted(gold.glob("*.json"))]
    return score(sheets, code_paths(files, jobs, overlays), observe)


def evaluate_sentences(sentences: Path, jobs: int = 1) -> list[Detection]:
    """The figures of this installation over a file of labelled sentences."""
    return list(detection(read_sentences(sentences), code_paths([str(sentences)], jobs)))


def _with_document(received: Iterator[Received]) -> Iterator[Received]:
    return (one for one in received if one.document is not None)
