"""An archive that was coded elsewhere goes into a ledger: the same entries, rows and digests as if it had been read here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import groupby
from pathlib import Path

from msgspec import Struct, structs

from khabar import __version__, pipeline
from khabar.codebook import Codebook, load
from khabar.engines.admission import Admitted, Prepared
from khabar.engines.archives.files import Found
from khabar.engines.coding import settle
from khabar.engines.readings import Work, completed, taken
from khabar.engines.recording import Recorder, Report
from khabar.export.archive_rows import Archived
from khabar.ingest.coded.vocabulary import Vocabulary
from khabar.ingest.received import Original
from khabar.ledger import Database, Read
from khabar.ledger.summaries.wording import Wordings
from khabar.model import Coded, Issue, Stamp


class Importer(Struct, frozen=True):
    """Where an archive goes: the ledger, the codebook at hand with its overlays, who stamps, in how many processes, who hears of faults."""

    database: Database
    codebook: Codebook
    overlays: tuple[Path, ...]
    stamp: Callable[[], Stamp]
    jobs: int = 1
    tell: Callable[[Issue], None] = lambda issue: None

    def take(self, found: Iterable[Found], progress: Callable[[Report], None] = lambda report: None) -> Report:
        """Keep every article that is not kept yet, with what was read from it; gives what came of it. Raises ``LedgerError``.

        An article is kept as read by the version and codebook that the archive names. One that the ledger has read already is read
        anew only by the codebook at hand, as `khabar ledger recode` would. ``failed`` counts the articles and files that were told.
        """
        wrong: list[Issue] = []
        report = Report()
        for (code, codebook, is_read), some in groupby(self._sound(found, wrong), _reader_of):
            at_hand = (code, codebook) == (__version__, self.codebook.digest)
            made = partial(_stamped, self.stamp, code or __version__, codebook or self.codebook.digest)
            recorder = Recorder(self.database, made, self.overlays, self.jobs, partial(make_importer, self.overlays))
            recorder.report, recorder.reads_anew = report, at_hand
            received = map(_received, some)
            report = (recorder.record if is_read else recorder.take_in)(received, progress=progress)
        return structs.replace(report, failed=len(wrong))

    def _sound(self, found: Iterable[Found], wrong: list[Issue]) -> Iterator[tuple[str, Archived]]:
        """The articles that can be kept, each with its place; the others are told."""
        vocabulary = Vocabulary(self.codebook)
        for one in found:
            fault = vocabulary.fault(one.article.coded) if one.article is not None else None
            issue = one.issue if fault is None else Issue("bad-archive", fault, where=one.where)
            if issue is not None:
                wrong.append(issue)
                self.tell(issue)
            elif one.article is not None:
                yield one.where, one.article


def _reader_of(one: tuple[str, Archived]) -> tuple[str, str, bool]:
    return one[1].code, one[1].codebook, one[1].is_read


def _stamped(stamp: Callable[[], Stamp], code: str, codebook: str) -> Stamp:
    return structs.replace(stamp(), code=code, codebook=codebook)


def _received(one: tuple[str, Archived]) -> Prepared:
    where, article = one
    document, came = article.coded.document, article.came
    declared = structs.replace(document, doc_id=article.declared or document.doc_id)
    original = Original(came.data, came.media_type, document.url, came.found_at) if came and came.data is not None else None
    issues = () if article.is_read else article.coded.issues
    return Prepared(declared, came.place if came else where, issues, original, document.doc_id, article.coded)


def make_importer(overlays: tuple[Path, ...] = ()) -> Work:
    """The work of one process: an article that was read elsewhere in, what is kept of it out."""
    codebook = load(overlays)
    settle()
    return partial(_read, codebook=codebook, wordings=Wordings(codebook))


def _read(admitted: Admitted, codebook: Codebook, wordings: Wordings) -> Read:
    received = admitted.received
    assert isinstance(received, Prepared)
    coded = _under_its_id(received)
    found = completed(taken(admitted), coded, codebook)
    return structs.replace(found, known=admitted.known, worded=wordings.of(coded))


def _under_its_id(received: Prepared) -> Coded:
    """What was read, under the id that the ledger keeps it by; that this is another stands among its issues."""
    assert received.document is not None
    if received.document.doc_id == received.wanted:
        return received.coded
    coded = pipeline.rename(received.coded, received.document.doc_id)
    before = tuple(issue for issue in coded.issues if issue.where is not None)
    after = tuple(issue for issue in coded.issues if issue.where is None)
    return structs.replace(coded, issues=(*before, *received.issues, *after))
