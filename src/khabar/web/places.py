"""What is known of where something happened: the point, how exactly, and the circle that holds what is known."""

from __future__ import annotations

from msgspec import Struct

from khabar.model import Location

RADIUS_KM = {1: 1, 2: 25, 3: 25, 4: 75, 5: 75, 6: 300}
"""By UCDP's where_prec. Within 25 km of a known point is what UCDP means by 2. A division is drawn as large as divisions mostly are (a
district some 25 km, a governorate some 75, a country some 300 around its middle): the circle says about how exact a place is known, and
is no border. What is known only as international (7) has none."""


class Spot(Struct, frozen=True):
    """A point with the radius of what is known around it in kilometres."""

    latitude: float
    longitude: float
    precision: int
    radius_km: int


def spot(where: Location | None) -> Spot | None:
    """What can be drawn of a location; None where it has no coordinates or is known to no country."""
    if where is None or where.latitude is None or where.longitude is None or where.precision not in RADIUS_KM:
        return None
    return Spot(where.latitude, where.longitude, where.precision, RADIUS_KM[where.precision])
