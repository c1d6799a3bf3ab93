"""From folders of YAML to one typed codebook, compiled once and kept by digest."""

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

import msgspec

import khabar.text
from khabar.codebook.compiling import compile_codebook
from khabar.codebook.location import codebook_folder
from khabar.codebook.references import check_references
from khabar.codebook.strict_yaml import CodebookError
from khabar.codebook.types import Codebook


def load(overlays: Sequence[Path] = (), folder: Path | None = None, *, world: bool = False) -> Codebook:
    """The codebook of a folder (by default khabar's own) with a user's folders laid over it.

    ``world`` adds the invented country of the examples. The compiled form is kept in the user's cache folder under
    the digest of all files read; a missing or unwritable cache costs time only. Raises ``CodebookError``.
    """
    folders = [folder or codebook_folder(), *overlays]
    digest = digest_of(folders)
    cache = _cache_file(digest, world)
    if cache is not None and cache.is_file():
        try:
            return msgspec.msgpack.decode(cache.read_bytes(), type=Codebook)
        except (msgspec.DecodeError, OSError):
            pass
    codebook = compile_codebook(folders, f"{digest}-world" if world else digest, world=world)
    check_references(codebook)
    if cache is not None:
        _keep(cache, codebook)
    return codebook


def digest_of(folders: Sequence[Path]) -> str:
    """SHA-256 over the names and bytes of all YAML and TSV files."""
    digest = hashlib.sha256()
    for folder in folders:
        if not folder.is_dir():
            raise CodebookError(f"{folder}: no such codebook folder")
        for path in sorted(p for p in folder.rglob("*") if p.suffix in (".yaml", ".tsv")):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _cache_file(digest: str, world: bool) -> Path | None:
    """Where the compiled form of these files by this code is kept; none where no home folder is known."""
    try:
        root = Path(os.environ.get("KHABAR_CACHE") or Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "khabar")
    except RuntimeError:
        return None
    code = hashlib.sha256()
    for package in (Path(__file__).parent, Path(khabar.text.__file__).parent):
        for path in sorted(package.glob("*.py")):
            code.update(path.read_bytes())
    return root / f"codebook-{digest[:24]}-{code.hexdigest()[:12]}{'-world' if world else ''}.msgpack"


def _keep(cache: Path, codebook: Codebook) -> None:
    """Write the compiled form whole or not at all."""
    try:
        cache.parent.mkdir(parents=True, exist_ok=True)
        part = cache.with_suffix(f".{os.getpid()}.part")
        part.write_bytes(msgspec.msgpack.encode(codebook))
        part.replace(cache)
    except OSError:
        return
