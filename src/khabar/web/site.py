"""What every page of one running application shares: the ledger, the codebook, the assets, the languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from msgspec import Struct

from khabar.codebook import Codebook, Concept
from khabar.codebook.types import Outlet
from khabar.engines.reading import Given
from khabar.ledger import Database
from khabar.link.views.heads import Heads
from khabar.link.views.parties import Parties
from khabar.web.assets import Assets
from khabar.web.gazetteer import Town, towns
from khabar.web.language import Language, languages


class Site(Struct, frozen=True, kw_only=True):
    """One running application. ``demo`` tells that it shows invented reports, ``languages`` are by their codes, ``parties`` calls those
    whom no list knows by their role, so that no private person's name stands in a table; ``countries`` are concepts by two letters,
    ``english`` all concepts and outlets by their English names, ``owners`` the Arabic names of owners of outlets by theirs, ``houses`` the
    outlet of an owner that has one alone, ``towns`` those whose names stand on maps; ``given`` reads what people paste.
    """

    database: Database
    codebook: Codebook
    given: Given
    parties: Parties
    countries: Mapping[str, Concept]
    english: Mapping[str, Concept | Outlet]
    owners: Mapping[str, str]
    houses: Mapping[str, Outlet]
    assets: Assets
    towns: tuple[Town, ...]
    languages: Mapping[str, Language]
    demo: bool = False

    @classmethod
    def over(cls, database: Database, codebook: Codebook, assets: Assets, *, demo: bool = False) -> Site:
        """An application over a ledger, with all that is looked up in the codebook worked out once."""
        concepts = tuple(reversed(codebook.concepts.values()))  # of two that answer to a key, the first stands
        owned = [one for one in codebook.outlets.values() if one.owner is not None]
        how_many = Counter(one.owner for one in owned)
        return cls(
            database=database,
            codebook=codebook,
            given=Given(codebook),
            parties=Parties(codebook, Heads(codebook)),
            countries={one.country: one for one in concepts if one.kind == "country" and one.country is not None},
            english={one.en: one for one in codebook.outlets.values()} | {one.en: one for one in concepts},
            owners={one.owner: one.owner_ar for one in owned if one.owner is not None and one.owner_ar is not None},
            houses={one.owner: one for one in owned if one.owner is not None and how_many[one.owner] == 1},
            assets=assets,
            towns=towns(codebook),
            languages=languages(),
            demo=demo,
        )
