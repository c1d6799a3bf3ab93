"""From the chunks that fill a role to its words: coordination, genitives under a preposition, and pronouns written on."""

from khabar.codebook.lexicon import Lexicon
from khabar.extract.acts.extents import BODIES, MET, described, name_behind, up_to, with_holder, with_object
from khabar.extract.acts.objects import is_mere_number
from khabar.extract.acts.ownership import bearers, issuer_of, owner_of, spoken_for
from khabar.extract.acts.parties import can_do, is_no_side
from khabar.extract.acts.roles import Fill
from khabar.extract.noun_phrases.filling import adjoin, joined_role, nation_role, role_of
from khabar.extract.noun_phrases.senses import is_agent, is_mere_place, is_nobodys_arm, senses
from khabar.extract.sentence.apposition import is_strange, names_title
from khabar.extract.sentence.scene import Scene
from khabar.extract.speaking.voices import extends, phrase_at, speaker_role
from khabar.model import Role
from khabar.model.event_types import PEOPLE_TAKEN, POLITICAL_SPEECH
from khabar.text.endings import SOUND_PLURAL

NEXT = 2  # words between coordinated phrases: "and", or a comma with it
_OF_PARTIES = frozenset({"clash", "mobilization"})  # what is done to parties: a mobilization has an enemy (ruling 35)
_SUFFERS = frozenset({"event", "person.casualty"})
_NOTIONS = frozenset({"abstract", "time", "manner", "money", "situation"})
_THINGS = frozenset({"abstract", "time", "manner", "money", "area", "site", "structure"})
_UNITS = frozenset({"force", "vehicle", "armour", "aircraft", "drone", "naval"})


def actor_of(scene: Scene, fill: Fill, lexicon: Lexicon) -> Role | None:
    """Who did it."""
    if fill.nation is not None:
        return nation_role(scene.page, fill.nation)
    physical = fill.trigger.frame in lexicon.physical
    fillers = tuple(n for n in _together(scene, fill) if _may_act(scene, n, physical=physical) and not _is_ordinal(scene, n, lexicon))
    if not fillers and not fill.passive:
        return next((held for n in fill.roles.get("weapon", ()) if (held := owner_of(scene, n, lexicon)) is not None), None)
    if len(fillers) != 1:
        role = _joined(scene, _together_told(scene, fillers))
        return role if role is None else described(scene, fillers[-1], role)
    if physical and fill.own_actor and (body := spoken_for(scene, fillers[0], lexicon)) is not None:
        return body
    if physical and _speaks_only(scene, fillers[0], lexicon):
        return _body_of(scene, fillers[0])
    of_country = fill.trigger.frame in POLITICAL_SPEECH and "area.country" in phrase_at(scene, fillers[0]).classes  # whoever speaks of it
    held = (None if of_country else owner_of(scene, fillers[0], lexicon)) or issuer_of(scene, fillers[0], lexicon)
    if held is not None:
        return held
    name = name_behind(scene, fillers[0]) if names_title(scene.row, fillers[0] + 1) else None
    held = _holder_of_office(scene, fill, fillers[0], lexicon)
    if held is not None:
        return held
    role = _of_force(scene, fillers[0])
    if scene.row[fillers[0]].kind != "noun":
        role = with_object(scene, fillers[0], role)
    return described(scene, fillers[0], role) if name is None else up_to(scene, role, name)


def _together(scene: Scene, fill: Fill) -> tuple[int, ...]:
    """Who did it, with those joined to him as subjects of one verb: "the navy and the air force carried out an operation that hit"."""
    doers, struck = bearers(scene, fill.roles.get("actor", ())), fill.roles.get("target", ())
    if len(doers) != 1:
        return doers
    sides = (found.slots.get("subject", ()) for found in scene.complements.values() if not found.passive)
    joined = next((side for side in sides if side[:1] == doers and all(can_do(scene, n) for n in side)), doers)
    return doers if set(joined) & set(struck) else joined


def _of_force(scene: Scene, n: int) -> Role:
    """A phrase, and if it is an unnamed unit or its craft the force right behind that has it: "a detachment, tanks of the army's"."""
    phrase, after = phrase_at(scene, n), scene.row[n + 1] if n + 1 < len(scene.row) else None
    role = role_of(scene.page, phrase)
    unit = bool(senses(phrase) & _UNITS) and not (phrase.definite or phrase.inner)
    unit = unit and (not phrase.concepts or "weapon" in phrase.classes)
    if not unit or after is None or after.slot != "to" or after.phrase is None or after.joined or after.first != phrase.last:
        return role
    return up_to(scene, role, after.phrase) if senses(after.phrase) & BODIES and "event" not in after.phrase.classes else role


def _holder_of_office(scene: Scene, fill: Fill, n: int, lexicon: Lexicon) -> Role | None:
    """An official with the body he is of and his name: "the secretary-general of the party", "the spokesman for the army A. B."."""
    phrase, last, others = phrase_at(scene, n), n, fill.roles.get("target", ())
    if "person.official" not in phrase.classes or phrase.concepts:
        return None
    while last + 1 < len(scene.row) and last + 1 not in others and _goes_on(scene, n, last + 1, lexicon):
        last += 1
    return speaker_role(scene, n, last, lexicon) if last > n else None


def _goes_on(scene: Scene, first: int, n: int, lexicon: Lexicon) -> bool:
    """Whether a chunk right behind an official belongs to the office or is the name, and is not whom he met."""
    chunk = scene.row[n]
    if chunk.kind != "noun" or chunk.joined or chunk.phrase is None or chunk.first - scene.row[n - 1].last > 1:
        return False
    met = any(at < n and n in found.slots.get("object", ()) for at, found in scene.complements.items())
    return (not met or bool(chunk.phrase.concepts) or is_strange(chunk.phrase)) and extends(scene, first, n, lexicon)


def _speaks_only(scene: Scene, n: int, lexicon: Lexicon) -> bool:
    """Whether a phrase names those who told of an act and not who did it: no side of a fight, no subject of verbs of which none says."""
    phrase = scene.row[n].phrase
    if phrase is None or "person.source" not in phrase.classes or scene.row[n].slot == "between":
        return False
    verbs = [at for at, found in scene.complements.items() if n in found.slots.get("subject", ())]
    return not verbs or any(_says(scene, at, lexicon) for at in verbs)


def _says(scene: Scene, at: int, lexicon: Lexicon) -> bool:
    """Whether a verb is one of saying."""
    reading = scene.row[at].reading
    return reading is not None and any(form.verb in lexicon.says for form in reading.verbs)


def _body_of(scene: Scene, n: int) -> Role | None:
    """The body that sources are of, which did what they tell of themselves ("sources in the resistance said they struck")."""
    after = scene.row[n + 1] if n + 1 < len(scene.row) else None
    if after is None or after.phrase is None or after.slot not in ("in", "from", "to") or not is_agent(after.phrase):
        return None
    return role_of(scene.page, after.phrase)


def _is_ordinal(scene: Scene, n: int, lexicon: Lexicon) -> bool:
    """Whether a phrase is the ordinal of a day told ahead alone: "Friday, the fourth and twentieth of the war"."""
    phrase = scene.row[n].phrase
    alone = phrase is not None and phrase.last - phrase.first == 1
    return alone and scene.page.words[scene.row[n].first].form in lexicon.codebook.number_words.contexts.ordinals


def _may_act(scene: Scene, n: int, *, physical: bool) -> bool:
    """Whether a phrase can have done something: no event, no number alone, and not people told only as dead or hurt.

    Nor can a thing, an abstract or a mere adjective without the article have done what needs hands.
    """
    phrase = scene.row[n].phrase
    if is_mere_number(scene, n):
        return False
    if phrase is None or (not physical and is_nobodys_arm(phrase)):
        return False
    if phrase.concepts or phrase.inner:
        return not (physical and phrase.concepts and is_mere_place(phrase))
    found, head = senses(phrase), scene.page.readings[phrase.head]
    if found & {"armed", "actor", "aircraft"} or ("vehicle" in found and phrase.nation is not None):
        return True
    if (
        found & _SUFFERS
        or (found and found <= _NOTIONS and scene.row[n].slot == "of")
        or (physical and (found & _THINGS or scene.row[n].kind == "event"))
    ):
        return False
    named = bool(found) or phrase.counted or phrase.nation is not None
    return not physical or named or head.peeled.article or head.peeled.stem.endswith(SOUND_PLURAL)


def target_of(scene: Scene, fill: Fill) -> Role | None:
    """Who or what it was done to."""
    if fill.foe is not None:
        return nation_role(scene.page, fill.foe)
    told, sides = fill.roles.get("target", ()), fill.trigger.frame in _OF_PARTIES
    if told == fill.roles.get("actor") and fill.trigger.frame not in PEOPLE_TAKEN:
        told = ()  # nobody is "him" whom he shot at; who is "he whom they laid hold of" took nobody
    fillers = _together_told(scene, tuple(n for n in told if not (is_mere_number(scene, n) or (sides and is_no_side(scene, n)))))
    if (role := _joined(scene, fillers)) is None:
        return None
    last = fillers[-1]
    act = scene.row[last].kind == "event" and MET.isdisjoint(phrase_at(scene, last).classes)
    return with_object(scene, last, role) if act else described(scene, last, with_holder(scene, last, role))


def _joined(scene: Scene, fillers: tuple[int, ...]) -> Role | None:
    if len(fillers) == 1 and (named := _bearer(scene, fillers[0])) is not None:
        return named
    return joined_role(scene.page, [phrase_at(scene, n) for n in fillers]) if fillers else None


def _together_told(scene: Scene, fillers: tuple[int, ...]) -> tuple[int, ...]:
    """The first of some fillers with those that stand right behind each other after it."""
    together: list[int] = []
    for n in fillers:
        phrase, last = scene.row[n].phrase, phrase_at(scene, together[-1]) if together else None
        if phrase is not None and (last is None or phrase.first - last.last <= NEXT or adjoin(scene.page, last, phrase)):
            together.append(n)
    return tuple(together)


def _bearer(scene: Scene, n: int) -> Role | None:
    """The second bearer of a title, told by his nation alone, with the name behind it: "the two presidents, A and the Russian B"."""
    chunk, after = scene.row[n], scene.row[n + 1] if n + 1 < len(scene.row) else None
    if not chunk.joined or chunk.phrase is None or chunk.reading is None or chunk.reading.nouns or not chunk.phrase.nation:
        return None
    if after is None or after.kind != "noun" or after.slot or after.joined or after.first != chunk.last:
        return None
    return up_to(scene, role_of(scene.page, chunk.phrase), after.phrase)
