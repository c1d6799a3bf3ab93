"""Bytes kept by what they are: the SHA-256 is the name, so the same bytes are kept once."""

import hashlib
import zlib
from collections.abc import Iterable

from sqlalchemy import Connection, LargeBinary, cast, delete, select

from khabar.ledger.schema import blobs
from khabar.ledger.writing import add_new, in_parts

PLAIN, DEFLATED = 0, 1
_SMALL = 128
"""Bytes below which packing takes more room than it saves: the head of a deflated stream and a dictionary that is not there yet."""
_LEVEL = 6
_ASKED_AT_ONCE = 500


class DamagedBlobError(ValueError):
    """Bytes that are not what their name says."""


def name_of(data: bytes) -> str:
    """The name of bytes: their SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def keep(connection: Connection, contents: Iterable[bytes]) -> None:
    """Keep these bytes; those that are there already are not written again."""
    rows = {}
    for data in contents:
        form, packed = _pack(data)
        rows[name_of(data)] = {"sha256": name_of(data), "size": len(data), "form": form, "data": packed}
    add_new(connection, blobs, list(rows.values()))


def fetch(connection: Connection, names: Iterable[str]) -> dict[str, bytes]:
    """The bytes of these names; a name that is not there is left out. Raises `DamagedBlobError` for bytes that do not fit their name."""
    found = stored(connection, names)
    for name, data in found.items():
        if name_of(data) != name:
            raise DamagedBlobError(f"what is kept as {name} was changed; `khabar ledger verify` tells where")
    return found


def stored(connection: Connection, names: Iterable[str]) -> dict[str, bytes]:
    """The bytes that stand under these names, whether or not they fit them; what cannot be unpacked comes as it is.

    They are asked for as bytes: SQLite gives what somebody wrote there as text back as text, if it can be read as such at all.
    """
    found: dict[str, bytes] = {}
    wanted = list(dict.fromkeys(names))
    columns = (blobs.c.sha256, blobs.c.form, cast(blobs.c.data, LargeBinary).label("data"))
    for some in in_parts(wanted, _ASKED_AT_ONCE):
        rows = connection.execute(select(*columns).where(blobs.c.sha256.in_(some)))
        found.update((row.sha256, _unpack(row.form, row.data)) for row in rows)
    return found


def _unpack(form: int, data: bytes) -> bytes:
    """What was packed; bytes that are no stream, or have something behind one, as they are."""
    if form == PLAIN:
        return data
    stream = zlib.decompressobj()
    try:
        found = stream.decompress(data)
    except zlib.error:
        return data
    return found if stream.eof and not stream.unused_data else data


def forget(connection: Connection, names: Iterable[str]) -> None:
    """Take bytes away for good: only for a tombstone."""
    connection.execute(delete(blobs).where(blobs.c.sha256.in_(list(names))))


def _pack(data: bytes) -> tuple[int, bytes]:
    packed = zlib.compress(data, _LEVEL) if len(data) > _SMALL else data
    return (DEFLATED, packed) if len(packed) < len(data) else (PLAIN, data)
