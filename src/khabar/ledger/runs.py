"""Runs: when each began, with what, and what it brought."""

from collections.abc import Mapping

import msgspec
from sqlalchemy import Connection, update

from khabar.ledger.chain import Written, append
from khabar.ledger.schema import runs
from khabar.ledger.writing import add
from khabar.model import Stamp

BEGAN, ENDED = "began", "ended"


def begin(connection: Connection, command: str, stamp: Stamp) -> None:
    """Enter that a run begins. One that has no end was killed."""
    append(connection, [Written(BEGAN, stamp.run, msgspec.json.encode({"command": command}))], stamp)
    add(connection, runs, [{"run": stamp.run, "started": stamp.recorded, "ended": None, "command": command, "report": None}])


def end(connection: Connection, report: Mapping[str, int], stamp: Stamp) -> None:
    """Enter that a run came to its end, and what it brought."""
    told = msgspec.json.encode(report)
    append(connection, [Written(ENDED, stamp.run, told)], stamp)
    connection.execute(update(runs).where(runs.c.run == stamp.run).values(ended=stamp.recorded, report=told.decode()))
