"""What given words of a document name: for claims that a person coded, who marks words and leaves concepts to the codebook."""

from collections.abc import Iterable

from msgspec import Struct

from khabar.codebook.lexicon import Lexicon
from khabar.extract.page.tokens import Page, read_page
from khabar.model import Document, Role, Span


class Named(Struct, frozen=True):
    """The roles that spans may fill, and the candidates of every place that the document names."""

    roles: dict[Span, Role]
    places: tuple[tuple[str, ...], ...]


def name_spans(document: Document, spans: Iterable[Span], lexicon: Lexicon) -> Named:
    """What the words of each span name, read in their document; none where the document tells of no event at all."""
    page = read_page(document, lexicon)
    if page is None:
        return Named({}, ())
    places = tuple(tuple(dict.fromkeys(name.concept for name in hit.names)) for hit in page.names.values())
    return Named({span: _role(page, span) for span in spans}, places)


def _role(page: Page, span: Span) -> Role:
    """A span as a role: the names that it begins with, those further in, and the classes of its first word."""
    within = [at for at, word in enumerate(page.words) if span.start < word.end and word.start < span.end]
    own: list[str] = []
    inner: list[str] = []
    nation = None
    for at in within:
        if at in page.names:
            (own if at == within[0] else inner).extend(name.concept for name in page.names[at].names)
        nation = nation or page.readings[at].nation
    classes = page.readings[within[0]].heading if within else frozenset[str]()
    return Role(span, tuple(dict.fromkeys(own)), classes, tuple(dict.fromkeys(inner)), nation)
