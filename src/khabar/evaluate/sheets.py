"""Documents as scorers see them: what gold files and coded documents have in common, typed."""

from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec import UNSET, Struct, UnsetType

LONGEST_EVIDENCE = 1400
"""Code points of one claim's evidence together: enough for any claim of gold twice over, far less than a whole article."""


class SheetError(ValueError):
    """Gold or predictions that cannot be scored; the message names document and claim."""


class Words(Struct, frozen=True):
    """A span with the words it quotes, and the canonical name where one is given."""

    start: int
    end: int
    text: str
    name_ar: str | None = None

    def names(self) -> tuple[str, ...]:
        """The words and the canonical name, as far as there are any."""
        return tuple(name for name in (self.text, self.name_ar) if name)


class Days(Struct, frozen=True):
    """First and last day, as written."""

    start: str
    end: str


class Item(Struct, frozen=True, kw_only=True):
    """A claim (with a type) or a tally (with what is counted), of gold or of a coder."""

    type: str | None = None
    what: str | None = None
    mode: str | None = None
    status: str | UnsetType | None = UNSET
    actor: Words | None = None
    target: Words | None = None
    place: Words | None = None
    place_id: str | None = None
    weapon: Words | None = None
    source: Words | None = None
    via: Words | None = None
    of: Words | None = None
    country: str | None = None
    date: Days | None = None
    count: tuple[int | None, int | None] | None = None
    weapon_count: tuple[int | None, int | None] | None = None
    killed: tuple[int | None, int | None] | None = None
    injured: tuple[int | None, int | None] | None = None
    outcome: str | None = None
    stance: str | None = None
    evidence: tuple[Words, ...] | None = None
    optional: bool = False

    def slot(self, name: str) -> Words | None:
        """The words that fill one role."""
        words: Words | None = getattr(self, name)
        return words

    def told_status(self) -> str | None:
        """The status; a claim that has none is told as having occurred."""
        return "occurred" if isinstance(self.status, UnsetType) else self.status


class Sheet(Struct, frozen=True, kw_only=True):
    """One document with its claims and tallies."""

    doc_id: str
    text: str = ""
    claims: tuple[Item, ...] | None = None
    tallies: tuple[Item, ...] | None = None


ROLES = ("actor", "target", "place", "weapon", "source")


def read_gold(folder: Path) -> list[Sheet]:
    """The gold documents of a folder in name order. Raises ``SheetError`` where there are none or one is not understood."""
    sheets = [_decode(path.read_bytes(), str(path)) for path in sorted(folder.glob("*.json"))]
    if not sheets:
        raise SheetError(f"no gold documents (*.json) in {folder}")
    return sheets


def read_predictions(path: Path) -> dict[str, Sheet]:
    """Coded documents of a JSON Lines file by id. Raises ``SheetError`` naming the line."""
    lines = enumerate(path.read_bytes().removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1)
    return by_id(((f"{path}:{number}", _decode(line, f"{path}:{number}")) for number, line in lines if line.strip()))


def by_id(sheets: Iterable[tuple[str, Sheet]]) -> dict[str, Sheet]:
    """Sheets by their id; an id that stands twice is refused with where it stands."""
    found: dict[str, Sheet] = {}
    for where, sheet in sheets:
        if sheet.doc_id in found:
            raise SheetError(f"{where}: the doc_id {sheet.doc_id} stood before")
        found[sheet.doc_id] = sheet
    return found


def check(gold: Sheet, predicted: Sheet) -> None:
    """Raise ``SheetError`` unless every predicted span quotes the text and every claim has a type and evidence of fair length."""
    for kind, items in (("claims", predicted.claims), ("tallies", predicted.tallies)):
        for number, item in enumerate(items or ()):
            at = f"{predicted.doc_id} {kind}[{number}]"
            if (item.type if kind == "claims" else item.what) is None:
                raise SheetError(f"{at}: no type")
            _check_spans(gold.text, item, at)


def _check_spans(text: str, item: Item, at: str) -> None:
    evidence = item.evidence or ()
    if not evidence or sum(span.end - span.start for span in evidence) > LONGEST_EVIDENCE:
        raise SheetError(f"{at}: evidence is missing or longer than {LONGEST_EVIDENCE} code points")
    for span in (*evidence, *(words for name in (*ROLES, "via", "of") if (words := item.slot(name)))):
        if text[span.start : span.end] != span.text:
            raise SheetError(f"{at}: a span does not quote the text: {span}")


def _decode(data: bytes, where: str) -> Sheet:
    try:
        return msgspec.json.decode(data, type=Sheet)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise SheetError(f"{where}: {error}") from error
