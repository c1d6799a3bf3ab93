"""Whom a speaker calls on in a clause that goes on from his own: "condemned the raid and called on A to act"."""

from khabar.extract.sentence.chunks import Chunk
from khabar.extract.sentence.circumstances import senses_of
from khabar.extract.sentence.clauses import Complements
from khabar.extract.sentence.subject_agreement import can_be_subject
from khabar.extract.sentence.understood import teller
from khabar.model.event_types import CORE
from khabar.text.inflect import HIS, SHE, is_feminine
from khabar.text.marks import COMMAS

_DEMAND = "demand"
_ASKED = ("to", "with", "on")  # under what stands what is asked for
_SPEAKERS = frozenset({"actor", "person.official", "political", "ministry", "organisation", "ngo"})


def caller(row: list[Chunk], complements: dict[int, Complements], at: int, last: tuple[int, ...]) -> tuple[int, ...]:
    """Who calls on the one party behind a joined verb of demanding: the speaker told ahead, where that party is no new subject."""
    found = complements[at]
    subject, frames = found.slots.get("subject", ()), {trigger.frame for trigger in row[at].triggers}
    if frames != {_DEMAND} or not row[at].joined or found.passive or not subject or subject[0] != at + 1:
        return ()
    if row[at + 1].kind != "noun" or "person" in senses_of(row[at + 1]) or not _is_asked(row, found, at):
        return ()
    speakers = (told for told in (last, teller(row, complements, at)) if told and told[0] < at and _speaks(row, complements, told[0], at))
    return next(speakers, ())


def _speaks(row: list[Chunk], complements: dict[int, Complements], n: int, at: int) -> bool:
    """Whether a noun ahead can be who demands: it agrees with the verb, and what is told of it is no act of force."""
    if row[n].kind != "noun" or senses_of(row[n]).isdisjoint(_SPEAKERS) or not can_be_subject(row, n, at):
        return False
    own = (
        row[verb] for verb, found in complements.items() if verb < at and row[verb].kind == "verb" and n in found.slots.get("subject", ())
    )
    return not any(trigger.frame in CORE for verb in own for trigger in verb.triggers)


def _is_asked(row: list[Chunk], found: Complements, at: int) -> bool:
    """Whether something is asked of the party: by a clause that no comma sets apart, or of what is the party's own ("to withdraw its")."""
    asked = [n for slot in _ASKED for n in found.slots.get(slot, ())]
    if not asked or min(asked) < at:
        return False
    if found.slots.get("object", (len(row),))[0] < min(asked):
        return False  # the subject's own object is told; behind what is asked for, it is part of that
    return row[at - 1].value not in COMMAS or _is_own(row, at + 1, min(asked))


def _is_own(row: list[Chunk], party: int, asked: int) -> bool:
    """Whether a pronoun that agrees with the party is written on what is asked for, or on its genitive."""
    noun = row[party].reading
    feminine = "state" in senses_of(row[party]) or (noun is not None and is_feminine(noun.peeled.stem))
    behind = [row[n].reading for n in (asked, asked + 1) if n < len(row) and row[n].kind in ("noun", "event")]
    return any(reading is not None and reading.peeled.pronoun == (SHE if feminine else HIS) for reading in behind)
