"""Sentences that are kept or made in English, told in the language of a page: by templates, the sentences with places for values."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from khabar.web.language import Language
from khabar.web.numbers import END

_FIRST_STRONG = "\N{FIRST STRONG ISOLATE}"
_PLACE = re.compile(r"%\((\w+)\)s")
_NONE: Mapping[str, Callable[[Language, str], str]] = {}


def retold(
    language: Language, templates: tuple[str, ...], sentence: str, values: Mapping[str, Callable[[Language, str], str]] = _NONE
) -> str | None:
    """A sentence by the first template that it fits, translated; None where it fits none, or the template has no translation.

    What it holds in the places of the template is put back set apart from the words around; ``values`` say what a place's is called.
    """
    for pattern, template in _patterns(templates):
        found = pattern.fullmatch(sentence)
        if found is not None:
            said = language.translations.gettext(template)
            held = {name: values[name](language, value) if name in values else value for name, value in found.groupdict().items()}
            return None if said == template else said % {name: f"{_FIRST_STRONG}{value}{END}" for name, value in held.items()}
    return None


@cache
def _patterns(templates: tuple[str, ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((_pattern(template), template) for template in templates)


def _pattern(template: str) -> re.Pattern[str]:
    """What finds the values of a sentence."""
    made = (f"(?P<{part}>.+?)" if at % 2 else re.escape(part) for at, part in enumerate(_PLACE.split(template)))
    return re.compile("".join(made), re.DOTALL)
