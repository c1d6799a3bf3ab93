"""Runs: when each began, with what, and what it brought."""

from collections.abc import Mapping

import msgspec
from sqlalchemy import Connection, update

from khabar.ledger.chain import Written, append
from khabar.ledger.schema import runs
from khabar.ledger.writing import add
from khabar.model import Entry, Stamp

BEGAN, ENDED = "began", "ended"


def begin(connection: Connection, command: str, stamp: Stamp) -> None:
    """Enter that a run begins. One that has no end was killed."""
    append(connection, [Written(BEGAN, stamp.run, msgspec.json.encode({"command": command}))], stamp)
    _begin(connection, command, stamp)


def end(connection: Connection, report: Mapping[str, int], stamp: Stamp) -> None:
    """Enter that a run came to its end, and what it brought."""
    told = msgspec.json.encode(report)
    append(connection, [Written(ENDED, stamp.run, told)], stamp)
    _end(connection, told, stamp)


def lay_begin(connection: Connection, entry: Entry, payload: bytes) -> None:
    """Fill the row of a run from the entry of its beginning."""
    _begin(connection, str(msgspec.json.decode(payload)["command"]), entry.stamp)


def lay_end(connection: Connection, entry: Entry, payload: bytes) -> None:
    """Complete the row of a run from the entry of its end."""
    _end(connection, payload, entry.stamp)


def _begin(connection: Connection, command: str, stamp: Stamp) -> None:
    add(connection, runs, [{"run": stamp.run, "started": stamp.recorded, "ended": None, "command": command, "report": None}])


def _end(connection: Connection, told: bytes, stamp: Stamp) -> None:
    connection.execute(update(runs).where(runs.c.run == stamp.run).values(ended=stamp.recorded, report=told.decode()))
