"""Where a count is of: the places told around it. Countries that are told together are one ground: "13 attacks in A and B"."""

from khabar.codebook.lexicon import Lexicon
from khabar.extract.casualties.parts_of_counts import where_behind
from khabar.extract.noun_phrases.filling import phrase_span, role_of
from khabar.extract.noun_phrases.phrases import Phrase
from khabar.extract.placing.naming import BY_KIND, exactness
from khabar.extract.sentence.scene import Scene
from khabar.model import Role, Span

ARMS = frozenset({"strike", "bombing", "armed_attack", "clash", "interception", "destruction", "capture", "mobilization"})
BEHIND = 1.5  # a place behind a count is nearer to it than one as far ahead
LAND = "country"


def counted_where(scene: Scene, at: int, lexicon: Lexicon) -> tuple[Role, ...]:
    """Places told around a count, the nearest first; one behind it before one as far ahead."""
    found, behind = [], where_behind(scene, at)
    for n, chunk in enumerate(scene.row):
        phrase = chunk.phrase
        if phrase is None:
            continue
        place = _together(scene, n, lexicon)
        rank = BY_KIND[LAND] if place is not None else exactness(scene.page, phrase, lexicon) if _is_told(scene, n, behind) else 0
        if rank:
            found.append((n - at if n > at else at - n + BEHIND, -rank, n, place or role_of(scene.page, phrase)))
    found.sort(key=lambda one: one[:3])
    return tuple(role for _, _, _, role in found)


def _is_told(scene: Scene, n: int, behind: int | None) -> bool:
    slot = scene.row[n].slot
    return slot in ("in", "near", "with") or n == behind or (slot in ("on", "against") and _is_struck(scene, n))


def _is_struck(scene: Scene, n: int) -> bool:
    """Whether a phrase stands right behind the act or the war whose ground it is ("the dead of the raids | on the town")."""
    before = scene.row[n - 1] if n else None
    if before is None or before.phrase is None:
        return False
    return any(trigger.frame in ARMS for trigger in before.triggers) if before.kind == "event" else "abstract" in before.phrase.classes


def _together(scene: Scene, n: int, lexicon: Lexicon) -> Role | None:
    """The ground that a phrase and the countries joined to it are, in their words and by no name; None where one is told alone.

    A name that tells where its forces are may end on the first of them ("the forces of X in A | and B").
    """
    row, page, last = scene.row, scene.page, n
    while last + 1 < len(row) and row[last + 1].joined and not row[last + 1].slot and _is_land(row[last + 1].phrase, lexicon):
        last += 1
    phrase, final = row[n].phrase, row[last].phrase
    if phrase is None or final is None or last == n:
        return None
    if _is_land(phrase, lexicon):
        start = phrase_span(page, phrase).start if row[n].slot in ("in", "near") else None
    else:
        closes = phrase.last - phrase.first > 1 and _names_land(scene, phrase.last - 1, lexicon)
        start = page.words[phrase.last - 1].start if closes else None
    return None if start is None else Role(Span(start, phrase_span(page, final).end), classes=frozenset({"place"}))


def _is_land(phrase: Phrase | None, lexicon: Lexicon) -> bool:
    return phrase is not None and any(lexicon.concepts[concept].kind == LAND for concept in phrase.concepts)


def _names_land(scene: Scene, at: int, lexicon: Lexicon) -> bool:
    """Whether a word is the name of a country, whatever longer name it closes."""
    starts = scene.page.readings[at].starts
    return any(lexicon.concepts[name.concept].kind == LAND for start in starts for name in start.alone)


__all__ = ["ARMS", "counted_where"]
