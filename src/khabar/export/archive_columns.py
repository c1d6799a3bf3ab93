"""The tables of a Parquet archive: every column with its kind and its meaning, told once for writing, reading, queries and the guide.

Needs no pyarrow. ``FORM`` is raised whenever a column changes its name, kind or meaning; archives of other forms are not read.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

FORM = 1
UNDATED = "undated"
"""The month of what has no day."""

Plain: TypeAlias = Literal["text", "day", "integer", "number", "truth", "bytes", "texts"]


class Column(Struct, frozen=True):
    """A column: its name, what it means, what it holds (a list of records where ``fields`` are given), whether it is never empty."""

    name: str
    meaning: str
    kind: Plain = "text"
    required: bool = False
    fields: tuple[Column, ...] = ()


class Sheet(Struct, frozen=True):
    """A table: its name, what a row of it is, its columns in order."""

    name: str
    meaning: str
    columns: tuple[Column, ...]


def _numbered(*names: tuple[str, str], kind: Plain = "integer") -> tuple[Column, ...]:
    return tuple(Column(name, meaning, kind) for name, meaning in names)


def _texts(*names: tuple[str, str]) -> tuple[Column, ...]:
    return tuple(Column(name, meaning) for name, meaning in names)


def _head(day: str) -> tuple[Column, ...]:
    return (
        Column("form", f"the form of these columns: {FORM}", "integer", required=True),
        Column("month", f"YYYY-MM of {day}, else {UNDATED}; what folders are named by"),
    )


_OF_DOCUMENT = (
    Column("doc_id", "the id of the article", required=True),
    Column("outlet", "who published it"),
    Column("published", "the day of its publication", "day"),
    Column("title", "its title"),
    Column("url", "its address"),
)
_BY = (
    Column("code", "the version of khabar that read it"),
    Column("codebook", "the digest of the codebook that it was read by"),
)
_JSON = Column("json", "the whole record as khabar keeps it, from which it is read back without loss")


def _role(name: str, what: str) -> tuple[Column, ...]:
    return _texts((name, f"{what}: an id of the codebook, else its words"), (f"{name}_words", f"{what}, as the article has it"))


def _count(name: str, what: str) -> tuple[Column, ...]:
    return _numbered((f"{name}_low", f"{what}, at least"), (f"{name}_high", f"{what}, at most; empty where no bound is told"))


def _toll(name: str, what: str) -> tuple[Column, ...]:
    return (
        *_numbered(
            (f"{name}_low", f"{what}: the lowest figure of a credible account"),
            (f"{name}_high", f"{what}: the highest figure that anyone told"),
            (f"{name}_best", f"{what}: the most reliable figure"),
        ),
        Column(f"{name}_open", f"{what}: some account sets no upper bound", "truth"),
    )


_DAYS = (
    Column("date_start", "the first day on which it may have been", "day"),
    Column("date_end", "the last day on which it may have been", "day"),
)
_DATED = (
    *_DAYS,
    Column("date_precision", "UCDP's date_prec: 1 a day, 2 two to six days, 3 a week, 4 up to a month, 5 more", "integer"),
    Column("date_basis", "what the days were told by"),
)
_GEO = (
    Column("country", "two letters of ISO 3166"),
    Column("admin1", "the governorate or province that holds the place: an id of the codebook"),
    *_numbered(("latitude", "degrees north, WGS 84"), ("longitude", "degrees east, WGS 84"), kind="number"),
    Column("geo_precision", "UCDP's where_prec: 1 exact to 7 international", "integer"),
)
_WHERE = (*_role("place", "where"), *_GEO)
_TOLD = (*_role("source", "by whose account"), *_role("via", "the medium it spoke through"))
_EVIDENCE = (
    Column("evidence", "the words it was read from; an ellipsis parts stretches"),
    Column("evidence_start", "where they begin in the text, in code points", "integer"),
    Column("evidence_end", "where the last of them ends, in code points", "integer"),
    Column("rule", "the rule of the codebook that read it"),
)

DOCUMENTS = Sheet(
    "documents",
    "an article with all that was read from it",
    (
        *_head("publication"),
        _OF_DOCUMENT[0],
        Column("declared", "the id that it came with, before another of the same id was told apart"),
        *_OF_DOCUMENT[1:],
        *_texts(("author", "who signed it"), ("published_basis", "what the day was read from, where it was not given")),
        Column("text", "the article; every offset counts in it", required=True),
        *_numbered(("claims", "how many claims were read"), ("tallies", "how many tallies"), ("issues", "how many issues")),
        *_BY,
        *_texts(
            ("came_from", "the file and line it came from"), ("media_type", "of the bytes that came"), ("found_at", "its place on the web")
        ),
        Column("came_as", "the bytes that came", "bytes"),
        Column("json", "all that was read from it, its text aside; empty where it was not read yet"),
    ),
)
CLAIMS = Sheet(
    "claims",
    "what one source says in one article about one event",
    (
        *_head("publication"),
        Column("ref", "doc_id#claim_id: by this name events know it", required=True),
        *_OF_DOCUMENT,
        Column("claim_id", "the id within its article"),
        Column("ordinal", "its place in the order of the article, from 0", "integer"),
        Column("key", "a digest by which it is known when the article is read anew", required=True),
        *_texts(("type", "of event"), ("mode", "how it was done"), ("status", "occurred, denied, planned or hypothetical")),
        *_role("actor", "who did it"),
        *_role("target", "to whom or what"),
        *_WHERE,
        *_DATED,
        *_role("weapon", "with what"),
        *_count("weapon_count", "how many of them"),
        *_count("killed", "people killed"),
        *_count("injured", "people injured"),
        Column("outcome", "hit, intercepted, missed or none"),
        *_TOLD,
        Column("stance", "the colour of the verb that reports it"),
        *_EVIDENCE,
        Column("confidence", "how likely it is read right, 0 to 1", "number"),
        *_BY,
        _JSON,
    ),
)
TALLIES = Sheet(
    "tallies",
    "a count over many events or people that a source gives for a period or a place",
    (
        *_head("publication"),
        Column("ref", "doc_id#tally_id", required=True),
        *_OF_DOCUMENT,
        Column("tally_id", "the id within its article"),
        Column("ordinal", "its place in the order of the article, from 0", "integer"),
        Column("what", "what is counted"),
        *_count("count", "how many"),
        *_role("of", "of whom or what"),
        *_role("actor", "by whose doing"),
        *_WHERE,
        *_DATED,
        *_TOLD,
        *_EVIDENCE,
        *_BY,
        _JSON,
    ),
)
ISSUES = Sheet(
    "issues",
    "what a person should look at",
    (
        *_head("publication"),
        Column("doc_id", "the id of the article, where there is one"),
        *_texts(("kind", "a short fixed word"), ("message", "what is wrong"), ("came_from", "the file and line")),
        *_numbered(("start", "where the words begin in the text"), ("end", "where they end")),
        _JSON,
    ),
)
_VALUE = (
    *_texts(("value", "what is told"), ("label", "how it reads")),
    Column("claims", "the claims that tell it", "texts"),
    Column("origins", "the ids of the independent origins that tell it", "texts"),
)
_ORIGIN = (
    *_texts(("id", "of the origin"), ("kind", "source, agency or outlet"), ("label", "its name"), ("basis", "how it was recognised")),
    Column("outlets", "the outlets that carry it", "texts"),
    Column("claims", "the claims that come from it", "texts"),
)
_FINDING = (
    *_texts(
        ("attribute", "of the event"),
        ("agreement", "single, agreement, difference or contradiction"),
        ("rule", "by which they agree or not"),
    ),
    Column("values", "every value told", fields=_VALUE),
)
EVENTS = Sheet(
    "events",
    "claims judged to be of one happening, with what they agree and differ on",
    (
        *_head("its first day"),
        Column("event_id", "the id, which lasts", required=True),
        *_texts(("type", "of event"), ("mode", "how it was done"), ("status", "occurred, denied, planned or hypothetical")),
        *_DAYS,
        Column("date_assumed", "no account tells the day: it is a window before publication", "truth"),
        Column("date_agreed", "some day suits all accounts", "truth"),
        Column("place", "what all accounts agree on"),
        *_GEO,
        *_texts(
            ("actor", "who did it, as most origins tell"), ("target", "to whom or what"), ("outcome", "hit, intercepted, missed or none")
        ),
        *_toll("killed", "people killed"),
        *_toll("injured", "people injured"),
        *_toll("weapon_count", "munitions"),
        *_numbered(("claim_count", "how many claims tell it"), ("outlet_count", "in how many outlets")),
        Column("origin_count", "from how many independent origins", "integer"),
        Column("grade", "how well it is attested"),
        Column("contradictions", "attributes on which accounts exclude each other", "texts"),
        Column("differences", "attributes on which they differ", "texts"),
        *_texts(("statement_en", "one neutral sentence in English"), ("statement_ar", "one in Arabic")),
        Column("claims", "references to its claims, in the order of publication", "texts"),
        Column("outlets", "that tell it", "texts"),
        Column("aliases", "ids that ended in this one", "texts"),
        Column("origins", "where its accounts come from", fields=_ORIGIN),
        Column("findings", "what is told of each attribute", fields=_FINDING),
        *_BY,
        _JSON,
    ),
)
SHEETS = {sheet.name: sheet for sheet in (DOCUMENTS, CLAIMS, TALLIES, ISSUES, EVENTS)}
