"""The work of one process: codebook in hand, an input object in, a coded document out."""

import gc
from collections.abc import Callable
from pathlib import Path

import msgspec

from khabar import pipeline
from khabar.codebook import Codebook, load
from khabar.engines.limits import SECONDS, OverdueError, within
from khabar.ingest import Received
from khabar.model import Coded, Issue


def make_coder(overlays: tuple[Path, ...] = ()) -> Callable[[Received], Coded]:
    """A function that codes input objects by the codebook of this installation with the overlays laid over it."""
    codebook = load(overlays)
    settle()

    def work(received: Received) -> Coded:
        return code_received(received, codebook)

    return work


USUAL = 2_000
"""Code points of an article of the press: 14,848 have 1,841 on average."""
BETWEEN = (100_000, 50, 100)
"""How seldom the collector looks for cycles. Reading makes none (0 found after 400 articles read three times), and to look at the
usual pace takes a twentieth of the time."""


def weight_of(received: Received) -> int:
    """How much work an input object is, as the engine weighs it: the usual article is 1."""
    return 1 if received.document is None else 1 + len(received.document.text) // USUAL


def settle() -> None:
    """Tell the collector that what is there lives as long as the process and need not be walked (a third faster, measured)."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*BETWEEN)


def code_received(received: Received, codebook: Codebook, seconds: float | None = None) -> Coded:
    """What was read from one input object; an object that cannot be coded keeps its place, with its issues and no claims.

    So does one whose text takes longer than any article may, or than ``seconds``. Raises what the pipeline raises, with the document
    named: that is an error of khabar, never of the article.
    """
    document = received.document
    if document is None:
        raise ValueError(f"{received.where}: no document to code")
    if not received.codable:
        return Coded(document=document, issues=received.issues)
    most = SECONDS if seconds is None else seconds
    try:
        with within(most):
            coded = pipeline.code(document, codebook)
    except OverdueError:
        told = Issue("too-slow", f"reading it took more than {most:.0f} seconds; it is not coded", document.doc_id, received.where)
        return Coded(document=document, issues=(*received.issues, told))
    except Exception as error:
        error.add_note(f"while coding {document.doc_id} of {received.where}")
        raise
    known = {(issue.kind, issue.span) for issue in received.issues}
    issues = received.issues + tuple(issue for issue in coded.issues if (issue.kind, issue.span) not in known)
    return msgspec.structs.replace(coded, issues=issues)
