"""The folded words by which an article and the evidence of its claims are found."""

from khabar.model import Coded, Document
from khabar.text.search import searched


def words_of_document(document: Document) -> str:
    """The words of title and text."""
    return " ".join(searched(f"{document.title or ''}\n{document.text}"))


def words_of_evidence(coded: Coded) -> tuple[str, ...]:
    """The words of each claim's evidence."""
    return tuple(" ".join(searched(" ".join(map(coded.document.quote, claim.evidence)))) for claim in coded.claims)
