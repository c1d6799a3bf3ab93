"""One JSON object or one plain text becomes a document; every oddity becomes an issue that names file and line."""

import datetime as dt
import re
from typing import Any

import msgspec

from khabar.ingest.language import likely_language, other_language
from khabar.ingest.received import LONGEST_TEXT, NO_DATE, Defaults, Original, Received, bytes_id, document_id, failure, is_ahead
from khabar.ingest.streams.charset import in_utf8
from khabar.model import Document, Issue

_ARABIC = re.compile("[\u0620-\u063f\u0641-\u064a\u0671-\u06d3\u06fa-\u06fc\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}.*)?", re.DOTALL)
_YEARS = range(1900, 2201)
TEXT, JSON, UNKNOWN = "text/plain", "application/json", "application/octet-stream"
"""Media types of originals; ``UNKNOWN`` is what is no text."""


def publication_date(value: str) -> dt.date | None:
    """The day of ``YYYY-MM-DD`` or of a timestamp that begins so, as written (no change of time zone); None where there is no such day."""
    match = _DATE.fullmatch(value.strip())
    if match is None:
        return None
    try:
        day = dt.date.fromisoformat(match[1])
    except ValueError:
        return None
    return day if day.year in _YEARS else None


def parse_record(line: bytes, where: str, defaults: Defaults) -> Received:
    """The document of one JSON object, given as bytes."""
    original = Original(line, JSON)
    if b"\0" in line:
        return failure("nul-byte", "a NUL byte stands in the JSON; the file is damaged or no JSON", where, original)
    try:
        value = msgspec.json.decode(line)
    except UnicodeDecodeError:
        return _in_other_charset(line, where, defaults, original)
    except (msgspec.DecodeError, RecursionError) as error:
        return failure("broken-json", f"broken JSON: {error}", where, original)
    return document_of(value, where, defaults, original)


def _in_other_charset(line: bytes, where: str, defaults: Defaults, original: Original) -> Received:
    """JSON has to be UTF-8; what is Arabic in a charset of one byte a letter is read all the same, and that is told."""
    found = in_utf8(line)
    if found is None:
        return failure("not-utf8", "not UTF-8, nor Arabic in windows-1256 or ISO-8859-6", where, original)
    return in_charset(parse_record(found[0], where, defaults), found[1])


def in_charset(received: Received, charset: str) -> Received:
    """What was turned into UTF-8 to be read: the charset is told, and the original is as it came."""
    assert received.original is not None
    came = received.original.data.decode("utf-8").encode(charset)
    original = msgspec.structs.replace(received.original, data=came)
    return msgspec.structs.replace(received, issues=(*received.issues, read_as(charset, received)), original=original)


def read_as(charset: str, received: Received) -> Issue:
    """Tells by which charset a document was read that is not in UTF-8."""
    doc_id = received.document.doc_id if received.document else None
    return Issue("charset", f"read as {charset}", doc_id, received.where)


def document_of(value: Any, where: str, defaults: Defaults, original: Original) -> Received:
    """The document of one decoded JSON value; one without a text gets its id from the bytes it was decoded from."""
    if not isinstance(value, dict):
        return failure("not-an-object", "a JSON object with a `text` is wanted here", where, original)
    issues: list[Issue] = []
    fields = {key: _string(value, key, where, issues) for key in ("doc_id", "outlet", "title", "url")}
    text = value.get("text")
    fault = None
    if not isinstance(text, str):
        fault, text = ("no-text", "the object has no `text`" if text is None else "`text` is no string"), ""
    day = _published(value.get("published"), where, issues, defaults.today)
    if day is None and not issues_of(issues, "bad-date"):
        day = defaults.published
    document = Document(
        doc_id=fields["doc_id"] or "",
        text=text,
        outlet=fields["outlet"] or defaults.outlet,
        published=day,
        title=fields["title"],
        url=fields["url"],
    )
    return checked(document, where, msgspec.structs.replace(original, url=document.url), issues, fault)


def document_of_text(text: str, where: str, defaults: Defaults, original: Original | None = None) -> Received:
    """The document of a plain text."""
    document = Document(doc_id="", text=text, outlet=defaults.outlet, published=defaults.published)
    return checked(document, where, original or Original(text.encode("utf-8", "surrogatepass"), TEXT), [])


def issues_of(issues: list[Issue], kind: str) -> list[Issue]:
    """Those of one kind."""
    return [issue for issue in issues if issue.kind == kind]


def checked(document: Document, where: str, original: Original, issues: list[Issue], fault: tuple[str, str] | None = None) -> Received:
    """The document under its final id, with what is wrong with its text. ``fault`` (kind and message) is why it has none."""
    fault = fault or text_fault(document.text)
    if fault:
        issues.insert(0, Issue(kind=fault[0], message=fault[1], where=where))
    if document.published is None and not issues_of(issues, "bad-date"):
        issues.append(Issue(kind=NO_DATE, message="no publication date: relative dates stay unresolved", where=where))
    doc_id = document.doc_id or (document_id(document) if document.text or document.url else bytes_id(original.data))
    text = "" if fault and fault[0] == "too-long" else document.text
    return Received(
        msgspec.structs.replace(document, doc_id=doc_id, text=text),
        where,
        tuple(msgspec.structs.replace(issue, doc_id=doc_id) for issue in issues),
        original,
    )


def text_fault(text: str) -> tuple[str, str] | None:
    """Kind and message of what keeps a text from being coded, or None."""
    if len(text) > LONGEST_TEXT:
        most = f"the {LONGEST_TEXT:,} of the longest article that is coded"
        return "too-long", f"{len(text):,} characters are more than {most}; its text is left out"
    if "\0" in text:
        return "nul-byte", f"a NUL byte stands at character {text.index(chr(0)):,}; the text is damaged or no text"
    if not text.strip("\ufeff \t\r\n\v\f\u00a0"):
        return "empty", "the text is empty"
    if not _ARABIC.search(text):
        language = likely_language(text)
        return "no-arabic", f"no Arabic letter in the text{f': it is in {language}' if language else ''}"
    if language := other_language(text):
        return "other-language", f"in {language}, not in Arabic: set aside"
    return None


def _string(value: dict[str, Any], key: str, where: str, issues: list[Issue]) -> str | None:
    """A field that should hold a string: a number counts as its digits, an empty string as missing."""
    field = value.get(key)
    if isinstance(field, str) and "\0" in field:
        issues.append(Issue(kind="bad-field", message=f"`{key}` holds a NUL byte and is left out", where=where))
        return None
    if isinstance(field, str):
        return field or None
    if isinstance(field, int | float) and not isinstance(field, bool):
        return str(field)
    if field is not None:
        issues.append(Issue(kind="bad-field", message=f"`{key}` is neither a string nor a number and is left out", where=where))
    return None


def _published(value: Any, where: str, issues: list[Issue], today: dt.date | None) -> dt.date | None:
    """The publication date, or None with an issue where there is one that cannot be."""
    if value is None or value == "":
        return None
    day = publication_date(value) if isinstance(value, str) else None
    if day is not None and not is_ahead(day, today):
        return day
    fault = "is no possible date (YYYY-MM-DD)" if day is None else "lies in the future"
    issues.append(Issue(kind="bad-date", message=f"`published` {fault}: {str(value)[:40]!r}; coded as undated", where=where))
    return None
