"""Where, when and with what: the place, date, weapon and mode that stand around an event."""

from collections.abc import Iterable

from khabar.codebook.lexicon import Lexicon
from khabar.extract.clauses import STOPS
from khabar.extract.draft import role_of
from khabar.extract.phrases import Phrase
from khabar.extract.roles import Fill
from khabar.extract.scene import Scene
from khabar.extract.senses import senses
from khabar.model import DateExpression, Quantity, Role

PLACE_SLOTS = ("in", "near", "on", "to", "from", "with")
LOOSE_SLOTS = ("in", "near", "with")
NAMED_AREA = frozenset({"area", "direction", "facility", "place"})
SPECIFIC = {"country": 2, "region": 4, "admin1": 6, "waters": 4, "border": 4, "admin2": 8, "town": 10}  # how exactly a kind of place tells where
PLACE_RANK = 11
FACILITY_RANK = 14
AREA_RANK = 12
DIRECTION_LOSS = 3  # "east of the town" is less exact than a quarter of it
RETURN_RANK = 1


def place_rank(phrase: Phrase, lexicon: Lexicon) -> int:
    """How exactly a phrase tells a place; 0 where it names none."""
    found = senses(phrase)
    best = 0
    for concept_id in (*phrase.concepts, *phrase.inner):
        concept = lexicon.concepts[concept_id]
        if concept.group == "facility":
            best = max(best, FACILITY_RANK)
        elif concept.group == "place":
            best = max(best, SPECIFIC.get(concept.kind, PLACE_RANK))
    if found & {"area", "military_site", "structure"} and not phrase.concepts and phrase.named and "direction" not in found:
        return AREA_RANK if best <= PLACE_RANK else best
    if best and "direction" in found:
        return max(best - DIRECTION_LOSS, 1)
    if best == 0 and "area" in found and phrase.definite and phrase.last - phrase.head == 1:
        return RETURN_RANK
    return best


def is_place(phrase: Phrase | None, lexicon: Lexicon) -> bool:
    """Whether a phrase names a place, a facility, or an area by name."""
    return phrase is not None and bool(senses(phrase) & {"place", "area", "facility", "direction", "military_site", "structure"}) and place_rank(phrase, lexicon) > 0


def places_of(scene: Scene, at: int, fill: Fill, lexicon: Lexicon) -> tuple[Role, ...]:
    """The places told for an event: in its own complements, in its target, else loosely in its clause; the most exact first."""
    own: list[tuple[int, int]] = []
    taken = {n for role, fillers in fill.roles.items() if role in ("actor", "weapon") for n in fillers}
    indices = [n for slot in PLACE_SLOTS for n in scene.complements[at].slots.get(slot, ())]
    indices += [n for role in ("target", "place") for n in fill.roles.get(role, ())]
    if at in scene.governors:
        verb = scene.governors[at][0]
        indices += [n for slot in LOOSE_SLOTS for n in scene.complements[verb].slots.get(slot, ())]
    if fill.merged is not None:
        indices += [n for slot in LOOSE_SLOTS for n in scene.complements[fill.merged].slots.get(slot, ())]
    for n in dict.fromkeys(indices):
        phrase = scene.row[n].phrase
        if n not in taken and phrase is not None and (rank := _rank_at(scene, n, lexicon)) > 0:
            own.append((rank, n))
    if not own:
        own = _loose(scene, at, taken, lexicon)
    own.sort(key=lambda pair: -pair[0])
    return tuple(role_of(scene.page, phrase) for _, n in own if (phrase := scene.row[n].phrase))


def _rank_at(scene: Scene, n: int, lexicon: Lexicon) -> int:
    phrase = scene.row[n].phrase
    if phrase is None:
        return 0
    if scene.row[n].slot in LOOSE_SLOTS or senses(phrase) & NAMED_AREA or any(lexicon.concepts[c].group in ("place", "facility") for c in phrase.inner):
        return place_rank(phrase, lexicon)
    return 0


def _loose(scene: Scene, at: int, taken: set[int], lexicon: Lexicon) -> list[tuple[int, int]]:
    """Places under a preposition of place anywhere in the clause, nearest first."""
    found = []
    for n in _clause(scene, at):
        chunk = scene.row[n]
        if n not in taken and chunk.phrase is not None and chunk.slot in LOOSE_SLOTS and chunk.kind == "noun":
            rank = place_rank(chunk.phrase, lexicon)
            if rank and (chunk.slot != "with" or senses(chunk.phrase) & NAMED_AREA):
                found.append((rank, n))
    return found


def _clause(scene: Scene, at: int) -> Iterable[int]:
    first = at
    while first > 0 and scene.row[first - 1].kind not in STOPS:
        first -= 1
    last = at
    while last + 1 < len(scene.row) and scene.row[last + 1].kind not in STOPS:
        last += 1
    return sorted(range(first, last + 1), key=lambda n: abs(n - at))


def date_of(scene: Scene, at: int) -> DateExpression | None:
    """The date word that dates an event: in its clause, else the first of the sentence unless a background word stands between."""
    dates = [n for n, chunk in enumerate(scene.row) if chunk.kind == "date" and n not in scene.hidden] or [
        n for n, chunk in enumerate(scene.row) if chunk.kind == "date"
    ]
    if not dates:
        return None
    best = min(dates, key=lambda n: (_barriers(scene, at, n), abs(n - at)))
    if _barriers(scene, at, best) >= 2:
        return None
    return scene.page.dates[scene.row[best].first].expression


def _barriers(scene: Scene, at: int, date: int) -> int:
    """What stands between an event and a date: nothing 0, another clause 1, a background word 2."""
    low, high = sorted((at, date))
    between = [scene.row[n] for n in range(low + 1, high)]
    if any(chunk.kind == "background" and chunk.value in ("before",) for chunk in between):
        return 2
    if any(chunk.kind == "background" for chunk in between) and date > at:
        return 1
    return int(any(chunk.kind in STOPS for chunk in between))


def weapon_of(scene: Scene, at: int, fill: Fill, lexicon: Lexicon) -> int | None:
    """The chunk that tells the means."""
    options = list(fill.roles.get("weapon", ())) + [n for n in scene.complements[at].slots.get("with", ())]
    if at in scene.governors:
        options += scene.complements[scene.governors[at][0]].slots.get("with", ())
    if fill.merged is not None:
        options += scene.complements[fill.merged].slots.get("with", ())
    for n in options:
        phrase = scene.row[n].phrase
        if phrase is not None and senses(phrase) & {"munition", "vehicle", "aircraft"} and not senses(phrase) & {"actor"}:
            return n
    return None


def weapon_count(phrase: Phrase, scene: Scene, lexicon: Lexicon) -> Quantity | None:
    """How many: the number told, a dual, or one for a singular countable thing."""
    if phrase.counted:
        return Quantity(phrase.low, phrase.high)
    reading = scene.page.readings[phrase.head]
    for concept_id in phrase.concepts:
        if not lexicon.concepts[concept_id].countable:
            return None
    numbers = {noun.number for noun in reading.nouns}
    if "dual" in numbers and "plural" not in numbers:
        return Quantity(2, 2)
    if numbers == {"singular"} and not reading.peeled.article and not senses(phrase) & {"mass"}:
        return Quantity(1, 1)
    return None


def mode_of(scene: Scene, at: int, fill: Fill, weapon: int | None, lexicon: Lexicon) -> tuple[str | None, str]:
    """The mode and the codebook line that told it: the weapon's, an adjective's, else the trigger's own."""
    trigger = fill.trigger
    own = trigger.mode
    if own is None:
        return None, ""
    modes = {mode.id for mode in lexicon.codebook.types[trigger.frame].modes}
    told: dict[str, str] = {}
    if weapon is not None and (phrase := scene.row[weapon].phrase):
        for concept_id in (*phrase.concepts, *phrase.inner):
            concept = lexicon.concepts[concept_id]
            if concept.mode in modes:
                told.setdefault(str(concept.mode), concept.line)
    words: list[int] = []
    for n in (at, weapon, fill.merged):
        if n is not None and (phrase := scene.row[n].phrase) is not None:
            words += range(phrase.first, phrase.last)
    if own == "unspecified" or weapon is not None:
        if not told:
            for mode in lexicon.codebook.mode_words:
                if mode.type == trigger.frame and any(scene.page.readings[w].peeled.stem in mode.words for w in words):
                    told.setdefault(mode.mode, mode.line)
        if not told and trigger.frame == "strike" and _by_aircraft(scene, fill, lexicon):
            told["airstrike"] = "actor"
    if own not in ("unspecified", "other") or not told:
        return own, trigger.line
    if len(told) > 1 and "mixed" in modes and weapon is not None:
        return "mixed", ", ".join(told.values())
    return next(iter(told.items()))


def _by_aircraft(scene: Scene, fill: Fill, lexicon: Lexicon) -> bool:
    for n in fill.roles.get("actor", ()):
        phrase = scene.row[n].phrase
        if phrase is not None and "aircraft" in senses(phrase):
            return True
        if phrase is not None and any(
            scene.page.readings[w].peeled.stem in mode.words
            for mode in lexicon.codebook.mode_words
            if mode.mode == "airstrike"
            for w in range(phrase.first, phrase.last)
        ):
            return True
    return False
