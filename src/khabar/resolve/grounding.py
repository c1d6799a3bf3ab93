"""Gives concepts and locations to claims that a person coded: the words are marked, what they name is looked up."""

from collections.abc import Mapping

from msgspec import Struct, structs

from khabar.codebook.types import Concept
from khabar.model import Attribution, Claim, Coded, Filler, Location, Role, Span, Tally
from khabar.resolve.places import Setting, choose, setting_of
from khabar.resolve.where import Whereabouts

ACTORS = ("actor",)
WEAPONS = ("weapon",)
ANYTHING = ("actor", "facility", "place")
GROUND = ("facility", "place")
ACROSS = frozenset({"border", "waters"})  # kinds of place that may reach over a border


class Ground(Struct, frozen=True):
    """What the words of one document are looked up in."""

    roles: Mapping[Span, Role]
    holders: Mapping[Span, Role]
    concepts: Mapping[str, Concept]
    setting: Setting


def fillers_of(item: Claim | Tally) -> list[Filler]:
    """Every filler of a claim or a tally whose concept may be looked up."""
    said = item.attribution
    own = (item.target, item.weapon) if isinstance(item, Claim) else (item.of,)
    return [filler for filler in (item.actor, item.place, said.source, said.via, *own) if filler is not None]


def look_up(
    coded: Coded,
    roles: Mapping[Span, Role],
    holders: Mapping[Span, Role],
    places: tuple[tuple[str, ...], ...],
    concepts: Mapping[str, Concept],
) -> Coded:
    """The same document with every filler that has no concept given the one that its words name, and every place its location."""
    about = Ground(roles, holders, concepts, setting_of(places, concepts))
    return structs.replace(
        coded,
        claims=tuple(_claim(claim, about) for claim in coded.claims),
        tallies=tuple(_tally(tally, about) for tally in coded.tallies),
    )


def _claim(claim: Claim, about: Ground) -> Claim:
    place, location = _place(claim, about)
    return structs.replace(
        claim,
        actor=_named(claim.actor, ACTORS, about),
        target=_named(claim.target, ANYTHING, about, claim.country),
        weapon=_named(claim.weapon, WEAPONS, about),
        place=place,
        location=location,
        attribution=_attribution(claim.attribution, about),
    )


def _tally(tally: Tally, about: Ground) -> Tally:
    place, location = _place(tally, about)
    actor, of = _named(tally.actor, ACTORS, about), _named(tally.of, ANYTHING, about)
    return structs.replace(tally, actor=actor, of=of, place=place, location=location, attribution=_attribution(tally.attribution, about))


def _attribution(said: Attribution, about: Ground) -> Attribution:
    return structs.replace(said, source=_named(said.source, ACTORS, about), via=_named(said.via, ACTORS, about))


def _named(filler: Filler | None, groups: tuple[str, ...], about: Ground, land: str | None = None) -> Filler | None:
    """A filler with the concept that its words begin with, else one named further in, else the state of an adjective.

    A place further in is not who somebody is ("the preacher of"), and no place of another country than ``land`` is meant.
    """
    if filler is None or filler.concept is not None or filler.span not in about.roles:
        return filler
    role = about.roles[filler.span]
    nation = () if role.nation is None else (role.nation,)
    of_people = any(name == "unknown" or name.startswith("person") for name in role.classes)
    for candidates in (role.concepts, role.inner, nation):
        named = [concept for c in candidates if (concept := about.concepts[c]).group in groups and _may_lie(concept, land)]
        if named and named[0].group in GROUND:
            within = frozenset() if land is None else frozenset({land})
            best, _ = choose([concept.id for concept in named], about.concepts, about.setting, within)
            best = None if of_people and candidates is role.inner else best
        else:
            best = named[0] if named else None
        if best is not None:
            return structs.replace(filler, concept=best.id, name_ar=filler.name_ar or best.ar)
    return filler


def _holder(span: Span, land: str | None, about: Ground) -> Role | None:
    """What is told to hold a marked place, unless that lies in another country than told."""
    holder = about.holders.get(span)
    if holder is None:
        return None
    concepts = tuple(c for c in holder.concepts if _may_lie(about.concepts[c], land))
    return structs.replace(holder, concepts=concepts) if concepts else None


def _may_lie(concept: Concept, land: str | None) -> bool:
    """Whether a concept is no ground in another country than told."""
    return concept.group not in GROUND or None in (land, concept.country) or concept.country == land or concept.kind in ACROSS


def _place(item: Claim | Tally, about: Ground) -> tuple[Filler | None, Location | None]:
    """The place of a claim or a tally with the one that its words name, and where that lies; never in another country than told."""
    filler = item.place
    if filler is None or item.location is not None or filler.span not in about.roles:
        return filler, item.location
    role = about.roles[filler.span]
    target = item.target if isinstance(item, Claim) else None
    beside = [holder] if (holder := _holder(filler.span, item.country, about)) is not None else []
    if target is not None and target.span != filler.span:
        beside.append(about.roles[target.span])
    where = Whereabouts(about.concepts, about.setting, tuple(beside), item.country)
    place, _ = where.meant(role)
    if place is not None and not _may_lie(place, item.country):
        return filler, None
    location, _ = where.where(role, near=False)
    return (structs.replace(filler, concept=place.id, name_ar=place.ar) if place is not None else filler), location
