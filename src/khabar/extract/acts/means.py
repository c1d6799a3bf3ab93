"""With what: the weapon that stands around an event, and how many there were. What mode they tell is in modes.py."""

from collections.abc import Iterator

from khabar.codebook.lexicon import Lexicon
from khabar.extract.acts.roles import Fill
from khabar.extract.acts.thrown import FLYING, holder
from khabar.extract.noun_phrases.filling import joined_role, nation_role, role_of
from khabar.extract.noun_phrases.phrases import Phrase, read_phrase
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.page.quoted import CLOSING, OPENING
from khabar.extract.sentence.chunks import STOPS, Chunk
from khabar.extract.sentence.scene import Scene, is_of_act_ahead
from khabar.model import Quantity, Role, Span
from khabar.text.marks import HARD_MARKS

CARRIER = frozenset({"vehicle", "aircraft"})
THROWN = frozenset({"strike", "bombing"})
HELD = frozenset({"with", "from"})
DRIVEN = frozenset({"vehicle", "armour", "other"})  # a means only of shelling, of raids, of sieges and of fights ("with tanks")
AIMED = frozenset({"strike", "armed_attack", "capture", "clash"})
_FOR_USE = frozenset({"structure", "military_site", "site", "vehicle"})
MOVED = "mobilization"
HOLDING = frozenset({"capture", "abduction", "arrest"})
LONGEST_MODEL = 6  # words and marks of a model's name: (F - 16)
OPENING_MARKS = OPENING | {"-"}
MODEL_MARKS = OPENING_MARKS | CLOSING | {"/", "\u2033"}
MAKE = "weapon.make"  # the noun of a make or model, behind a weapon ("of the type")


def weapons_of(scene: Scene, at: int, fill: Fill) -> tuple[int, ...]:
    """The chunks that tell the means: the first, and those joined to it."""
    for n in _options(scene, at, fill):
        if n not in fill.roles.get("weapon", ()) and is_of_act_ahead(scene, at, n):
            continue
        if scene.row[n].kind == "noun" and _is_means(scene, n, fill):
            return (n, *_joined(scene, n, fill))
    return ()


def _options(scene: Scene, at: int, fill: Fill) -> Iterator[int]:
    """Chunks where the means may stand, the likeliest first."""
    carriers = [n for n in (scene.governors[at][0] if at in scene.governors else None, fill.merged) if n is not None]
    yield from fill.roles.get("weapon", ())
    if fill.trigger.frame in THROWN or fill.trigger.frame == MOVED:
        for n in (at, *carriers):
            slots = scene.complements[n].slots
            yield from (k for slot in ("of", "object", "subject", "to") for k in slots.get(slot, ()))
    for n in (at, *carriers):
        under = scene.complements[n].slots.get("with", ())
        yield from (k for k in under if not scene.row[k].joined or k - 1 in under)  # not what is joined to the means of another act
        yield from _with_behind(scene, n, STOPS)
        yield from (k for k in scene.complements[n].slots.get("from", ()) if not (scene.row[k].joined and _is_make(scene, k - 1)))
    if fill.trigger.frame in THROWN:
        yield from _with_behind(scene, at, frozenset({"background", "result"}))


def _is_make(scene: Scene, n: int) -> bool:
    """Whether a chunk only tells what make the thing ahead of it is: what is joined behind it goes with the thing."""
    phrase = scene.row[n].phrase
    return phrase is not None and MAKE in senses(phrase)


def _with_behind(scene: Scene, at: int, stops: frozenset[str]) -> Iterator[int]:
    """Phrases under "with, by means of" behind an event, up to the next act or one of the stops."""
    for n in range(at + 1, len(scene.row)):
        chunk = scene.row[n]
        if chunk.kind in stops or (chunk.kind == "mark" and chunk.value in HARD_MARKS):
            return
        if (chunk.kind == "verb" and (chunk.triggers or "that" in stops)) or (
            chunk.kind == "event" and chunk.triggers and (not chunk.joined or _holds(chunk))
        ):
            return
        if chunk.slot == "with":
            yield n


def _holds(event: Chunk) -> bool:
    """Whether an act holds ground or people, with means of its own: "after shelling the hospital and besieging it with tanks"."""
    frames = {trigger.frame for trigger in event.triggers}
    return bool(frames) and frames <= HOLDING


def _is_means(scene: Scene, n: int, fill: Fill) -> bool:
    """Whether a noun chunk is the means: a munition, a carrier that is moved, aircraft under "with"; not the load of a vehicle."""
    phrase = scene.row[n].phrase
    if phrase is None:
        return False
    found, frame = senses(phrase), fill.trigger.frame
    if frame == MOVED:
        other = {c for noun in scene.page.readings[phrase.head].nouns for c in noun.classes}
        return bool((found | other) & (FLYING | CARRIER)) and not found & {"person"}
    struck = frame == "strike" and n in fill.roles.get("target", ())
    if (
        "actor" in found
        or struck
        or _is_hit_too(scene, n, fill)
        or n in fill.roles.get("actor", ())
        or (frame == "armed_attack" and found & {"aircraft", "drone"})
    ):
        return False
    asked = fill.trigger.particle is not None and n in fill.roles.get("weapon", ())  # "was hit by a missile" needs it
    if (not asked and (_is_load(scene, n) or _is_for_site(scene, n))) or (frame in THROWN and "air_defence" in found):
        return False
    told, slot = n in fill.roles.get("weapon", ()), scene.row[n].slot
    driven = phrase.classes & DRIVEN and "vehicle_bomb" not in phrase.classes
    if driven and not (told and not slot) and not (frame in AIMED and slot == "with"):
        return False
    if found & FLYING and "munition" not in found and "aircraft" not in found:  # arms that men carry are seized, stored and struck too
        return told or (slot in HELD and MAKE not in found)
    if found & FLYING and "aircraft" not in found:
        return n not in fill.roles.get("target", ()) or slot in ("", "of")
    return "aircraft" in found and slot == "with"


def _is_load(scene: Scene, n: int) -> bool:
    """Whether a weapon is what a vehicle right ahead of it is loaded with, or is joined to such a load."""
    before = scene.row[n - 1].phrase if n else None
    if before is None:
        return False
    if scene.row[n].joined:
        return _is_load(scene, n - 1)
    near = before.last == scene.row[n].first and scene.row[n].slot == "with"
    return near and "vehicle" in senses(before) and scene.page.readings[before.last - 1].loaded


def _is_hit_too(scene: Scene, n: int, fill: Fill) -> bool:
    """Whether a weapon is what raids hit by the verb that goes on with them ("hit the base and destroyed launchers of rockets")."""
    found = scene.complements.get(fill.merged) if fill.merged is not None and "strike" in scene.row[fill.merged].governs else None
    subject = found.first("subject") if found is not None else None
    return found is not None and subject is not None and scene.row[subject].kind == "event" and n in found.slots.get("object", ())


def _is_for_site(scene: Scene, n: int) -> bool:
    """Whether a weapon only tells what a site or a vehicle is for ("destroyed a position for the launch of rockets")."""
    row, site = scene.row, scene.row[n - 2].phrase if n > 1 else None
    purpose = site is not None and row[n].slot == "of" and (row[n - 1].kind, row[n - 1].slot) == ("event", "to")
    return purpose and site is not None and row[n - 2].last == row[n - 1].first and not senses(site).isdisjoint(_FOR_USE)


def arms_at(scene: Scene, first: int) -> tuple[int, ...]:
    """Munitions and arms that stand at a chunk, with those joined to them: none where it is a party, a vehicle or a make."""
    found = []
    for n in range(first, len(scene.row)):
        phrase = scene.row[n].phrase
        kinds = senses(phrase) if phrase is not None else frozenset()
        other = kinds & {"actor", "person", MAKE} or (kinds & DRIVEN and "vehicle_bomb" not in kinds) or _is_load(scene, n)
        if not kinds & FLYING or other or (n > first and not scene.row[n].joined):
            break
        found.append(n)
    return tuple(found)


def _joined(scene: Scene, first: int, fill: Fill) -> Iterator[int]:
    """Weapons joined to a weapon by "and", with nothing between."""
    for n in range(first + 1 if make_of(scene, first) is None else first + 2, len(scene.row)):
        chunk = scene.row[n]
        if not (chunk.joined and chunk.kind == "noun" and _is_means(scene, n, fill)):
            return
        yield n


def weapon_role(scene: Scene, weapons: tuple[int, ...]) -> Role | None:
    """The words of the means without the number before them, and with the make behind them."""
    phrases = [phrase for n in weapons if (phrase := scene.row[n].phrase) is not None]
    if not phrases:
        return None
    whole = joined_role(scene.page, phrases)
    last = phrases[-1].last - (2 if holder(scene, weapons[-1]) is not None else 1)
    start = scene.page.words[phrases[0].head].start if phrases[0].counted and phrases[0].head > phrases[0].first else whole.span.start
    make = make_of(scene, weapons[-1])
    end = scene.page.words[_model_end(scene, make) - 1].end if make is not None else scene.page.words[last].end
    inner = (*whole.inner, *make.concepts, *make.inner) if make is not None else whole.inner
    return Role(Span(start, end), whole.concepts, whole.classes, inner)


def thrower_of(scene: Scene, weapons: tuple[int, ...], lexicon: Lexicon) -> Role | None:
    """Whose the weapon is, where that is told with it: by a nationality, or as belonging to a force ("the artillery of the army")."""
    for n in weapons:
        phrase, held = scene.row[n].phrase, holder(scene, n)
        owner = scene.row[held].phrase if held is not None else None
        if owner is not None:
            return role_of(scene.page, owner)
        force = _force_within(scene, phrase, lexicon) if phrase is not None else None
        if force is not None:
            return role_of(scene.page, force)
        craft = phrase is not None and senses(phrase) & {"aircraft", "drone"}
        flies = craft or not scene.row[n].slot  # of a rocket that somebody used it may be the make alone
        if flies and phrase is not None and phrase.nation is not None and phrase.nation_at is not None:
            return nation_role(scene.page, phrase.nation_at)
    return None


def _force_within(scene: Scene, weapon: Phrase, lexicon: Lexicon) -> Phrase | None:
    """The force that a weapon is told to be of by the definite noun behind it; a name or a state tells its make."""
    at = weapon.head + 1
    if at >= weapon.last or weapon.inner or weapon.nation or not (scene.page.readings[at].peeled.article and scene.page.readings[at].nouns):
        return None
    force = read_phrase(scene.page, lexicon, at, weapon.last)
    return force if "armed" in senses(force) and force.last == weapon.last else None


def make_of(scene: Scene, n: int) -> Phrase | None:
    """The phrase "of the make so-and-so" right behind a weapon."""
    chunk = scene.row[n + 1] if n + 1 < len(scene.row) else None
    if chunk is None or chunk.slot not in ("", "from") or chunk.phrase is None or chunk.first - scene.row[n].last > 1:
        return None
    return chunk.phrase if MAKE in chunk.phrase.classes else None


def _model_end(scene: Scene, make: Phrase) -> int:
    """The word behind the model that follows a make's noun: quoted or in brackets, of letters and numbers."""
    page, at = scene.page, make.last
    while at < len(page.words) and at - make.last < LONGEST_MODEL:
        word = page.words[at]
        if word.kind == "word" and (page.readings[at].known or at in page.names):
            break
        if word.kind == "mark" and word.form not in MODEL_MARKS:
            break
        at += 1
    while at > make.last and page.words[at - 1].kind == "mark" and page.words[at - 1].form in OPENING_MARKS:
        at -= 1
    return at


def weapon_count(phrase: Phrase, scene: Scene, lexicon: Lexicon) -> Quantity | None:
    """How many: the number told, a dual, or one for a singular countable thing."""
    if phrase.counted:
        return Quantity(phrase.low, phrase.high)
    reading = scene.page.readings[phrase.head]
    if any(not lexicon.concepts[concept_id].countable for concept_id in phrase.concepts):
        return None
    numbers = {noun.number for noun in reading.nouns}
    if "dual" in numbers and "plural" not in numbers:
        return Quantity(2, 2)
    if "singular" in numbers and "plural" not in numbers and not reading.peeled.article:
        return Quantity(1, 1)
    return None
