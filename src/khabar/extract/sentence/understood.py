"""Whom a verb without a subject tells of, by the clause ahead: who said "that", who did the act in whose course another was done."""

from khabar.extract.sentence.attributive import in_course
from khabar.extract.sentence.chunks import Chunk
from khabar.extract.sentence.clauses import Complements
from khabar.extract.sentence.participles import is_participle
from khabar.extract.sentence.subject_agreement import can_be_subject, forms_of
from khabar.extract.sentence.tenses import is_past
from khabar.model.event_types import POLITICAL_SPEECH

ATTAIN = "attain"  # of a verb: the act that follows behind "that" was done


def of_same_time(row: list[Chunk], complements: dict[int, Complements], at: int) -> tuple[int, ...]:
    """Who did the act of a relative clause, where "when" behind it tells more of that act: "whom a drone killed when it hit his car"."""
    ahead = next((n for n in range(at - 1, -1, -1) if row[n].kind == "verb"), None)
    if ahead is None or row[at - 1].value != "when" or row[ahead - 1].kind != "relative" or not row[ahead].triggers:
        return ()
    subject = complements[ahead].slots.get("subject", ())
    return subject if subject and subject[0] > ahead and row[subject[0]].kind == "noun" and can_be_subject(row, subject[0], at) else ()


def of_course(row: list[Chunk], complements: dict[int, Complements], at: int) -> tuple[int, ...]:
    """Who did the act in the course of which another was done: "after a raid that rebels began and in which they took the hill"."""
    ahead = next((n for n in range(at - 1, -1, -1) if row[n].kind == "verb"), None) if in_course(row, at) else None
    subject = complements[ahead].slots.get("subject", ()) if ahead is not None and not complements[ahead].passive else ()
    return subject if subject and row[subject[0]].kind == "noun" and can_be_subject(row, subject[0], at) else ()


def of_modal(row: list[Chunk], complements: dict[int, Complements], at: int) -> tuple[int, ...]:
    """Who is told to be able, or to try, to do what a verb behind "that" tells: "the army could set off the depot"."""
    if not is_modal_clause(row, at):
        return ()
    ahead = next(n for n in range(at - 2, -1, -1) if row[n].kind == "verb")
    return complements[ahead].slots.get("subject", ())


def is_modal_clause(row: list[Chunk], at: int) -> bool:
    """Whether a verb in the present stands right behind "that", and ahead of it a verb that nobody says anything with."""
    if at < 2 or row[at - 1].kind != "that" or row[at - 1].value != "that" or {form.tense for form in forms_of(row[at])} != {"present"}:
        return False
    ahead = next((row[n] for n in range(at - 2, max(-1, at - 4), -1) if row[n].kind in ("verb", "that", "mark", "break")), None)
    return ahead is not None and ahead.kind == "verb" and ATTAIN in ahead.governs


def is_statement(verb: Chunk) -> bool:
    """Whether a verb tells nothing but a position that somebody takes: no act can be its subject."""
    speech = bool(verb.triggers) and all(trigger.frame in POLITICAL_SPEECH for trigger in verb.triggers)
    return speech and "ascribe" not in verb.governs  # "and (the attack) was ascribed to"


def says_besides(chunk: Chunk) -> bool:
    """Whether a verb tells what a speaker says besides: a participle, or a joined verb in the past."""
    return is_participle(chunk) or (chunk.kind == "verb" and chunk.joined and is_statement(chunk) and is_past(chunk))


def teller(row: list[Chunk], complements: dict[int, Complements], at: int) -> tuple[int, ...]:
    """Who said "that" of what goes ahead of a verb, where the verb agrees with him."""
    that = next((n for n in range(at - 1, -1, -1) if row[n].kind == "that"), 0)
    said = next((n for n in range(that - 1, -1, -1) if row[n].kind == "verb" and not complements[n].passive), None)
    subject = complements[said].slots.get("subject", ()) if said is not None else ()
    return subject[:1] if subject and row[subject[0]].kind == "noun" and can_be_subject(row, subject[0], at) else ()
