"""Accounts made by hand: the tests of linking need no article."""

import datetime as dt

from khabar.link import Account
from khabar.link.accounts import Told
from khabar.model import Span

DAY = dt.date(2024, 3, 14)


def told(start, end, text="كلام", concept=None):
    return Told(Span(start, end), text, concept)


def account(ref, start=0, end=20, **fields):
    """One account; its evidence is the stretch from start to end."""
    given = {"key": f"key-{ref}", "type": "strike", "mode": None, "status": "occurred", "outlet": "nida", "published": DAY} | fields
    return Account(ref=ref, doc_id=ref.rpartition("#")[0], evidence=(told(start, end),), **given)
