"""The values of a loaded mapping by the type they must have; whatever else stands there is refused with file and line."""

from collections.abc import Collection
from typing import Any

from khabar.codebook.strict_yaml import CodebookError, Mapping
from khabar.text.fold import fold_word


def text(item: Mapping, key: str) -> str:
    """A word or words that must be there and not be empty."""
    value = item.get(key)
    if not isinstance(value, str) or not value.strip():
        raise CodebookError(f"{item.where(key)}: {key} must be words, not {value!r}")
    return value.strip()


def optional_text(item: Mapping, key: str) -> str | None:
    """Words, or None where the key is absent."""
    return text(item, key) if item.get(key) is not None else None


def listed(item: Mapping, key: str) -> list[Any]:
    """A list of whatever; an empty one where the key is absent."""
    value = item.get(key)
    if value is None:
        return []
    if not isinstance(value, list):
        raise CodebookError(f"{item.where(key)}: {key} must be a list, not {value!r}")
    return value


def texts(item: Mapping, key: str) -> tuple[str, ...]:
    """A list of words; none where the key is absent."""
    value = listed(item, key)
    for entry in value:
        if not isinstance(entry, str) or not entry.strip():
            raise CodebookError(f"{item.where(key)}: {key} must be a list of words; {entry!r} is none")
    return tuple(value)


def folded(item: Mapping, key: str) -> tuple[str, ...]:
    """A list of words, folded."""
    return tuple(fold_word(entry) for entry in texts(item, key))


def choice(item: Mapping, key: str, known: Collection[str]) -> str:
    """One of the known values."""
    value = item.get(key)
    if not isinstance(value, str) or value not in known:
        raise CodebookError(f"{item.where(key)}: unknown {key} {value!r}; known are {', '.join(sorted(known))}")
    return value


def optional_choice(item: Mapping, key: str, known: Collection[str]) -> str | None:
    """One of the known values, or None where the key is absent."""
    return choice(item, key, known) if item.get(key) is not None else None


def choices(item: Mapping, key: str, known: Collection[str]) -> tuple[str, ...]:
    """A list of known values."""
    for entry in (values := texts(item, key)):
        if entry not in known:
            raise CodebookError(f"{item.where(key)}: unknown {key} {entry!r}; known are {', '.join(sorted(known))}")
    return values


def flag(item: Mapping, key: str, *, default: bool = False) -> bool:
    """True or false."""
    value = item.get(key, default)
    if not isinstance(value, bool):
        raise CodebookError(f"{item.where(key)}: {key} must be true or false, not {value!r}")
    return value


def number(item: Mapping, key: str, low: float, high: float) -> float | None:
    """A number within bounds, or None where the key is absent."""
    value = item.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise CodebookError(f"{item.where(key)}: {key} must be a number, not {value!r}")
    if not low <= value <= high:
        raise CodebookError(f"{item.where(key)}: {key} must be between {low} and {high}, not {value}")
    return float(value)


def entries(item: Mapping, key: str) -> tuple[Mapping, ...]:
    """A list of mappings; none where the key is absent or empty."""
    value = listed(item, key)
    for entry in value:
        if not isinstance(entry, Mapping):
            raise CodebookError(f"{item.where(key)}: {key} must be a list of mappings; {entry!r} is none")
    return tuple(value)


def mapping(item: Mapping, key: str) -> Mapping:
    """A mapping; an empty one where the key is absent."""
    value = item.get(key)
    if value is None:
        empty = Mapping()
        empty.file, empty.line, empty.lines = item.file, item.line, {}
        return empty
    if not isinstance(value, Mapping):
        raise CodebookError(f"{item.where(key)}: {key} must be a mapping, not {value!r}")
    return value
