"""Ids of events: an id names a claim, the earliest of its event, and stands for whichever event holds that claim."""

from __future__ import annotations

import datetime as dt
import hashlib

from khabar.link.accounts import Account

_PREFIX, _DIGITS = "ev-", 16
"""Sixteen hexadecimal digits: two of 100 million events share an id with a chance of 3 in 10,000 (birthday bound of 64 bits)."""


def event_id_of(key: str) -> str:
    """The id of the event whose earliest claim has this key."""
    return _PREFIX + hashlib.blake2b(key.encode(), digest_size=_DIGITS // 2).hexdigest()


def order_of(account: Account) -> tuple[dt.date, str, int, str]:
    """Earliest first: by day of publication (an undated document comes last), document, and claim (c2 before c10)."""
    claim = account.ref.rpartition("#")[2]
    digits = "".join(letter for letter in claim if letter.isdecimal())
    return account.published or dt.date.max, account.doc_id, int(digits or 0), claim
