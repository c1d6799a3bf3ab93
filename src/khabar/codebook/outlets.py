"""Reads outlets/, pages.yaml and framing/: who publishes, what stands beside articles, whose words are loaded with what."""

from pathlib import Path

from khabar.codebook.fields import choice, entries, optional_choice, optional_text, text, texts
from khabar.codebook.kinds import REGIONS
from khabar.codebook.strict_yaml import CodebookError, allow, load
from khabar.codebook.types import FramingTerm, Outlet
from khabar.text.fold import fold_word

_OUTLET = frozenset({"id", "en", "ar", "country", "region"})
_OUTLET_OPTIONAL = frozenset({"domain", "feeds", "owner", "owner_ar", "leaning", "time_zone", "aliases", "note"})
_TERM = frozenset({"id", "en", "says_of", "usage", "neutral", "words"})
_ROLES = frozenset({"actor", "target"})


def read_outlets(folder: Path, root: Path) -> dict[str, Outlet]:
    """Every outlet by its id. Raises ``CodebookError``."""
    outlets: dict[str, Outlet] = {}
    for path in sorted(folder.glob("*.yaml")):
        data = load(path, root)
        allow(data, _OUTLET, _OUTLET_OPTIONAL)
        identifier = text(data, "id")
        if identifier != path.stem:
            raise CodebookError(f"{data.where('id')}: the id {identifier!r} must be the name of its file")
        if "owner_ar" in data and "owner" not in data:
            raise CodebookError(f"{data.where('owner_ar')}: the Arabic name of an owner that has no `owner`")
        names = (text(data, "ar"), text(data, "en"), *texts(data, "aliases"))
        outlets[identifier] = Outlet(
            id=identifier,
            en=text(data, "en"),
            ar=text(data, "ar"),
            country=text(data, "country"),
            region=choice(data, "region", REGIONS),
            line=data.where(),
            names=frozenset(_folded(name) for name in names),
            domain=optional_text(data, "domain"),
            feeds=texts(data, "feeds"),
            owner=optional_text(data, "owner"),
            owner_ar=optional_text(data, "owner_ar"),
            leaning=optional_text(data, "leaning"),
            time_zone=optional_text(data, "time_zone"),
        )
    return outlets


def read_pages(path: Path, root: Path) -> tuple[tuple[str, ...], ...]:
    """The words, folded, with which a line begins that leads to another article. Raises ``CodebookError``."""
    data = load(path, root)
    allow(data, frozenset({"read_also"}))
    return tuple(sorted({tuple(_folded(phrase).split()) for phrase in texts(data, "read_also")}))


def read_given_names(path: Path, root: Path) -> frozenset[str]:
    """The given names of people, folded. Raises ``CodebookError``."""
    data = load(path, root)
    allow(data, frozenset({"given"}))
    return frozenset(_folded(name) for name in texts(data, "given"))


def read_framing(path: Path, root: Path) -> tuple[FramingTerm, ...]:
    """Loaded words with their neutral wording. Raises ``CodebookError``."""
    data = load(path, root)
    allow(data, frozenset({"framing"}))
    terms: dict[str, FramingTerm] = {}
    for item in entries(data, "framing"):
        allow(item, _TERM, frozenset({"note", "of", "unclear"}))
        identifier = text(item, "id")
        if identifier in terms:
            raise CodebookError(f"{item.where('id')}: the id {identifier!r} stands twice; first in {terms[identifier].line}")
        words = frozenset(_folded(form) for entry in texts(item, "words") for form in entry.split("/"))
        unclear = frozenset(_folded(form) for form in texts(item, "unclear"))
        if not unclear <= words:
            raise CodebookError(f"{item.where('unclear')}: {', '.join(sorted(unclear - words))} is none of the words of {identifier}")
        terms[identifier] = FramingTerm(
            id=identifier,
            en=text(item, "en"),
            says_of=text(item, "says_of"),
            usage=text(item, "usage"),
            neutral=text(item, "neutral"),
            words=words,
            line=item.where(),
            of=optional_choice(item, "of", _ROLES),
            unclear=unclear,
            ar=texts(item, "words")[0].partition("/")[0],
        )
    return tuple(terms.values())


def _folded(name: str) -> str:
    return " ".join(fold_word(word) for word in name.split())
