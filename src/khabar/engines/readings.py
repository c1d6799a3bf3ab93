"""What is kept of an article, made by one process: read with the codebook in hand, or taken in to be read later."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from msgspec import structs

from khabar import pipeline
from khabar.codebook import Codebook, load
from khabar.engines.admission import Admitted
from khabar.engines.coding import code_received, settle
from khabar.ingest import Received
from khabar.ledger import Arrival, Read
from khabar.ledger.documents import bare, content_of, encode_coded, text_of
from khabar.ledger.events import pack
from khabar.ledger.loading import Version
from khabar.ledger.rows import columns_of
from khabar.ledger.summaries.wording import Wordings
from khabar.ledger.words import words_of_document, words_of_evidence
from khabar.link.archive.pages import kept
from khabar.model import Coded

Work = Callable[[Admitted], Read]


def make_reader(overlays: tuple[Path, ...] = ()) -> Work:
    """The work of one process: an admitted article in, what is kept of it out."""
    codebook = load(overlays)
    settle()
    return partial(_read, codebook=codebook, wordings=Wordings(codebook))


def taken(admitted: Admitted) -> Read:
    """What is kept of an article that is read later."""
    received = admitted.received
    assert received.document is not None
    found = bare(received.document, admitted.declared, received.issues, (admitted.content, admitted.text))
    return structs.replace(found, arrival=arrival_of(received), words=words_of_document(received.document))


def completed(read: Read, coded: Coded, codebook: Codebook) -> Read:
    """An article with what was read from it."""
    return structs.replace(
        read,
        coded=encode_coded(coded),
        columns=columns_of(coded),
        issues=coded.issues,
        page=pack(kept(pipeline.page(coded, codebook, grounded=True)).data),
        words=read.words or words_of_document(coded.document),
        evidence=words_of_evidence(coded),
    )


def arrival_of(received: Received) -> Arrival | None:
    """The bytes in which an article came, as the ledger keeps them."""
    original = received.original
    if original is None:
        return None
    return Arrival(original.data, original.media_type, received.where, original.url, original.at, original.gone)


def again(one: Version) -> Admitted:
    """An article of the ledger, as if it had just come in; faults that its input had are told again."""
    document, issues = one.coded.document, tuple(issue for issue in one.coded.issues if issue.where is not None)
    came = Received(structs.replace(document, doc_id=one.declared), document.doc_id, issues)
    named = structs.replace(came, document=document)
    return Admitted(came, named, content_of(document), text_of(document), one.document, waiting=not one.coding)


def _read(admitted: Admitted, codebook: Codebook, wordings: Wordings) -> Read:
    coded = code_received(admitted.received, codebook)
    found = completed(taken(admitted), coded, codebook)
    return structs.replace(found, known=admitted.known, worded=wordings.of(coded))
