"""A pipeline that reads one claim out of any text: the tests of the house need no engine."""

import sys
import types

from khabar.model import Attribution, Claim, Coded, DateRange, Filler, Issue, Quantity, Span, Tally, Trace


def code(document, codebook):
    first = Span(0, len(document.text.split()[0]))
    date = DateRange(document.published, document.published, "publication", 1) if document.published else None
    claim = Claim(
        id="c1",
        key=f"{document.doc_id}-1",
        type="strike",
        mode="drone",
        status="occurred",
        evidence=(Span(0, min(len(document.text), 60)),),
        actor=Filler(first, "some-actor", "الاسم"),
        country="XA",
        date=date,
        killed=Quantity(3, None),
        attribution=Attribution(Filler(first), None, "says"),
        trace=Trace("strike.drone/verb", ("frames/strike.yaml:7",), ("clash: no second side",)),
    )
    tally = Tally(id="t1", what="killed", count=Quantity(5, 5), evidence=(first,))
    issues = () if document.published else (Issue("no-date", "no publication date"),)
    return Coded(document, (claim,), (tally,), issues)


class StubCodebook:
    digest = "0" * 64
    concepts: dict = {}


def install(monkeypatch):
    """Put the stub where the command line looks for the pipeline and the codebook."""
    try:
        import khabar.pipeline
    except ImportError:
        module = types.ModuleType("khabar.pipeline")
        monkeypatch.setitem(sys.modules, "khabar.pipeline", module)
        monkeypatch.setattr(khabar, "pipeline", module, raising=False)
    monkeypatch.setattr("khabar.pipeline.code", code, raising=False)
    monkeypatch.setattr("khabar.engines.coding.load", lambda *_, **__: StubCodebook)
    monkeypatch.setattr("khabar.codebook.load", lambda *_, **__: StubCodebook)
