"""What every page of one running application shares: the ledger, the codebook, the assets, the languages."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from khabar.codebook import Codebook
from khabar.ledger import Database
from khabar.link.views.parties import Parties
from khabar.web.assets import Assets
from khabar.web.gazetteer import Town
from khabar.web.language import Language


class Site(Struct, frozen=True, kw_only=True):
    """One running application. ``demo`` tells that it shows invented reports, ``languages`` are by their codes, ``parties`` calls those
    whom no list knows by their role, so that no private person's name stands in a table;
    ``towns`` are those whose names stand on maps.
    """

    database: Database
    codebook: Codebook
    parties: Parties
    assets: Assets
    towns: tuple[Town, ...]
    languages: Mapping[str, Language]
    demo: bool = False
