"""What given words of a document name: for claims that a person coded, who marks words and leaves concepts to the codebook."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from khabar.codebook.lexicon import Lexicon, NameHit
from khabar.extract.noun_phrases.taking import LANDS
from khabar.extract.page.names import name_alone
from khabar.extract.page.tokens import Page, read_any_page
from khabar.model import Document, Role, Span
from khabar.text.marks import COMMAS

_AREAS = frozenset({"area", "area.local", "area.town", "area.district", "area.province", "area.country", "direction"})
_SITE = "area.site"  # a street bears the name of a place that is elsewhere
_FROM = "from"  # "from the territory of X" tells where it came from
_BEHIND = 5
"""Words behind a marked place within which the larger place that holds it is named ("the village of X in the north of province Y")."""
_BODIES = frozenset({"organisation", "force", "troops", "structure", "military_site"})
"""Classes of a noun that alone may stand for the body or the site that its document names in full ("the coalition")."""
_HOLDERS = frozenset({"admin1", "admin2", "town"})
_NAMED_SHORT = frozenset({"actor", "facility"})


class Named(Struct, frozen=True):
    """The roles that spans may fill, the candidates of every place that the document names, and what is told to hold a marked place."""

    roles: dict[Span, Role]
    places: tuple[tuple[str, ...], ...]
    holders: dict[Span, Role] = {}


def name_spans(document: Document, spans: Iterable[Span], lexicon: Lexicon, grounds: Iterable[Span] = ()) -> Named:
    """What the words of each span name, read in their document; ``grounds`` are spans that somebody marked as a place."""
    page = read_any_page(document, lexicon)
    marked = _Marked(page, lexicon, frozenset(grounds))
    places = tuple(tuple(dict.fromkeys(name.concept for name in hit.names)) for hit in page.names.values())
    holders = {span: role for span in marked.grounds if (role := marked.holder(span)) is not None}
    return Named({span: marked.role(span) for span in spans}, places, holders)


class _Marked:
    """Reads the words that a person marked; holds the page that they stand on."""

    def __init__(self, page: Page, lexicon: Lexicon, grounds: frozenset[Span]) -> None:
        self.page, self.grounds = page, grounds
        self._concepts = lexicon.concepts

    def role(self, span: Span) -> Role:
        """A span as a role: the names that it begins with, those further in, and the classes of its first word."""
        page, within = self.page, self._within(span)
        if not within:
            return Role(span)
        hits = dict(self._hits(span, within))
        own = hits.pop(within[0], None)
        whose = next((at for at in within if page.readings[at].nation), None)
        nation = None if whose is None else page.readings[whose].nation
        further = (name.concept for at, hit in hits.items() for name in hit.names if not self._is_where(name.concept, at, whose))
        inner = tuple(dict.fromkeys(further)) or self._in_full(within[-1:])
        first = tuple(dict.fromkeys(name.concept for name in own.names)) if own is not None else self._in_full(within)
        return Role(span, first, page.readings[within[0]].heading, inner, nation)

    def _is_where(self, concept: str, at: int, whose: int | None) -> bool:
        """Whether a land is named only as where something is that an adjective gives to another ("the X bases in Y")."""
        return whose is not None and whose < at and self._concepts[concept].kind in LANDS

    def holder(self, span: Span) -> Role | None:
        """The place that is told to hold a marked one: named right behind it, else the last named ahead of it in its sentence."""
        within = self._within(span)
        return (self._behind(within[-1]) or self._ahead(within[0])) if within else None

    def _behind(self, last: int) -> Role | None:
        page = self.page
        for at in range(last + 1, min(last + 1 + _BEHIND, len(page.words))):
            hit, reading = page.names.get(at), page.readings[at]
            if hit is not None:
                return None if hit.peeled.conjunction else self._ground(at, hit)
            if not (reading.adjective or reading.heading & _AREAS or at in page.cues):
                return None
        return None

    def _ahead(self, first: int) -> Role | None:
        page = self.page
        begin = next((start for start, end in page.sentences if start <= first < end), first)
        for at in range(first - 1, begin - 1, -1):
            if at in page.names and (role := self._ground(at, page.names[at])) is not None:
                before = page.cues.get(at - 1)
                if before is not None and before.cue.value == _FROM:
                    return None
                if not self._is_list(at + page.names[at].length, first):
                    return role
        return None

    def _is_list(self, start: int, first: int) -> bool:
        """Whether nothing but commas and nouns of places stands between two places, the second of which is joined on."""
        page = self.page
        joined = any(page.readings[at].peeled.conjunction for at in range(start, first + 1))
        plain = all(page.readings[at].heading & _AREAS or page.words[at].form in COMMAS for at in range(start, first))
        return plain and (joined or any(page.words[at].form in COMMAS for at in range(start, first)))

    def _ground(self, at: int, hit: NameHit) -> Role | None:
        """A name as a place that may hold others."""
        found = tuple(name.concept for name in hit.names if self._concepts[name.concept].kind in _HOLDERS)
        span = Span(self.page.words[at].start, self.page.words[at + hit.length - 1].end)
        return Role(span, found, self.page.readings[at].heading) if found else None

    def _within(self, span: Span) -> range:
        found = [at for at, word in enumerate(self.page.words) if span.start < word.end and word.start < span.end]
        return range(found[0], found[-1] + 1) if found else range(0)

    def _hits(self, span: Span, within: range) -> Iterator[tuple[int, NameHit]]:
        """The names in marked words: those that the page has there, else those of the words read by themselves."""
        page, taken = self.page, 0
        for at in within:
            if at < taken:
                continue
            hit = page.names.get(at) or self._alone(span, within, at)
            if hit is not None:
                yield at, hit
                taken = at + hit.length

    def _alone(self, span: Span, within: range, at: int) -> NameHit | None:
        """A name inside a longer one, or one that only a word beside it would vouch for, where a person has marked it as a place."""
        found, readings, end = self.page.words, self.page.readings, within[-1] + 1
        behind = readings[at - 1].heading
        if span in self.grounds and (at == within[0] or (behind & _AREAS and _SITE not in behind)):
            hit = name_alone(found, readings, at, end, whole=True)
            names = () if hit is None else tuple(name for name in hit.names if self._concepts[name.concept].group == "place")
            if hit is not None and names:
                return NameHit(names, hit.length, hit.peeled)
        return name_alone(found, readings, at, end, whole=False) if at == within[0] else None

    def _in_full(self, within: range) -> tuple[str, ...]:
        """The one body or site that the document names by these words and more ("the coalition")."""
        readings = self.page.readings
        if not (readings[within[0]].heading & _BODIES and readings[within[0]].peeled.article):
            return ()
        wanted = [readings[at].key for at in within]
        found = {hit.names[0].concept for at, hit in self.page.names.items() if self._shortens(wanted, at, hit)}
        return tuple(found) if len(found) == 1 else ()

    def _shortens(self, wanted: list[str], at: int, hit: NameHit) -> bool:
        """Whether a name is longer than given words and begins with them, or does so behind the noun of a force or a site."""
        if self._concepts[hit.names[0].concept].group not in _NAMED_SHORT:
            return False
        run = [self.page.readings[n].key for n in range(at, at + hit.length)]
        begins = run[: len(wanted)] == wanted
        behind = run[1 : len(wanted) + 1] == wanted and not self.page.readings[at].heading.isdisjoint(_BODIES)
        return len(run) > len(wanted) and (begins or behind)
