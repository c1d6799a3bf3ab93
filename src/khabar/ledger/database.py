"""Opening a ledger: a SQLite file or a PostgreSQL URL, with the tables of this version."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError

REVISION = "0012"
"""The newest revision in `migrations`; a test holds it to that."""
_WAIT_SECONDS = 60
"""How long a writer waits for another: a batch of documents takes some tenths of a second, events of a large ledger some seconds."""
_PAUSE_SECONDS = 0.05
_KEPT, _MOST = 8, 64
"""Connections that are kept, and that there are at most: the web application answers in forty threads and sends sixteen files at once."""
_WRITER = 0x6B686162
"""The number of the lock that one writer holds on PostgreSQL ("khab")."""


_SNAPSHOT: dict[str, dict[str, Any]] = {
    "sqlite": {},
    "postgresql": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
}
"""What keeps a reader at one state: a transaction of SQLite does, one of PostgreSQL sees with each question what was written till then.
One that only reads is never made to begin again."""


class LedgerError(Exception):
    """A ledger that cannot be opened, read or written; the message names it and the cause."""


def url_of(where: str) -> URL:
    """The address that a path or a URL of a ledger comes to, which need not be there. Raises `LedgerError` for what names no ledger."""
    try:
        url = make_url(where) if "://" in where else URL.create("sqlite", database=where)
    except ArgumentError as error:
        raise LedgerError(f"{_hidden(where)}: no ledger can be opened there: {error}") from error
    kind, name = url.drivername.partition("+")[0], _shown(url) if "://" in where else where.strip()
    if kind not in _SNAPSHOT:
        raise LedgerError(f"{name}: a ledger is a SQLite file or a PostgreSQL database")
    if kind == "sqlite" and ((url.database or "").strip() in ("", ":memory:") or "memory" in url.query.values()):
        raise LedgerError(f"{name or '(no name)'}: a ledger is kept in a file, and this names none")
    return url


class Database:
    """A ledger's connections; one writer at a time, readers see whole transactions only."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self._turn = threading.Lock()
        self.name = name

    @classmethod
    def open(cls, where: str, *, create: bool) -> Database:
        """The ledger of a path or a URL, brought to the tables of this version. Raises `LedgerError`."""
        is_url, url = "://" in where, url_of(where)
        if not is_url and not create and not Path(where).exists():
            raise LedgerError(f"{where}: there is no such ledger")
        name = _shown(url) if is_url else where
        try:
            engine = create_engine(url, **_options(where))
        except (ArgumentError, ImportError) as error:
            raise LedgerError(f"{_hidden(where)}: no ledger can be opened there: {error}") from error
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _set_up_sqlite)
            event.listen(engine, "begin", _begin_sqlite)
        database = cls(engine, name)
        with database.telling():
            _bring_up(engine, name)
        return database

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees the ledger as it is at its first question, until it ends, though others write meanwhile."""
        with self.telling(), self._connected(**_SNAPSHOT[self._engine.dialect.name]) as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction of the one writer; what it did is there whole or not at all.

        Threads of one process take turns before they ask the database: SQLite has those who wait try again and again, with pauses, so
        that of forty some would wait for a minute and be told that it is taken.
        """
        with self._turn, self.telling(), self._connected(writer=True) as connection, connection.begin():
            _wait_for_others(connection)
            yield connection

    def compact(self) -> None:
        """Write the ledger anew without what was taken out of it, which files keep until then. It takes as much room again meanwhile.

        Waits for whoever reads or writes. On PostgreSQL what was taken out stays in its log of writes and in its backups as long as those
        are kept. Raises ``LedgerError`` where somebody reads the state before for longer than a minute: then it has to be done again.
        """
        with self.telling(), self._connected(isolation_level="AUTOCOMMIT", compacting=True) as connection:
            if connection.dialect.name == "postgresql":
                _wait_for_readers(connection, self.name)
                _count_anew(connection)
            for statement in _COMPACTING[connection.dialect.name]:
                result = connection.exec_driver_sql(statement)
                if result.returns_rows and result.one()[0]:  # whether a checkpoint of SQLite left something in the log
                    raise LedgerError(f"{self.name}: {_READ_MEANWHILE}")

    def _connected(self, **options: Any) -> Connection:
        return self._engine.connect().execution_options(**options)

    def close(self) -> None:
        """Let go of the connections."""
        self._engine.dispose()

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Turns what the database says into `LedgerError`."""
        try:
            yield
        except DBAPIError as error:
            raise LedgerError(f"{self.name}: {_cause(error)}") from error


def migrate(engine: Engine) -> None:
    """Bring the tables to this version, in one transaction; another process may have done so meanwhile."""
    from alembic import command
    from alembic.config import Config

    scripts = resources.as_file(resources.files("khabar.ledger") / "migrations")
    with scripts as path, engine.connect().execution_options(writer=True) as connection, connection.begin():
        _wait_for_others(connection)
        config = Config()
        config.set_main_option("script_location", str(path).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, REVISION)


def _bring_up(engine: Engine, name: str) -> None:
    with engine.connect() as connection:
        tables = set(inspect(connection).get_table_names())
        known = connection.execute(text("SELECT version_num FROM alembic_version")).scalar() if "alembic_version" in tables else None
        connection.rollback()
    if known == REVISION:
        return
    if known is None and tables:
        raise LedgerError(f"{name}: this is a database of something else")
    if known is not None and known > REVISION:
        raise LedgerError(f"{name}: written by a newer khabar (revision {known}; this one knows {REVISION})")
    migrate(engine)


def _options(where: str) -> dict[str, Any]:
    pool = {"pool_size": _KEPT, "max_overflow": _MOST - _KEPT, "pool_use_lifo": True}
    return {"connect_args": {"timeout": _WAIT_SECONDS}, **pool} if not where.startswith("postgresql") else {"pool_pre_ping": True, **pool}


def _set_up_sqlite(connection: Any, record: object) -> None:
    """The journal that lets people read while one writes; transactions begin when they are told to, not at the first write."""
    connection.isolation_level = None
    cursor = connection.cursor()
    _keep_a_wal(cursor)
    for pragma in ("synchronous=FULL", "foreign_keys=ON", "temp_store=MEMORY", "cache_size=-65536"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _keep_a_wal(cursor: Any) -> None:
    """Whoever comes first turns the journal to WAL, for which SQLite wants the file to itself and does not wait."""
    until = time.monotonic() + _WAIT_SECONDS
    while cursor.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(_PAUSE_SECONDS)


def _wait_for_others(connection: Connection) -> None:
    """Hold the lock of the one writer until the transaction ends; a transaction of SQLite begins with it (`_begin_sqlite`)."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _WRITER})


_READ_MEANWHILE = f"another process was reading for {_WAIT_SECONDS} seconds, and files still hold what was taken out; do it again"


def _wait_for_readers(connection: Connection, name: str) -> None:
    """PostgreSQL keeps what was taken out for those who read the state before, and a table that is written anew holds it still."""
    now, until = connection.exec_driver_sql("SELECT mod(txid_current(), 4294967296)::text").scalar_one(), time.monotonic() + _WAIT_SECONDS
    while connection.execute(text(_READING_BEFORE), {"now": now}).first() is not None:
        if time.monotonic() >= until:
            raise LedgerError(f"{name}: {_READ_MEANWHILE}")
        time.sleep(_PAUSE_SECONDS)


_READING_BEFORE = """
SELECT pid FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND age(backend_xmin) > age(CAST(CAST(:now AS text) AS xid))
"""

_COMPACTING = {
    "sqlite": (
        *(
            "INSERT INTO document_words (document_words) VALUES ('optimize')",
            "INSERT INTO evidence_words (evidence_words) VALUES ('optimize')",
        ),
        *("PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"),
    ),
    "postgresql": ("VACUUM FULL", "CHECKPOINT"),
}


def _count_anew(connection: Connection) -> None:
    """Have PostgreSQL take its statistics anew, which hold values of columns.

    Those of a table in which nothing is left it keeps as they were, unless a column is given its type again.
    """
    connection.exec_driver_sql("ANALYZE")
    for table, column, kind in connection.exec_driver_sql(_COUNTED).all():
        if connection.exec_driver_sql(f"SELECT NOT EXISTS (SELECT FROM {table})").scalar_one():  # noqa: S608 - names of our own tables
            connection.exec_driver_sql(f"ALTER TABLE {table} ALTER COLUMN {column} TYPE {kind}")


_COUNTED = """
SELECT quote_ident(s.tablename), quote_ident(s.attname), format_type(a.atttypid, a.atttypmod)
FROM pg_stats s JOIN pg_attribute a ON a.attrelid = to_regclass(quote_ident(s.tablename)) AND a.attname = s.attname
WHERE s.schemaname = current_schema()
"""
"""The columns whose values PostgreSQL keeps, with their types."""


def _begin_sqlite(connection: Connection) -> None:
    if not connection.get_execution_options().get("compacting"):
        connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writer") else "BEGIN")


def _cause(error: DBAPIError) -> str:
    """What went wrong, as the database tells it, in one line."""
    said = " ".join(str(error.orig).split()) or type(error.orig).__name__
    if isinstance(error, OperationalError) and "locked" in said:
        return f"another process is writing and did not end within {_WAIT_SECONDS} seconds"
    return said


def _shown(url: URL) -> str:
    """An address without its password, which may stand before its host or behind the question mark."""
    bare = url.set(query={name: "***" if name.endswith("password") else value for name, value in url.query.items()})
    return bare.render_as_string(hide_password=True)


def _hidden(where: str) -> str:
    """A URL without what stands before its host, which may be a password."""
    head, at, rest = where.rpartition("@")
    return f"{head.split('://')[0]}://...@{rest}" if at else where
