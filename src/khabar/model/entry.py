"""One line of the record, and who wrote it."""

from msgspec import Struct


class Stamp(Struct, frozen=True):
    """When an entry is written and by what: the time (ISO 8601, UTC), khabar's version, the digest of the codebook, the run."""

    recorded: str
    code: str
    codebook: str
    run: str


class Entry(Struct, frozen=True):
    """One line of the ledger, chained by hash to the one before.

    ``happening`` is a fixed word (captured, received, coded, linked, judged, ...), ``subject`` what it happened to, ``content`` the SHA-256
    of what the entry holds, which is kept apart so that a tombstone can take its place. ``digest`` is made from all the other fields.
    """

    sequence: int
    happening: str
    subject: str
    content: str
    stamp: Stamp
    previous: str
    digest: str
