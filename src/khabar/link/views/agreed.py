"""The days and the place on which the accounts of an event agree, with the precision that this leaves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from khabar.codebook import Codebook
from khabar.link.accounts import Account
from khabar.link.kinship import LAND
from khabar.link.views.holding import Holding
from khabar.link.views.told import Entry
from khabar.model import DateRange, Location, When
from khabar.model.values import date_precision

_DAY = dt.timedelta(days=1)


def when_of(accounts: Sequence[Account], entries: Sequence[Entry]) -> When | None:
    """The days on which all dated accounts agree; where no day suits all, the shortest stretch that holds what each tells.

    Where no account is dated, the day before the earliest publication to it, marked as assumed (ruling 58); None where that is unknown.
    """
    ranges = [entry.value for entry in entries if isinstance(entry.value, DateRange)]
    if not ranges:
        published = min((account.published for account in accounts if account.published is not None), default=None)
        if published is None:
            return None
        before = published - _DAY
        return When(DateRange(before, published, "assumed from publication", date_precision(before, published)), assumed=True)
    first, last = max(one.start for one in ranges), min(one.end for one in ranges)
    agreed = first <= last
    if not agreed:
        first, last = min(one.start for one in ranges), max(one.end for one in ranges)
    same = [one for one in ranges if (one.start, one.end) == (first, last)]
    basis = same[0].basis if same else "what all accounts share" if agreed else "what any account tells"
    return When(DateRange(first, last, basis, date_precision(first, last)), agreed=agreed)


class Places:
    """Finds the place on which accounts agree."""

    def __init__(self, codebook: Codebook, holding: Holding) -> None:
        self._concepts = codebook.concepts
        self._holding = holding

    def agreed(self, entries: Sequence[Entry]) -> Location | None:
        """The most exact of places that hold each other; else the smallest place that holds all of them; None where none is known."""
        known = {entry.value.place: entry.value for entry in entries if isinstance(entry.value, Location) and entry.value.place is not None}
        if not known:
            around = [entry.value for entry in entries if isinstance(entry.value, Location) and entry.value.around is not None]
            return around[0] if around else None
        inmost = [one for one in known if not any(other != one and self._holding.contains(one, other) for other in known)]
        if len(inmost) == 1:
            return known[inmost[0]]
        return self._holder([one for one in inmost if one is not None])

    def _holder(self, places: Sequence[str]) -> Location | None:
        """The smallest place of the codebook that holds all, a country where nothing smaller does."""
        shared = frozenset.intersection(*(self._holding.lineage(place) for place in places))
        ids = {self._holding.country(one.removeprefix(LAND)) or one for one in shared}
        known = sorted(one for one in ids if one in self._concepts)
        held = [one for one in known if not any(other != one and self._holding.contains(one, other) for other in known)]
        if not held:
            return None
        concept = self._concepts[held[0]]
        precision = _WIDE.get(concept.kind, _ELSEWHERE)
        admin1 = concept.id if concept.kind == "admin1" else concept.admin1
        return Location(concept.id, concept.latitude, concept.longitude, precision, admin1=admin1)


_WIDE = {"town": 2, "village": 2, "quarter": 2, "admin2": 3, "admin1": 4, "region": 5, "country": 6}
"""UCDP's where_prec of a place that holds several told sites: 2 near a town, 3 a district, 4 a province, 5 a region, 6 a country."""
_ELSEWHERE = 2
