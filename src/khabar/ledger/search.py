"""Full text: the words of documents and of evidence in one spelling, looked for in the same way on both databases.

SQLite's FTS5 folds no Arabic and takes words apart at vowel marks, PostgreSQL's parser has its own idea of a word; so both are given words
that are folded and parted already (`khabar.text.search`), and both find the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from typing import Any

from sqlalchemy import Connection, Select, bindparam, column, false, literal, literal_column, table, text
from sqlalchemy import select as select_

from khabar.ledger.writing import in_parts
from khabar.text.search import Asked

DOCUMENTS, EVIDENCE = "document_words", "evidence_words"
_MOST_PHRASES = 4000
"""Spellings of a phrase that are looked for: 27 of the first word by 5 of each other one are 3,375 of four words."""
_LAST_POSITION = 16383
"""The highest place of a word that PostgreSQL remembers."""
_AT_ONCE = 500


def add(connection: Connection, kind: str, rows: Iterable[tuple[int, str]]) -> None:
    """Lay down the words, folded and parted by spaces, of documents (by entry) or of the evidence of claims (by number)."""
    held = list(rows)
    is_postgres = connection.dialect.name == "postgresql"
    value = "CAST(:words AS tsvector)" if is_postgres else ":words"
    number = "number" if is_postgres else "rowid"
    statement = text(f"INSERT INTO {kind} ({number}, words) VALUES (:number, {value})")  # noqa: S608 - names of this module
    for part in in_parts(held, _AT_ONCE):
        connection.execute(statement, [{"number": name, "words": _vector(words) if is_postgres else words} for name, words in part])


def remove(connection: Connection, kind: str, rows: Sequence[tuple[int, str]]) -> None:
    """Take away what was laid down in these very words."""
    if connection.dialect.name == "postgresql":
        statement = text(f"DELETE FROM {kind} WHERE number = :number")  # noqa: S608 - names of this module
    else:
        statement = text(f"INSERT INTO {kind} ({kind}, rowid, words) VALUES ('delete', :number, :words)")  # noqa: S608
    for number, words in rows:
        connection.execute(statement, {"number": number} if connection.dialect.name == "postgresql" else {"number": number, "words": words})


def clear(connection: Connection, kind: str) -> None:
    """Take away all words."""
    is_postgres = connection.dialect.name == "postgresql"
    connection.execute(text(f"DELETE FROM {kind}" if is_postgres else f"INSERT INTO {kind} ({kind}) VALUES ('delete-all')"))  # noqa: S608


def matching(connection: Connection, kind: str, query: Sequence[Asked]) -> Select[Any]:
    """The numbers of what holds all that is asked for, as a query to be joined; where no word is asked for there are none."""
    if not query:
        return select_(literal(0).label("number")).where(false())
    if connection.dialect.name == "postgresql":
        words = " & ".join(_choice(one, "'{}'", " <-> ", " | ") for one in query)
        found = table(kind, column("number"), column("words"))
        condition = literal_column("words").op("@@")(text("CAST(:asked AS tsquery)").bindparams(bindparam("asked", words)))
        return select_(found.c.number).where(condition)
    words = " AND ".join(_choice(one, "{}", " ", " OR ") for one in query)
    found = table(kind, column("rowid"))
    return select_(found.c.rowid.label("number")).where(text(f"{kind} MATCH :asked").bindparams(bindparam("asked", words)))


def _choice(one: Asked, quoted: str, then: str, either: str) -> str:
    """One thing that is asked for, in the words of the database: any of the spellings of its words, one behind the other."""
    phrases = []
    for forms in product(*one.words):
        phrase = then.join(quoted.format(form) for form in forms)
        phrases.append(phrase if quoted != "{}" else f'"{phrase}"')
        if len(phrases) == _MOST_PHRASES:
            break
    return f"({either.join(phrases)})"


def _vector(words: str) -> str:
    """Words with their places, as PostgreSQL writes them down."""
    return " ".join(f"'{word}':{min(place, _LAST_POSITION)}" for place, word in enumerate(words.split(), 1))
