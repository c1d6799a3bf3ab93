"""An act that another speaker tells once more without telling what it was: he confirms it, or counts its dead for himself."""

from collections.abc import Iterator, Sequence

from msgspec import structs

from khabar.codebook.kinds import HARM_KINDS
from khabar.codebook.lexicon import Lexicon
from khabar.extract.acts.denials import speaker_of, tells_again
from khabar.extract.casualties.carried import goes_on
from khabar.extract.casualties.outcomes import Tied
from khabar.extract.casualties.running import is_running
from khabar.extract.events.returning import has_return
from khabar.extract.sentence.scene import Scene, with_sentence
from khabar.extract.speaking.accounts import MUTE
from khabar.extract.speaking.attribution import said_at
from khabar.extract.speaking.saying_verbs import saying_of
from khabar.extract.speaking.speakers import Scope
from khabar.model import Draft, Role, Source
from khabar.model.event_types import ONE_SIDED

BACK = 1  # sentences back to the act that "confirmed that" returns to
FAR = 2  # sentences back to the act whose dead another counts
CONFIRMS = "confirms"


def confirmed(scene: Scene, drafts: Sequence[Draft], lexicon: Lexicon) -> Iterator[Draft]:
    """The act told last, once more for each other speaker who "confirmed that" or "confirmed this toll"."""
    for at, chunk in enumerate(scene.row if drafts else ()):
        saying = saying_of(chunk, lexicon) if chunk.kind == "verb" else None
        if saying is None or saying.stance != CONFIRMS or (at and scene.row[at - 1].kind == "negation"):
            continue
        told = _last(scene, [draft for draft in drafts if draft.word < chunk.first], BACK)
        role = speaker_of(scene, at, lexicon) if told is not None and tells_again(scene, at, lexicon) else None
        if told is not None and role is not None and _is_another(scene, role, told):
            yield _told_again(scene, told, Source(role, None, CONFIRMS), chunk.first)


def counted_again(scene: Scene, drafts: Sequence[Draft], tied: list[Tied], earlier: Sequence[Draft], scopes: Sequence[Scope],
                  lexicon: Lexicon) -> list[Draft]:  # fmt: skip
    """The act told before, once more for another speaker of a sentence that tells none, with the dead that he counts.

    The losses so given (in ``tied``) are no count of their own.
    """
    told = _last(scene, earlier, FAR)
    if told is None or told.killed is None or drafts or has_return(scene) or is_running(scene):
        return []
    changes: dict[str, object] = {}
    said, word = Source(), 0
    for n, item in enumerate(tied):
        source = said_at(scopes, item.loss.word)
        if source.source is None or not _is_another(scene, source.source, told) or not _is_own_count(scene, item, told, lexicon):
            continue
        said, word = source, item.loss.word
        changes.setdefault(item.loss.kind, item.loss.count)
        tied[n] = Tied(item.loss, told, given=True)
    blank = {"killed": None, "injured": None} | changes
    return [structs.replace(_told_again(scene, told, said, word), **blank)] if changes else []


def _is_own_count(scene: Scene, item: Tied, told: Draft, lexicon: Lexicon) -> bool:
    """Whether a loss that no event was given is told with a number for the act before, and not for a place or a day of its own."""
    loss = item.loss
    if item.draft is not None or loss.kind not in HARM_KINDS or loss.count is None or loss.joint or loss.none:
        return False
    return goes_on(scene, structs.replace(told, killed=None, injured=None), loss, lexicon)


def _last(scene: Scene, drafts: Sequence[Draft], reach: int) -> Draft | None:
    """The act of violence with dead told last, else the last, if somebody told it and that is not long ago."""
    near = [draft for draft in reversed(drafts) if draft.type in ONE_SIDED and scene.sentence - draft.sentence <= reach]
    told = next((draft for draft in near if draft.killed is not None), next(iter(near), None))
    if told is None or told.status != "occurred" or told.background or told.said.source is None:
        return None
    return told


def _is_another(scene: Scene, role: Role, told: Draft) -> bool:
    """Whether a speaker is another than the one who told an act, by other words and of another name, and no toll or report."""
    source = told.said.source
    if source is None or not role.classes.isdisjoint(MUTE) or set(role.concepts) & {*source.concepts, *source.inner}:
        return False
    one, other = (set(scene.page.document.quote(span).split()) for span in (role.span, source.span))
    return one.isdisjoint(other)


def _told_again(scene: Scene, told: Draft, said: Source, word: int) -> Draft:
    return structs.replace(told, said=said, evidence=with_sentence(told, scene), word=word, sentence=scene.sentence)
