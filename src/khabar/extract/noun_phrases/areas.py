"""Words for areas in noun phrases: borders, districts, what lies at them."""

from khabar.codebook.lexicon import Reading
from khabar.extract.page.tokens import Page
from khabar.text.inflect import is_feminine

_SETTLED = frozenset({"area.town", "area.local", "area.district", "area.province"})
_BESIDE = frozenset({"near", "lying"})


def is_neighbour(page: Page, head: int, at: int) -> bool:
    """Whether an adjective tells whose the border is that something lies at: "the town adjacent to the Sahili border" is none of Sahil."""
    cue = page.cues.get(at - 2)
    return at - 2 > head and cue is not None and cue.cue.value in _BESIDE and "area.border" in page.readings[at - 1].classes


def is_area_in(page: Page, at: int) -> bool:
    """Whether a word for an area or an act ("district", "boycott") is under a preposition of place, or behind its ruler, with a name."""
    under, ruler = page.cues.get(at - 1), page.readings[at - 1] if at else None
    placed = under is not None and under.cue.value in ("in", "near")
    ruled = ruler is not None and "person.official" in ruler.classes and not ruler.peeled.article
    if not (placed or ruled) or "area" not in page.readings[at].classes or at + 1 >= len(page.words):
        return False
    return page.words[at + 1].kind == "word" and (at + 1 in page.names or not page.readings[at + 1].known)


def is_town_of(area: Reading, word: Reading) -> bool:
    """Whether neither the noun of a town or a district nor the word behind it has the article, and no ending makes them agree."""
    bare = not (area.peeled.article or area.peeled.pronoun or word.peeled.article) and not area.classes.isdisjoint(_SETTLED)
    return bare and is_feminine(area.peeled.stem) != is_feminine(word.peeled.stem)


def _are_of_event(page: Page, head: int, last: int) -> bool:
    """Whether a word for the outskirts is that for the sides of something: "the sides of the conflict"."""
    of = page.readings[head + 1].classes if head + 1 < last else frozenset[str]()
    return "force" in page.readings[head].classes and "event" in of and "area" not in of


def leads_along(page: Page, head: int, last: int, classes: frozenset[str]) -> bool:
    """Whether a phrase tells a direction: "east of the town", "toward the east"; but not a district, by the same word, with its name."""
    if "direction" not in classes or _are_of_event(page, head, last):
        return False
    named = last - head > 1 and "direction" not in page.readings[head + 1].classes and not page.readings[head + 1].nouns
    return not ("area.district" in page.readings[head].classes and (named or head in page.names or head + 1 in page.names))
