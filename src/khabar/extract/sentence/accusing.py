"""Verbs of accusing and blaming, and of taking people: who of those behind them does, and who is accused."""

from collections.abc import Mapping, Sequence

from khabar.codebook.lexicon import Lexicon
from khabar.extract.noun_phrases.phrases import Phrase
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.chunks import Chunk
from khabar.extract.sentence.subject_agreement import can_be_subject
from khabar.model.event_types import PEOPLE_TAKEN, POLITICAL_SPEECH

DEMAND = "demand"
_WANTED = frozenset({"with", "to", "on"})  # under what stands that is demanded
_ADDRESSED = frozenset({"actor", "organisation", "force"})
_SPEAKERS = frozenset({"actor", "person", "organisation"})
NOTHING = Phrase(0, 0, 0, frozenset())


def accuses(verb: Chunk, lexicon: Lexicon) -> bool:
    """Whether a verb says of somebody that he did what follows under "of" (ruling 20)."""
    return verb.reading is not None and any(form.verb in lexicon.accuses for form in verb.reading.verbs)


def accuses_alone(row: Sequence[Chunk], at: int, bare: Sequence[list[int]], slots: Mapping[str, tuple[int, ...]], lexicon: Lexicon) -> bool:
    """Whether the one body behind a joined verb of accusing is the accused, whose accuser was told before ("and accused the army of").

    A second noun behind the charge is of that: "and accused the army of the obstruction of the talks", "of killing people held".
    """
    n, charge = bare[0][0], slots.get("with", ())
    alone = len(bare) == 1 or bool(charge and charge[-1] < bare[1][0])
    if not (alone and charge and goes_on(row, at) and accuses(row[at], lexicon) and row[n].kind == "noun"):
        return False
    return "person" not in senses(row[n].phrase or NOTHING)


def asks_alone(row: Sequence[Chunk], at: int, bare: Sequence[list[int]], slots: Mapping[str, tuple[int, ...]]) -> bool:
    """Whether the one body behind a joined verb of demanding is asked, by who spoke ahead ("and called on the council to").

    An official, or a state behind a state, may as well be another who speaks.
    """
    asked, ahead = row[bare[0][0]], next((n for n in range(at - 1, -1, -1) if row[n].kind == "verb" and _speaks_out(row[n])), None)
    demands = bool(row[at].triggers) and all(trigger.frame == DEMAND for trigger in row[at].triggers)
    if ahead is None or not demands or not goes_on(row, at) or bare[0][0] != at + 1 or asked.kind != "noun" or asked.phrase is None:
        return False
    wanted = not slots.keys().isdisjoint(_WANTED) or (len(bare) > 1 and row[bare[1][0]].kind == "event")
    found = senses(asked.phrase)
    speaker = next((n for n in (ahead + 1, ahead - 1) if 0 <= n < at and row[n].kind == "noun" and not row[n].slot), None)
    if not wanted or speaker is None or not found & _ADDRESSED or "person" in found:
        return False
    told = senses(row[speaker].phrase or NOTHING)
    if any(row[n].kind == "that" and senses(row[n + 1].phrase or NOTHING) & _SPEAKERS for n in range(ahead + 1, at - 1)):
        return False  # "said that the army left, and called on": the army does not
    return bool(told & _SPEAKERS) and not {"state"} <= told & found and can_be_subject(list(row), speaker, at)


def opens_words(row: Sequence[Chunk], at: int, n: int) -> bool:
    """Whether what a verb is about is told by "what", or behind a colon where it takes a stand: "the ministry condemned: any attack"."""
    behind = row[n].value if n < len(row) else ""
    return behind == "what" or (behind == ":" and any(trigger.frame in POLITICAL_SPEECH for trigger in row[at].triggers))


def _speaks_out(verb: Chunk) -> bool:
    """Whether a verb says something or takes a stand."""
    return (verb.reading is not None and verb.reading.saying) or any(trigger.frame in POLITICAL_SPEECH for trigger in verb.triggers)


def accused_of_it(row: Sequence[Chunk], at: int, subject: int | None, bare: list[list[int]], lexicon: Lexicon) -> bool:
    """Whether the act ahead of a verb is what it accuses of: "attacks (that) A accuses B of having launched"."""
    return subject is not None and len(bare) > 1 and row[subject].kind == "event" and accuses(row[at], lexicon)


def blamed(row: Sequence[Chunk], at: int, bare: list[list[int]], lexicon: Lexicon) -> dict[str, tuple[int, ...]]:
    """Who is accused behind the accuser: "an attack (that) A accused B of being behind"."""
    return {"object": tuple(bare[1])} if len(bare) > 1 and accuses(row[at], lexicon) else {}


def goes_on(row: Sequence[Chunk], at: int) -> bool:
    """Whether a verb is joined to a clause ahead, by "and" or by "also"."""
    return row[at].joined or (at > 0 and row[at - 1].value == "also")


def is_held_responsible(row: Sequence[Chunk], at: int, n: int) -> bool:
    """Whether a joined verb of blame has responsibility as its second object, so that its first is who bears it."""
    noun, blames = row[n].reading, any(trigger.frame == "condemnation" for trigger in row[at].triggers)
    own = noun is None or noun.peeled.pronoun  # "claimed its responsibility"
    return goes_on(row, at) and blames and not own and "responsibility" in senses(row[n].phrase or NOTHING)


def takes_people(verb: Chunk, body: Phrase) -> bool:
    """Whether the one noun behind a verb of taking people is a body by its name, which takes and is not taken."""
    named = bool(body.concepts) and body.first == body.head and "actor" in senses(body) and "person" not in senses(body)
    return named and bool(verb.triggers) and all(trigger.frame in PEOPLE_TAKEN for trigger in verb.triggers)
