"""From folders of YAML to one typed codebook, compiled once and kept by digest."""

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

import msgspec

import khabar.text
from khabar.codebook.concepts import Concepts
from khabar.codebook.date_words import load_date_words
from khabar.codebook.frames import read_frame, read_types
from khabar.codebook.location import codebook_folder
from khabar.codebook.number_words import load_number_words
from khabar.codebook.strict_yaml import CodebookError
from khabar.codebook.types import Codebook, Cue, Frame, Noun, Saying
from khabar.codebook.words import (
    read_adjectives,
    read_cues,
    read_domains,
    read_light,
    read_losses,
    read_modes,
    read_nouns,
    read_sayings,
    read_tallies,
    read_verb_forms,
    read_verbal_nouns,
)


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
    codebook = compile_codebook(folders, digest, world=world)
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


def compile_codebook(folders: Sequence[Path], digest: str, *, world: bool = False) -> Codebook:
    """Read every file of the folders, the first being complete and the others laid over it."""
    base = folders[0]
    types = read_types(base / "types.yaml", base)
    concepts = Concepts()
    frames: dict[str, Frame] = {}
    cues: list[Cue] = []
    sayings: list[Saying] = []
    nouns: dict[str, tuple[Noun, ...]] = {}
    verbal_nouns: dict[str, str] = {}
    adjectives: frozenset[str] = frozenset()
    for folder in folders:
        for path in sorted((folder / "concepts").rglob("*.yaml")):
            concepts.read_file(path, folder, replace=folder is not base)
        for path in sorted((folder / "frames").glob("*.yaml")):
            frame = read_frame(path, folder, types)
            frames[frame.type] = _join(frames.get(frame.type), frame)
        owners, verbal = read_verbal_nouns(folder / "words" / "verbs", folder)
        verbal_nouns |= owners
        for form, values in read_nouns(folder / "words" / "nouns", folder, verbal).items():
            nouns[form] = tuple(dict.fromkeys(nouns.get(form, ()) + values))
        for name in ("function", "cues"):
            if (path := folder / "words" / f"{name}.yaml").is_file():
                cues += read_cues(path, folder)
        if (path := folder / "words" / "light.yaml").is_file():
            cues += read_light(path, folder)
        if (path := folder / "words" / "adjectives.yaml").is_file():
            adjectives |= read_adjectives(path, folder)
        sayings += read_sayings(folder / "attribution", folder)
    if world:
        concepts.read_file(base / "world" / "world.yaml", base)
    if (path := base / "gazetteer" / "gazetteer.tsv").is_file():
        concepts.read_gazetteer(path)
    losses, collectives, ones = read_losses(base / "words" / "losses.yaml", base)
    tally_words, times = read_tallies(base / "words" / "tallies.yaml", base)
    return Codebook(
        digest=digest,
        types=types,
        frames=frames,
        concepts=concepts.concepts,
        names=tuple(concepts.names),
        nationalities=concepts.nationalities,
        verbs=read_verb_forms(base / "words" / "forms.tsv"),
        verbal_nouns=verbal_nouns,
        nouns=nouns,
        adjectives=adjectives,
        cues=tuple(cues),
        sayings=tuple(sayings),
        domains=read_domains(base / "words" / "domains.yaml", base),
        losses=losses,
        collectives=collectives,
        ones=ones,
        mode_words=read_modes(base / "words" / "modes.yaml", base),
        tally_words=tally_words,
        times=times,
        date_words=load_date_words(base),
        number_words=load_number_words(base),
    )


def _join(first: Frame | None, second: Frame) -> Frame:
    """A frame with another folder's triggers and examples laid over it."""
    if first is None:
        return second
    return msgspec.structs.replace(
        first,
        triggers=second.triggers + first.triggers,
        examples=first.examples + second.examples,
        counter_examples=first.counter_examples + second.counter_examples,
    )


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
