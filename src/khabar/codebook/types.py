"""The codebook as typed objects: what a line of YAML becomes once it is understood."""

from msgspec import Struct, structs

from khabar.codebook.date_words import DateWords
from khabar.codebook.grading import Grading
from khabar.codebook.linking import Linking
from khabar.codebook.loss_words import LossWords
from khabar.codebook.number_words import NumberWords
from khabar.codebook.sourcing import Sourcing


class Concept(Struct, frozen=True, gc=False, array_like=True):
    """Something the world holds: an actor, a place, a facility or a weapon, with a neutral name in two languages.

    ``group`` is actor, place, facility or weapon; ``kind`` its kind within the group. Coordinates are WGS 84. ``line`` defines it.
    """

    id: str
    group: str
    kind: str
    en: str
    ar: str
    line: str
    country: str | None = None
    parent: str | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    mode: str | None = None
    countable: bool = True
    population: int = 0


class Name(Struct, frozen=True, gc=False, array_like=True):
    """One way to write a concept: its words, folded and without article, and the conditions under which they mean it.

    ``article``: whether one word must carry the article, must not, or (None) may; of more, whether two do (as in "the occupation", an act).
    It needs no other word behind one of ``after``, or ``quoted`` alone in marks. ``bound``: whether its second word is a genitive.
    """

    words: tuple[str, ...]
    concept: str
    line: str
    article: bool | None = False
    needs: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    framing: str | None = None
    metonym: bool = False
    after: tuple[str, ...] = ()
    quoted: bool = False
    bound: bool | None = False  # None: it may be an adjective


class VerbForm(Struct, frozen=True, gc=False, array_like=True):
    """A form of a verb: tense (past, present), voice and person."""

    verb: str
    tense: str
    voice: str
    person: str


class Noun(Struct, frozen=True, gc=False, array_like=True):
    """A form of a noun: its dictionary form, classes, and number (singular, dual, plural)."""

    noun: str
    classes: tuple[str, ...]
    number: str


WORD, FIELD = "word:", "domain."  # what stands ahead of a word, or of the id of a field, among the senses a line asks for


class Trigger(Struct, frozen=True, kw_only=True):
    """One line of a frame: words that announce an event type, and which of their complements fill which role."""

    frame: str
    kind: str
    words: tuple[str, ...]
    line: str
    mode: str | None = None
    status: str | None = None
    roles: dict[str, str] = {}
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    particle: str | None = None
    objects: tuple[str, ...] = ()
    voice: str | None = None
    tense: str | None = None
    verbs: bool = True
    nouns: bool = True


class Example(Struct, frozen=True):
    """A sentence in the project's own words with the claims expected of it; a counter-example expects none and names its guard."""

    id: str
    frame: str
    text: str
    line: str
    claims: tuple[dict[str, object], ...] = ()
    guards: str | None = None


class Frame(Struct, frozen=True):
    """All that is known about how one event type is told."""

    type: str
    means: str
    triggers: tuple[Trigger, ...]
    examples: tuple[Example, ...]
    counter_examples: tuple[Example, ...]


class Counterparts(Struct, frozen=True):
    """The nearest kind of event in four other schemes; None where a scheme has none, ``ucdp_kinds`` empty with its reason."""

    acled_event: str | None = None
    acled_sub_event: str | None = None
    plover_type: str | None = None
    plover_mode: str | None = None
    cameo_root: str | None = None
    ucdp_kinds: tuple[str, ...] = ()
    ucdp_reason: str | None = None


class Mode(Struct, frozen=True):
    """A mode of an event type, with its counterparts (those of its type where it has none of its own)."""

    id: str
    en: str
    ar: str
    means: str
    counterparts: Counterparts


class EventType(Struct, frozen=True):
    """An event type with its group (core or wider), what it means, its modes and its counterparts in other schemes."""

    id: str
    group: str
    en: str
    ar: str
    means: str
    modes: tuple[Mode, ...]
    counterparts: Counterparts


class Cue(Struct, frozen=True):
    """Words that colour or order what stands near them; ``kind`` says how (see words/function.yaml and words/cues.yaml)."""

    kind: str
    words: tuple[str, ...]
    value: str
    line: str


class Loss(Struct, frozen=True):
    """Words by which the dead, the injured, the missing are told: verbs, nouns of the act, and persons who are the loss themselves.

    ``falls`` are verbs whose subject suffers. Where there are ``needs`` one of them must stand shortly after; the verbs are ``sometimes``.
    """

    kind: str
    verbs: frozenset[str]
    nouns: frozenset[str]
    persons: frozenset[str]
    line: str
    falls: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    sometimes: frozenset[str] = frozenset()


class TallyWord(Struct, frozen=True):
    """What a tally counts, by the nouns and the noun classes that are counted."""

    what: str
    words: frozenset[str]
    classes: frozenset[str]
    line: str


class ModeWord(Struct, frozen=True):
    """Words beside an event of a type that tell its mode."""

    type: str
    mode: str
    words: frozenset[str]
    line: str


class Saying(Struct, frozen=True):
    """A verb or a formula of saying with its stance (says, claims, confirms, denies)."""

    words: tuple[str, ...]
    kind: str
    stance: str
    line: str


class FramingTerm(Struct, frozen=True):
    """A loaded word: what it says of whom, whose usage it is, and the neutral wording. ``words`` are its forms, folded.

    ``of`` is the role (actor, target) of whom it is said where it stands in no name; ``unclear`` are forms that also mean something plain;
    ``ar`` is the first form as it is written.
    """

    id: str
    en: str
    says_of: str
    usage: str
    neutral: str
    words: frozenset[str]
    line: str
    of: str | None = None
    unclear: frozenset[str] = frozenset()
    ar: str = ""


class Outlet(Struct, frozen=True, kw_only=True):
    """A newspaper, agency, channel or site: its names (folded), feeds, country, region, owner (by both names), leaning and time zone."""

    id: str
    en: str
    ar: str
    country: str
    region: str
    line: str
    names: frozenset[str]
    domain: str | None = None
    feeds: tuple[str, ...] = ()
    owner: str | None = None
    owner_ar: str | None = None
    leaning: str | None = None
    time_zone: str | None = None


class Confidence(Struct, frozen=True):
    """Log odds that a claim is right: the bias, and what each feature adds; what has less than the ``least`` chance is set aside."""

    bias: float
    least: float
    weights: dict[str, float]


class Codebook(Struct, frozen=True, kw_only=True):
    """Everything khabar knows, by the digest of its files."""

    digest: str
    types: dict[str, EventType]
    frames: dict[str, Frame]
    concepts: dict[str, Concept]
    names: tuple[Name, ...]
    nationalities: dict[str, str]
    verbs: dict[str, tuple[VerbForm, ...]]
    verbal_nouns: dict[str, str]
    nouns: dict[str, tuple[Noun, ...]]
    adjectives: frozenset[str]
    loaded: frozenset[str]
    cues: tuple[Cue, ...]
    sayings: tuple[Saying, ...]
    domains: dict[str, frozenset[str]]
    domain_phrases: dict[str, tuple[tuple[str, ...], ...]] = {}
    losses: tuple[Loss, ...]
    loss_words: LossWords
    mode_words: tuple[ModeWord, ...]
    tally_words: tuple[TallyWord, ...]
    times: frozenset[str]
    date_words: DateWords
    number_words: NumberWords
    framing: tuple[FramingTerm, ...] = ()
    outlets: dict[str, Outlet] = {}
    read_also: tuple[tuple[str, ...], ...] = ()
    given_names: frozenset[str] = frozenset()
    confidence: Confidence
    linking: Linking
    grading: Grading
    sourcing: Sourcing

    def unweighed(self) -> "Codebook":
        """The same codebook, by which nothing that is read is set aside as unlikely: so its examples and guards are tried."""
        return structs.replace(self, confidence=structs.replace(self.confidence, least=0.0))
