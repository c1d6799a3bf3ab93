"""Where the places of a clause lie: what is told further off in another land is of another matter, and what tells it is no place itself."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import structs

from khabar.codebook.kinds import NAMESAKE_KINDS
from khabar.codebook.lexicon import Lexicon
from khabar.codebook.types import Concept
from khabar.extract.noun_phrases.filling import phrase_span
from khabar.extract.noun_phrases.phrases import Phrase
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.page.tokens import Page
from khabar.extract.placing.told import LOCATIVE
from khabar.extract.sentence.chunks import Chunk
from khabar.extract.sentence.scene import Scene
from khabar.model import Draft, Role, Span
from khabar.model.draft import LANDS_TOLD
from khabar.text.marks import COMMAS

REACH = 5  # chunks from "which" to where something lies: the verb, and how far that is, stand between
BORDER_REACH = 4  # words back from a name to the border that it shares, adjectives between
_LAND = "country"
_CALLED_AFTER = frozenset({"structure", "area.site"})
_PARTS = frozenset({"area.local", "area.scene", "area.site", "structure", "facility"})
_SETTLED = frozenset({"area.local", "area.town", "area.district"})


def lies_elsewhere(scene: Scene, n: int, nearer: Iterable[int], lexicon: Lexicon) -> bool:
    """Whether a phrase further off names a place of other countries than the wide ones told nearer."""
    firm = [k for k in nearer if scene.row[k].slot != "with" and not scene.row[k].joined]  # not "linked to" a land, nor "and" a street
    firm = [k for k in firm if not _is_part_of_next(scene, k, n, lexicon)]
    told = (_countries(scene, k, lexicon) for k in firm)
    here, there = _countries(scene, n, lexicon), frozenset[str]().union(*told)
    return bool(here and there) and here.isdisjoint(there)


def _is_part_of_next(scene: Scene, part: int, n: int, lexicon: Lexicon) -> bool:
    """Whether a quarter or a site right ahead of a phrase of place lies there, whatever it is called after ("in Cairo quarter, in A").

    Quarters of many towns bear one name, and the one that is known may be another: "the Victory quarter in the middle of B".
    """
    phrase, chunk = scene.row[part].phrase, scene.row[n]
    side = chunk.phrase is not None and "direction" in chunk.phrase.classes
    behind = part == n - 1 and not chunk.joined and (side or _tells_where(chunk)) and chunk.first - scene.row[part].last <= 1
    if not behind or phrase is None:
        return False
    return not phrase.classes.isdisjoint(_PARTS) or any(lexicon.concepts[c].kind in NAMESAKE_KINDS for c in phrase.concepts)


def _tells_where(chunk: Chunk) -> bool:
    """Whether a phrase stands "in", "near" or "at" a place."""
    return chunk.slot in LOCATIVE or (chunk.slot == "with" and chunk.phrase is not None and "place" in senses(chunk.phrase))


def lies_beyond(page: Page, at: int) -> bool:
    """Whether a name tells only what something lies beside: "a region adjacent to" a state, "the border (adjoining) with" one."""
    cue = page.cues.get(at - 1)
    if cue is None:
        return False
    if (cue.cue.kind, cue.cue.value) == ("descriptor", "near"):
        return True
    return cue.cue.value == "companion" and any("area.border" in page.readings[n].classes for n in range(max(0, at - BORDER_REACH), at - 1))


def _countries(scene: Scene, n: int, lexicon: Lexicon) -> frozenset[str]:
    """The countries of the places that a phrase may name; a border is of two, and a street or a village may only be called after a land."""
    phrase = scene.row[n].phrase
    if phrase is None:
        return frozenset()
    inner = () if phrase.classes & _CALLED_AFTER else phrase.inner
    places = [place for c in (*phrase.concepts, *inner) if (place := lexicon.concepts[c]).group in ("place", "facility")]
    lands = any(place.kind == "border" or (place.kind == "country" and phrase.classes & _SETTLED) for place in places)
    return frozenset() if lands else frozenset(place.country for place in places if place.country)


def in_one_land(left: Iterable[Role], right: Iterable[Role], concepts: Mapping[str, Concept]) -> bool:
    """Whether two groups of places may be of one country, as far as they tell."""
    here, there = (
        {country for role in roles for c in (*role.concepts, *role.inner) if (country := concepts[c].country)} for roles in (left, right)
    )
    return not (here and there) or not here.isdisjoint(there)


def tells_where_named_lies(scene: Scene, n: int) -> bool:
    """Whether a side only tells where a named place ahead of a relative clause lies ("near A, which lies 45 km west of B")."""
    relative = next((k for k in range(n - 1, max(n - REACH, 0), -1) if scene.row[k].kind == "relative"), 0)
    ahead = relative - 1 - (scene.row[relative - 1].kind == "mark")
    return relative > 0 and ahead >= 0 and side_behind(scene, ahead) == n


def side_behind(scene: Scene, n: int) -> int | None:
    """The side that a relative clause right behind a named place tells it to lie at; None where it tells more, or nothing of the kind."""
    row = scene.row
    phrase = row[n].phrase
    named = phrase is not None and (phrase.concepts or phrase.inner or "unknown" in phrase.classes)
    relative = n + 1 + (n + 1 < len(row) and row[n + 1].value in COMMAS)
    if not named or relative + 2 >= len(row) or row[relative].kind != "relative" or row[relative + 1].kind != "verb":
        return None
    for side in range(relative + 2, min(relative + REACH, len(row))):
        told = row[side].phrase
        if told is not None and "direction" in told.classes and row[side].slot in ("in", "near", ""):
            return side
        if row[side].kind not in ("noun", "adverb") or row[side].slot not in ("", "to") or row[side].joined:
            return None  # between the verb and the side stands at most how far that is
    return None


def lands_together(scene: Scene, n: int, lexicon: Lexicon) -> Role | None:
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
    return None if start is None else Role(Span(start, phrase_span(page, final).end), classes=frozenset({"place", LANDS_TOLD}))


def _is_land(phrase: Phrase | None, lexicon: Lexicon) -> bool:
    return phrase is not None and any(lexicon.concepts[concept].kind == _LAND for concept in phrase.concepts)


def _names_land(scene: Scene, at: int, lexicon: Lexicon) -> bool:
    """Whether a word is the name of a country, whatever longer name it closes."""
    starts = scene.page.readings[at].starts
    return any(lexicon.concepts[name.concept].kind == _LAND for start in starts for name in start.alone)


def in_lands_together(scene: Scene, draft: Draft, firsts: Sequence[int], lexicon: Lexicon) -> Draft | None:
    """An act in the countries told together at one of these chunks, or right ahead of it by a name that ends on the first; None in one.

    What was struck there is none of the other countries.
    """
    ahead = [n - 1 for n in firsts if n and scene.row[n].joined]
    lands = next((lands for n in (*firsts, *ahead) if (lands := lands_together(scene, n, lexicon)) is not None), None)
    if lands is None:
        return None
    target = draft.target
    if target is not None and target.span.start < lands.span.start < target.span.end:
        target = structs.replace(target, concepts=(), inner=(*target.inner, *target.concepts))
    return structs.replace(draft, target=target, place=lands, places=(lands,))
