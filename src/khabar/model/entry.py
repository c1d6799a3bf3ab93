"""One line of the record."""

from msgspec import Struct


class Entry(Struct, frozen=True):
    """One line of the ledger, chained by hash to the one before.

    ``code`` and ``codebook`` name the version and the digest that made the payload.
    """

    sequence: int
    happening: str
    subject: str
    payload: bytes
    recorded: str
    code: str
    codebook: str
    previous: str
    digest: str
