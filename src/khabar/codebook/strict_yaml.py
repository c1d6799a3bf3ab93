"""YAML without surprises: no implicit booleans, no repeated keys, every mapping knows its file and lines."""

import re
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

NEWLINE = b"\n"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""What YAML does not take for text; tab, newline and carriage return it does."""


class CodebookError(ValueError):
    """The codebook says something that is not understood; the message names file and line."""


class Mapping(dict[str, Any]):
    """A YAML mapping that remembers the file, its own line and the line of each key."""

    file: str = ""
    line: int = 0
    lines: dict[str, int]

    def where(self, key: str | None = None) -> str:
        """``file:line`` of a key, or of the mapping itself."""
        return f"{self.file}:{self.lines.get(key, self.line) if key else self.line}"


class _StrictLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    file_name = ""


def _construct_mapping(loader: _StrictLoader, node: yaml.MappingNode) -> Mapping:
    mapping = Mapping()
    mapping.file, mapping.line, mapping.lines = loader.file_name, node.start_mark.line + 1, {}
    for key_node, value_node in node.value:
        key: Hashable = loader.construct_object(key_node, deep=True)
        line = key_node.start_mark.line + 1
        if not isinstance(key, str):
            raise CodebookError(f"{loader.file_name}:{line}: a key must be a word, not {key!r}")
        if key in mapping:
            raise CodebookError(f"{loader.file_name}:{line}: the key {key!r} stands twice")
        mapping[key] = loader.construct_object(value_node, deep=True)
        mapping.lines[key] = line
    return mapping


def _construct_bool(loader: _StrictLoader, node: yaml.ScalarNode) -> bool | str:
    value = str(node.value)
    return value == "true" if value in ("true", "false") else value


_StrictLoader.add_constructor("tag:yaml.org,2002:map", _construct_mapping)
_StrictLoader.add_constructor("tag:yaml.org,2002:bool", _construct_bool)
_StrictLoader.add_constructor("tag:yaml.org,2002:timestamp", lambda loader, node: str(node.value))


def load(path: Path, root: Path | None = None) -> Mapping:
    """Read one YAML file whose top is a mapping. Raises ``CodebookError`` naming file and line."""
    name = path.relative_to(root).as_posix() if root else path.name
    text = read_text(path, name)
    loader = _StrictLoader(text)
    loader.file_name = name
    try:
        data = loader.get_single_data()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise CodebookError(f"{name}:{mark.line + 1 if mark else 1}: {error.problem}") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise error if isinstance(error, CodebookError) else CodebookError(f"{name}:1: {error}") from error
    finally:
        loader.dispose()
    if not isinstance(data, Mapping):
        raise CodebookError(f"{name}:1: the file must be a mapping at its top")
    return data


def read_text(path: Path, name: str) -> str:
    """The text of a codebook file, a byte order mark left out. Raises ``CodebookError`` naming the line of what is no text."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CodebookError(f"{name}:1: cannot be read: {error.strerror}") from error
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise CodebookError(f"{name}:{data.count(NEWLINE, 0, error.start) + 1}: not UTF-8 at byte {error.start}") from error
    if (control := _CONTROL.search(text)) is not None:
        line = text.count("\n", 0, control.start()) + 1
        raise CodebookError(f"{name}:{line}: a control character (U+{ord(control.group()):04X}) is no text")
    return text


def line_of(mapping: Mapping, key: str | None = None) -> int:
    """The line of a key of a loaded mapping, or of the mapping itself."""
    return mapping.lines.get(key, mapping.line) if key else mapping.line


def allow(mapping: Mapping, required: frozenset[str], optional: frozenset[str] = frozenset()) -> None:
    """Refuse unknown keys and missing ones, naming file and line."""
    for key in mapping:
        if key not in required and key not in optional:
            raise CodebookError(f"{mapping.where(key)}: unknown key {key!r}; known are {', '.join(sorted(required | optional))}")
    for key in sorted(required):
        if key not in mapping:
            raise CodebookError(f"{mapping.where()}: the key {key!r} is missing")
