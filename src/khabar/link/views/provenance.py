"""How many outlets tell an event, and from how many independent origins: the figure that people see."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from msgspec import structs

from khabar.link.accounts import Account
from khabar.model import Origin, Provenance, Share


def provenance_of(accounts: Iterable[Account], origins: Mapping[str, Origin]) -> Provenance:
    """The outlets and the origins of any set of claims, the earliest origin first; an article of no outlet counts by its own id.

    Raises KeyError where a claim has no origin.
    """
    told: dict[str, list[Account]] = {}
    in_order = sorted(accounts, key=lambda account: (account.published or dt.date.max, account.doc_id, account.ref))
    for account in in_order:
        told.setdefault(origins[account.ref].id, []).append(account)
    shares = tuple(_share(group, origins) for group in told.values())
    outlets = tuple(dict.fromkeys(map(_outlet, in_order)))
    return Provenance(outlets, shares, f"{_counted(len(outlets), 'outlet')}, {_counted(len(shares), 'origin')}")


def _share(group: list[Account], origins: Mapping[str, Origin]) -> Share:
    plain = structs.replace(origins[group[0].ref], copied_from=None, passage=None)
    refs = tuple(account.ref for account in group)
    return Share(plain, refs, tuple(dict.fromkeys(map(_outlet, group))), tuple(ref for ref in refs if origins[ref].passage is not None))


def _outlet(account: Account) -> str:
    return account.outlet or account.doc_id


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
