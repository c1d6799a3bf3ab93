"""What came of an event: whether it reached its target, was stopped, or did no harm."""

from collections.abc import Iterator

from msgspec import structs

from khabar.codebook.lexicon import Lexicon
from khabar.extract.casualties.absence import is_none
from khabar.extract.casualties.links import FARTHEST, cost
from khabar.extract.sentence.scene import Scene, chunk_of
from khabar.model import Draft

THROWN = frozenset({"strike", "bombing"})
CARRY_BACK = 1  # sentences back that damage told without its cause may reach


def with_outcomes(scene: Scene, drafts: list[Draft], earlier: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """Drafts with what came of them; damage told with no event of its sentence goes to the one before."""
    drafts = [_by_type(draft) for draft in drafts]
    for at, none in sorted(_harms(scene, lexicon), key=lambda harm: not harm[1]):
        options = [(cost(scene, chunk_of(scene, draft), at, lexicon), n) for n, draft in enumerate(drafts) if _open(draft)]
        price, index = min(options, default=(FARTHEST + 1, -1))
        if price <= FARTHEST:
            drafts[index] = structs.replace(drafts[index], outcome="none" if none else "hit")
            drafts = [_same_act(draft, drafts[index]) for draft in drafts]
        elif not any(draft.type in THROWN for draft in drafts):
            _carry_back(scene, earlier, "none" if none else "hit")
    return drafts


def _open(draft: Draft) -> bool:
    return draft.type in THROWN and draft.status == "occurred" and draft.outcome is None


def _by_type(draft: Draft) -> Draft:
    """What is intercepted is intercepted; what goes off at a target has hit it."""
    if draft.outcome is not None or draft.status != "occurred":
        return draft
    if draft.type == "interception":
        return structs.replace(draft, outcome="intercepted")
    if draft.type == "bombing" and draft.target is not None:
        return structs.replace(draft, outcome="hit")
    return draft


def _same_act(draft: Draft, told: Draft) -> Draft:
    """One act on several sites has one outcome."""
    return structs.replace(draft, outcome=told.outcome) if draft.word == told.word and draft.outcome is None else draft


def _harms(scene: Scene, lexicon: Lexicon) -> Iterator[tuple[int, bool]]:
    """Chunks that tell of damage, and whether it is denied."""
    words = lexicon.codebook.loss_words
    for n, chunk in enumerate(scene.row):
        if chunk.reading is None:
            continue
        if chunk.reading.verbs and any(form.verb in words.harm_verbs for form in chunk.reading.verbs):
            yield n, is_none(scene, chunk.first)
        elif chunk.phrase is not None and scene.page.readings[chunk.phrase.head].peeled.stem in words.harm_nouns:
            yield n, is_none(scene, chunk.phrase.first)


def _carry_back(scene: Scene, earlier: list[Draft], outcome: str) -> None:
    for n in range(len(earlier) - 1, -1, -1):
        if scene.sentence - earlier[n].sentence > CARRY_BACK:
            return
        if _open(earlier[n]):
            earlier[n] = structs.replace(earlier[n], outcome=outcome)
            return
