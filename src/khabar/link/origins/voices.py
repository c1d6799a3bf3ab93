"""Whose account a claim is on its own, before it is known whether its words are copied."""

from __future__ import annotations

from msgspec import Struct

from khabar.codebook import Codebook
from khabar.link.accounts import Account
from khabar.link.origins.publishers import Publishers
from khabar.link.origins.speakers import Speakers
from khabar.model import Origin

NAMED, WORDED, TOLD_TO, DATELINE, OWN = range(5)
"""How sure it is whose account a claim is: the codebook knows its source; its source is named and known by its words only; a source without
a name spoke to an agency or a medium; the article is an agency's; nothing but the outlet is known."""


class Voice(Struct, frozen=True, gc=False):
    """The origin of a claim by its own words, and how it is known (``NAMED`` to ``OWN``)."""

    origin: Origin
    known: int


class Voices:
    """Tells the voice of a claim: its innermost source, else the agency that brings it, else the outlet."""

    def __init__(self, codebook: Codebook) -> None:
        self._publishers = Publishers(codebook)
        self._speakers = Speakers(codebook, self._publishers)
        self._concepts = codebook.concepts
        self._kept: dict[tuple[object, ...], Voice] = {}

    def voice(self, account: Account, agency: str | None) -> Voice:
        """The voice of a claim in an article that names this agency as its author, or none."""
        said, via = account.source, account.via
        key = (said and (said.text, said.concept), via and (via.text, via.concept), agency, account.outlet or f"#{account.doc_id}")
        known = self._kept.get(key)
        if known is None:
            known = self._kept[key] = self._found(account, agency)
        return known

    def _found(self, account: Account, agency: str | None) -> Voice:
        if account.source is not None:
            for known, origin in ((NAMED, self._speakers.known(account.source)), (WORDED, self._speakers.worded(account.source))):
                if origin is not None:
                    return Voice(origin, known)
        medium = None if account.via is None else self._speakers.medium(account.via)
        if medium is not None:
            return Voice(medium, TOLD_TO)
        house = None if agency is None else self._publishers.concept(agency)
        if house is not None and agency is not None:
            return Voice(house.origin(f"the article names {self._concepts[agency].en} as its author"), DATELINE)
        unnamed = "no source is named" if account.source is None else "its source has no name"
        if account.outlet is None:
            return Voice(Origin(f"document:{account.doc_id}", "outlet", account.doc_id, f"{unnamed}, and no outlet"), OWN)
        return Voice(self._publishers.outlet(account.outlet).origin(f"{unnamed}: the account of {account.outlet}"), OWN)
