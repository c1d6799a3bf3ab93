"""What claims add up to: origins, judgements about pairs, events as views, findings about their attributes."""

from enum import StrEnum

from msgspec import Struct

from khabar.model.document import Span
from khabar.model.values import DateRange, Location, Quantity

ATTRIBUTES = (
    *("type", "mode", "status", "date", "place", "country", "actor", "target", "intercepted_by", "intercepted", "interception_mode"),
    *("weapon", "weapon_count", "killed", "injured", "outcome"),
)
"""What accounts tell of an event, in the order in which it is shown. ``intercepted_by``, ``intercepted`` and ``interception_mode`` are the
actor, the target and the mode of an account that tells an attack as stopped, where others tell it as an attack."""


class Verdict(StrEnum):
    """Whether two claims are about one happening in the world; ``withdrawn`` takes back what the same judge said before."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    WITHDRAWN = "withdrawn"


class Reason(Struct, frozen=True):
    """One readable reason with its weight (bits of evidence; above zero speaks for the same event), and the feature it comes from."""

    feature: str
    text: str
    weight: float


class Anchor(Struct, frozen=True):
    """Where a judged claim stands in its document: its type, its evidence and the words of its roles.

    By it a judgement finds its claim again when the document was coded anew and the key of the claim changed.
    """

    type: str
    evidence: tuple[Span, ...]
    roles: tuple[Span, ...] = ()


class Judgement(Struct, frozen=True):
    """Same, different or unsure about two claims, with reasons and a judge (``model:`` and its version, or ``person:`` and a name).

    ``left`` and ``right`` are references to claims (``doc_id#claim_id``), the smaller first; ``left_key`` and ``right_key`` the keys of
    the claims, which outlive a new coding of the same words, the anchors what they are found by where the key did not last.
    ``score`` is the sum of the reasons and the prior in bits.
    """

    left: str
    right: str
    verdict: Verdict
    judge: str
    reasons: tuple[Reason, ...] = ()
    score: float | None = None
    left_key: str | None = None
    right_key: str | None = None
    note: str | None = None
    left_anchor: Anchor | None = None
    right_anchor: Anchor | None = None


class Origin(Struct, frozen=True):
    """Where an account comes from: a speaker, an agency or an outlet; copies have the origin of what they copy.

    ``id`` is the same for all claims of one origin, ``kind`` one of source, agency, outlet; ``basis`` tells how the origin was recognised.
    ``copied_from`` is the reference of the earliest claim that this one repeats word for word, of the same type and the most alike.
    ``passage`` is the reference of the earliest claim in the passage that this claim stands in: the same for all that carry the passage,
    also for claims about other events that it tells; None where no other article has it.
    """

    id: str
    kind: str
    label: str
    basis: str
    copied_from: str | None = None
    passage: str | None = None


class Copied(Struct, frozen=True):
    """What one article has in common with an earlier one, word for word or nearly.

    ``share`` is the part of the later article's words (0 to 1); ``spans`` are stretches of the later article, each with where it stands in
    the earlier one, up to the word that follows.
    """

    doc_id: str
    source: str
    share: float
    spans: tuple[tuple[Span, Span], ...]


class Share(Struct, frozen=True):
    """One origin of an event: the claims that come from it and the outlets that carry them, in order.

    ``shared`` are those of the claims that stand in a passage which another article has too, word for word or nearly.
    """

    origin: Origin
    claims: tuple[str, ...]
    outlets: tuple[str, ...]
    shared: tuple[str, ...] = ()


class Provenance(Struct, frozen=True):
    """How many outlets tell an event, and from how many independent origins; ``text`` says so ("5 outlets, 2 origins")."""

    outlets: tuple[str, ...]
    shares: tuple[Share, ...]
    text: str


class Agreement(StrEnum):
    """How the values that the claims of an event give for one attribute stand to each other."""

    SINGLE = "single"
    AGREEMENT = "agreement"
    DIFFERENCE = "difference"
    CONTRADICTION = "contradiction"


class Evidence(Struct, frozen=True):
    """The words behind a value: the claim, the span in the text of its document, and what stands there."""

    claim: str
    span: Span
    text: str


class Value(Struct, frozen=True):
    """One value told for an attribute: how it reads, which claims tell it, from how many independent origins, in which words."""

    value: str
    label: str
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    evidence: tuple[Evidence, ...] = ()


class Finding(Struct, frozen=True):
    """What an event's claims say about one attribute: every value told and how the values stand to each other.

    ``rule`` is the id of the rule (``codebook/grades.yaml``, findings) by which they agree, differ or contradict each other.
    """

    attribute: str
    agreement: Agreement
    values: tuple[Value, ...]
    rule: str


class Toll(Struct, frozen=True):
    """A number of an event (people killed, people injured, munitions) by UCDP's meaning of low, high and best; never a mean.

    ``low`` is the lowest figure of a credible account, ``high`` the highest told by anyone, ``best`` the most reliable; ``rule`` is the id
    of the rule (``codebook/grades.yaml``, figures) by which it was chosen, ``claims`` the accounts that it rests on. ``at_least`` tells
    that the best figure is a floor ("at least five"), ``open`` that some account sets no upper bound, so that ``high`` may be exceeded.
    """

    low: int | None
    high: int | None
    best: int | None
    rule: str
    claims: tuple[str, ...] = ()
    at_least: bool = False
    open: bool = False


class Ground(Struct, frozen=True):
    """What made a rule hold, in English and Arabic, and the claims that it rests on."""

    en: str
    ar: str
    claims: tuple[str, ...] = ()


class Grade(Struct, frozen=True):
    """How well an event is attested, by a stated rule in the manner of Airwars' grading.

    ``name`` and ``rule`` are the id and the text of a rule of ``codebook/grades.yaml``; ``because`` is what made it hold.
    """

    name: str
    rule: str
    because: tuple[Ground, ...] = ()


class Statement(Struct, frozen=True):
    """One neutral sentence for an event, in English and in Arabic."""

    en: str
    ar: str


class When(Struct, frozen=True):
    """The days on which the accounts of an event agree, or a window that is assumed from publication (ruling 58).

    Where no day suits all of them, ``agreed`` is false and the window is the shortest that holds what each tells.
    """

    range: DateRange
    assumed: bool = False
    agreed: bool = True


class Event(Struct, frozen=True, kw_only=True):
    """Claims judged to be of one happening: a view, never stored as truth.

    ``event_id`` is made from the key of the earliest claim; ``aliases`` are ids that ended when events were joined. ``claims`` are
    references (``doc_id#claim_id``) in the order of publication. ``type``, ``mode``, ``actor``, ``target`` and ``outcome`` are what most
    independent origins tell (the more exact of values that hold each other, the earliest of equals) and stand for display; what else
    was told is in ``findings``. ``place`` is what all agree on: the most exact of places that hold each other, else the smallest place
    that holds them all. ``provenance`` is the figure that people see ("5 outlets, 2 origins"), with the ``outlets`` and the ``origins``
    behind it. ``grade`` is the first rule that holds, ``also`` the others.

    Of the claims ``rejected`` are those that people hold to be misread: nothing of them counts in what the event tells, unless all are
    rejected; then it is shown as it was read, and counts nowhere. ``corrected`` are those that are told as people read them.
    """

    event_id: str
    claims: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    type: str
    mode: str | None = None
    status: str = "occurred"
    when: When | None = None
    place: str | None = None
    location: Location | None = None
    country: str | None = None
    actor: str | None = None
    target: str | None = None
    outcome: str | None = None
    killed: Toll | None = None
    injured: Toll | None = None
    weapon_count: Toll | None = None
    provenance: str = ""
    outlets: tuple[str, ...] = ()
    origins: tuple[Share, ...] = ()
    findings: tuple[Finding, ...] = ()
    grade: Grade | None = None
    also: tuple[Grade, ...] = ()
    statement: Statement | None = None
    rejected: tuple[str, ...] = ()
    corrected: tuple[str, ...] = ()

    @property
    def telling(self) -> tuple[str, ...]:
        """The claims that count: all that nobody rejected."""
        return tuple(ref for ref in self.claims if ref not in self.rejected) if self.rejected else self.claims


class Counting(Struct, frozen=True, kw_only=True):
    """What a tally counts: of what, over which days and places, by whom, upon whom, and who says so.

    Names are concept ids, or the words of the article where no list knows what they name.
    """

    what: str
    days: DateRange | None = None
    places: tuple[str, ...] = ()
    actor: str | None = None
    of: str | None = None
    source: str | None = None


class TallyCheck(Struct, frozen=True, kw_only=True):
    """What came of setting a tally beside events, beside its parts, or beside other tallies of its speaker.

    ``rule`` is the id of a rule of ``codebook/grades.yaml`` (tallies). ``tallies`` are references (``doc_id#tally_id``), the one that is
    checked first, of which ``counting`` tells what it counts. Against events: ``reported`` is the count, ``found`` the ids of the events
    that lie within its period, place and parties for sure, ``possible`` those that may; ``amount`` is how much they add up to, ``missing``
    and ``surplus`` what is left over.
    """

    rule: str
    agreement: Agreement
    tallies: tuple[str, ...]
    counting: Counting
    reported: Quantity | None = None
    found: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    amount: Quantity | None = None
    missing: Quantity | None = None
    surplus: Quantity | None = None
    evidence: tuple[Evidence, ...] = ()
