"""What a request asks for: every parameter declared, each checked, one that is not known refused with its name and the cause."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, TypeAlias

import msgspec
from fastapi import Request
from msgspec import Struct

from khabar.codebook import Codebook
from khabar.ledger.asking import FACETS, asked
from khabar.ledger.filters import Filter
from khabar.ledger.meant import cause_of, unknown

MOST = 1000
_LIMIT = 50
_MOST_LETTERS = 1000
NO_CURSOR, _NUL = "this is no cursor of this list; ask for the address that `next` of the page before is, as it stands", b"\\u0000"
_MANY = 50
"""Values of one parameter; no page asks for as many, and each is looked up."""


Ordinal: TypeAlias = Annotated[int, msgspec.Meta(ge=0, le=(1 << 31) - 1)]
"""A place in a document, or the number of an entry, that a database can hold."""


class UnclearError(Exception):
    """A request that cannot be answered as it stands; names the parameter and the cause."""

    def __init__(self, parameter: str, cause: str, status: int = 422) -> None:
        super().__init__(f"{parameter}: {cause}")
        self.parameter, self.cause, self.status = parameter, cause, status


class Parameter(Struct, frozen=True):
    """A parameter of the query: its name, what it means, its JSON schema, and whether it can be given more than once."""

    name: str
    means: str
    schema: Mapping[str, Any]
    repeated: bool = False

    def described(self) -> dict[str, Any]:
        """The parameter in the words of OpenAPI."""
        schema = {"type": "array", "items": dict(self.schema), "maxItems": _MANY} if self.repeated else dict(self.schema)
        return {"name": self.name, "in": "query", "required": False, "description": self.means, "schema": schema, "explode": True}


def text(name: str, means: str, *, repeated: bool = False) -> Parameter:
    """A parameter of letters."""
    return Parameter(name, means, {"type": "string", "minLength": 1, "maxLength": _MOST_LETTERS}, repeated)


def choice(name: str, means: str, *values: str) -> Parameter:
    """A parameter that is one of some words."""
    return Parameter(name, means, {"type": "string", "enum": list(values)})


def number(name: str, means: str, least: int, most: int, default: int | None = None) -> Parameter:
    """A parameter that is a whole number."""
    schema: dict[str, Any] = {"type": "integer", "minimum": least, "maximum": most}
    return Parameter(name, means, schema if default is None else {**schema, "default": default})


def _facet(name: str) -> Parameter:
    means = "Given more than once, all have to hold."
    if name in ("place", "actor", "target", "weapon"):
        means = f"By any of its names in Arabic or English, or its id; with all that lies in it or belongs to it. {means}"
    return text(name, f"Of this {name}. {means}", repeated=True)


DAY: Mapping[str, Any] = {"type": "string", "format": "date"}
SINCE, UNTIL = Parameter("since", "Not before this day.", DAY), Parameter("until", "Not after this day.", DAY)
WORDS = text("q", 'Words of the evidence, in any spelling; "..." is a phrase.')
BOX = Parameter("bbox", "west,south,east,north in degrees.", {"type": "string", "pattern": r"^-?[0-9.]+(,-?[0-9.]+){3}$", "maxLength": 100})
YES = ("yes", "no")
FILTERS = (
    *map(_facet, FACETS),
    *(SINCE, UNTIL, BOX, WORDS),
    number("origins", "Told from at least so many independent origins.", 1, 1000),
    choice("contested", "Whether accounts exclude each other on anything.", *YES),
    choice("reviewed", "Whether a person reviewed any of their claims.", *YES),
)
LIMIT = number("limit", "Rows of one page.", 1, MOST, _LIMIT)
MOST_ROWS = 10_000_000
EVERY = number("limit", "At most so many rows; all where it is left out.", 1, MOST_ROWS)
CURSOR = text("cursor", "Where to go on; `next` of the page before is the whole address, with it.")


class Question(Struct, frozen=True):
    """A request as it was understood: the filter, and the other parameters by name."""

    wanted: Filter
    plain: Mapping[str, str]

    @property
    def limit(self) -> int:
        """How many rows are asked for."""
        return int(self.plain.get("limit", _LIMIT))

    def cursor(self, form: Any) -> Any:
        """Where the page begins, None at the beginning. Raises `UnclearError` for what is no cursor of such a list."""
        written = self.plain.get("cursor")
        if written is None:
            return None
        try:
            decoded = base64.urlsafe_b64decode(written + "=" * (-len(written) % 4))
            place = msgspec.json.decode(decoded, type=form)
        except (msgspec.MsgspecError, binascii.Error, ValueError) as error:
            raise UnclearError("cursor", NO_CURSOR) from error
        if _NUL in decoded:
            raise UnclearError("cursor", NO_CURSOR)
        return place


def question(request: Request, parameters: tuple[Parameter, ...], codebook: Codebook, among: str = "events") -> Question:
    """What is asked for of events, claims or tallies (``among``), by these parameters. Raises `UnclearError`."""
    known = {one.name: one for one in parameters}
    given: dict[str, list[str]] = {}
    for name, value in request.query_params.multi_items():
        if name not in known:
            raise UnclearError(name, f"there is no such parameter; there are {', '.join(known)}")
        given.setdefault(name, []).append(value)
    for name, values in given.items():
        _check(known[name], values)
    if "bbox" in given:
        _check_box(given["bbox"][0])
    filters = [(name, value) for name, values in given.items() for value in values]
    understood = asked([(name, value) for name, value in filters if known[name].schema == _SCHEMAS.get(name)], codebook)
    if understood.problems:
        problem = understood.problems[0]
        raise UnclearError(problem.name, f"{problem.given!r} is not understood; {known[problem.name].means}")
    check_known(request, codebook, understood.written, among)
    return Question(understood.filter, {name: values[0] for name, values in given.items() if not known[name].repeated})


def check_known(request: Request, codebook: Codebook, facets: Sequence[tuple[str, str]], among: str = "events") -> None:
    """Raises `UnclearError` for a value that nothing has, with names like it: an empty answer would say that there is nothing of it."""
    if not facets:
        return
    with request.app.state.site.database.reading() as connection:
        found = unknown(connection, codebook, facets, among)
    if found:
        raise UnclearError(found[0].name, cause_of(found[0]))


def cursor_of(place: Any) -> str | None:
    """A place in a list as a cursor; None at the end."""
    return None if place is None else base64.urlsafe_b64encode(msgspec.json.encode(place)).rstrip(b"=").decode()


def _check(parameter: Parameter, values: list[str]) -> None:
    """Raises `UnclearError` for values that are none of such a parameter."""
    name, schema = parameter.name, parameter.schema
    if len(values) > (_MANY if parameter.repeated else 1):
        raise UnclearError(name, f"given {len(values)} times; at most {_MANY if parameter.repeated else 1} can be")
    for value in values:
        if not value.strip():
            raise UnclearError(name, "it is empty")
        if "\0" in value or len(value) > schema.get("maxLength", _MOST_LETTERS):
            raise UnclearError(name, f"at most {schema.get('maxLength', _MOST_LETTERS)} letters, none of them NUL")
        if "enum" in schema and value not in schema["enum"]:
            raise UnclearError(name, f"{value!r} is none of {', '.join(schema['enum'])}")
        if schema["type"] == "integer":
            _check_number(name, value, schema)
        if schema.get("format") == "date":
            _check_day(name, value)


def _check_number(name: str, value: str, schema: Mapping[str, Any]) -> None:
    is_number = value.isascii() and value.removeprefix("-").isdecimal() and len(value) <= len(str(schema["maximum"]))
    if not is_number or not schema["minimum"] <= int(value) <= schema["maximum"]:
        raise UnclearError(name, f"{value!r} is no whole number from {schema['minimum']} to {schema['maximum']}")


def _check_day(name: str, value: str) -> None:
    try:
        written = dt.date.fromisoformat(value).isoformat()
    except ValueError:
        written = ""
    if written != value:
        raise UnclearError(name, f"{value!r} is no day; a day is written YYYY-MM-DD, such as 2024-01-31")


def _check_box(value: str) -> None:
    from khabar.ledger.asking import box_of

    try:
        box_of(value)
    except ValueError as error:
        raise UnclearError("bbox", f"{value!r}: write west,south,east,north in degrees, such as 38.8,29.1,48.6,37.4") from error


_SCHEMAS = {one.name: one.schema for one in FILTERS}
"""A parameter of the same name that is written otherwise is none of them: changes are asked for since a moment or an entry."""
