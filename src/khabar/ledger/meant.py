"""Whether a value that is asked for can be the value of anything at all, and what may have been meant where it cannot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from msgspec import structs
from sqlalchemy import ColumnElement, Connection, Table, select

from khabar.codebook import Codebook
from khabar.codebook.kinds import TALLY_KINDS
from khabar.ledger import values
from khabar.ledger.asking import GROUPS, NAMED, Asked, Problem, facet_of, known_as
from khabar.ledger.reviewing.asked import REVIEWS
from khabar.ledger.reviewing.fields import OUTCOMES, STATUSES
from khabar.ledger.reviewing.marking import corrected
from khabar.ledger.schema import claims, documents, event_values, tallies
from khabar.ledger.spelled import WORDED, sets_of, stands
from khabar.model.event import ATTRIBUTES

NEAR = 5
"""Names that are offered: a person looks at no more."""
_LISTED = 12
"""Codes of a closed list that are all told where none is like what was written: what a tally counts is one of 11."""
_LIKE = 0.75
"""Of letters in common: "Iraqq" and "Iraq" have 0.89, "Hezbolah" and "hezbollah" 0.94. "xyzzy" and "Kyzyl" have 0.6, "French command" and
"US Central Command" 0.62: nobody meant those.
"""
_CAUSES = {
    "type": "no type of event is called {}",
    "mode": "no mode of an event is called {}",
    "status": "no status of an event is called {}",
    "actor": "no actor is called {}",
    "target": "nothing that could be a target is called {}",
    "weapon": "no weapon is called {}",
    "place": "no place is called {}",
    "country": "no country has the letters {}",
    "outlet": "no outlet is called {}",
    "source": "no source is called {}",
    "grade": "no grade of an event is called {}",
    "contradiction": "accounts are not compared on {}",
    "outcome": "no outcome of an event is called {}",
    "review": "no state of review is called {}",
    "what": "nothing that a tally counts is called {}",
}
"""Of a value that nothing has; the names of filters are no words of a sentence ("there is no what 'x'")."""
_LENGTHS = 4
"""Letters by which a name may be longer or shorter than what was written: more is no slip of the keys."""


def unknown(connection: Connection, codebook: Codebook, given: Iterable[tuple[str, str]], among: str = "events") -> list[Problem]:
    """Of these facets with their values, as a person writes them, those that no code and no name has, and nothing of what is looked among.

    Words that name no concept are those of events (and of claims, by which an event is found, too), of ``claims`` or of ``tallies``;
    outlets of ``documents`` may tell of no event.
    """
    strange = [facet for facet in given if not _is_known(connection, codebook, facet, among)]
    return [_problem(connection, codebook, facet, among) for facet in strange]


def cause_of(problem: Problem) -> str:
    """What is wrong with a value that nothing has, in words for a person."""
    if problem.lacking:
        return f"no {problem.lacking} has the {problem.name} {problem.given!r}; there are events that do"
    said = _CAUSES.get(problem.name, f"there is no {problem.name} {{}}").format(repr(problem.given))
    if not problem.near:
        return said
    return f"{said}; {'there are' if problem.listed else 'written like it:'} {', '.join(problem.near)}"


def cleared(connection: Connection, codebook: Codebook, asked: Asked) -> Asked:
    """A question without the values that nothing has: these are told, where else the answer would be that there is nothing."""
    found = unknown(connection, codebook, asked.written)
    gone = {(one.name, one.given) for one in found}
    kept = tuple(pair for pair in asked.written if pair not in gone)
    facets = tuple(facet_of(codebook, name, value) for name, value in kept)
    return Asked(structs.replace(asked.filter, facets=facets), (*asked.problems, *found), kept) if found else asked


def _problem(connection: Connection, codebook: Codebook, given: tuple[str, str], among: str) -> Problem:
    """A value that nothing has, with those like it; of a short closed list where none is like it, with all."""
    name, value = given
    if among != "events" and _is_known(connection, codebook, given, "events"):
        return Problem(name, value, lacking={"claims": "claim", "tallies": "tally"}[among])
    found, codes = _near(connection, codebook, name, value), _codes(codebook, name)
    is_listed = not found and 0 < len(codes) <= _LISTED
    return Problem(name, value, codes if is_listed else found, listed=is_listed)


def _near(connection: Connection, codebook: Codebook, name: str, value: str) -> tuple[str, ...]:
    """Values and names of a facet that are written much like this one, the likest first."""
    named = codebook.concepts.get(known_as(codebook, "place", value)) if name == "country" else None
    if named is not None and named.country is not None:
        return (named.country,)
    length, written = len(value), value.casefold()
    close = {one.casefold(): one for one in _candidates(connection, codebook, name) if abs(len(one) - length) <= _LENGTHS}
    return tuple(close[one] for one in get_close_matches(written, close, NEAR, _LIKE))


def _is_known(connection: Connection, codebook: Codebook, given: tuple[str, str], among: str) -> bool:
    facet, looked_up = facet_of(codebook, *given)
    codes = _codes(codebook, facet)
    if looked_up in codes:
        return True
    if codes:
        return facet == "mode" and _stands(connection, facet, looked_up)
    if facet in WORDED:
        listed = looked_up.removeprefix("source:") in codebook.concepts
        return listed or _is_told(connection, (facet, looked_up), among)
    listed = (facet == "outlet" and looked_up in codebook.outlets) or (facet == "country" and looked_up in _countries(codebook))
    if among == documents.name and facet == "outlet" and not listed:
        listed = connection.execute(select(documents.c.doc_id).where(documents.c.outlet == looked_up).limit(1)).first() is not None
    return listed or _stands(connection, facet, looked_up)


def _codes(codebook: Codebook, name: str) -> tuple[str, ...]:
    """All values of a facet that is closed; none for the others."""
    if name == "type":
        return tuple(codebook.types)
    if name == "mode":
        return tuple(dict.fromkeys(mode.id for kind in codebook.types.values() for mode in kind.modes))
    return {
        "status": STATUSES,
        "outcome": OUTCOMES,
        "grade": tuple(codebook.grading.grades),
        "contradiction": (*ATTRIBUTES, "responsibility"),
        "review": REVIEWS,
        "what": tuple(sorted(TALLY_KINDS)),
    }.get(name, ())


def _countries(codebook: Codebook) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.country for one in codebook.concepts.values() if one.country is not None))


def _is_told(connection: Connection, facet: tuple[str, str], among: str) -> bool:
    """Whether an event, a claim or a tally tells these words, or an event has this origin."""
    if among == tallies.name:
        return stands(connection, tallies, facet)
    if among == "events" and values.numbers_of(connection, sets_of(facet)):
        return True
    return stands(connection, claims, facet)


def _stands(connection: Connection, facet: str, value: str) -> bool:
    """Whether an event, a claim or a tally has a value."""
    by_people = corrected((facet, value))
    named = (event_values.c.value == value) & event_values.c.facet.in_((facet, by_people[0]))
    if connection.execute(select(event_values.c.id).where(named).limit(1)).first() is not None:
        return True
    return any(
        connection.execute(select(table.c.number).where(_holds(table, facet, value)).limit(1)).first() is not None
        for table in (claims, tallies)
        if facet in table.c
    )


def _holds(table: Table, facet: str, value: str) -> ColumnElement[bool]:
    """What holds of the claims or tallies with a value; of an outlet they are found by its articles, which have an index of outlets."""
    if facet != "outlet":
        return table.c[facet] == value
    return table.c.doc_id.in_(select(documents.c.doc_id).where(documents.c.outlet == value))


def _candidates(connection: Connection, codebook: Codebook, name: str) -> Iterator[str]:
    yield from _codes(codebook, name)
    if name in NAMED or name == "source":
        for concept in codebook.concepts.values():
            if concept.group in GROUPS.get(name, ("actor", "place", "facility")):
                yield from (concept.en, concept.ar, concept.id)
    if name in ("outlet", "source"):
        yield from codebook.outlets
    if name == "country":
        yield from _countries(codebook)
    yield from connection.execute(select(event_values.c.value).where(event_values.c.facet == name)).scalars()
