"""Reads concepts/ and the gazetteer: actors, places, facilities, weapons and every name they go by."""

from pathlib import Path
from typing import Any

from khabar.codebook.strict_yaml import CodebookError, Mapping, allow, load
from khabar.codebook.types import Concept, Name
from khabar.text.fold import fold_word
from khabar.text.inflect import has_article, name_key, nationality_forms, duals

GROUPS = {"actors": "actor", "places": "place", "facilities": "facility", "weapons": "weapon"}
_COMMON = frozenset({"id", "en", "ar"})
_OPTIONAL = {
    "actors": frozenset({"kind", "country", "parent", "aliases", "loaded", "adjectives", "roles", "requires_article", "context", "note", "wikidata"}),
    "places": frozenset({"kind", "country", "admin1", "parent", "near", "lat", "lon", "aliases", "loaded", "requires_article", "capital", "note", "population"}),
    "facilities": frozenset({"kind", "country", "admin1", "parent", "near", "lat", "lon", "aliases", "loaded", "requires_article", "operator", "note"}),
    "weapons": frozenset({"names", "class", "mode", "countable", "aliases", "loaded", "parent", "note", "country"}),
}
_NAME_KEYS = frozenset({"needs", "not_before", "not_after", "metonym", "framing", "article", "note"})


class Concepts:
    """Collects concepts and names while files are read; refuses a repeated id."""

    def __init__(self) -> None:
        self.concepts: dict[str, Concept] = {}
        self.names: list[Name] = []
        self.nationalities: dict[str, str] = {}

    def read_file(self, path: Path, root: Path, *, replace: bool = False) -> None:
        """Read one file of concepts; with ``replace``, an id that stood before is laid over instead of refused."""
        data = load(path, root)
        for key, items in data.items():
            if key not in GROUPS:
                raise CodebookError(f"{data.where(key)}: unknown key {key!r}; known are {', '.join(GROUPS)}")
            for item in items or ():
                if replace and item.get("id") in self.concepts:
                    self.names = [name for name in self.names if name.concept != item["id"]]
                    del self.concepts[item["id"]]
                self._read_item(key, item)

    def _read_item(self, key: str, item: Mapping) -> None:
        allow(item, _COMMON, _OPTIONAL[key])
        if item["id"] in self.concepts:
            raise CodebookError(f"{item.where('id')}: the id {item['id']!r} stands twice; first in {self.concepts[item['id']].line}")
        group = GROUPS[key]
        self.concepts[item["id"]] = Concept(
            id=item["id"],
            group=group,
            kind=item.get("kind") or item.get("class") or group,
            en=item["en"],
            ar=str(item["ar"]["name"] if isinstance(item["ar"], dict) else item["ar"]),
            line=item.where(),
            country=item.get("country"),
            parent=item.get("parent") or item.get("near"),
            admin1=item.get("admin1"),
            latitude=_number(item, "lat"),
            longitude=_number(item, "lon"),
            mode=item.get("mode"),
            countable=item.get("countable", True),
        )
        self._read_names(key, item)

    def _read_names(self, key: str, item: Mapping) -> None:
        require = bool(item.get("requires_article"))
        self._add(item, item["ar"], require)
        for alias in item.get("aliases") or ():
            self._add(item, alias, require)
        for loaded in item.get("loaded") or ():
            self._add(item, loaded, require)
        for name in item.get("names") or ():
            self._add_weapon(item, name)
        for adjective in item.get("adjectives") or ():
            for form in nationality_forms(adjective):
                self.nationalities[form] = item["id"]

    def _add(self, item: Mapping, name: Any, require: bool) -> None:
        if not isinstance(name, Mapping):
            name = Mapping(name if isinstance(name, dict) else {"name": name})
            name.file, name.line, name.lines = item.file, item.line, item.lines
        else:
            allow(name, frozenset({"name"}), _NAME_KEYS)
        forms = [fold_word(word) for word in str(name["name"]).split()]
        if not forms:
            raise CodebookError(f"{item.where()}: an empty name")
        self.names.append(
            Name(
                words=tuple(name_key(form) for form in forms),
                concept=item["id"],
                line=name.where(),
                article=None if item["id"] in self.concepts and self.concepts[item["id"]].group == "weapon" else _article(forms, require or bool(name.get("article"))),
                needs=_words(name, "needs"),
                not_before=_words(name, "not_before"),
                not_after=_words(name, "not_after"),
                framing=name.get("framing"),
                metonym=bool(name.get("metonym")),
            )
        )

    def _add_weapon(self, item: Mapping, name: Any) -> None:
        conditions = name if isinstance(name, dict) else None
        text = str(name["name"]) if isinstance(name, dict) else str(name)
        for number, form in enumerate(text.split("/")):
            entry = Mapping(conditions or {})
            entry["name"] = form.strip()
            source = conditions if isinstance(conditions, Mapping) else item
            entry.file, entry.line, entry.lines = source.file, source.line, source.lines
            self._add(item, entry, False)
            first, *rest = form.split()
            if number == 0:
                for dual in duals(first):
                    for tail in _agreeing(rest):
                        entry["name"] = " ".join([dual, *tail])
                        self._add(item, entry, False)

    def read_gazetteer(self, path: Path) -> None:
        """Read the gazetteer made from GeoNames: tab-separated, a header line first."""
        header: list[str] = []
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.startswith("#"):
                continue
            cells = line.split("\t")
            if not header:
                header = cells
                continue
            if len(cells) != len(header):
                raise CodebookError(f"{path.name}:{number}: {len(cells)} cells, but {len(header)} columns")
            self._add_row(dict(zip(header, cells, strict=True)), f"gazetteer/{path.name}:{number}")

    def _add_row(self, row: dict[str, str], line: str) -> None:
        if row["id"] in self.concepts:
            return
        self.concepts[row["id"]] = Concept(
            id=row["id"], group="place", kind=row["kind"], en=row["name_en"], ar=row["name_ar"], line=line, country=row["country"] or None,
            admin1=row["admin1"] or None, latitude=float(row["lat"]), longitude=float(row["lon"]), population=int(row["population"] or 0),
        )  # fmt: skip
        for name in dict.fromkeys([row["name_ar"], *filter(None, row["aliases"].split("|"))]):
            forms = [fold_word(word) for word in name.split()]
            self.names.append(Name(tuple(map(name_key, forms)), row["id"], line, article=len(forms) == 1 and has_article(forms[0])))


def _article(forms: list[str], required: bool) -> bool:
    """Whether a name must carry the article: a one-word name that is written with it, or one that says so."""
    return required or (len(forms) == 1 and has_article(forms[0]))


def _agreeing(rest: list[str]) -> list[list[str]]:
    """The adjectives after a dual noun: as they stand, or in the dual (طائرتين مسيرتين)."""
    options = [rest]
    if rest:
        endings = [duals(word) for word in rest]
        for case in range(2):
            options.append([forms[case] if forms else word for forms, word in zip(endings, rest, strict=True)])
    return options


def _number(item: Mapping, key: str) -> float | None:
    value = item.get(key)
    if value is None:
        return None
    if not isinstance(value, int | float):
        raise CodebookError(f"{item.where(key)}: {key} must be a number in degrees, not {value!r}")
    return float(value)


def _words(item: Mapping, key: str) -> tuple[str, ...]:
    value = item.get(key) or ()
    return tuple(name_key(fold_word(str(word))) for word in value)
