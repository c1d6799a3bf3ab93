"""Scripts, styles, fonts and the map as the build made them: by the names of its manifest, packed, kept by browsers for good."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

_MANIFEST = "manifest.json"
_FOR_GOOD = "public, max-age=31536000, immutable"


class _Chunk(msgspec.Struct, frozen=True):
    file: str
    css: tuple[str, ...] = ()
    isEntry: bool = False  # noqa: N815 - as Vite writes it


class Assets(Struct, frozen=True):
    """What a page loads: the script and the styles, relative to where they are served; all None and empty where nothing was built."""

    folder: Path | None = None
    script: str | None = None
    styles: tuple[str, ...] = ()


def assets() -> Assets:
    """What was built with this copy of khabar."""
    folder = Path(str(resources.files("khabar.web") / "static" / "dist"))
    if not (folder / _MANIFEST).is_file():
        return Assets()
    chunks = msgspec.json.decode((folder / _MANIFEST).read_bytes(), type=dict[str, _Chunk])
    entry = next(chunk for chunk in chunks.values() if chunk.isEntry)
    return Assets(folder, entry.file, entry.css)


class Packed(StaticFiles):
    """Files with their packed forms beside them; their names change with their content, so that browsers may keep them."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """A file, packed where the browser takes that."""
        accepted = next((value for name, value in scope["headers"] if name == b"accept-encoding"), b"")
        found, where = self.lookup_path(f"{path}.gz") if b"gzip" in accepted else ("", None)
        if where is None:
            response = await super().get_response(path, scope)
        else:
            response = self._packed(path, found, where, scope)
        response.headers["Cache-Control"] = _FOR_GOOD
        response.headers["Vary"] = "Accept-Encoding"
        return response

    def _packed(self, path: str, found: str, where: Any, scope: Scope) -> Response:
        from mimetypes import guess_type

        response = self.file_response(found, where, scope)
        response.headers["Content-Encoding"] = "gzip"
        response.headers["Content-Type"] = guess_type(path)[0] or "application/octet-stream"
        return response
