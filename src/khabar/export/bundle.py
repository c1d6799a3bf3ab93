"""An export that explains itself, in one file: the table, the question, the codebook of its values, checksums (a Frictionless package)."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec
from msgspec import Struct

from khabar.codebook import Codebook
from khabar.export.csv import BOM, harmless
from khabar.export.shapes.shape import Shape

_MOMENT = (1980, 1, 1, 0, 0, 0)
"""Of every file in the archive, so that the same export gives the same bytes."""
_LICENCE = (
    "Coded from published reports. The words of the reports belong to those who published them. Tables in the shape of another scheme are\n"
    "not that scheme's data and must not be called so.\n"
)


class Asked(Struct, frozen=True):
    """What was exported: the question as an address, the state of the ledger (number and digest of its last entry), how many rows."""

    address: str
    ledger: str
    rows: int
    version: str


class _Sink(io.RawIOBase):
    """Takes what an archive writes and hands it on."""

    def __init__(self) -> None:
        super().__init__()
        self._held: list[bytes] = []

    def writable(self) -> bool:
        """An archive only asks for this."""
        return True

    def write(self, data: Any) -> int:
        """Take some bytes."""
        self._held.append(bytes(data))
        return len(data)

    def taken(self) -> bytes:
        """What came since the last time."""
        held, self._held = b"".join(self._held), []
        return held


def bundle(shape: Shape, table: Iterable[str], asked: Asked, codebook: Codebook) -> Iterator[bytes]:
    """The archive a piece at a time: the table first, then what explains it, and last ``datapackage.json`` with the checksums of all."""
    sink = _Sink()
    resources: list[dict[str, Any]] = []
    ending = "csv" if shape.delimiter == "," else "tsv"
    files: list[tuple[str, Iterable[bytes]]] = [
        (f"events-{shape.name}.{ending}", (piece.encode() for piece in table)),
        ("codebook.csv", [_codebook(codebook).encode()]),
        ("query.txt", [f"{asked.address}\nledger {asked.ledger}\nkhabar {asked.version}\ncodebook {codebook.digest}\n".encode()]),
        ("LICENCE.txt", [_LICENCE.encode()]),
    ]
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, pieces in files:
            digest, size = hashlib.sha256(), 0
            with archive.open(_entry(name), "w", force_zip64=True) as file:
                for piece in pieces:
                    file.write(piece)
                    digest.update(piece)
                    size += len(piece)
                    yield sink.taken()
            resources.append(_resource(name, digest.hexdigest(), size, shape))
        with archive.open(_entry("datapackage.json"), "w") as file:
            file.write(msgspec.json.format(msgspec.json.encode(_package(asked, resources)), indent=2))
    yield sink.taken()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _MOMENT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _resource(name: str, digest: str, size: int, shape: Shape) -> dict[str, Any]:
    stem, _, ending = name.rpartition(".")
    found: dict[str, Any] = {"name": stem.lower(), "path": name, "hash": f"sha256:{digest}", "bytes": size}
    if ending in ("csv", "tsv"):
        is_events = stem.startswith("events-")
        found["dialect"] = {"delimiter": shape.delimiter if is_events else ",", "headerRows": [1]}
        found["encoding"] = "utf-8"
    return found


def _package(asked: Asked, resources: list[dict[str, Any]]) -> Mapping[str, Any]:
    number, _, digest = asked.ledger.partition(" ")
    return {
        "profile": "data-package",
        "name": "khabar-events",
        "version": f"{asked.version}+entry.{number}",
        "id": digest,
        "sources": [{"title": "khabar", "path": asked.address}],
        "rows": asked.rows,
        "resources": resources,
    }


def _codebook(codebook: Codebook) -> str:
    """The values of the columns that hold codes: what each is called and what it means."""
    sink = io.StringIO()
    rows = csv.writer(sink)
    sink.write(BOM)
    rows.writerow(("column", "value", "en", "ar", "means"))
    for kind in codebook.types.values():
        rows.writerow(tuple(map(harmless, ("type", kind.id, kind.en, kind.ar, kind.means))))
        rows.writerows(tuple(map(harmless, (f"mode of {kind.id}", mode.id, mode.en, mode.ar, mode.means))) for mode in kind.modes)
    for grade in codebook.grading.grades.values():
        rows.writerow(tuple(map(harmless, ("grade", grade.id, grade.name.en, grade.name.ar, grade.holds.en))))
    return sink.getvalue()
