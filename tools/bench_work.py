"""What `bench.py` times, piece by piece over batches of articles: the stages of reading, and the yardsticks that they are held against.

Every piece works on one `Batch` and leaves there what the next one needs, so that each is timed alone and nothing is done twice.
"""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from khabar.codebook import Codebook, Lexicon, load
from khabar.engines.coding import code_received, settle
from khabar.export.jsonl import line
from khabar.extract import read_document
from khabar.ingest import Defaults, Received, read
from khabar.model import Coded, Document, Findings
from khabar.resolve import resolve
from khabar.text import fold, words

Piece = Callable[["Batch"], object]
YARDSTICKS = ("json", "words", "terms", "spacy")
STAGES = ("ingest", "extract", "resolve", "write")
WHOLE, CONFLICT, LOOP = "reader", "conflict", "loop"
DESCRIBED = {
    "json": "reading and JSON parsing alone",
    "words": "folding and splitting into words alone",
    "terms": "one Aho-Corasick pass with the codebook's terms",
    "spacy": 'the tokeniser of spaCy blank("ar")',
    "ingest": "files to documents",
    "extract": "documents to the words of claims",
    "resolve": "words to claims",
    "write": "claims to JSON Lines",
    WHOLE: "all of it: a file to JSON Lines",
    CONFLICT: "documents to claims, of articles that give some",
    LOOP: "a pure computing loop",
}
TURNS = 60_000  # of the pure computing loop for a batch: some ten milliseconds


class Batch:
    """Some articles, as lines of JSON and as all that was made of them so far."""

    def __init__(self, lines: Sequence[bytes], folder: Path) -> None:
        self.lines = lines
        self.path = folder / "batch.jsonl"
        self.path.write_bytes(b"".join(lines))
        self.received: list[Received] = []
        self.folded: list[str] = []
        self.findings: list[Findings] = []
        self.coded: list[Coded] = []

    @property
    def documents(self) -> list[Document]:
        """The articles as documents."""
        return [one.document for one in self.received if one.document is not None]

    def prepare(self) -> None:
        """Make what a piece needs and is not timed for."""
        self.folded = [fold(document.text).text for document in self.documents]

    def telling(self) -> list[Received]:
        """Those that give claims or counts."""
        return [one for one, coded in zip(self.received, self.coded, strict=True) if coded.claims or coded.tallies]


def pieces(codebook: Codebook) -> dict[str, Piece]:
    """Every piece of work by its name, in the order in which a batch goes through them; spaCy only where it is installed."""
    lexicon = Lexicon(codebook)
    found: dict[str, Piece | None] = {
        LOOP: lambda batch: sum(turn * turn & 7 for turn in range(TURNS)),
        "json": lambda batch: [msgspec.json.decode(text) for text in batch.lines],
        "ingest": _ingest,
        "words": lambda batch: [words(fold(document.text)) for document in batch.documents],
        "terms": _term_pass(codebook),
        "spacy": _tokeniser(),
        "extract": lambda batch: _extract(batch, lexicon),
        "resolve": lambda batch: _resolve(batch, codebook),
        "write": lambda batch: [line(coded) for coded in batch.coded],
        WHOLE: lambda batch: _read_whole(batch, codebook),
        CONFLICT: lambda batch: [code_received(one, codebook) for one in batch.telling()],
    }
    return {name: piece for name, piece in found.items() if piece is not None}


def batches(lines: Sequence[bytes], size: int) -> Iterator[Batch]:
    """The articles in batches, each in a file of its own."""
    with tempfile.TemporaryDirectory() as name:
        for first in range(0, len(lines), size):
            yield Batch(lines[first : first + size], Path(name))


def ready(warm: Sequence[bytes]) -> dict[str, Piece]:
    """The pieces, with the codebook loaded and words met, as they are in a run that has gone on for a while."""
    codebook = load()
    found = pieces(codebook)
    for batch in batches(warm, len(warm) or 1):
        for name in ("ingest", "extract", WHOLE):
            found[name](batch)
    settle()
    return found


def lacks_spacy() -> str | None:
    """Why there is no figure for spaCy, or None."""
    return None if _tokeniser() is not None else "spaCy is not installed: no figure for its tokeniser (the extra dev has it)"


def _ingest(batch: Batch) -> None:
    batch.received = [one for one in read([str(batch.path)], Defaults()) if one.document is not None]


def _extract(batch: Batch, lexicon: Lexicon) -> None:
    batch.findings = [read_document(document, lexicon) for document in batch.documents]


def _resolve(batch: Batch, codebook: Codebook) -> None:
    for document, findings in zip(batch.documents, batch.findings, strict=True):
        found = resolve(document, findings, codebook)
        batch.coded.append(Coded(document, found.claims, found.tallies, (), found.set_aside))


def _read_whole(batch: Batch, codebook: Codebook) -> int:
    return sum(len(line(code_received(one, codebook))) for one in read([str(batch.path)], Defaults()) if one.document is not None)


def terms_of(codebook: Codebook) -> list[str]:
    """What the codebook knows by its letters: forms of verbs and nouns, adjectives, names, cues, phrases; folded."""
    phrases = [trigger.words for frame in codebook.frames.values() for trigger in frame.triggers if trigger.kind == "phrase"]
    runs = [name.words for name in codebook.names] + [cue.words for cue in codebook.cues] + phrases
    alone = {*codebook.verbs, *codebook.nouns, *codebook.adjectives, *codebook.nationalities}
    return sorted(alone | {" ".join(run) for run in runs})


def _term_pass(codebook: Codebook) -> Piece | None:
    try:
        import ahocorasick_rs
    except ImportError:
        return None
    search = ahocorasick_rs.AhoCorasick(terms_of(codebook), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return lambda batch: [search.find_matches_as_indexes(text) for text in batch.folded]


def _tokeniser() -> Piece | None:
    try:
        import spacy
    except ImportError:
        return None
    make_doc = spacy.blank("ar").make_doc
    return lambda batch: [make_doc(document.text) for document in batch.documents]


class Warmed(msgspec.Struct, frozen=True):
    """Makes, in a process of the engine, a coder that has met the words of some articles before it is timed."""

    lines: tuple[bytes, ...]

    def __call__(self) -> Callable[[Received], Coded]:
        """The coder."""
        codebook = load()
        for batch in batches(self.lines, len(self.lines) or 1):
            _read_whole(batch, codebook)
        settle()
        return lambda received: code_received(received, codebook)


def receive(lines: Sequence[bytes]) -> list[Received]:
    """The articles as the engine takes them."""
    found: list[Received] = []
    for batch in batches(lines, len(lines) or 1):
        _ingest(batch)
        found = batch.received
    return found
