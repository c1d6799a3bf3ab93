"""What one source says in one document: claims about events, and tallies over many."""

from msgspec import Struct

from khabar.model.document import Document, Span
from khabar.model.issue import Issue
from khabar.model.values import DateRange, Location, Quantity


class Filler(Struct, frozen=True):
    """The words that fill a role, with the concept they name where one is known; ``ground`` where they name a stretch of land."""

    span: Span
    concept: str | None = None
    name_ar: str | None = None
    ground: bool = False


class Attribution(Struct, frozen=True):
    """Who says so: the innermost source, the medium it spoke through, and the colour of the reporting verb."""

    source: Filler | None = None
    via: Filler | None = None
    stance: str | None = None


class Trace(Struct, frozen=True):
    """Why a claim came out: the rule, the codebook lines that fired, what was considered and rejected, and how the clause tells it."""

    rule: str
    lines: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    manner: frozenset[str] = frozenset()


class Claim(Struct, frozen=True, kw_only=True):
    """What one source says, in one document, about one event; the fields are those of the codebook."""

    id: str
    key: str
    type: str
    mode: str | None
    status: str
    evidence: tuple[Span, ...]
    actor: Filler | None = None
    target: Filler | None = None
    place: Filler | None = None
    location: Location | None = None
    country: str | None = None
    date: DateRange | None = None
    weapon: Filler | None = None
    weapon_count: Quantity | None = None
    killed: Quantity | None = None
    injured: Quantity | None = None
    outcome: str | None = None
    attribution: Attribution = Attribution()
    confidence: float = 0.5
    trace: Trace = Trace("unknown")


class Tally(Struct, frozen=True, kw_only=True):
    """A count over many events or people that a source gives for a period or a place; never an event."""

    id: str
    what: str
    count: Quantity
    evidence: tuple[Span, ...]
    of: Filler | None = None
    actor: Filler | None = None
    place: Filler | None = None
    location: Location | None = None
    country: str | None = None
    date: DateRange | None = None
    attribution: Attribution = Attribution()
    trace: Trace = Trace("unknown")


class Coded(Struct, frozen=True):
    """A document with all that was read from it; ``set_aside`` is what was read as a claim and is more likely none."""

    document: Document
    claims: tuple[Claim, ...] = ()
    tallies: tuple[Tally, ...] = ()
    issues: tuple[Issue, ...] = ()
    set_aside: tuple[Claim, ...] = ()
