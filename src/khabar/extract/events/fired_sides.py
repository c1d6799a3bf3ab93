"""Who shelled, where a sentence only tells from whose ground: "shells whose source was the rebels' posts", "fired from the areas of"."""

from msgspec import structs

from khabar.codebook.lexicon import Lexicon
from khabar.extract.acts.extents import whole_role
from khabar.extract.acts.parties import can_do
from khabar.extract.noun_phrases.filling import role_of
from khabar.extract.noun_phrases.phrases import Phrase, read_phrase
from khabar.extract.noun_phrases.senses import is_agent, senses
from khabar.extract.page.tokens import Page
from khabar.extract.sentence.chunks import STOPS
from khabar.extract.sentence.scene import Scene, chunk_of
from khabar.model import Draft, Role
from khabar.text.inflect import FROM
from khabar.text.marks import HARD_MARKS

_GROUND = frozenset({"area", "military_site"})  # what somebody holds and may fire from
_THROWING, _ACT = "launch", "strike"


def with_side_fired_from(scene: Scene, draft: Draft, lexicon: Lexicon) -> Draft:
    """A shelling without a doer as the work of the party from whose ground the munitions came."""
    if draft.type != _ACT or draft.actor is not None:
        return draft
    for n in range(chunk_of(scene, draft) + 1, len(scene.row)):
        chunk = scene.row[n]
        if chunk.kind in STOPS or chunk.value in HARD_MARKS:
            break
        if chunk.slot == "from" and chunk.phrase is not None and _are_munitions_from(scene, n):
            side = _side(scene, n, chunk.phrase, lexicon)
            return draft if side is None or _is_target(side, draft) else structs.replace(draft, actor=side)
    return draft


def _are_munitions_from(scene: Scene, n: int) -> bool:
    """Whether what stands under "from" is where munitions came from: by a word for that, or right behind them, or behind their firing."""
    if scene.page.words[scene.row[n].first - 1].form != FROM and not scene.page.readings[scene.row[n].first].peeled.preposition:
        return True
    ahead = scene.row[n - 1]
    arms = ahead.phrase is not None and "munition" in senses(ahead.phrase)
    return arms or _THROWING in ahead.governs or any(trigger.frame == _ACT for trigger in ahead.triggers)


def _side(scene: Scene, n: int, phrase: Phrase, lexicon: Lexicon) -> Role | None:
    """The party that a phrase names, or whose ground it names."""
    if can_do(scene, n) and "place" not in senses(phrase):
        return whole_role(scene, phrase)
    return _holder(scene.page, phrase, lexicon) if senses(phrase) & _GROUND else None


def _holder(page: Page, phrase: Phrase, lexicon: Lexicon) -> Role | None:
    """Whose ground a phrase names, by its last words: "the posts of the rebels", "the areas of control of the army"."""
    for first in range(phrase.head + 1, phrase.last):
        body = read_phrase(page, lexicon, first, phrase.last)
        if is_agent(body) and body.last == phrase.last and senses(body) & {"armed", "actor"} and "place" not in senses(body):
            return role_of(page, body)
    return None


def _is_target(side: Role, draft: Draft) -> bool:
    return draft.target is not None and (side.span.overlaps(draft.target.span) or not set(side.concepts).isdisjoint(draft.target.concepts))
