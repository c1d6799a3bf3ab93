"""A claim in the making: words found by extraction, nothing resolved yet."""

from msgspec import Struct

from khabar.model.document import Span
from khabar.model.values import DateExpression, Quantity

LANDS_TOLD = "lands"
"""The class of a place that is told as several countries, and lies in no one of them."""


class Role(Struct, frozen=True, gc=False):
    """The words that fill a role, the concepts they may name, and the classes of what they name.

    ``inner`` are the concepts named further in, ``nation`` the state of an adjective among the words.
    """

    span: Span
    concepts: tuple[str, ...] = ()
    classes: frozenset[str] = frozenset()
    inner: tuple[str, ...] = ()
    nation: str | None = None


class Source(Struct, frozen=True):
    """Who says so, before resolution."""

    source: Role | None = None
    via: Role | None = None
    stance: str | None = None


class Draft(Struct, frozen=True, kw_only=True):
    """What one clause says about one event. ``sentence`` is the index of its sentence, ``word`` that of its trigger.

    ``announced``: the date is only that of the announcement; ``suffered``: the target is told only as who was killed or hurt;
    ``from_genitive``: the actor is told only as the genitive of an event noun; ``withheld``: the text holds back when it was;
    ``manner``: how its clause tells it, as khabar.extract.events.manner names it.
    """

    type: str
    mode: str | None
    status: str
    sentence: int
    word: int
    rule: str
    evidence: tuple[Span, ...]
    actor: Role | None = None
    target: Role | None = None
    place: Role | None = None
    places: tuple[Role, ...] = ()
    elsewhere: Role | None = None
    date: DateExpression | None = None
    weapon: Role | None = None
    weapon_count: Quantity | None = None
    killed: Quantity | None = None
    injured: Quantity | None = None
    outcome: str | None = None
    said: Source = Source()
    announced: bool = False
    background: bool = False
    passive: bool = False
    returning: bool = False
    withheld: bool = False
    near: bool = False
    suffered: bool = False
    from_genitive: bool = False
    lines: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    manner: frozenset[str] = frozenset()


class Count(Struct, frozen=True, kw_only=True):
    """What one clause counts over many events or people."""

    what: str
    count: Quantity
    sentence: int
    word: int
    evidence: tuple[Span, ...]
    of: Role | None = None
    actor: Role | None = None
    place: Role | None = None
    places: tuple[Role, ...] = ()
    date: DateExpression | None = None
    said: Source = Source()
    line: str = ""


class Tone(Struct, frozen=True, gc=False):
    """What one sentence speaks of: how many words it has, and how many of each kind that tells conflict from other matters."""

    span: Span
    words: int
    kinds: dict[str, int]


class Findings(Struct, frozen=True):
    """What was read from one document, in the order of its text.

    ``places`` are the candidates of every place it names, ``tones`` what each of its sentences speaks of, ``turns`` where its text turns to
    another matter.
    """

    drafts: tuple[Draft, ...]
    counts: tuple[Count, ...]
    places: tuple[tuple[str, ...], ...] = ()
    tones: tuple[Tone, ...] = ()
    turns: tuple[int, ...] = ()
