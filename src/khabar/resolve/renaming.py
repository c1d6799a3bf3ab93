"""A coded document under another id: its claims keep their words and get the keys of that document."""

from __future__ import annotations

from msgspec import structs

from khabar.model import Claim, Coded, Document
from khabar.resolve.claims import key_of


def renamed(coded: Coded, doc_id: str) -> Coded:
    """The same as if the document had been read under this id; a key that is not made as khabar makes them stays."""
    document = structs.replace(coded.document, doc_id=doc_id)
    issues = tuple(structs.replace(issue, doc_id=doc_id) if issue.doc_id == coded.document.doc_id else issue for issue in coded.issues)
    return Coded(
        document,
        tuple(_keyed(claim, n, coded.document, document) for n, claim in enumerate(coded.claims, 1)),
        coded.tallies,
        issues,
        tuple(_keyed(claim, n, coded.document, document) for n, claim in enumerate(coded.set_aside, 1)),
    )


def _keyed(claim: Claim, ordinal: int, before: Document, after: Document) -> Claim:
    made = claim.key == key_of(before, claim, ordinal)
    return structs.replace(claim, key=key_of(after, claim, ordinal)) if made else claim
