"""What one file of the codebook says of another's words: a verb or a noun that is nowhere could never be met, and is refused."""

from collections.abc import Iterable, Iterator

from khabar.codebook.lexicon import REPORTING
from khabar.codebook.strict_yaml import CodebookError
from khabar.codebook.types import Codebook


def check_references(codebook: Codebook) -> None:
    """Refuse verbs without any form and nouns that no list holds. Raises ``CodebookError`` naming the line that names them."""
    verbs = {form.verb for forms in codebook.verbs.values() for form in forms} | set(codebook.verbal_nouns.values())
    nouns = {noun.noun for forms in codebook.nouns.values() for noun in forms}
    _refuse(((word, line) for word, line in _named_verbs(codebook) if word not in verbs), "verb", "words/verbs")
    _refuse(((word, line) for word, line in _named_nouns(codebook) if word not in nouns), "noun", "words/nouns or words/verbs")


def _refuse(unknown: Iterable[tuple[str, str]], what: str, where: str) -> None:
    for word, line in unknown:
        raise CodebookError(f"{line}: unknown {what} {word!r}; no file of {where} has it")


def _named_verbs(codebook: Codebook) -> Iterator[tuple[str, str]]:
    for cue in codebook.cues:
        if cue.kind == "light":
            yield cue.words[0], cue.line
    for saying in codebook.sayings:
        if saying.kind in REPORTING:
            yield saying.words[0], saying.line
    for loss in codebook.losses:
        for verb in sorted(loss.verbs | loss.sometimes):
            yield verb, loss.line
    for frame in codebook.frames.values():
        for trigger in frame.triggers:
            if trigger.kind == "verb":
                yield trigger.words[0], trigger.line


def _named_nouns(codebook: Codebook) -> Iterator[tuple[str, str]]:
    for frame in codebook.frames.values():
        for trigger in frame.triggers:
            if trigger.kind == "noun":
                yield trigger.words[0], trigger.line
    for tally in codebook.tally_words:
        for noun in sorted(tally.words):
            yield noun, tally.line
