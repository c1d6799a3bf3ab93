"""Lists of sites: several places struck, fought over or taken in one clause are one event each."""

from collections.abc import Iterator

from msgspec import structs

from khabar.codebook.lexicon import Lexicon
from khabar.extract.acts.roles import Fill
from khabar.extract.acts.unlisted import UNLISTED
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.placing.elsewhere import SITE_TYPES, own_site, told_elsewhere
from khabar.extract.placing.further import opens_item
from khabar.extract.placing.lands import in_lands_together
from khabar.extract.placing.naming import exactness
from khabar.extract.placing.parts import bombed_place
from khabar.extract.placing.places import opening, own_stretch, past_relative, site_chunks
from khabar.extract.placing.ranks import VAGUE, is_place, is_told_site
from khabar.extract.placing.site_names import base_of, place_of, site_roles
from khabar.extract.placing.told import LOCATIVE, is_end, is_placed
from khabar.extract.sentence.chunks import STOPS
from khabar.extract.sentence.scene import Scene, is_result
from khabar.model import Draft
from khabar.text.marks import COMMAS, QUOTES

SITES = frozenset({"facility", "structure", "military_site"})
OWNERS = frozenset({"force", "organisation", "person", "person.armed", "person.military"})
ANNOUNCED = 10  # chunks after a phrase within which its names are announced
LONGEST = 12  # sites in one list; the longest seen in press reports name ten


def by_site(scene: Scene, at: int, fill: Fill, draft: Draft, lexicon: Lexicon) -> Iterator[Draft]:
    """One draft, or one for each named site where sites are listed."""
    chunks = site_chunks(scene, at, fill, lexicon) or ([0] if fill.trigger.frame in lexicon.physical and opens_item(scene) else [])
    bombed = bombed_place(scene, at, fill)
    if bombed is not None:
        draft, chunks = structs.replace(draft, actor=None), chunks or [bombed]
    around = [n for n in opening(scene, at) if n not in chunks and is_place(scene.row[n], scene, lexicon)]
    places = tuple(place_of(scene, phrase) for n in (*chunks, *(around if chunks else ())) if (phrase := scene.row[n].phrase))
    listed = _listed(scene, at, fill, chunks, lexicon) if draft.type in SITE_TYPES else []
    if draft.type in SITE_TYPES and (whole := in_lands_together(scene, draft, [*chunks[:1], *listed[:1]], lexicon)) is not None:
        yield whole
        return
    struck = bool(listed) and _is_struck(scene, fill, listed, lexicon)
    near = any(scene.row[n].slot == "near" or is_end(scene, n) for n in chunks[:1])
    if len(listed) > 2 and fill.trigger.frame != "clash" and fill.roles.get("target", (0,))[0] > listed[-1]:
        draft = structs.replace(draft, target=None)  # "around A, B and C, and destroyed trucks": nobody tells at which
    for n, role in zip(listed[1:], site_roles(scene, listed[1:]), strict=True):
        place = places[0] if struck and len(listed) == 2 and places and _is_finer(scene, chunks[0], listed[1], lexicon) else role
        place = base_of(scene, n, lexicon) or place
        if places and chunks[0] not in listed and not is_place(scene.row[n], scene, lexicon) and is_told_site(scene, n):
            place = places[0]  # "the seat of the council and the court in the town"
        near = _is_near(scene, listed[1:], n)
        yield structs.replace(
            draft, target=role if struck else draft.target, place=place, places=(place, *places), weapon_count=None, near=near
        )
    if not listed:
        hit = bool(places) and draft.target is None and draft.type in ("bombing", "strike") and bool(places[0].classes & SITES) and not near
        target = places[0] if hit else draft.target
        unplaced = not places and fill.trigger.frame in lexicon.physical
        elsewhere = (told_elsewhere(scene, at, fill, lexicon) or own_site(scene, fill, draft.type)) if unplaced else None
        yield structs.replace(draft, target=target, place=places[0] if places else None, places=places, elsewhere=elsewhere, near=near)


def _is_near(scene: Scene, sites: list[int], n: int) -> bool:
    """Whether an item of a list stands under "near", its own or that of the items before it ("in A, and near B and C")."""
    head = next((k for k in reversed(sites[: sites.index(n) + 1]) if scene.row[k].slot), n)
    return scene.row[head].slot == "near" or is_end(scene, sites[0])


def _is_finer(scene: Scene, n: int, other: int, lexicon: Lexicon) -> bool:
    """Whether one phrase tells a place as exactly as another."""
    phrases = scene.row[n].phrase, scene.row[other].phrase
    here, there = (exactness(scene.page, phrase, lexicon) if phrase is not None else 0 for phrase in phrases)
    return here >= there


def _listed(scene: Scene, at: int, fill: Fill, chunks: list[int], lexicon: Lexicon) -> list[int]:
    """The phrase that heads or announces a list of an event's sites, and the sites; empty where none are listed."""
    targets = [n for n in fill.roles.get("target", ()) if scene.row[n].kind == "noun"]
    heads = dict.fromkeys([*targets[:1], *chunks, *announcing(scene, at, fill)])
    for first in (n for n in heads if not is_end(scene, n)):
        listed = [n for n in site_list(scene, first, lexicon, told=first in chunks) if fill.part is None or n in fill.part]
        if listed not in ([], [first]):
            return [first, *listed]
    return []


def _is_struck(scene: Scene, fill: Fill, listed: list[int], lexicon: Lexicon) -> bool:
    """Whether the sites of a list, told with what heads them, are themselves what was struck or taken."""
    first, *sites = listed
    targets = fill.roles.get("target", ())
    if first in targets:
        taken = fill.trigger.frame in ("capture", "withdrawal")  # the ground itself is what was taken or left (ruling 3)
        return taken or first in sites or _is_mere_area(scene, first, lexicon)
    unnamed = not targets or (_is_unnamed_plural(scene, targets[0]) and _is_mere_area(scene, targets[0], lexicon))
    return fill.trigger.frame == "strike" and first in fill.roles.get("place", ()) and unnamed


def site_list(scene: Scene, first: int, lexicon: Lexicon, *, told: bool = False) -> list[int]:
    """The chunks of a list of named sites that begins at a chunk, or that explains it ("bases, which are A and B").

    ``told``: the first is told as the place, and may be a name that no list knows.
    """
    row = scene.row
    begin = _announcement(scene, first, lexicon)
    unlisted = told and (phrase := row[first].phrase) is not None and phrase.classes == UNLISTED
    headed = unlisted or is_place(row[first], scene, lexicon) or is_told_site(scene, first)
    found = [first] if begin is None and headed else []
    joined = False
    n = first + 1 if begin is None else begin
    while n < len(row) and len(found) < LONGEST:
        chunk = row[n]
        if chunk.kind == "mark" and (chunk.value in QUOTES or (chunk.value in COMMAS and _goes_on(scene, n, found, lexicon))):
            n += 1
            continue
        if found and chunk.value == "(" and n + 2 < len(row) and row[n + 1].kind == "noun" and row[n + 2].value == ")":
            n += 3  # what a town is called besides
            continue
        if found and (_is_between(scene, n, found, lexicon) or _is_then(scene, n, lexicon)):
            joined = joined or chunk.joined or chunk.kind == "break"
            n += 1
            continue
        if not _is_item(scene, n, found, lexicon):
            break
        joined = joined or chunk.joined
        found.append(n)
        n += 1
    return found if (begin is not None and found) or (joined and len(found) > 1) else [first]


def _announcement(scene: Scene, first: int, lexicon: Lexicon) -> int | None:
    """The chunk behind the words that announce the names of unnamed sites ("sites there, among them"), or the parts of a wide place."""
    row = scene.row
    unnamed = _announces(scene, first)
    phrase = row[first].phrase
    wide = phrase is not None and 0 < exactness(scene.page, phrase, lexicon) <= VAGUE
    n = first + 1
    while (unnamed or wide) and n < min(len(row) - 1, first + ANNOUNCED):
        chunk = row[n]
        notable = chunk.kind == "adverb" and chunk.value == "notably"
        names = chunk.kind == "pronoun" and not chunk.slot and row[n + 1].kind == "noun" and not row[n + 1].slot
        named = chunk.kind == "apposition" or (names and (row[n - 1].kind == "mark" or _is_item(scene, n + 1, [], lexicon)))
        if notable:
            return n + 1 if is_place(row[n + 1], scene, lexicon) else None
        if unnamed and (named or (chunk.kind == "mark" and chunk.value == ":")):
            return n + 1
        if chunk.kind == "relative":
            n = past_relative(scene, n)
            continue
        owned = _is_unnamed_plural(scene, n)  # the names are of the nearest
        passed = chunk.kind in ("date", "adverb", "descriptor") or (chunk.kind == "noun" and not chunk.joined and not owned)
        passed = passed or (chunk.kind == "event" and row[n - 1].kind == "descriptor")  # "areas under the control of"
        if not passed and not (chunk.kind == "mark" and (chunk.value in QUOTES or chunk.value in COMMAS)):
            return None
        n += 1
    return None


def _is_then(scene: Scene, n: int, lexicon: Lexicon) -> bool:
    """Whether "then" joins one more site to a list."""
    row = scene.row
    if row[n].value != "then" or n + 1 >= len(row) or (n + 2 < len(row) and row[n + 2].kind in ("verb", "auxiliary")):
        return False
    return _is_item(scene, n + 1, [n], lexicon)


def _is_mere_area(scene: Scene, n: int, lexicon: Lexicon) -> bool:
    """Whether a phrase tells areas without whose they are ("various areas"): the sites it announces are what was struck."""
    phrase = scene.row[n].phrase
    owned = any(chunk.slot == "to" for chunk in scene.row[n + 1 : n + 3])
    if phrase is None or owned or not phrase.classes & {"area", "place"}:
        return False
    behind = scene.page.readings[phrase.head + 1 : phrase.last]
    owners = any(reading.peeled.article and not reading.classes.isdisjoint(OWNERS) for reading in behind)  # "sites of the group"
    return not owners and not any(lexicon.concepts[c].group == "actor" for c in phrase.inner)


def _is_between(scene: Scene, n: int, found: list[int], lexicon: Lexicon) -> bool:
    """Whether a chunk stands between items: "in the province", told of the item before; "three" of "three near A and three near B"."""
    row, chunk = scene.row, scene.row[n]
    after = row[n + 1] if n + 1 < len(row) else None
    if after is None or chunk.phrase is None or chunk.kind != "noun":
        return False
    if found and _is_of_areas(scene, n + 1):
        return is_place(after, scene, lexicon)
    if chunk.joined and chunk.phrase.counted and not senses(chunk.phrase):
        return bool(after.slot) and after.slot == row[found[0]].slot and is_place(after, scene, lexicon)
    if chunk.slot not in LOCATIVE | {"with"} or chunk.joined:
        return False
    if after.joined and after.slot and after.slot == row[found[0]].slot != chunk.slot:
        return _is_item(scene, n + 1, found, lexicon)  # "raids on the base near the capital, and on the port of"
    if not is_place(chunk, scene, lexicon) or _is_of_areas(scene, n):
        return False
    if after.joined and after.phrase is not None:  # "the camp in the town and the airport": the airport goes with the camp
        there, whole = (exactness(scene.page, phrase, lexicon) for phrase in (after.phrase, chunk.phrase))
        finer = there > whole or (there == whole > VAGUE and not after.slot)  # "the quarter of A in B and the area of C"
        return finer and _is_item(scene, n + 1, found, lexicon)
    comma = after.kind == "mark" and after.value in COMMAS and n + 2 < len(row) and row[n + 2].joined
    return comma and _goes_on(scene, n + 1, found, lexicon)


def announcing(scene: Scene, at: int, fill: Fill) -> list[int]:
    """The unnamed plurals of place in an event's own stretch: the names that explain them may follow."""
    return sorted({n for n in own_stretch(scene, at, fill) if _is_unnamed_plural(scene, n)})


def _announces(scene: Scene, n: int) -> bool:
    """Whether a phrase is the unnamed plural that a list of names explains, or its owner ("bases of" a force)."""
    owner = n > 0 and scene.row[n].slot == "to" and scene.row[n - 1].last == scene.row[n].first
    return _is_unnamed_plural(scene, n) or (owner and _is_unnamed_plural(scene, n - 1))


def _is_unnamed_plural(scene: Scene, n: int) -> bool:
    if (phrase := scene.row[n].phrase) is None:
        return False
    head = scene.page.readings[phrase.head]
    return bool(senses(phrase) & {"area", "site", "structure"}) and head.several and not (phrase.concepts or head.peeled.pronoun)


def _goes_on(scene: Scene, mark: int, found: list[int], lexicon: Lexicon) -> bool:
    """Whether a list goes on behind a comma: with an item, its preposition repeated or left out, and no verb behind that item."""
    row = scene.row
    n = next((k for k in range(mark + 1, len(row)) if not (row[k].kind == "mark" and row[k].value in QUOTES)), len(row))
    if n < len(row) and row[n].kind == "apposition":
        return True
    if n >= len(row) or row[n].kind != "noun" or (row[n].slot and not (found and row[n].joined and _same_slot(scene, n, found[0]))):
        return False
    after = next((c for c in row[n + 1 :] if not (c.kind == "mark" and c.value in QUOTES)), None)
    return (after is None or after.kind not in ("verb", "that", "auxiliary")) and _is_item(scene, n, found or [mark], lexicon)


def _is_item(scene: Scene, n: int, found: list[int], lexicon: Lexicon) -> bool:
    """Whether a chunk is the next site of a list: a place or an unknown name, under no preposition or a repeated one."""
    chunk = scene.row[n]
    phrase = chunk.phrase
    if chunk.kind != "noun" or phrase is None or chunk.kind in STOPS:
        return False
    before = scene.row[n - 1]
    if found and _is_subject(scene, n, lexicon):
        return False
    counted = before.joined and before.phrase is not None and before.phrase.counted and not senses(before.phrase)
    counted = counted or _is_of_areas(scene, n)
    if found and not (chunk.joined or counted or before.kind == "mark" or before.value == "then"):
        return False
    side = "direction" in phrase.classes and chunk.joined  # "and the surroundings of" stands under no preposition of its own
    repeated = (chunk.joined or counted) and found and _same_slot(scene, n, found[0])
    if chunk.slot and not (repeated or side or (not found and chunk.slot in LOCATIVE)):
        return False
    sided = "direction" in phrase.classes and not phrase.inner and not exactness(scene.page, phrase, lexicon)
    if sided or (phrase.counted and phrase.head > phrase.first):
        return False
    called = _is_told_too(scene, n, found) or (bool(found) and (_is_quoted(scene, n) or _is_inside_list(scene, n, lexicon)))
    unnamed = bool(found) and is_told_site(scene, found[0]) and not is_place(scene.row[found[0]], scene, lexicon)
    ended = bool(found) and before.kind == "mark" and not chunk.joined and scene.row[found[-1]].joined  # "A and B, adding in an interview"
    return is_place(chunk, scene, lexicon) or called or ("unknown" in phrase.classes and not (unnamed or ended))


def _is_told_too(scene: Scene, n: int, found: list[int]) -> bool:
    """Whether a site without a name heads or goes on a list of sites, and not the towns that acts were done "in"."""
    return is_told_site(scene, n) and (not found or scene.row[found[0]].slot not in LOCATIVE or is_told_site(scene, found[0]))


def _is_of_areas(scene: Scene, n: int) -> bool:
    """Whether a phrase tells where unnamed areas lie that are joined to a list ("A and areas around B")."""
    chunk, before = scene.row[n], scene.row[n - 1]
    alone = before.phrase is not None and before.joined and not before.slot and before.last == before.phrase.head + 1
    return alone and chunk.slot in LOCATIVE and not chunk.joined and _is_unnamed_plural(scene, n - 1)


def _is_inside_list(scene: Scene, n: int, lexicon: Lexicon) -> bool:
    """Whether a known site without a name stands between two named ones: "the airport of A, the military academy and the town of B"."""
    phrase, after = scene.row[n].phrase, scene.row[n + 1] if n + 1 < len(scene.row) else None
    if phrase is None or after is None or not (scene.row[n].joined and after.joined and phrase.definite):
        return False
    if not phrase.classes and phrase.last - phrase.first == 1 and scene.page.readings[phrase.head].adjective:
        return is_place(after, scene, lexicon)  # "A, the new one and B"
    one = {noun.number for noun in scene.page.readings[phrase.head].nouns} == {"singular"}
    return one and not SITES.isdisjoint(senses(phrase)) and after.kind == "noun" and is_place(after, scene, lexicon)


def _same_slot(scene: Scene, n: int, first: int) -> bool:
    """Whether two phrases of place stand under one preposition; those that tell "in" and "near" are one ("in A, and near B")."""
    slot, other = scene.row[n].slot, scene.row[first].slot
    return slot == other or {slot, other} <= LOCATIVE or ({slot, other} <= LOCATIVE | {"with"} and is_placed(scene, n))


def _is_subject(scene: Scene, n: int, lexicon: Lexicon) -> bool:
    """Whether a joined phrase opens a clause of its own: the verb behind it tells neither a physical act nor what came of one."""
    if n + 1 not in scene.complements or n not in scene.complements[n + 1].slots.get("subject", ()):
        return False
    verb = scene.row[n + 1]
    harms = verb.reading is not None and any(form.verb in lexicon.loss_verbs for form in verb.reading.verbs)
    return not (any(trigger.frame in lexicon.physical for trigger in verb.triggers) or harms or is_result(scene, n + 1))


def _is_quoted(scene: Scene, n: int) -> bool:
    """Whether a chunk stands alone between quote marks, as a name does."""
    row = scene.row
    return 0 < n < len(row) - 1 and all(side.kind == "mark" and side.value in QUOTES for side in (row[n - 1], row[n + 1]))
