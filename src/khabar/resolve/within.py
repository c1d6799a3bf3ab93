"""What lies in what: the place of one claim against the place, or the target, of another."""

from khabar.model import Claim, Location
from khabar.resolve.likeness import Context, alike
from khabar.resolve.places import PRECISION, is_inside

WIDE_PRECISION = 3  # UCDP's where_prec from which a place may hold another that the world does not know


def known_place(claim: Claim) -> Location | None:
    """Where a claim's own place lies; None where only a place around it is known."""
    return claim.location if claim.location is not None and claim.location.place is not None else None


def lies_in(inner: Claim, outer: Claim, context: Context) -> bool:
    """Whether one claim's place is a site that no list knows, told elsewhere to lie in the other's place."""
    known, around = known_place(outer), inner.location.around if inner.location is not None else None
    if known is None or known.place is None or around is None or not set(inner.evidence).isdisjoint(outer.evidence):
        return False
    return is_inside(context.concepts[around], context.concepts[known.place])


def lies_elsewhere(left: Claim, right: Claim, context: Context) -> bool:
    """Whether a site that no list knows is told to lie in a place, and another claim has a place apart from that."""
    for site, other in ((left, right), (right, left)):
        around, known = site.location.around if site.location is not None else None, known_place(other)
        if around is not None and known_place(site) is None and known is not None and known.place is not None:
            a, b = context.concepts[around], context.concepts[known.place]
            return a.id != b.id and not is_inside(a, b) and not is_inside(b, a)
    return False


def at_target(left: Claim, right: Claim, context: Context) -> bool:
    """Whether two claims have one target, which one of them tells as its place too ("in the blast of the mosque")."""
    if left.target is None or right.target is None or not alike(left.target, right.target, context.document):
        return False
    return any(claim.target and claim.place and claim.target.span.overlaps(claim.place.span) for claim in (left, right))


def is_wide(location: Location, context: Context) -> bool:
    """Whether a known place is a province, a country or the like, which may hold another that the world does not know; no mountain is."""
    place = context.concepts[location.place] if location.place is not None else None
    return place is not None and PRECISION.get(place.kind, 1) >= WIDE_PRECISION and not (place.kind == "region" and place.admin1)
