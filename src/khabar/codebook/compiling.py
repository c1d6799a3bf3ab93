"""Every file of a codebook folder, and of a user's folders laid over it, read into one typed codebook."""

from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path

import msgspec

from khabar.codebook.concepts import Concepts
from khabar.codebook.confidence import read_confidence
from khabar.codebook.cues import read_cues, read_light, read_losses, read_modes, read_sayings, read_tallies
from khabar.codebook.date_words import load_date_words
from khabar.codebook.event_types import read_types
from khabar.codebook.frames import read_frame
from khabar.codebook.grading import read_grading
from khabar.codebook.linking import read_linking
from khabar.codebook.loss_words import LossWords
from khabar.codebook.number_words import load_number_words
from khabar.codebook.outlets import read_framing, read_given_names, read_outlets, read_pages
from khabar.codebook.sourcing import read_sourcing
from khabar.codebook.strict_yaml import CodebookError
from khabar.codebook.types import Codebook, Cue, EventType, Frame, FramingTerm, Loss, Noun, TallyWord
from khabar.codebook.words import read_adjectives, read_domains, read_nouns, read_verb_forms, read_verbal_nouns

OVERLAID = (
    *("concepts/*.yaml", "frames/*.yaml", "attribution/*.yaml", "outlets/*.yaml", "framing/terms.yaml"),
    *("words/verbs/*.yaml", "words/nouns/*.yaml", "words/function.yaml", "words/cues.yaml", "words/light.yaml", "words/adjectives.yaml"),
)
"""The files a user's folder may hold; any other YAML in it would be passed over in silence, and is refused."""

Nouns = dict[str, tuple[Noun, ...]]


def compile_codebook(folders: Sequence[Path], digest: str, *, world: bool = False) -> Codebook:
    """Read every file of the folders, the first being complete and the others laid over it. Raises ``CodebookError``."""
    base = _complete(folders)
    types, (domains, domain_phrases) = read_types(base / "types.yaml", base), read_domains(base / "words" / "domains.yaml", base)
    framing, concepts = _framing_and_concepts(folders, types, world=world)
    (verbal_nouns, nouns), (adjectives, loaded) = _nouns(folders), _adjectives(folders)
    (losses, loss_words), (tally_words, times) = _losses_and_counts(base / "words", base)
    return Codebook(
        digest=digest,
        types=types,
        frames=_frames(folders, types, frozenset(domains)),
        concepts=concepts.concepts,
        names=tuple(concepts.names),
        nationalities=concepts.nationalities,
        verbs=read_verb_forms(base / "words" / "forms.tsv"),
        verbal_nouns=verbal_nouns,
        nouns=nouns,
        adjectives=adjectives,
        loaded=loaded,
        cues=_cues(folders),
        sayings=tuple(saying for folder in folders for saying in read_sayings(folder / "attribution", folder)),
        domains=domains,
        domain_phrases=domain_phrases,
        losses=losses,
        loss_words=loss_words,
        mode_words=read_modes(base / "words" / "modes.yaml", base, types),
        tally_words=tally_words,
        times=times,
        date_words=load_date_words(base),
        number_words=load_number_words(base),
        framing=framing,
        confidence=read_confidence(base / "confidence.yaml", base),
        linking=read_linking(base, concepts.concepts),
        grading=read_grading(base, types),
        sourcing=read_sourcing(base / "origins.yaml", base),
        outlets={name: outlet for folder in folders for name, outlet in read_outlets(folder / "outlets", folder).items()},
        read_also=read_pages(base / "pages.yaml", base),
        given_names=read_given_names(base / "words" / "given-names.yaml", base),
    )


def _losses_and_counts(words: Path, base: Path) -> tuple[tuple[tuple[Loss, ...], LossWords], tuple[tuple[TallyWord, ...], frozenset[str]]]:
    return read_losses(words / "losses.yaml", base), read_tallies(words / "tallies.yaml", base)


def _framing_and_concepts(folders: Sequence[Path], types: dict[str, EventType], *, world: bool) -> tuple[tuple[FramingTerm, ...], Concepts]:
    framing = tuple(term for path, folder in _files(folders, "framing/terms.yaml") for term in read_framing(path, folder))
    return framing, _concepts(folders, framing, types, world=world)


def _adjectives(folders: Sequence[Path]) -> tuple[frozenset[str], frozenset[str]]:
    """All adjectives, and those of loaded vehicles."""
    found = [read_adjectives(path, folder) for path, folder in _files(folders, "words/adjectives.yaml")]
    return frozenset().union(*(every for every, _ in found)), frozenset().union(*(loaded for _, loaded in found))


def _files(folders: Sequence[Path], *names: str) -> Iterator[tuple[Path, Path]]:
    """The files of these names that are there, folder by folder."""
    for folder in folders:
        for name in names:
            if (path := folder / name).is_file():
                yield path, folder


def _complete(folders: Sequence[Path]) -> Path:
    """The first folder, which is complete; refuses files in the others that would be passed over."""
    for root, path in ((folder, path) for folder in folders[1:] for path in sorted(folder.rglob("*"))):
        name = path.relative_to(root).as_posix()
        if path.suffix in (".yaml", ".yml", ".tsv") and not any(fnmatch(name, pattern) for pattern in OVERLAID):
            raise CodebookError(f"{name}:1: no file of a codebook that can be laid over another; known are {', '.join(OVERLAID)}")
    return folders[0]


def _concepts(folders: Sequence[Path], framing: Sequence[FramingTerm], types: dict[str, EventType], *, world: bool) -> Concepts:
    base, concepts = folders[0], Concepts()
    for folder in folders:
        for path in sorted((folder / "concepts").rglob("*.yaml")):
            concepts.read_file(path, folder, replace=folder is not base)
    if world:
        concepts.read_file(base / "world" / "world.yaml", base)
    for path, _ in _files([base], "gazetteer/gazetteer.tsv"):
        concepts.read_gazetteer(path)
    concepts.check({term.id for term in framing}, {mode.id for event_type in types.values() for mode in event_type.modes})
    concepts.settle()
    return concepts


def _nouns(folders: Sequence[Path]) -> tuple[dict[str, str], Nouns]:
    """The verb of every form of a verbal noun, and every noun form."""
    owners: dict[str, str] = {}
    nouns: Nouns = {}
    for folder in folders:
        own, verbal = read_verbal_nouns(folder / "words" / "verbs", folder)
        owners |= own
        for form, values in read_nouns(folder / "words" / "nouns", folder, verbal).items():
            nouns[form] = tuple(dict.fromkeys(nouns.get(form, ()) + values))
    return owners, nouns


def _cues(folders: Sequence[Path]) -> tuple[Cue, ...]:
    cues = [cue for path, folder in _files(folders, "words/function.yaml", "words/cues.yaml") for cue in read_cues(path, folder)]
    return (*cues, *(cue for path, folder in _files(folders, "words/light.yaml") for cue in read_light(path, folder)))


def _frames(folders: Sequence[Path], types: dict[str, EventType], domains: frozenset[str]) -> dict[str, Frame]:
    frames: dict[str, Frame] = {}
    for folder in folders:
        for path in sorted((folder / "frames").glob("*.yaml")):
            frame = read_frame(path, folder, types, domains)
            frames[frame.type] = _join(frames.get(frame.type), frame)
    return frames


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
