"""Ways and borders told by what they join ("the road between A and B", "the A - B road", "the border with A"), and distances."""

from khabar.codebook.lexicon import Lexicon, NameHit
from khabar.extract.counting.number_kinds import kind_after
from khabar.extract.page.tokens import Page
from khabar.text.clauses import DASHES
from khabar.text.inflect import AND, FOR, WITH
from khabar.text.words import form_at

LYING = "lying"
BESIDE = frozenset({LYING, "near"})  # descriptors of a place by its neighbours


def neighbours_end(page: Page, lexicon: Lexicon, classes: frozenset[str], at: int, last: int) -> int | None:
    """The end of the words from ``at`` on that tell an area of some classes by those it joins or lies beside; None where they do not."""
    end = _route_end(page, lexicon, at, last, way="area.site" in classes)
    return _border_end(page, lexicon, at, last) if end is None and "area.border" in classes else end


def _route_end(page: Page, lexicon: Lexicon, at: int, last: int, *, way: bool) -> int | None:
    """A ``way`` may be told by two names alone ("the A - B road", "the road between A and B")."""
    if way and at + 1 < last and page.words[at].form in DASHES:
        return _place_end(page, at + 1, last)
    if way and _ends_name(page, at) and (second := page.names.get(at)) is not None and not second.peeled.preposition:
        return at + second.length if _is_settled(lexicon, second) else None
    cue = page.cues.get(at)
    described = cue is not None and cue.cue.value in BESIDE
    if cue is not None and cue.cue.value == LYING and not page.readings[at - 1].known:
        return None  # it is told by a name of its own, though no list knows it: "the village of A, which lies between B and C"
    if cue is None or not (described or (way and cue.cue.value == "between")):
        return None
    at += cue.length if described else 0
    if described and at < last and page.readings[at].peeled.preposition in (FOR, WITH) and at not in page.cues:
        return _place_end(page, at, last)
    return _between(page, at, last)


def _ends_name(page: Page, at: int) -> bool:
    """Whether a name of one to three words ends right ahead of a word."""
    return any((name := page.names.get(n)) is not None and n + name.length == at for n in range(max(at - 3, 0), at))


def _is_settled(lexicon: Lexicon, name: NameHit) -> bool:
    """Whether a name is one of a town or a part of one: "the road A B" joins two."""
    return any(lexicon.concepts[one.concept].kind in ("town", "village", "quarter") for one in name.names) and not name.peeled.conjunction


def _border_end(page: Page, lexicon: Lexicon, at: int, last: int) -> int | None:
    """The end of the words from ``at`` on that tell whose border a border is: "with A", "between A and B", "- B" behind "of A"."""
    if page.words[at].form in DASHES:
        return at + 2 if at + 1 < last and page.readings[at - 1].nation and page.readings[at + 1].nation else None
    cue, name = page.cues.get(at), page.names.get(at + 1)
    if cue is None or cue.length > 1 or (name is not None and all(lexicon.concepts[n.concept].group != "place" for n in name.names)):
        return None
    if cue.cue.value == "companion" and name is not None:
        return at + 1 + name.length
    return _between(page, at, last) if cue.cue.value == "between" else None


def _between(page: Page, at: int, last: int) -> int | None:
    """The end of "between A and B", "from A to B" or "to B"."""
    cue = page.cues.get(at)
    first = _place_end(page, at + cue.length, last) if cue is not None and not cue.peeled.pronoun else None
    if cue is None or first is None:
        return None
    onward = page.cues.get(first)
    if cue.cue.value == "between" and first < last and page.words[first].form.startswith(AND):
        return _place_end(page, first, last)
    if cue.cue.value == "from" and onward is not None and onward.cue.value == "to":
        return _place_end(page, first + onward.length, last)
    return first if cue.cue.value == "to" else None


def _place_end(page: Page, at: int, last: int) -> int | None:
    """The end of a place that begins at a word: a name, an area's noun with its name, an unknown or a definite noun."""
    if at >= last or page.words[at].kind != "word":
        return None
    name = page.names.get(at)
    if name is not None:
        return at + name.length
    reading = page.readings[at]
    if at in page.cues or at in page.dates or at in page.numbers or (reading.verbs and not reading.nouns):
        return None
    owned = reading.peeled.article or ("area" in reading.classes and reading.peeled.pronoun)  # "between his country and A"
    if "area" in reading.classes and not owned:
        return _place_end(page, at + 1, last)
    return at + 1 if owned or not reading.known else None


def past_distance(page: Page, lexicon: Lexicon, at: int, last: int) -> int:
    """The word behind a distance ("20 kilometres from", "a mile to the east of"), or ``at`` itself where none is told there."""
    unit = _unit_of_distance(page, lexicon, at)
    if unit is None:
        return at
    one = lexicon.codebook.number_words.words.get(form_at(page.words, unit + 1))
    n = unit + 1 + (one is not None and one.value == 1)  # "one kilometre"
    for wanted in ("to", "from"):
        cue = page.cues.get(n)
        if cue is not None and cue.cue.kind == "preposition" and cue.cue.value == wanted and not cue.peeled.pronoun:
            n += cue.length + (wanted == "to")
    bare = n == unit + 1 == at + 1 and n < last and "direction" not in page.readings[n].classes  # "near a point of control": no measure
    return at if bare or n >= last else n


def _unit_of_distance(page: Page, lexicon: Lexicon, at: int) -> int | None:
    """The word of the unit of a distance, behind a number, behind a noun of quantity ("half a", "several") or alone ("two miles")."""
    number = page.numbers.get(at)
    units = (number.last,) if number is not None else (at, at + 1)
    return next((n for n in units if kind_after(page.words, n, lexicon.codebook.number_words) == "measure"), None)
