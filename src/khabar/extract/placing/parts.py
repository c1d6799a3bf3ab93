"""What an act was done to: ground that saw it, and targets each told with its own place or its own means ("depots in A, a house in B")."""

from itertools import pairwise

from msgspec import structs

from khabar.codebook.lexicon import Lexicon
from khabar.extract.acts.means import weapons_of
from khabar.extract.acts.roles import Fill
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.placing.naming import exactness
from khabar.extract.placing.ranks import VAGUE, is_place, told_rank
from khabar.extract.placing.told import LOCATIVE, is_settled
from khabar.extract.sentence.belonging import is_held
from khabar.extract.sentence.chunks import STOPS, Chunk
from khabar.extract.sentence.scene import Scene
from khabar.text.marks import COMMAS, HARD_MARKS, PARENTHESES, QUOTES

HELD_BEHIND = 2  # phrases between a target and its place: whose it is, what it is called
_THINGS = frozenset({"structure", "site", "military_site", "vehicle", "armed", "actor", "person", "force", "munition"})
_SITES = frozenset({"structure", "site", "military_site", "area"})
_SITED = frozenset({"in", "on", "near", "against"})
_PLACES = frozenset({"area.town", "area.local", "area.district", "area.province", "town", "village", "quarter", "unknown"})


def on_ground(scene: Scene, at: int, fill: Fill, lexicon: Lexicon) -> Fill:
    """A strike with the ground that underwent or saw it as its target ("the town saw shelling"), where no other is told (ruling 17)."""
    verb = scene.governors[at][0] if at in scene.governors else at
    if fill.trigger.frame != "strike" or "target" in fill.roles or not scene.row[verb].governs & {"see", "undergo"}:
        return fill
    for n in (*scene.complements[verb].slots.get("subject", ()), verb + 1):
        chunk = scene.row[n]
        if chunk.kind == "noun" and chunk.phrase is not None and exactness(scene.page, chunk.phrase, lexicon) > VAGUE:
            return structs.replace(fill, roles={**fill.roles, "target": (n,)})
    return fill


def bombed_place(scene: Scene, at: int, fill: Fill) -> int | None:
    """The place in the genitive of an explosion ("the bombing of" a country), a fight or an attack (of a town): where, not who."""
    if fill.trigger.frame not in ("bombing", "clash", "armed_attack") or at not in scene.complements:
        return None
    for n in scene.complements[at].slots.get("of", ()):
        phrase = scene.row[n].phrase
        if phrase is not None and n in fill.roles.get("actor", ()) and "place" in senses(phrase):
            return n if fill.trigger.frame == "bombing" or is_settled(phrase) else None
    return None


def parts_of(scene: Scene, at: int, fill: Fill, lexicon: Lexicon) -> list[Fill]:
    """The fill itself, or one for each target that is told with a place of its own, and each place of "another" act or target."""
    if others := _others(scene, at, lexicon):
        return _with_others(scene, at, fill, others)
    targets = fill.roles.get("target", ())
    if not targets or scene.row[targets[0]].kind != "noun":
        return [fill]
    begins, end = _begins(scene, targets[0], fill, lexicon)
    if len(begins) == 1:
        return [fill]
    found = []
    for begin, stop in pairwise((*begins, end)):
        own = tuple(n for n in targets if n < stop) if begin == targets[0] else (begin,)
        found.append(structs.replace(fill, roles={**fill.roles, "target": own}, part=range(begin, stop)))
    return found


def _others(scene: Scene, at: int, lexicon: Lexicon) -> list[int]:
    """Where "another" stands for the act, or what it was done to, once more, with its own place: "a raid on A and another on B"."""
    found, placed = [], False
    for n in range(at + 1, len(scene.row) - 1):
        chunk, behind = scene.row[n], scene.row[n + 1]
        if chunk.kind in STOPS or chunk.kind in ("verb", "event", "relative") or chunk.value in HARD_MARKS:
            break
        alone = chunk.joined and chunk.phrase is not None and chunk.last - chunk.first == 1 and not senses(chunk.phrase)
        again = alone and scene.page.readings[chunk.first].peeled.stem in lexicon.codebook.loss_words.another
        if again and placed and _is_site(scene, behind, lexicon):
            found.append(n)
        placed = placed or _is_site(scene, chunk, lexicon)
    return found


def _is_site(scene: Scene, chunk: Chunk, lexicon: Lexicon) -> bool:
    """Whether a phrase under a preposition of place names a place or a site."""
    if chunk.slot not in _SITED or chunk.kind != "noun" or chunk.phrase is None:
        return False
    return is_place(chunk, scene, lexicon) or not senses(chunk.phrase).isdisjoint(_SITES)


def _with_others(scene: Scene, at: int, fill: Fill, others: list[int]) -> list[Fill]:
    """One fill for each part: its target is what stands under the preposition of the first, else what the first was done to."""
    targets = tuple(n for n in fill.roles.get("target", ()) if n not in others)
    ends, found = [*others, len(scene.row)], []
    for begin, end in pairwise((at, *ends)):
        part = range(begin + 1, end)
        own = tuple(n for n in targets if n in part)
        same = bool(targets) and scene.row[targets[0]].slot == scene.row[begin + 1].slot
        told = own[:1] or ((begin + 1,) if same else targets[:1])
        found.append(structs.replace(fill, roles={**fill.roles, "target": told} if told else fill.roles, part=part))
    return found


def with_own_means(scene: Scene, at: int, fill: Fill) -> list[Fill]:
    """The fill itself, or one for each target with a means behind it: "hit the barracks with shells, and the post with rockets"."""
    targets = fill.roles.get("target", ())
    if not targets or scene.row[targets[0]].kind != "noun" or targets[0] <= at:
        return [fill]
    if not any(_is_struck_too(scene, targets[0], n) for n in range(targets[0] + 1, len(scene.row) - 1)):
        return [fill]
    means = weapons_of(scene, at, fill)
    if not means or means[0] <= targets[0]:
        return [fill]
    begins, weapons = [targets[0]], [means]
    for n in range(means[-1] + 1, len(scene.row) - 1):
        chunk = scene.row[n]
        if chunk.kind in STOPS or chunk.kind in ("verb", "event", "relative") or (chunk.kind == "mark" and chunk.value in HARD_MARKS):
            break
        if _is_struck_too(scene, targets[0], n):
            arms = _arms_of(scene, n)
            own = structs.replace(fill, roles={**fill.roles, "target": (n,), "weapon": (arms,)})
            if (second := weapons_of(scene, at, own)) and second[0] == arms:
                begins.append(n)
                weapons.append(second)
    ends = [*begins[1:], len(scene.row)]
    return [fill] if len(begins) == 1 else [
        structs.replace(fill, roles={**fill.roles, "target": (begin,), "weapon": armed}, part=range(begin, end))
        for begin, end, armed in zip(begins, ends, weapons, strict=True)
    ]  # fmt: skip


def _is_struck_too(scene: Scene, first: int, n: int) -> bool:
    """Whether a joined phrase is a second target, under no preposition or that of the first, with "with" right behind it."""
    chunk, phrase, arms = scene.row[n], scene.row[n].phrase, _arms_of(scene, n)
    if chunk.kind != "noun" or not chunk.joined or phrase is None or arms >= len(scene.row) or scene.row[arms].slot != "with":
        return False
    found = senses(phrase)
    return chunk.slot in ("", scene.row[first].slot) and bool(found & (_THINGS | {"place"})) and "munition" not in found


def _arms_of(scene: Scene, n: int) -> int:
    """The chunk behind a target, or behind the place that it is told to be in, where its own means would stand."""
    placed = scene.row[n + 1].slot in _SITED and scene.row[n + 1].kind == "noun" and not scene.row[n + 1].joined
    return n + 1 + placed


def _begins(scene: Scene, first: int, fill: Fill, lexicon: Lexicon) -> tuple[list[int], int]:
    """Where each target with its place begins, and where the last one ends."""
    found, placed = [first], False
    for n in range(first + 1, len(scene.row)):
        chunk = scene.row[n]
        if chunk.kind in STOPS or chunk.kind in ("verb", "event", "relative"):
            return found, n
        if chunk.kind == "mark" and not (chunk.value in COMMAS or chunk.value in QUOTES or chunk.value in PARENTHESES):
            return found, n
        site = len(found) > 1 and chunk.joined and scene.row[n - 1].kind == "mark" and is_place(chunk, scene, lexicon)
        if site or (placed and _has_own_ground(scene, first, n, fill, lexicon)):
            found.append(n)
        if chunk.kind == "noun" and not chunk.joined:
            placed = told_rank(scene, n, fill, lexicon) > 0 or (placed and chunk.slot in ("", "from"))
    return found, len(scene.row)


def _has_own_ground(scene: Scene, first: int, n: int, fill: Fill, lexicon: Lexicon) -> bool:
    """Whether a joined phrase is a further target with its own place; a palace is no side of a fight."""
    if fill.trigger.frame == "clash" and is_place(scene.row[n], scene, lexicon):
        return False
    told = _has_place(scene, n, fill, lexicon) or _is_known_site(scene, n, lexicon)
    return (told and _is_further(scene, first, n, lexicon)) or _is_around_site(scene, n, lexicon)


def _is_further(scene: Scene, first: int, n: int, lexicon: Lexicon) -> bool:
    """Whether a joined phrase is one more thing or person, under no preposition or that of the first, and no place of a list."""
    chunk, phrase = scene.row[n], scene.row[n].phrase
    if not chunk.joined or phrase is None or chunk.slot not in ("", scene.row[first].slot):
        return False
    owned = "area" in phrase.classes and not is_place(chunk, scene, lexicon)
    if chunk.slot and owned and n + 1 < len(scene.row) and scene.row[n + 1].slot in LOCATIVE:
        return True  # "raids on sites of the force in A, and on strongholds of the party in B"
    if senses(phrase) & _PLACES or not senses(phrase) & _THINGS:
        return False
    bare = phrase.definite and phrase.last - phrase.first == 1 and not phrase.concepts
    return not bare  # "in the groves and the gardens north of the town"


def _is_known_site(scene: Scene, n: int, lexicon: Lexicon) -> bool:
    """Whether a phrase names a site that tells where it is by itself: "a camp east of the town and the airport of A"."""
    phrase = scene.row[n].phrase
    return phrase is not None and "facility" in senses(phrase) and is_place(scene.row[n], scene, lexicon)


def _is_around_site(scene: Scene, n: int, lexicon: Lexicon) -> bool:
    """Whether a joined phrase tells the surroundings of a known site: "the base north of the town and the surroundings of the airport"."""
    chunk, phrase = scene.row[n], scene.row[n].phrase
    if not chunk.joined or phrase is None or "direction" not in phrase.classes:
        return False
    return any(lexicon.concepts[name].group == "facility" for name in phrase.inner)


def _has_place(scene: Scene, at: int, fill: Fill, lexicon: Lexicon) -> bool:
    """Whether a phrase of place stands right behind a target, or behind the one it belongs to."""
    for n in range(at + 1, min(len(scene.row), at + 2 + HELD_BEHIND)):
        chunk = scene.row[n]
        if chunk.kind != "noun" or chunk.joined:
            return False
        if chunk.slot and not is_held(scene.row, n):
            return is_place(chunk, scene, lexicon) and told_rank(scene, n, fill, lexicon) > 0
    return False
