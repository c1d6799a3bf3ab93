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
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
import msgspec
from msgspec import Struct

FILE = "khabar.toml"
FILE_VARIABLE = "KHABAR_CONFIG"


class Settings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What can be set; the defaults are those of the flags of the same names."""

    ledger: str = "khabar.db"
    jobs: int = 1
    codebook: tuple[str, ...] = ()
    log: str | None = None
    metrics: str | None = None
    networks: tuple[str, ...] = ()


class Setting(Struct, frozen=True):
    """The value of one setting and where it came from."""

    name: str
    value: Any
    origin: str


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
    try:
        held = tomllib.loads(path.read_text(encoding="utf-8"))
        msgspec.convert(held, Settings)
    except OSError as error:
        raise click.ClickException(f"{path}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise click.ClickException(f"{path}: {error}") from error
    return held


def effective() -> list[Setting]:
    """Every setting with the value it has now, flags aside, and where that came from."""
    path = settings_file()
    held = read_settings(path) if path is not None else {}
    found = []
    for field in msgspec.structs.fields(Settings):
        given = os.environ.get(variable(field.name))
        if given:
            found.append(Setting(field.name, given, f"environment, {variable(field.name)}"))
        elif field.name in held:
            found.append(Setting(field.name, held[field.name], str(path)))
        else:
            found.append(Setting(field.name, field.default, "default"))
    return found


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
