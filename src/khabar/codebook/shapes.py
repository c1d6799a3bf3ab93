"""What the files of dates/ and numbers/ must look like: every key with the type of its value, checked before anything is read."""

from datetime import date
from pathlib import Path
from typing import TypeAlias

from khabar.codebook.fields import choice, entries, flag, text, texts
from khabar.codebook.strict_yaml import CodebookError, Mapping, allow, load

Shape: TypeAlias = "dict[str, str | frozenset[str] | Shape]"
"""A value is ``words`` (a list), ``text``, ``whole``, ``bound`` (whole or null), ``wholes``, ``flag`` or ``day``; a set names the
values it may have; a shape stands for a list of mappings. A key that ends in ``?`` may be left out."""

_PARTS = frozenset({"early", "middle", "late"})
_SEASONS = frozenset({"spring", "summer", "autumn", "winter"})
_DAY_PARTS = frozenset({"dawn", "morning", "noon", "afternoon", "evening", "night", "eve"})
_CONTEXTS = frozenset({"designator", "time", "year", "duration", "measure", "percent", "ordinal"})
_NUMBER_ROLES = frozenset({"unit", "ten", "tens", "hundred", "hundreds", "scale", "scales"})
_VALUED: Shape = {"value": "whole", "words": "words"}


def _words(keys: str) -> Shape:
    return dict.fromkeys(keys.split(), "words")


SHAPES: dict[str, Shape] = {
    "dates/months.yaml": {
        "months": {"calendar": frozenset({"gregorian", "hijri"}), "month": "whole", "names?": "words", "beside?": "words"},
        **_words("month_of hijri_sign christian_sign same_day of_it"),
    },
    "dates/days.yaml": {
        "weekdays": {"weekday": "whole", "words": "words"},
        "days": {"days": "whole", "words": "words", "beside?": "flag"},
        "told_days": {"days": "whole", "words": "words"},
        "parts": {"part": _DAY_PARTS, "words": "words", "night?": "flag", "adverbs?": "words"},
        "lone_parts": {"part": _DAY_PARTS, "words": "words"},
        **_words("night midnight not_alone whole_nights whole_parts day_of pair_of no_day names now"),
    },
    "dates/units.yaml": {
        "units": {"unit": frozenset({"hour", "day", "week", "month", "year"}), **_words("one two many")},
        **_words("moments year_pair about few not_year_after"),
    },
    "dates/relations.yaml": {
        "adjectives": {"relative": frozenset({"last", "current", "next"}), "words": "words"},
        "parts": {"part": _PARTS, "words": "words"},
        "seasons": {"part": _SEASONS, "words": "words"},
        **_words("recent this since ago before after until between from of during place_in_time within halves quarters names"),
        **_words("count_day its_day of_war consecutive told_before told_after later counted_from close_to that ground times what"),
    },
    "dates/ordinals.yaml": {"ordinals": _VALUED, "one_of_compound": "words"},
    "dates/wars.yaml": {"any": "words", "wars": {"id": "text", "first_day": "day", "names": "words"}},
    "numbers/particles.yaml": {**_words("conjunctions prepositions"), "article": "text", "joined_article": "text"},
    "numbers/words.yaml": {
        "numbers": {**_VALUED, "role": _NUMBER_ROLES, "article?": "flag"},
        "teen_units": _VALUED,
        "fused": _VALUED,
        "vague": {"low": "whole", "high": "bound", "words": "words"},
        "few": "words",
        "fractions": {"parts": "whole", "words": "words"},
    },
    "numbers/hedges.yaml": {
        "hedges": {
            "effect": frozenset({"same", "above", "least", "below", "most"}),
            "side": frozenset({"before", "after"}),
            "phrases": "words",
        },
        **_words("between from to or change out_of"),
    },
    "numbers/contexts.yaml": {
        "before": {"kind": _CONTEXTS, "words": "words"},
        "after": {"kind": _CONTEXTS, "words": "words"},
        "after_phrases": {"kind": _CONTEXTS | {"count"}, "phrases": "words"},
        "short_years": {"after": "words", "years": "wholes"},
        "not_after": {"word": "text", "after": "words"},
        **_words("ordinals counted_off latter ranks year_before never"),
    },
}


def load_shaped(folder: Path, name: str) -> Mapping:
    """One file of dates/ or numbers/, of the shape it must have. Raises ``CodebookError`` naming file and line."""
    data = load(folder / name, folder)
    check(data, SHAPES[name])
    return data


def check(item: Mapping, shape: Shape) -> None:
    """Refuse a mapping that has another shape. Raises ``CodebookError`` naming file and line."""
    optional = frozenset(key.removesuffix("?") for key in shape if key.endswith("?"))
    allow(item, frozenset(key for key in shape if not key.endswith("?")), optional)
    for key, kind in shape.items():
        if (name := key.removesuffix("?")) in item:
            _check_value(item, name, kind)


def _check_value(item: Mapping, key: str, kind: "str | frozenset[str] | Shape") -> None:
    if isinstance(kind, dict):
        for entry in entries(item, key):
            check(entry, kind)
    elif isinstance(kind, frozenset):
        choice(item, key, kind)
    elif kind == "words":
        texts(item, key)
    elif kind == "text":
        text(item, key)
    elif kind == "flag":
        flag(item, key)
    elif not _is_of(kind, item[key]):
        raise CodebookError(f"{item.where(key)}: {key} must be {_MEANT[kind]}, not {item[key]!r}")


_MEANT = {
    "whole": "a whole number",
    "bound": "a whole number or null",
    "wholes": "a list of whole numbers",
    "day": "a day as YYYY-MM-DD",
}


def _is_of(kind: str, value: object) -> bool:
    if kind == "wholes":
        return isinstance(value, list) and all(_is_of("whole", entry) for entry in value)
    if kind == "day":
        try:
            return isinstance(value, str) and bool(date.fromisoformat(value))
        except ValueError:
            return False
    return (kind == "bound" and value is None) or (isinstance(value, int) and not isinstance(value, bool))
