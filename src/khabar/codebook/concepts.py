"""Reads concepts/ and the gazetteer: actors, places, facilities, weapons and every name they go by."""

import datetime as dt
import re
from collections.abc import Collection
from pathlib import Path

from msgspec import structs

from khabar.codebook.fields import choice, entries, flag, listed, number, optional_text, text, texts
from khabar.codebook.kinds import ACTOR_KINDS, FACILITY_KINDS, PLACE_KINDS, WEAPON_CLASSES
from khabar.codebook.strict_yaml import CodebookError, Mapping, allow, load, read_text
from khabar.codebook.types import Concept, Name
from khabar.text.fold import fold_word
from khabar.text.inflect import agreeing_accusatives, agreeing_duals, duals, has_article, name_key, nationality_forms

GROUPS = {"actors": "actor", "places": "place", "facilities": "facility", "weapons": "weapon"}
KINDS = {"actors": ACTOR_KINDS, "places": PLACE_KINDS, "facilities": FACILITY_KINDS, "weapons": WEAPON_CLASSES}
_COMMON = frozenset({"id", "en", "ar"})
_NAMED = frozenset({"kind", "country", "parent", "aliases", "loaded", "note"})
_SITE = _NAMED | {"admin1", "near", "lat", "lon"}
_OPTIONAL = {
    "actors": _NAMED | {"adjectives", "roles"},
    "places": _SITE | {"capital"},
    "facilities": _SITE,
    "weapons": frozenset({"names", "class", "mode", "countable", "aliases", "loaded", "parent", "note", "country"}),
}
_NAME_KEYS = frozenset({"needs", "after", "not_before", "not_after", "metonym", "quoted", "framing", "note"})
_ID = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")
_COUNTRY = re.compile(r"[A-Z]{2}")
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_COLUMNS = frozenset({"id", "kind", "name_en", "name_ar", "aliases", "country", "admin1", "lat", "lon", "population"})


class Concepts:
    """Collects concepts and names while files are read; refuses a repeated id."""

    def __init__(self) -> None:
        self.concepts: dict[str, Concept] = {}
        self.names: list[Name] = []
        self.nationalities: dict[str, str] = {}

    def read_file(self, path: Path, root: Path, *, replace: bool = False) -> None:
        """Read one file of concepts; with ``replace``, an id that stood before is laid over instead of refused."""
        data = load(path, root)
        for key in data:
            if key not in GROUPS:
                raise CodebookError(f"{data.where(key)}: unknown key {key!r}; known are {', '.join(GROUPS)}")
            for item in entries(data, key):
                if replace and item.get("id") in self.concepts:
                    self.names = [name for name in self.names if name.concept != item["id"]]
                    self.nationalities = {form: owner for form, owner in self.nationalities.items() if owner != item["id"]}
                    del self.concepts[item["id"]]
                self._read_item(key, item)

    def _read_item(self, key: str, item: Mapping) -> None:
        allow(item, _COMMON, _OPTIONAL[key])
        concept = _concept(key, item)
        if concept.id in self.concepts:
            raise CodebookError(f"{item.where('id')}: the id {concept.id!r} stands twice; first in {self.concepts[concept.id].line}")
        self.concepts[concept.id] = concept
        self._read_names(item)

    def _read_names(self, item: Mapping) -> None:
        for name in (item["ar"], *listed(item, "aliases"), *listed(item, "loaded")):
            self._add(item, _named(item, name))
        for name in listed(item, "names"):
            self._add_weapon(item, _named(item, name))
        for adjective in texts(item, "adjectives"):
            for form in nationality_forms(adjective):
                self.nationalities[form] = item["id"]

    def _add(self, item: Mapping, name: Mapping) -> None:
        forms = [fold_word(word) for word in text(name, "name").split()]
        if not all(forms):
            raise CodebookError(f"{name.where()}: a name must be written in letters, not {name['name']!r}")
        weapon = self.concepts[item["id"]].group == "weapon"
        article = None if weapon else all(map(has_article, forms[:2]))
        self.names.append(
            Name(
                words=tuple(name_key(form) for form in forms),
                concept=item["id"],
                line=name.where(),
                article=article,
                needs=_keys(name, "needs"),
                not_before=_keys(name, "not_before"),
                not_after=_keys(name, "not_after"),
                framing=optional_text(name, "framing"),
                metonym=flag(name, "metonym"),
                after=_keys(name, "after"),
                quoted=flag(name, "quoted"),
                bound=False if weapon or len(forms) == 1 or has_article(forms[0]) else has_article(forms[1]) or None,
            )
        )

    def _add_weapon(self, item: Mapping, name: Mapping) -> None:
        """A weapon's name: singular/plural, with the duals and the accusative of the singular."""
        for at, form in enumerate(text(name, "name").split("/")):
            self._add(item, _renamed(name, form.strip()))
            first, *rest = form.split() or [""]
            if at == 0:
                for dual in duals(first):
                    for tail in agreeing_duals(rest):
                        self._add(item, _renamed(name, " ".join([dual, *tail])))
                for accusatives in agreeing_accusatives([fold_word(word) for word in form.split()]):
                    self._add(item, _renamed(name, " ".join(accusatives)))

    def settle(self) -> None:
        """Give places and facilities without an admin1 the one of the town they name as parent or near."""
        for concept in list(self.concepts.values()):
            parent = self.concepts.get(concept.parent or "")
            if concept.group in ("place", "facility") and concept.admin1 is None and parent is not None:
                admin1 = parent.id if parent.kind == "admin1" else parent.admin1
                self.concepts[concept.id] = structs.replace(concept, admin1=admin1)

    def check(self, framing: Collection[str], modes: Collection[str]) -> None:
        """Refuse what names a concept, a framing or a mode that is not there. Raises ``CodebookError`` naming the line that does."""
        for name in self.names:
            if name.framing is not None and name.framing not in framing:
                raise CodebookError(f"{name.line}: unknown framing {name.framing!r}; known are the ids of framing/terms.yaml")
        for concept in self.concepts.values():
            if concept.mode is not None and concept.mode not in modes:
                raise CodebookError(f"{concept.line}: unknown mode {concept.mode!r}; known are {', '.join(sorted(modes))}")
            admin1 = self.concepts.get(concept.admin1) if concept.admin1 else None
            if concept.admin1 and (admin1 is None or admin1.kind != "admin1"):
                raise CodebookError(f"{concept.line}: {concept.id} names the admin1 {concept.admin1!r}, which is none")
            if concept.parent and concept.parent not in self.concepts:
                raise CodebookError(f"{concept.line}: {concept.id} names the parent {concept.parent!r}, which is not there")

    def read_gazetteer(self, path: Path) -> None:
        """Read the gazetteer made from GeoNames: tab-separated, a header line first."""
        header: list[str] = []
        name = f"gazetteer/{path.name}"
        for at, line in enumerate(read_text(path, name).split("\n"), 1):
            if line.startswith("#") or not line:
                continue
            cells = line.split("\t")
            if not header:
                header = cells
                if missing := _COLUMNS - set(header):
                    raise CodebookError(f"{name}:{at}: the columns {', '.join(sorted(missing))} are missing")
                continue
            if len(cells) != len(header):
                raise CodebookError(f"{name}:{at}: {len(cells)} cells, but {len(header)} columns")
            self._add_row(dict(zip(header, cells, strict=True)), f"{name}:{at}")

    def _add_row(self, row: dict[str, str], line: str) -> None:
        try:
            latitude, longitude, population = float(row["lat"]), float(row["lon"]), int(row["population"] or 0)
        except ValueError as error:
            raise CodebookError(f"{line}: {error}") from error
        if (known := self.concepts.get(row["id"])) is not None:
            self.concepts[known.id] = structs.replace(known, population=population)
            return
        if row["kind"] not in PLACE_KINDS:
            raise CodebookError(f"{line}: unknown kind {row['kind']!r}; known are {', '.join(sorted(PLACE_KINDS))}")
        self.concepts[row["id"]] = Concept(
            id=row["id"], group="place", kind=row["kind"], en=row["name_en"], ar=row["name_ar"], line=line, country=row["country"] or None,
            admin1=row["admin1"] or None, latitude=latitude, longitude=longitude, population=population,
        )  # fmt: skip
        for name in dict.fromkeys([row["name_ar"], *filter(None, row["aliases"].split("|"))]):
            forms = [fold_word(word) for word in name.split()]
            self.names.append(Name(tuple(map(name_key, forms)), row["id"], line, article=len(forms) == 1 and has_article(forms[0])))


def _concept(key: str, item: Mapping) -> Concept:
    """The concept of an item, its names aside."""
    identifier, country = text(item, "id"), optional_text(item, "country")
    if not _ID.fullmatch(identifier):
        raise CodebookError(f"{item.where('id')}: an id is small Latin letters, digits and hyphens, not {identifier!r}")
    if country is not None and not _COUNTRY.fullmatch(country):
        raise CodebookError(f"{item.where('country')}: a country is two capital letters, not {country!r}")
    for role in entries(item, "roles"):
        _check_role(role)
    kind = "class" if key == "weapons" else "kind"
    return Concept(
        id=identifier,
        group=GROUPS[key],
        kind=choice(item, kind, KINDS[key]) if kind in item else GROUPS[key],
        en=text(item, "en"),
        ar=text(_named(item, item["ar"]), "name"),
        line=item.where(),
        country=country,
        parent=optional_text(item, "parent") or optional_text(item, "near"),
        admin1=optional_text(item, "admin1"),
        latitude=number(item, "lat", -90, 90),
        longitude=number(item, "lon", -180, 180),
        mode=optional_text(item, "mode"),
        countable=flag(item, "countable", default=True),
    )


def _check_role(role: Mapping) -> None:
    """A dated role: what, and from and to when (year, month or day), not ending before it begins."""
    allow(role, frozenset({"role"}), frozenset({"from", "to"}))
    text(role, "role")
    start, end = _role_date(role, "from"), _role_date(role, "to")
    if start and end and end < start[: len(end)]:
        raise CodebookError(f"{role.where('to')}: a role from {start} cannot end in {end}")


def _role_date(role: Mapping, key: str) -> str:
    """A year, month or day as written; empty where untold."""
    date = str(role.get(key) or "")
    if date and not _is_date(date):
        raise CodebookError(f"{role.where(key)}: {key} must be YYYY, YYYY-MM or YYYY-MM-DD, not {date!r}")
    return date


def _is_date(date: str) -> bool:
    try:
        dt.date.fromisoformat(date + "YYYY-01-01"[len(date) :])
    except ValueError:
        return False
    return _DAY.fullmatch(date) is not None


def _named(item: Mapping, name: object) -> Mapping:
    """A name as a mapping with its conditions; a plain name has none."""
    if isinstance(name, Mapping):
        allow(name, frozenset({"name"}), _NAME_KEYS)
        return name
    if not isinstance(name, str):
        raise CodebookError(f"{item.where()}: a name must be words, not {name!r}")
    entry = Mapping({"name": name})
    entry.file, entry.line, entry.lines = item.file, item.line, {}
    return entry


def _renamed(name: Mapping, words: str) -> Mapping:
    """The same name with other words."""
    entry = Mapping({**name, "name": words})
    entry.file, entry.line, entry.lines = name.file, name.line, name.lines
    return entry


def _keys(item: Mapping, key: str) -> tuple[str, ...]:
    return tuple(" ".join(name_key(fold_word(word)) for word in words.split()) for words in texts(item, key))
