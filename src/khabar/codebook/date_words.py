"""The date words of the codebook's dates/ folder: every spelling a date may hold, keyed by its first folded word."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct

from khabar.codebook.number_words import Lead, NumberWords, Particles, folded_set, load_number_words, phrase, read_particles
from khabar.codebook.shapes import load_shaped
from khabar.codebook.strict_yaml import CodebookError, Mapping
from khabar.text.fold import fold_word

KINDS = frozenset(
    {
        *("month", "weekday", "day", "unit", "ordinal", "season", "night", "ago", "during", "count-day", "its-day", "half"),
        *("moment", "dawn", "whole-night", "told-day", "told-ago", "later", "lone-part"),
    }
)


class DateWord(Struct, frozen=True, gc=False, array_like=True):
    """A date word at its first word: kind, the words that follow it, its value and its written-on lead.

    ``name`` is the calendar of a month, the unit of a unit, the part of a season; ``value`` the number of the month or the weekday,
    the offset of a day, the value of an ordinal, 1, 2 or 0 (many) of a unit. ``beside`` words count only beside another date word.
    """

    kind: str
    rest: tuple[str, ...]
    value: int
    name: str
    lead: Lead
    beside: bool = False


class PartOfDay(Struct, frozen=True):
    """A part of the day: its words in text order, and whether it is a night that may cross midnight."""

    words: tuple[str, ...]
    part: str
    night: bool


class War(Struct, frozen=True):
    """A war whose days are counted; ``names`` are sets of spellings, one of each of which must stand near the count."""

    id: str
    first_day: date
    names: tuple[tuple[frozenset[str], ...], ...]


class DateWords(Struct, frozen=True):
    """All that is known about dates. ``heads`` maps the first word of a date word to its readings, the longest first.

    ``sets`` are groups of small words by the name they have in the YAML; ``relatives`` and ``period_parts`` map a spelling to
    last/current/next and to early/middle/late and the seasons.
    """

    heads: dict[str, tuple[DateWord, ...]]
    parts_before: dict[str, tuple[PartOfDay, ...]]
    parts_after: dict[str, tuple[PartOfDay, ...]]
    relatives: dict[str, str]
    period_parts: dict[str, str]
    sets: dict[str, frozenset[str]]
    about: tuple[tuple[str, ...], ...]
    wars: tuple[War, ...]
    numbers: NumberWords


def load_date_words(folder: Path) -> DateWords:
    """Read dates/*.yaml of a codebook folder, and the numbers they lean on. Raises ``CodebookError``."""
    particles = read_particles(folder)
    files = {name: load_shaped(folder, f"dates/{name}.yaml") for name in ("months", "days", "units", "relations", "ordinals", "wars")}
    heads = _Heads(particles)
    _add_months(heads, files["months"])
    _add_days(heads, files["days"])
    _add_units(heads, files["units"])
    _add_relations(heads, files["relations"])
    _add_ordinals(heads, files["ordinals"])
    before, after = _parts(files["days"], particles)
    relations = files["relations"]
    return DateWords(
        heads=heads.table(), parts_before=before, parts_after=after, sets=_sets(files, particles),
        relatives={fold_word(word): item["relative"] for item in relations["adjectives"] for word in item["words"]},
        period_parts={
            form: item["part"] for item in (*relations["parts"], *relations["seasons"]) for word in item["words"]
            for form, _ in particles.spellings(word, article=False)
        },
        about=tuple(sorted((phrase(text) for text in files["units"]["about"]), key=len, reverse=True)),
        wars=_wars(files["wars"], particles), numbers=load_number_words(folder),
    )  # fmt: skip


class _Heads:
    """Collects date words by their first spelling."""

    def __init__(self, particles: Particles) -> None:
        self.particles = particles
        self.found: dict[str, list[DateWord]] = defaultdict(list)

    def add(self, kind: str, texts: Iterable[Any], value: int, name: str = "", *, article: bool = False, beside: bool = False) -> None:
        for text in texts:
            first, *rest = phrase(text)
            for form, lead in self.particles.spellings(first, article=article):
                self.found[form].append(DateWord(kind, tuple(rest), value, name, lead, beside))

    def table(self) -> dict[str, tuple[DateWord, ...]]:
        """The longest reading first, then the one with the least written on."""
        return {form: tuple(sorted(dict.fromkeys(words), key=_order)) for form, words in self.found.items()}


def _order(word: DateWord) -> tuple[int, int, str]:
    return -len(word.rest), len(word.lead.text), word.kind


def _add_months(heads: _Heads, data: Mapping) -> None:
    for item in data["months"]:
        if item["month"] not in range(1, 13):
            raise CodebookError(f"{item.where()}: a month is 1 to 12, not {item['month']}")
        for key in ("names", "beside"):
            heads.add("month", item.get(key) or (), item["month"], item["calendar"], beside=key == "beside")


def _add_days(heads: _Heads, data: Mapping) -> None:
    for item in data["weekdays"]:
        heads.add("weekday", item["words"], item["weekday"])
    for item in data["days"]:
        heads.add("day", item["words"], item["days"], beside=bool(item.get("beside")))
    for item in data["told_days"]:
        heads.add("told-day", item["words"], item["days"])
    heads.add("night", data["night"], 0)
    heads.add("whole-night", data["whole_nights"], 0)
    heads.add("dawn", data["whole_parts"], 0)
    for item in data["lone_parts"]:
        heads.add("lone-part", item["words"], 0, item["part"])


def _add_units(heads: _Heads, data: Mapping) -> None:
    for item in data["units"]:
        for key, value in (("one", 1), ("two", 2), ("many", 0)):
            heads.add("unit", item[key], value, item["unit"], article=True)
    heads.add("moment", data["moments"], 0)


def _add_relations(heads: _Heads, data: Mapping) -> None:
    heads.add("ago", data["ago"], 0)
    heads.add("told-ago", data["told_before"], -1)
    heads.add("told-ago", data["told_after"], 1)
    heads.add("later", data["later"], 1)
    heads.add("during", data["during"], 0)
    heads.add("count-day", data["count_day"], 0)
    heads.add("its-day", data["its_day"], 0)
    heads.add("half", data["halves"], 2)
    heads.add("half", data["quarters"], 4)
    for item in data["seasons"]:
        heads.add("season", item["words"], 0, item["part"], article=True)


def _add_ordinals(heads: _Heads, data: Mapping) -> None:
    for item in data["ordinals"]:
        heads.add("ordinal", item["words"], item["value"], article=True)
    heads.add("ordinal", data["one_of_compound"], 1, "compound", article=True)


def _parts(data: Mapping, particles: Particles) -> tuple[dict[str, tuple[PartOfDay, ...]], dict[str, tuple[PartOfDay, ...]]]:
    """Parts of the day by their last word (where they stand before a day) and by their first (after it)."""
    before: dict[str, list[PartOfDay]] = defaultdict(list)
    after: dict[str, list[PartOfDay]] = defaultdict(list)
    for item in data["parts"]:
        night = bool(item.get("night"))
        for text in item["words"]:
            first, *rest = phrase(text)
            for form, _ in particles.spellings(first, article=False):
                before[rest[-1] if rest else form].append(PartOfDay((form, *rest), item["part"], night))
        for text in item.get("adverbs") or ():
            after[phrase(text)[0]].append(PartOfDay(phrase(text), item["part"], night))
    return _longest(before), _longest(after)


def _longest(table: dict[str, list[PartOfDay]]) -> dict[str, tuple[PartOfDay, ...]]:
    return {form: tuple(sorted(values, key=lambda part: (-len(part.words), part.words))) for form, values in table.items()}


_SETS = {
    "months": ("month_of", "same_day"),
    "days": ("day_of", "pair_of", "names"),
    "units": ("year_pair", "not_year_after"),
    "relations": ("this", "since", "before", "after", "close_to", "until", "between", "from", "place_in_time", "within", "names", "times"),
}
_BARE_SETS = {
    "months": ("hijri_sign", "christian_sign", "of_it"),
    "days": ("no_day", "now", "midnight", "not_alone"),
    "units": ("few",),
    "relations": ("recent", "of", "consecutive", "of_war", "counted_from", "that", "ground", "what"),
    "wars": ("any",),
}


def _sets(files: dict[str, Mapping], particles: Particles) -> dict[str, frozenset[str]]:
    """Groups of small words; those of ``_SETS`` also with a written-on conjunction or preposition."""
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for table, leads in ((_SETS, particles), (_BARE_SETS, None)):
        for file, keys in table.items():
            for key in keys:
                single: Sequence[str] = [text for text in files[file][key] if " " not in str(text)]
                name = "day_names" if (file, key) == ("days", "names") else key
                found[name] |= folded_set(single, leads)
    return dict(found)


def _wars(data: Mapping, particles: Particles) -> tuple[War, ...]:
    wars = []
    for item in data["wars"]:
        names = tuple(tuple(_with_article(word, particles) for word in phrase(text)) for text in item["names"])
        wars.append(War(item["id"], date.fromisoformat(item["first_day"]), names))
    return tuple(wars)


def _with_article(word: str, particles: Particles) -> frozenset[str]:
    bare = word.removeprefix(particles.article)
    return frozenset({form for form, _ in particles.spellings(word, article=False)} | {form for form, _ in particles.spellings(bare)})
