"""Full text: the words of documents and of evidence in one spelling, looked for in the same way on both databases.

SQLite's FTS5 folds no Arabic and takes words apart at vowel marks, PostgreSQL's parser has its own idea of a word; so both are given words
that are folded and parted already (`khabar.text.search`), and both find the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import accumulate, product
from math import prod
from operator import xor
from typing import Any

from sqlalchemy import Connection, Select, bindparam, column, false, literal, literal_column, table, text
from sqlalchemy import select as select_

from khabar.ledger.writing import in_parts
from khabar.text.search import Asked

DOCUMENTS, EVIDENCE = "document_words", "evidence_words"
_MOST_PHRASES = 4000
"""Spellings of a phrase that SQLite is asked for at once: 27 of the first word by 5 of each other one are 3,375 of four words. Of a longer
phrase those are asked for that are there."""
_LAST_POSITION = 16383
"""The highest place of a word that PostgreSQL remembers."""
_MOST_POSITIONS = 256
"""The places of one word that PostgreSQL remembers."""
_LONGEST = 255
"""Letters of a word that PostgreSQL is given: of more than 2,046 bytes it takes none. What is longer is no word, and is found by these."""
_MOST_BYTES = 1_000_000
"""Of different words and their places that PostgreSQL is given of one article; it takes 1,048,575. An article of a million letters may have
more where hardly a word stands twice: what comes behind is not found by its words."""
_MARKS_TO_SQLITE = re.compile("[\u19b0-\u19c0\u19c8\u19c9\u1cf2\u1cf3]")
"""Letters by newer versions of Unicode than SQLite's, which takes words apart there."""
_FULL = -1
_AT_ONCE = 500
_READ_AT_ONCE = 10_000


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


def words_by_row(connection: Connection, kind: str) -> dict[int, int]:
    """For each row what words it is found by, as one number: the same for the same words, of either database, within one process."""
    found: dict[int, int] = {}
    bytes_of: dict[int, int] = {}
    unlike: dict[int, set[str]] = {}
    for number, word, size in _laid_down(connection, kind):
        found[number] = found.get(number, 0) ^ hash(word)
        bytes_of[number] = bytes_of.get(number, 0) + size
        if _plain(word) != word:  # the two databases, or former versions of khabar, may have it otherwise
            unlike.setdefault(number, set())
    for number, word, _ in _laid_down(connection, kind) if unlike else ():
        if number in unlike:
            unlike[number].add(_plain(word))
    found |= {number: reduce(xor, map(hash, words)) for number, words in unlike.items()}
    return found | {number: _FULL for number, size in bytes_of.items() if size > _MOST_BYTES - 4 * _LONGEST - 2 * _MOST_POSITIONS}


def is_same(found: int | None, wanted: int | None) -> bool:
    """Whether two rows of `words_by_row` have the same words; one that holds as many as there is room for lacks what came behind."""
    return found == wanted or (found is not None and wanted is not None and _FULL in (found, wanted))


def _laid_down(connection: Connection, kind: str) -> Iterator[tuple[int, str, int]]:
    """Each word of each row once, and how many bytes it takes where the database has no room for more than some."""
    if connection.dialect.name == "postgresql":
        query = text(f"SELECT number, lexeme, coalesce(cardinality(positions), 0) FROM {kind} CROSS JOIN LATERAL unnest(words)")  # noqa: S608
        for number, word, places in connection.execute(query.execution_options(yield_per=_READ_AT_ONCE)):
            yield number, word, _size(word, places)
        return
    before = None
    connection.execute(text(f"CREATE VIRTUAL TABLE temp.{kind}_vocabulary USING fts5vocab('main', '{kind}', 'instance')"))
    try:
        query = text(f"SELECT doc, CAST(term AS BLOB) AS term FROM temp.{kind}_vocabulary")  # noqa: S608 - names of this module
        for row in connection.execute(query.execution_options(yield_per=_READ_AT_ONCE)):
            if row != before:  # a word that stands there again comes next
                yield row.doc, row.term.decode(errors="ignore"), 0  # of more than 32,768 bytes SQLite keeps these, maybe half a letter
                before = row
    finally:
        connection.execute(text(f"DROP TABLE temp.{kind}_vocabulary"))


def matching(connection: Connection, kind: str, query: Sequence[Asked]) -> Select[Any]:
    """The numbers of what holds all that is asked for, as a query to be joined; where no word is asked for there are none."""
    if not query:
        return select_(literal(0).label("number")).where(false())
    if connection.dialect.name == "postgresql":
        words = " & ".join(" <-> ".join(_either(forms) for forms in one.words) for one in query)
        found = table(kind, column("number"), column("words"))
        condition = literal_column("words").op("@@")(text("CAST(:asked AS tsquery)").bindparams(bindparam("asked", words)))
        return select_(found.c.number).where(condition)
    found = table(kind, column("rowid"))
    numbers = select_(found.c.rowid.label("number"))
    phrases = [_phrases(connection, kind, one) for one in query]
    if not all(phrases):
        return numbers.where(false())
    words = " AND ".join(f"({' OR '.join(some)})" for some in phrases)
    return numbers.where(text(f"{kind} MATCH :asked").bindparams(bindparam("asked", words)))


def _either(forms: Sequence[str]) -> str:
    """Any of the spellings of a word, as PostgreSQL has it: in small letters, and as it is, for so older khabars laid it down."""
    plain = (*map(_plain, forms), *(form[:_LONGEST] for form in forms), *(form.lower()[:_LONGEST] for form in forms))
    written = " | ".join(f"'{form}'" for form in dict.fromkeys(plain))
    return f"({written})"


def _phrases(connection: Connection, kind: str, one: Asked) -> list[str]:
    """One thing that is asked for in the words of SQLite, which knows no choice within a phrase: each spelling as a phrase of its own."""
    if prod(map(len, one.words)) <= _MOST_PHRASES:
        return [_phrase(forms) for forms in product(*one.words)]
    there = [[form for form in forms if _is_there(connection, kind, (form,))] for forms in one.words]
    found: list[tuple[str, ...]] = [()]
    for forms in there:
        longer = [(*before, form) for before in found for form in forms]
        found = [words for words in longer if _is_there(connection, kind, words)]
    return [_phrase(words) for words in found]


def _phrase(words: Sequence[str]) -> str:
    return f'"{" ".join(words)}"'


def _is_there(connection: Connection, kind: str, words: Sequence[str]) -> bool:
    """Whether these very words stand one behind the other in anything that is searched."""
    asked = text(f"SELECT 1 FROM {kind} WHERE {kind} MATCH :asked LIMIT 1")  # noqa: S608 - names of this module
    return connection.execute(asked, {"asked": _phrase(words)}).first() is not None


def _vector(words: str) -> str:
    """Words with their places, as PostgreSQL writes them down: in small letters, as SQLite has them, and as many as it takes."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(_MARKS_TO_SQLITE.sub(" ", words).split(), 1):
        held = places.setdefault(_plain(word), [])
        if len(held) < _MOST_POSITIONS and (not held or held[-1] < _LAST_POSITION):
            held.append(min(place, _LAST_POSITION))
    sizes = accumulate(_size(word, len(held)) for word, held in places.items())
    fitting = [word for word, size in zip(places, sizes, strict=True) if size <= _MOST_BYTES]
    return " ".join(f"'{word}':{','.join(map(str, places[word]))}" for word in fitting)


def _size(word: str, places: int) -> int:
    return len(word.encode()) + 3 + 2 * places


def _plain(word: str) -> str:
    """A word in small letters, one for one as SQLite does it, and no longer than PostgreSQL takes it."""
    small = word.casefold()
    if len(small) != len(word):
        small = "".join(min(letter.casefold(), letter.lower(), letter, key=lambda one: (len(one), letter == one)) for letter in word)
    return small[:_LONGEST]
