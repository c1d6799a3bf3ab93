"""Every message of the pages, and what the catalogs of src/khabar/locale lack of them. Run by a test; by hand it prints what is missing."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "src" / "khabar" / "web"
_METHODS = [("**.py", "python"), ("**.html", "jinja2.ext:babel_extract")]
_OPTIONS = {"**.html": {"trimmed": "true", "silent": "false", "extensions": "jinja2.ext.do"}}
_KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3)}

Message = tuple[str | None, str | tuple[str, ...]]


def messages() -> dict[Message, str]:
    """Context and words of every message that a page or its code marks, with where it stands first."""
    found: dict[Message, str] = {}
    for file, line, message, _, context in extract_from_dir(PAGES, _METHODS, _OPTIONS, _KEYWORDS, ()):
        found.setdefault((context, message), f"{file}:{line}")
    return found


def catalogs(code: str) -> Iterator[tuple[str, Catalog]]:
    """The catalogs of a language, by the names of their files."""
    for path in sorted((ROOT / "src" / "khabar" / "locale" / code / "LC_MESSAGES").glob("*.po")):
        yield path.name, read_po(io.BytesIO(path.read_bytes()), locale=code)


def translated(code: str) -> dict[tuple[str | None, str], tuple[str, ...]]:
    """Every translation of a language: context and first form of the words, to all forms."""
    found: dict[tuple[str | None, str], tuple[str, ...]] = {}
    for _, catalog in catalogs(code):
        for message in catalog:
            if message.id and not message.fuzzy:
                key = message.id if isinstance(message.id, str) else message.id[0]
                forms = message.string if isinstance(message.string, tuple) else (message.string,)
                found[message.context, key] = tuple(map(str, forms))
    return found


def missing(code: str, forms: int) -> list[str]:
    """Messages that a language lacks, or whose plural has not so many forms, each with where it stands."""
    known = translated(code)
    lacking = []
    for (context, message), where in messages().items():
        plural = isinstance(message, tuple)
        held = known.get((context, message[0] if isinstance(message, tuple) else message), ())
        if len(held) != (forms if plural else 1) or not all(held):
            lacking.append(f"{where}: {context or ''} {message!r}")
    return lacking


if __name__ == "__main__":
    gone = missing("ar", 6)
    print("\n".join(gone))
    sys.exit(bool(gone))
