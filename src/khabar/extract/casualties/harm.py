"""What came of an event: whether it reached its target, was stopped, or did no harm."""

from collections.abc import Iterator, Sequence

from msgspec import structs

from khabar.codebook.lexicon import Lexicon
from khabar.codebook.readings import Reading
from khabar.extract.casualties.absence import is_none
from khabar.extract.casualties.links import FARTHEST, cost
from khabar.extract.casualties.sufferers import people
from khabar.extract.sentence.scene import Scene, chunk_of
from khabar.model import Draft, Quantity

THROWN = frozenset({"strike", "bombing"})
MISSED, NOBODY = "missed", Quantity(0, 0)
CARRY_BACK = 1  # sentences back that damage told without its cause may reach


def with_outcomes(scene: Scene, drafts: list[Draft], earlier: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """Drafts with what came of them; damage told with no event of its sentence goes to the one before."""
    for at in _misses(scene, lexicon):
        drafts = _told(scene, drafts, earlier, (at, MISSED), lexicon)
    drafts = [_by_type(draft) for draft in drafts]
    for at, none in sorted(_harms(scene, lexicon), key=lambda harm: not harm[1]):
        drafts = _told(scene, drafts, earlier, (at, "none" if none else "hit"), lexicon)
    return drafts


def _told(scene: Scene, drafts: list[Draft], earlier: list[Draft], harm: tuple[int, str], lexicon: Lexicon) -> list[Draft]:
    """Drafts with the outcome that a chunk tells of the nearest of them, or of the one before the sentence."""
    at, outcome = harm
    options = [(cost(scene, chunk_of(scene, draft), at, lexicon), n) for n, draft in enumerate(drafts) if _open(draft, outcome)]
    price, index = min(options, default=(FARTHEST + 1, -1))
    if options and price <= (FARTHEST if outcome != MISSED else 2 * FARTHEST):
        told = [*drafts[:index], structs.replace(drafts[index], outcome=outcome), *drafts[index + 1 :]]
        return [_same_act(draft, told[index]) for draft in told]
    if not any(draft.type in THROWN for draft in drafts):
        _carry_back(scene, earlier, outcome)
    return drafts


def _misses(scene: Scene, lexicon: Lexicon) -> Iterator[int]:
    """Chunks that tell that something missed: it fell on open ground or in the sea, or did not hit what it was meant for."""
    readings, phrases = scene.page.readings, lexicon.codebook.loss_words.missed
    for n, chunk in enumerate(scene.row):
        if chunk.kind == "verb" and _fails_to_hit(scene, n, lexicon):
            yield n
        for first in range(chunk.first, chunk.last):
            if any(_stands_at(readings, first, phrase) for phrase in phrases) and not is_none(scene, chunk.first):
                yield n


def _fails_to_hit(scene: Scene, n: int, lexicon: Lexicon) -> bool:
    """Whether a verb says that a thing was not hit: "without hitting the ship", but not "without hurting anybody"."""
    found, words, reading = scene.complements.get(n), lexicon.codebook.loss_words, scene.row[n].reading
    forms = {form.verb for form in reading.verbs if form.voice == "active"} if reading is not None else set[str]()
    if found is None or forms.isdisjoint(words.hits | words.misses):
        return False
    if not forms.isdisjoint(words.misses):
        return not is_none(scene, scene.row[n].first)
    hit = [phrase for m in found.slots.get("object", ()) if (phrase := scene.row[m].phrase) is not None]
    return bool(hit or found.pronoun) and not any(people(phrase) for phrase in hit) and is_none(scene, scene.row[n].first)


def _stands_at(readings: Sequence[Reading], first: int, phrase: tuple[str, ...]) -> bool:
    return tuple([reading.peeled.stem for reading in readings[first : first + len(phrase)]]) == phrase


def _open(draft: Draft, outcome: str) -> bool:
    if draft.type not in THROWN or draft.status != "occurred":
        return False
    if outcome == MISSED:
        unhurt = not (draft.killed or draft.injured or NOBODY).low
        return draft.type == "strike" and unhurt and (draft.outcome is None or draft.target is None)
    return draft.outcome is None


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
    """One act on several sites has one outcome; so have the firing and the fall of one thing."""
    thrown = draft.weapon is not None and told.weapon is not None and draft.weapon.span == told.weapon.span and draft.type == told.type
    same = draft.word == told.word or (thrown and told.outcome == MISSED)
    return structs.replace(draft, outcome=told.outcome) if same and draft.outcome is None else draft


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
        if earlier[n].outcome is None and _open(earlier[n], outcome):
            earlier[n] = structs.replace(earlier[n], outcome=outcome)
            return
