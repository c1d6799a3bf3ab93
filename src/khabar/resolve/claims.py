"""The third stage whole: drafts of words become claims with values; repeats within one document are joined."""

import hashlib
from collections.abc import Mapping

from msgspec import Struct, structs

from khabar.codebook.types import Codebook, Concept
from khabar.model import Attribution, Claim, Count, DateRange, Document, Draft, Filler, Findings, Location, Role, Source, Tally, Trace
from khabar.resolve.confidence import confidence
from khabar.resolve.dates import resolve_date
from khabar.resolve.merge import merge_claims
from khabar.resolve.places import Setting, around, choose, countries_of, locate, setting_of, towns_of, widened
from khabar.resolve.sameness import context_of
from khabar.resolve.totals import merge_tallies

NO_PLACE = frozenset({"condemnation", "threat", "demand", "rejection", "support", "sanction", "consultation", "agreement", "aid"})
ACTORS = ("actor",)
PLACES = ("facility", "place")
ANYTHING = ("actor", "facility", "place")
WEAPONS = ("weapon",)


class Setup(Struct, frozen=True):
    """What all drafts of a document are resolved against."""

    document: Document
    concepts: Mapping[str, Concept]
    setting: Setting


def resolve(document: Document, findings: Findings, codebook: Codebook) -> tuple[tuple[Claim, ...], tuple[Tally, ...]]:
    """Claims and tallies of one document, numbered in the order of its text."""
    setup = Setup(document, codebook.concepts, setting_of(findings.places, codebook.concepts))
    claims = merge_claims([_claim(draft, setup) for draft in findings.drafts], context_of(document, codebook.concepts))
    tallies = merge_tallies([_tally(count, setup) for count in findings.counts], claims, document)
    numbered = tuple(_numbered(claim, n, document, codebook) for n, claim in enumerate(claims, 1))
    return numbered, tuple(structs.replace(tally, id=f"t{n}") for n, tally in enumerate(tallies, 1))


def _numbered(claim: Claim, ordinal: int, document: Document, codebook: Codebook) -> Claim:
    """A claim with its id, its key and how sure it is."""
    sure = confidence(claim, codebook.types, codebook.confidence)
    return structs.replace(claim, id=f"c{ordinal}", key=key_of(document, claim, ordinal), confidence=sure)


def key_of(document: Document, claim: Claim, ordinal: int) -> str:
    """A claim's key: what it is about in this text, and not by which version it was read."""
    parts: list[object] = [document.doc_id, claim.type, [(s.start, s.end) for s in claim.evidence], ordinal]
    parts += [(f.span.start, f.span.end) if f else None for f in (claim.actor, claim.target, claim.place, claim.attribution.source)]
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:20]


def _claim(draft: Draft, setup: Setup) -> Claim:
    within = _within(draft, setup)
    location, country = _where(draft.place, draft.near, setup, within)
    if location is None and draft.place is not None:
        location = _around(draft, setup, within)
    if draft.type in NO_PLACE and draft.place is None:
        country = None
    elif country is None and not _is_of_many(location, setup):
        country = _country_of(draft, setup, within)
    return Claim(
        id="",
        key="",
        type=draft.type,
        mode=draft.mode,
        status=draft.status,
        evidence=draft.evidence,
        actor=_filler(draft.actor, ACTORS, setup),
        target=_filler(draft.target, ANYTHING, setup),
        place=_filler(draft.place, PLACES, setup),
        location=location,
        country=country,
        date=_date(draft, setup),
        weapon=_filler(draft.weapon, WEAPONS, setup),
        weapon_count=draft.weapon_count,
        killed=draft.killed,
        injured=draft.injured,
        outcome=draft.outcome,
        attribution=_attribution(draft.said, setup),
        trace=Trace(draft.rule, draft.lines, draft.rejected),
    )


def _tally(count: Count, setup: Setup) -> Tally:
    location, country = _where(count.place, False, setup, frozenset())
    return Tally(
        id="", what=count.what, count=count.count, evidence=count.evidence,
        of=_filler(count.of, ANYTHING, setup), actor=_filler(count.actor, ACTORS, setup),
        place=_filler(count.place, PLACES, setup), location=location, country=country, date=_date(count, setup),
        attribution=_attribution(count.said, setup), trace=Trace(f"tally/{count.what}", (count.line,)),
    )  # fmt: skip


def _filler(role: Role | None, groups: tuple[str, ...], setup: Setup) -> Filler | None:
    """A role with its concept, chosen among the candidates of the groups asked for."""
    if role is None:
        return None
    own = [setup.concepts[c] for c in role.concepts if setup.concepts[c].group in groups]
    if not own and groups == PLACES:
        own = [setup.concepts[c] for c in role.inner if setup.concepts[c].group in groups]
    if not own:
        return Filler(role.span)
    best: Concept | None = own[0]
    if own[0].group in PLACES:
        best, _ = choose([concept.id for concept in own], setup.concepts, setup.setting)
    return Filler(role.span, best.id, best.ar) if best is not None else Filler(role.span)


def _where(role: Role | None, near: bool, setup: Setup, within: frozenset[str]) -> tuple[Location | None, str | None]:
    if role is None:
        return None, None
    exact = "direction" not in role.classes and not near
    for candidates in (role.concepts, role.inner):
        place, rivals = choose(candidates, setup.concepts, setup.setting, within)
        if place is not None:
            found = locate(place, rivals, exact=exact)
            return widened(found, role.classes) if candidates is role.inner else found, place.country
    return None, None


def _is_of_many(location: Location | None, setup: Setup) -> bool:
    """Whether a place is known and lies in no one country: a region of the world, a sea."""
    return location is not None and location.place is not None and setup.concepts[location.place].country is None


def _around(draft: Draft, setup: Setup, within: frozenset[str]) -> Location | None:
    """Where an unknown site lies, by the most exact place told beside it for the same event."""
    for role in draft.places:
        place, _ = choose((*role.concepts, *role.inner), setup.concepts, setup.setting, within)
        if place is not None and place.group == "place":
            return around(place)
    return None


def _within(draft: Draft, setup: Setup) -> frozenset[str]:
    """The countries told for an event beside its place, or those of the places told beside it."""
    beside = [(*role.concepts, *role.inner) for role in draft.places if role != draft.place]
    return countries_of(beside, setup.concepts) or towns_of(beside, setup.concepts)


def _country_of(draft: Draft, setup: Setup, within: frozenset[str]) -> str | None:
    """The country of another place named for the event, of the target, or the only one that the document speaks of."""
    for role in (*draft.places, draft.target):
        if role is not None:
            place, _ = choose((*role.concepts, *role.inner), setup.concepts, setup.setting, within)
            if place is not None and place.country:
                return place.country
    return setup.setting.main


def _date(item: Draft | Count, setup: Setup) -> DateRange | None:
    if item.date is None:
        return None
    ahead = isinstance(item, Draft) and item.status == "planned"
    return resolve_date(item.date, setup.document.published, ahead=ahead)


def _attribution(said: Source, setup: Setup) -> Attribution:
    source = _filler(said.source, ACTORS, setup)
    return Attribution(source, _filler(said.via, ACTORS, setup), said.stance if source is not None else None)
