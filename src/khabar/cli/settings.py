"""What is set in khabar.toml and in the environment, for every command; a flag outranks both.

```toml
ledger = "postgresql+psycopg://me@/news"
jobs = 2
codebook = ["our-words"]
```
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click
import msgspec
from msgspec import Struct
from msgspec.structs import FieldInfo

FILE = "khabar.toml"
FILE_VARIABLE = "KHABAR_CONFIG"
LOGS = ("text", "json")


class Settings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What can be set; the defaults are those of the flags of the same names."""

    ledger: str = "khabar.db"
    jobs: int = 1
    codebook: tuple[str, ...] = ()
    log: str | None = None
    metrics: str | None = None
    networks: tuple[str, ...] = ()


class Setting(Struct, frozen=True):
    """The value of one setting, where it came from, and what is wrong with it."""

    name: str
    value: Any
    origin: str
    fault: str | None = None


_FLAGS = {"codebook": "overlays"}
"""Settings whose flag is told to a command under another name."""


def variable(name: str) -> str:
    """The variable of the environment for a setting."""
    return f"KHABAR_{name.upper()}"


def settings_file() -> Path | None:
    """The file that counts: the one the environment names, else khabar.toml here, else that of the user."""
    named = os.environ.get(FILE_VARIABLE)
    if named:
        return Path(named)
    home = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return next((path for path in (Path(FILE), home / "khabar" / FILE) if path.is_file()), None)


def read_settings(path: Path) -> dict[str, Any]:
    """What a file sets. Raises a click error that names the file and the cause."""
    held = _held(path)
    try:
        msgspec.convert(held, Settings)
    except msgspec.ValidationError as error:
        raise click.ClickException(f"{path}: {error}; `khabar config` shows every setting") from error
    return held


def effective() -> list[Setting]:
    """Every setting with the value it has now, flags aside, and where that came from; then what the file sets and nothing knows.

    Raises a click error where the file cannot be read at all.
    """
    path = settings_file()
    held = _held(path) if path is not None else {}
    found = []
    for field in msgspec.structs.fields(Settings):
        given = os.environ.get(variable(field.name))
        if given:
            found.append(_setting(field, given, f"environment, {variable(field.name)}", strict=False))
        elif field.name in held:
            found.append(_setting(field, held[field.name], str(path), strict=True))
        else:
            found.append(Setting(field.name, field.default, "default"))
    known = Settings.__struct_fields__
    from difflib import get_close_matches

    for name in (name for name in held if name not in known):
        near = get_close_matches(name, known, 1)
        found.append(Setting(name, held[name], str(path), f"there is no such setting{f'; written like it: {near[0]}' if near else ''}"))
    return found


def _held(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise click.ClickException(f"{path}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise click.ClickException(f"{path}: {error}") from error


def _setting(field: FieldInfo, given: Any, origin: str, *, strict: bool) -> Setting:
    """A setting that somebody set, with what is wrong with it; of the environment it is a string, for a number or a list, too."""
    several = not strict and field.type == tuple[str, ...]
    written = given.split(os.pathsep if field.name == "codebook" else None) if several else given
    try:
        value = msgspec.convert(written, field.type, strict=strict)
        fault = _FAULTS[field.name](value) if field.name in _FAULTS else None
    except msgspec.ValidationError as error:
        fault = str(error)
    return Setting(field.name, given, origin, fault)


def _fault_of_jobs(value: int) -> str | None:
    return "a number of processes is 0 (one for each core) or more" if value < 0 else None


def _fault_of_codebook(value: tuple[str, ...]) -> str | None:
    gone = [one for one in value if not one.strip() or not Path(one).is_dir()]
    return f"there is no folder {', '.join(one if one.strip() else repr(one) for one in gone)}" if gone else None


def _fault_of_metrics(value: str | None) -> str | None:
    return "it names no file" if value is not None and (not value.strip() or Path(value).is_dir()) else None


def _fault_of_log(value: str | None) -> str | None:
    return None if value in (None, *LOGS) else f"it is one of {', '.join(LOGS)}"


def _fault_of_networks(value: tuple[str, ...]) -> str | None:
    from ipaddress import ip_network

    for one in value:
        try:
            ip_network(one)
        except ValueError as error:
            return str(error)
    return None


def _fault_of_ledger(value: str) -> str | None:
    from khabar.ledger.database import LedgerError, url_of

    try:
        url_of(value)
    except LedgerError as error:
        return str(error)
    return None


_FAULTS: dict[str, Callable[[Any], str | None]] = {
    "ledger": _fault_of_ledger,
    "jobs": _fault_of_jobs,
    "codebook": _fault_of_codebook,
    "log": _fault_of_log,
    "metrics": _fault_of_metrics,
    "networks": _fault_of_networks,
}


class _Everywhere(dict[str, Any]):
    """The same for every command of a group."""

    def __init__(self, held: dict[str, Any]) -> None:
        super().__init__()
        self._held = held

    def get(self, name: str, default: Any = None) -> Any:
        return self._held


def defaults(commands: Mapping[str, bool]) -> dict[str, Any]:
    """What click takes as the defaults of every command; of a group (true) for those in it. Empty where there is no file."""
    path = settings_file()
    if path is None:
        return {}
    held = {_FLAGS.get(name, name): value for name, value in read_settings(path).items()}
    return {name: _Everywhere(held) if is_group else held for name, is_group in commands.items()}
