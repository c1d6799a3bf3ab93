"""From the chunks that fill a role to its words: coordination, genitives under a preposition, and pronouns written on."""

from msgspec import structs

from khabar.codebook.lexicon import Lexicon
from khabar.extract.acts.aims import are_forces
from khabar.extract.acts.objects import is_mere_number
from khabar.extract.acts.ownership import bearers, issuer_of, owner_of, spoken_for
from khabar.extract.acts.parties import can_do, is_no_side
from khabar.extract.acts.roles import Fill
from khabar.extract.noun_phrases.agreement import is_accusative_only, keeps_its_nun
from khabar.extract.noun_phrases.filling import adjoin, joined_role, nation_role, role_of
from khabar.extract.noun_phrases.phrases import Phrase
from khabar.extract.noun_phrases.senses import is_agent, is_mere_place, is_nobodys_arm, senses
from khabar.extract.sentence.apposition import is_strange, names_title
from khabar.extract.sentence.belonging import with_owners
from khabar.extract.sentence.scene import Scene
from khabar.extract.speaking.voices import extends, phrase_at, speaker_role
from khabar.model import Role, Span
from khabar.model.event_types import PEOPLE_TAKEN
from khabar.text.endings import SOUND_PLURAL, bears_article
from khabar.text.inflect import FOR

NEXT = 2  # words between coordinated phrases: "and", or a comma with it
_OF_PARTIES = frozenset({"clash", "mobilization"})  # what is done to parties: a mobilization has an enemy (ruling 35)
GROUPS = frozenset({"force", "person.military", "person.armed", "abstract"})
_MET = frozenset({"gathering"})
_ARMS = frozenset({"munition", "small_arms"})
_SUFFERS = frozenset({"event", "person.casualty"})
_NOTIONS = frozenset({"abstract", "time", "manner", "money", "situation"})
_THINGS = frozenset({"abstract", "time", "manner", "money", "area", "site", "structure"})
_UNITS = frozenset({"force", "vehicle", "armour", "aircraft", "drone", "naval"})
_BODIES = frozenset({"organisation", "party", "armed_group", "militia", "ministry", "military", "police", "force"})


def actor_of(scene: Scene, fill: Fill, lexicon: Lexicon) -> Role | None:
    """Who did it."""
    if fill.nation is not None:
        return nation_role(scene.page, fill.nation)
    physical = fill.trigger.frame in lexicon.physical
    fillers = tuple(n for n in _together(scene, fill) if _may_act(scene, n, physical=physical))
    if not fillers and not fill.passive:
        return next((held for n in fill.roles.get("weapon", ()) if (held := owner_of(scene, n, lexicon)) is not None), None)
    if len(fillers) != 1:
        role = _joined(scene, fillers)
        return role if role is None else _described(scene, fillers[-1], role)
    if physical and fill.own_actor and (body := spoken_for(scene, fillers[0], lexicon)) is not None:
        return body
    if physical and _speaks_only(scene, fillers[0], lexicon):
        return _body_of(scene, fillers[0])
    held = owner_of(scene, fillers[0], lexicon) or issuer_of(scene, fillers[0], lexicon)
    if held is not None:
        return held
    name = _name_behind(scene, fillers[0]) if names_title(scene.row, fillers[0] + 1) else None
    held = _holder_of_office(scene, fillers[0], lexicon)
    if held is not None:
        return held
    role = _of_force(scene, fillers[0])
    if scene.row[fillers[0]].kind != "noun":
        role = _with_object(scene, fillers[0], role)
    return _described(scene, fillers[0], role) if name is None else _up_to(scene, role, name)


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
    return _up_to(scene, role, after.phrase) if senses(after.phrase) & _BODIES and "event" not in after.phrase.classes else role


def _holder_of_office(scene: Scene, n: int, lexicon: Lexicon) -> Role | None:
    """An official with the body he is of and his name: "the secretary-general of the party", "the spokesman for the army A. B."."""
    phrase, last = phrase_at(scene, n), n
    if "person.official" not in phrase.classes or phrase.concepts:
        return None
    while last + 1 < len(scene.row) and _goes_on(scene, n, last + 1, lexicon):
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
    if found & {"armed", "actor", "aircraft"}:
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
    fillers = tuple(n for n in told if not (is_mere_number(scene, n) or (sides and is_no_side(scene, n))))
    if (role := _joined(scene, fillers)) is None:
        return None
    last = fillers[-1]
    act = scene.row[last].kind == "event" and _MET.isdisjoint(phrase_at(scene, last).classes)
    return _with_object(scene, last, role) if act else _described(scene, last, _with_holder(scene, last, role))


def _described(scene: Scene, n: int, role: Role) -> Role:
    """A phrase with the participle that describes it and with what that asks for: "forces loyal to the president"."""
    phrase, row, role = phrase_at(scene, n), scene.row, _with_act(scene, n, role)
    described = n + 1 < len(row) and row[n + 1].kind == "descriptor" and row[n + 1].value != "near"
    if described and phrase.definite and not bears_article(scene.page.words[row[n + 1].first].form):
        return role  # "the resistance, backed by the army, took": how it did, and not who it is
    told = n + 1 + described
    complement = row[told].phrase if told < len(row) else None
    if complement is None or row[told].kind != "noun" or row[told].joined:
        return role
    if row[told].slot != "from" and scene.page.readings[row[told].first].peeled.preposition != FOR:
        return role
    last = scene.page.readings[phrase.last - 1]
    participle = told > n + 1 or (last.adjective and not last.nation and not last.peeled.article and phrase.last - phrase.first > 1)
    near = row[told].first - row[told - 1].last <= 1 and row[n + 1].first - phrase.last <= 1
    return _up_to(scene, role, complement) if participle and near and "munition" not in senses(complement) else role


def _joined(scene: Scene, fillers: tuple[int, ...]) -> Role | None:
    if len(fillers) == 1 and (named := _bearer(scene, fillers[0])) is not None:
        return named
    phrases = [phrase for n in fillers if (phrase := scene.row[n].phrase) is not None]
    if not phrases:
        return None
    together = [phrases[0]]
    for phrase in phrases[1:]:
        if phrase.first - together[-1].last <= NEXT or adjoin(scene.page, together[-1], phrase):
            together.append(phrase)
    return joined_role(scene.page, together)


def _bearer(scene: Scene, n: int) -> Role | None:
    """The second bearer of a title, told by his nation alone, with the name behind it: "the two presidents, A and the Russian B"."""
    chunk, after = scene.row[n], scene.row[n + 1] if n + 1 < len(scene.row) else None
    if not chunk.joined or chunk.phrase is None or chunk.reading is None or chunk.reading.nouns or not chunk.phrase.nation:
        return None
    if after is None or after.kind != "noun" or after.slot or after.joined or after.first != chunk.last:
        return None
    return _up_to(scene, role_of(scene.page, chunk.phrase), after.phrase)


def _with_object(scene: Scene, n: int, role: Role) -> Role:
    """An act with who did it, or what it was done to, next to it ("the attack on the base", "an attempt at planting bombs")."""
    after = scene.row[n + 1] if n + 1 < len(scene.row) else None
    if after is None or after.phrase is None or after.joined or after.first - scene.row[n].last > 1:
        return role
    whose = after.slot == "to" and are_forces(scene.row[n]) and can_do(scene, n + 1)  # "reinforcements of the army"
    if after.slot not in ("of", "on") and not whose:
        return role
    whole = _with_object if after.kind == "event" else _with_holder
    held = whole(scene, n + 1, role_of(scene.page, after.phrase))
    return structs.replace(role, span=Span(role.span.start, held.span.end), inner=(*role.inner, *held.concepts, *held.inner))


def _up_to(scene: Scene, role: Role, phrase: Phrase | None) -> Role:
    """A role that goes on over the phrase after it."""
    if phrase is None:
        return role
    end = role_of(scene.page, phrase)
    return structs.replace(role, span=Span(role.span.start, end.span.end), inner=(*role.inner, *end.concepts, *end.inner))


def _with_holder(scene: Scene, n: int, role: Role) -> Role:
    """An indefinite thing with the one it belongs to under a preposition ("a post of the army", "a vehicle belonging to")."""
    after = scene.row[n + 1] if n + 1 < len(scene.row) else None
    phrase = scene.row[n].phrase
    person = phrase is not None and "person" in senses(phrase)
    if _name_behind(scene, n) is not None:
        return _with_name(scene, role, n)
    if phrase is None or after is None or after.phrase is None or after.joined or after.kind == "event":
        return role
    told = senses(after.phrase)
    body = bool(told & _BODIES) and told.isdisjoint(("event", "area")) and after.first - phrase.last <= 1
    if person and not phrase.named and after.slot == "in" and (body or names_title(scene.row, n + 2)):
        return _with_name(scene, _up_to(scene, role, after.phrase), n + 1)
    if owners := with_owners(scene.row, (n,))[1:]:
        return _with_name(scene, _up_to(scene, role, scene.row[owners[-1]].phrase), owners[-1])
    if after.slot != "to" or after.first != scene.row[n].last:
        return role
    if phrase.definite and not _last_is_adjective(scene, phrase):
        return role
    found = senses(after.phrase)
    thrown = not found.isdisjoint(_ARMS) and not after.phrase.definite  # what they were exposed to
    aim = "verbal" in found and "actor" not in found  # what they were held for
    if thrown or aim or not (phrase.classes & (GROUPS | _MET) or phrase.counted):
        return role
    return _up_to(scene, role, after.phrase)


def _with_act(scene: Scene, n: int, role: Role) -> Role:
    """People or a body with the act in their genitive, which tells who they are: "aid workers", "the unit of the operations"."""
    phrase, after = scene.row[n].phrase, scene.row[n + 1] if n + 1 < len(scene.row) else None
    if phrase is None or phrase.definite or after is None or after.kind != "event" or after.joined:
        return role
    if "person" not in senses(phrase) and not (after.reading is not None and after.reading.peeled.article):
        return role
    told_how = after.slot or (after.reading is not None and is_accusative_only(after.reading))
    last = scene.page.readings[phrase.last - 1]
    awaits = after.first == phrase.last and not (told_how or keeps_its_nun(last) or is_accusative_only(last))
    return _up_to(scene, role, after.phrase) if awaits else role


def _name_behind(scene: Scene, n: int) -> Phrase | None:
    """The name of the holder of an office behind the office or the body that it is in: "the commander of the Front | (called) Sami"."""
    row = scene.row
    if names_title(row, n + 1):
        last = next(m for m in range(n + 2, len(row) + 1) if not names_title(row, m)) - 1
        return row[last].phrase
    called = n + 2 < len(row) and row[n + 1].value == "called" and row[n + 2].kind == "noun"
    return row[n + 2].phrase if called and not (row[n + 2].slot or row[n + 2].joined) else None


def _with_name(scene: Scene, role: Role, n: int) -> Role:
    """An office up to the chunk at ``n`` with the name of its holder behind it; a name that "called" gives stands alone."""
    name = _name_behind(scene, n)
    if name is not None and scene.row[n + 1].value == "called":
        return structs.replace(role_of(scene.page, name), classes=role.classes, inner=role.inner)
    return _up_to(scene, role, name)


def whole_role(scene: Scene, phrase: Phrase) -> Role:
    """A phrase of the sentence as the filler of a role, with what belongs to it behind it."""
    role = role_of(scene.page, phrase)
    n = next((n for n, chunk in enumerate(scene.row) if chunk.phrase is phrase), None)
    return role if n is None else _with_holder(scene, n, role)


def _last_is_adjective(scene: Scene, phrase: Phrase) -> bool:
    return scene.page.readings[phrase.last - 1].adjective and not scene.page.readings[phrase.last - 1].peeled.article
