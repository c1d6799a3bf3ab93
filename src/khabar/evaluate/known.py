"""The lists of what is known to fail: examples that the engine does not yet read, guards that no example yet protects.

Each entry has a reason. The lists only shrink: what is listed and no longer fails has to leave.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from khabar.codebook.location import codebook_folder
from khabar.codebook.strict_yaml import CodebookError, allow, load
from khabar.evaluate.examples import Result
from khabar.evaluate.guards import Guard

FAILURES = "known_failures.yaml"
UNPROTECTED = "known_unprotected.yaml"


class Known(Struct, frozen=True):
    """Reasons by example id, and by the key of a guard."""

    failures: Mapping[str, str] = {}
    unprotected: Mapping[tuple[str, str, str], str] = {}

    def new_failures(self, results: Iterable[Result]) -> list[Result]:
        """The examples that fail and are not listed."""
        return [result for result in results if not result.ok and result.id not in self.failures]

    def new_unprotected(self, guards: Iterable[Guard]) -> list[Guard]:
        """The unprotected guards that are not listed."""
        return [guard for guard in guards if guard.key not in self.unprotected]

    def stale(self, results: Sequence[Result], unprotected: Sequence[Guard]) -> list[str]:
        """What is listed and fails no more, or stands in no frame."""
        failing = {result.id for result in results if not result.ok}
        open_guards = {guard.key for guard in unprotected}
        examples = [f"{FAILURES}: {example} fails no more" for example in self.failures if example not in failing]
        guards = [f"{UNPROTECTED}: {' '.join(key)} is protected" for key in self.unprotected if key not in open_guards]
        return examples + guards


def known_folder() -> Path | None:
    """The folder of the lists in a checkout; None in an installed package, which has none."""
    folder = codebook_folder().parent / "tests" / "evaluate"
    return folder if folder.is_dir() else None


def read_known(folder: Path | None) -> Known:
    """The lists of a folder; a list that is not there is empty. Raises ``CodebookError`` naming file and line."""
    if folder is None:
        return Known()
    return Known(_failures(folder / FAILURES), _unprotected(folder / UNPROTECTED))


def _failures(path: Path) -> dict[str, str]:
    listed: dict[str, str] = {}
    if path.is_file():
        data = load(path)
        allow(data, frozenset({"failures"}))
        for item in data["failures"] or ():
            allow(item, frozenset({"id", "reason"}))
            if item["id"] in listed or not item["reason"]:
                raise CodebookError(f"{item.where()}: {item['id']!r} stands twice or has no reason")
            listed[item["id"]] = str(item["reason"])
    return listed


def _unprotected(path: Path) -> dict[tuple[str, str, str], str]:
    listed: dict[tuple[str, str, str], str] = {}
    if path.is_file():
        data = load(path)
        allow(data, frozenset({"unprotected"}))
        for item in data["unprotected"] or ():
            allow(item, frozenset({"frame", "guard", "reason", "trigger"}))
            key = (str(item["frame"]), str(item["trigger"]), str(item["guard"]))
            if key in listed or not item["reason"]:
                raise CodebookError(f"{item.where()}: {' '.join(key)} stands twice or has no reason")
            listed[key] = str(item["reason"])
    return listed
