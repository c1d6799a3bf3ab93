"""How exactly a phrase tells where an event was."""

from khabar.codebook.lexicon import Lexicon
from khabar.extract.acts.roles import Fill
from khabar.extract.acts.unlisted import is_unlisted_ground
from khabar.extract.noun_phrases.phrases import Phrase
from khabar.extract.noun_phrases.senses import is_ground, senses
from khabar.extract.page.tokens import Page
from khabar.extract.placing.lands import side_behind
from khabar.extract.placing.named import SETTLED, is_named
from khabar.extract.placing.naming import RETURN, SITES, UNKNOWN_NAME, VAGUE_AREA, area_within, exactness, is_unknown_name, returning_noun
from khabar.extract.placing.told import LOCATIVE, PLACE_LIKE, is_end, is_told_as_place
from khabar.extract.sentence.chunks import Chunk
from khabar.extract.sentence.scene import Scene
from khabar.text.marks import COMMAS

VAGUE = 45  # exactness up to which a place only frames the event: a province, a country; a more exact one ahead of the clause is preferred
BUILDINGS = frozenset({"structure", "mosque", "hospital", "university", "embassy", "prison", "headquarters", "other"})
HIT = frozenset({"capture", "strike", "withdrawal"})  # acts whose target is a place, if it is a bare name
RAID = "raid"
HIT_BUILDING = 38  # a building that is hit is the target; a province named beside it is the place, a country is not
_NO_SITE = frozenset({"area", "home"})
_GROUND = SITES | {"area"}
_OWNED = frozenset({"home", "headquarters", "organisation", "military_site"})  # what is told by whose it is has no name of its own
NAMED_AREA = 2  # words of an area's noun and its name
NEAR_LOSS = 25  # "near the base" is less exact than "in the town"


def is_place(chunk: Chunk, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a chunk names a place, a facility, or an area by name."""
    phrase = chunk.phrase
    if phrase is None or _is_inside_borders(chunk):
        return False
    return bool(senses(phrase) & PLACE_LIKE) and exactness(scene.page, phrase, lexicon) > RETURN


def is_told_site(scene: Scene, n: int) -> bool:
    """Whether a phrase tells one site by what it is of or for, which is as good as a name: "the seat of the council"."""
    phrase = scene.row[n].phrase
    if phrase is None or not phrase.definite or phrase.counted:
        return False
    if phrase.last - phrase.head < NAMED_AREA or phrase.head > phrase.first:
        return False
    head, of = scene.page.readings[phrase.head], scene.page.readings[phrase.head + 1]
    single = any(noun.number == "singular" for noun in head.nouns) and not head.peeled.pronoun
    one = single and returning_noun(scene.page, phrase) is None  # not "the market of the town"
    back = of.peeled.article and phrase.last == phrase.head + NAMED_AREA and not of.classes.isdisjoint(_GROUND)  # "the yard of the school"
    named = not (back or of.peeled.pronoun or of.several)
    return one and named and not SITES.isdisjoint(senses(phrase)) and not phrase.classes & _NO_SITE


def _is_inside_borders(chunk: Chunk) -> bool:
    """Whether a phrase tells only that something was in a state: "inside the Syrian borders" is no place on them."""
    phrase = chunk.phrase
    return phrase is not None and chunk.slot == "in" and "area.border" in phrase.classes and not (phrase.inner or phrase.concepts)


def told_rank(scene: Scene, n: int, fill: Fill, lexicon: Lexicon, *, placed: bool = False) -> int:
    """How exactly a chunk tells where the event was; 0 where it stands for something else: an origin, a means, an owner."""
    chunk = scene.row[n]
    phrase = chunk.phrase
    if phrase is None or chunk.kind != "noun":
        return 0
    targeted = n in fill.roles.get("target", ()) or n in fill.roles.get("place", ())
    seat = _is_seat(scene, n)
    if not (targeted or placed or seat or is_told_as_place(scene, n, fill.trigger.frame)) or _is_of_post(scene, n):
        return 0
    if _is_inside_borders(chunk):
        return 0
    rank = exactness(scene.page, phrase, lexicon)
    struck = targeted and ((fill.trigger.frame in HIT and chunk.slot in ("on", "from")) or _is_ground_of(scene, n, fill))
    if rank == 0 and fill.trigger.frame in lexicon.physical and (struck or seat or chunk.slot in LOCATIVE) and _is_unknown_name(scene, n):
        rank = UNKNOWN_NAME
    if rank <= RETURN and _is_named_by_side(scene, n):
        rank = VAGUE_AREA
    if (chunk.slot == "near" or is_end(scene, n)) and not targeted:
        rank = max(rank - NEAR_LOSS, min(rank, 1))
    building = bool(phrase.classes & BUILDINGS) and "area" not in phrase.classes and not _tells_town(scene.page, phrase)
    building = building and (bool(phrase.classes & _OWNED) or not is_named(scene.page, phrase))
    building = building and not (fill.trigger.mode == RAID and _is_called_by_town(scene.page, phrase, lexicon))
    held = not chunk.slot and "person.official" in phrase.classes and not phrase.concepts  # whose office is of a place
    return min(rank, HIT_BUILDING) if (building or held) and n in fill.roles.get("target", ()) else rank


def _is_of_post(scene: Scene, n: int) -> bool:
    """Whether a place is where somebody holds the post that a clause tells of him: "killed X, who is the group's commander in A"."""
    if n < 2 or scene.row[n].slot not in LOCATIVE or scene.row[n - 2].kind != "apposition" or scene.row[n - 1].slot:
        return False
    post = scene.row[n - 1].phrase
    return post is not None and "person.official" in post.classes


def _is_called_by_town(page: Page, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether a site bears the name of a place right behind its noun ("stormed the university of A"): who storms it is there."""
    at = phrase.head + 1
    behind = at < phrase.last and at in page.names and not page.readings[phrase.head].several
    return behind and any(lexicon.concepts[name.concept].group == "place" for name in page.names[at].names)


def _is_ground_of(scene: Scene, n: int, fill: Fill) -> bool:
    """Whether a bare name that no list knows is the ground that an act hits or takes."""
    return (fill.trigger.frame in HIT or fill.trigger.mode == RAID) and is_unlisted_ground(scene, n)


def _tells_town(page: Page, phrase: Phrase) -> bool:
    """Whether a building is told by the town or the quarter that it stands in ("the market of the town of")."""
    named = (at in page.names and page.readings[at].classes & SETTLED for at in range(phrase.head + 1, phrase.last))
    return area_within(page, phrase) is not None or any(named)


def is_at_sea(scene: Scene, n: int, lexicon: Lexicon) -> bool:
    """Whether a place is waters that an act was done in: no town told further off is where it was."""
    phrase = scene.row[n].phrase
    named = () if phrase is None else (*phrase.concepts, *phrase.inner)
    return scene.row[n].slot == "in" and any(lexicon.concepts[c].kind == "waters" for c in named)


def _is_named_by_side(scene: Scene, n: int) -> bool:
    """Whether the noun of an area with a word behind it is a name, since where it lies is told next: "the area of the flag, east of A".

    So it does in brackets, with how far that is ("Bishop's Hill (30 km north of A)").
    """
    phrase, after = scene.row[n].phrase, scene.row[n + 1] if n + 1 < len(scene.row) else None
    words = phrase.last - phrase.head if phrase is not None else 0
    if phrase is None or "area" not in senses(phrase) or words < NAMED_AREA or phrase.first != phrase.head:
        return False
    head, name = scene.page.readings[phrase.head], scene.page.readings[phrase.head + 1]
    bare = not head.several and not head.peeled.article and name.peeled.article == phrase.definite
    if bare and not name.adjective and scene.row[n].slot in LOCATIVE and (_is_measured(scene, phrase.last) or _is_bracketed(scene, n)):
        return True
    if words != NAMED_AREA:
        return False
    if after is None or after.phrase is None or after.joined or after.first != phrase.last:
        return False
    people = any(kind.startswith("person") or kind in ("event", "force", "organisation") for kind in name.classes)
    told = bare and not people and not name.adjective and not name.noun_triggers and phrase.head + 1 not in scene.page.numbers
    return told and "direction" in after.phrase.classes and bool(after.phrase.concepts or after.phrase.inner or after.phrase.definite)


def _is_measured(scene: Scene, at: int) -> bool:
    """Whether how far off something lies is told in brackets or behind a comma at a word: "(30 km north of A)"."""
    number = scene.page.numbers.get(at + 1)
    opened = at < len(scene.page.words) and scene.page.words[at].form in COMMAS | {"("}
    return opened and number is not None and number.kind == "measure"


def _is_bracketed(scene: Scene, n: int) -> bool:
    """Whether a side stands in brackets right behind a phrase: "the area of the prophet Y. (east of A)"."""
    row = scene.row
    side = row[n + 2].phrase if n + 2 < len(row) and row[n + 1].value == "(" and row[n + 1].first == row[n].last else None
    return side is not None and "direction" in side.classes


def _is_seat(scene: Scene, n: int) -> bool:
    """Whether an unknown name with the article, under a particle of place, stands right behind a site: "a shelter in Farnaj"."""
    chunk, phrase, site = scene.row[n], scene.row[n].phrase, scene.row[n - 1].phrase if n else None
    if chunk.slot not in ("with", "in") or phrase is None or site is None or phrase.classes != {"unknown"}:
        return False
    if chunk.first - scene.row[n - 1].last > (chunk.slot == "in"):
        return False
    return scene.page.readings[chunk.first].peeled.article and is_ground(site)


def _is_unknown_name(scene: Scene, n: int) -> bool:
    """Whether a phrase is a name that no list knows: nothing hangs on it, as on a noun, but where it lies may be told next."""
    chunk, phrase = scene.row[n], scene.row[n].phrase
    told = (chunk.slot == "in" and (_is_seat(scene, n) or _lies_in_next(scene, n))) or side_behind(scene, n) is not None
    if phrase is None or not (told or is_unknown_name(scene.page, phrase)):
        return False
    after = scene.row[n + 1] if n + 1 < len(scene.row) else None
    if after is None or after.first != chunk.last or after.slot not in ("", "of") or after.joined:
        return True
    described = after.kind == "verb" and after.reading is not None and bool(after.reading.peeled.pronoun)
    return not described and after.kind not in ("noun", "event")


def _lies_in_next(scene: Scene, n: int) -> bool:
    """Whether the phrase right behind an unknown word tells in which known land it lies ("in" a word, "in the north of Nigeria")."""
    phrase, after = scene.row[n].phrase, scene.row[n + 1] if n + 1 < len(scene.row) else None
    if phrase is None or after is None or after.phrase is None or phrase.classes != {"unknown"} or phrase.low is not None:
        return False
    told = after.slot in ("in", "with", "") and not after.joined and after.first - scene.row[n].last <= 1
    wide = after.phrase.classes & {"direction", "area.province"} or "area" not in senses(after.phrase)
    return bool(told and wide and senses(after.phrase) & PLACE_LIKE and (after.phrase.concepts or after.phrase.inner))
