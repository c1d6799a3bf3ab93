"""How to cite what a ledger shows, so that it can be found again as it stood: the state of the record, and an entry of BibTeX."""

from __future__ import annotations

import re

from msgspec import Struct

_ESCAPED = {
    **{letter: f"\\{letter}" for letter in "&%$#_{}"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_KEY = re.compile(r"[^A-Za-z0-9:.-]+")
SHOWN = 16
"""Digits of a digest that are cited: 64 bits, by which no two entries of all ledgers are taken for each other by chance."""


class Snapshot(Struct, frozen=True):
    """A state of a ledger: its last entry, the digest of that, the moment it was written (ISO 8601, UTC)."""

    sequence: int
    digest: str
    recorded: str

    @property
    def name(self) -> str:
        """The state in short, as it is cited."""
        return f"{self.sequence}:{self.digest[:SHOWN]}"

    @property
    def day(self) -> str:
        """The day on which it was written."""
        return self.recorded[:10]


class Cited(Struct, frozen=True, kw_only=True):
    """What is cited: an id or a query by which it is known, a title in both languages, its address, whether a person reviewed it.

    ``code`` is the version of khabar, ``codebook`` the digest of the codebook that it was read by.
    """

    name: str
    title_en: str
    title_ar: str
    url: str
    is_reviewed: bool
    code: str
    codebook: str

    def title(self, language: str) -> str:
        """The title in a language, ``en`` or ``ar``."""
        return self.title_ar if language == "ar" else self.title_en


def bibtex(cited: Cited, snapshot: Snapshot) -> str:
    """An entry of BibTeX; what its language gives a meaning to is written so that it stands as it is."""
    how = "reviewed by a person" if cited.is_reviewed else "machine-coded, not reviewed"
    note = f"{cited.name}; {how}; state {snapshot.name}; khabar {cited.code}; codebook {cited.codebook[:SHOWN]}"
    fields = {
        "author": "{khabar}",
        "title": f"{{{_escaped(cited.title_en)}}}",
        "year": snapshot.recorded[:4],
        "month": str(int(snapshot.recorded[5:7])),
        "howpublished": f"\\url{{{_address(cited.url)}}}",
        "note": _escaped(note),
    }
    body = "".join(f"  {name:12} = {{{value}}},\n" for name, value in fields.items())
    return f"@misc{{{_KEY.sub('-', f'khabar:{cited.name}')[:80]},\n{body}}}\n"


def _escaped(text: str) -> str:
    return "".join(_ESCAPED.get(letter, letter) for letter in _line(text))


def _address(url: str) -> str:
    return url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def _line(text: str) -> str:
    return " ".join(text.split())
