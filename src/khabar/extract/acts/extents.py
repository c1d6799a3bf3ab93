"""How far the words of a role go on: over the holder of a thing, the body of an official, his name, what a participle asks for."""

from msgspec import structs

from khabar.extract.acts.aims import are_forces
from khabar.extract.acts.parties import can_do
from khabar.extract.noun_phrases.agreement import is_accusative_only, keeps_its_nun
from khabar.extract.noun_phrases.filling import role_of
from khabar.extract.noun_phrases.phrases import Phrase
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.apposition import names_title
from khabar.extract.sentence.belonging import with_owners
from khabar.extract.sentence.scene import Scene
from khabar.extract.speaking.voices import phrase_at
from khabar.model import Role, Span
from khabar.text.endings import bears_article
from khabar.text.inflect import FOR

LYING = "lying"  # the value of "that lies between", "that joins"
GROUPS = frozenset({"force", "person.military", "person.armed", "abstract"})
MET = frozenset({"gathering"})
_ARMS = frozenset({"munition", "small_arms"})
BODIES = frozenset({"organisation", "party", "armed_group", "militia", "ministry", "military", "police", "force"})


def described(scene: Scene, n: int, role: Role) -> Role:
    """A phrase with the participle that describes it and with what that asks for: "forces loyal to the president"."""
    phrase, row, role = phrase_at(scene, n), scene.row, _with_act(scene, n, role)
    described = n + 1 < len(row) and row[n + 1].kind == "descriptor" and row[n + 1].value != "near"
    if described and phrase.definite and not bears_article(scene.page.words[row[n + 1].first].form):
        return role  # "the resistance, backed by the army, took": how it did, and not who it is
    told = n + 1 + described
    complement = row[told].phrase if told < len(row) else None
    if complement is None or row[told].kind != "noun" or row[told].joined:
        return role
    if described and row[n + 1].value == LYING and row[told].slot == "between":
        return _over_joined(scene, told, up_to(scene, role, complement))
    if row[told].slot != "from" and scene.page.readings[row[told].first].peeled.preposition != FOR:
        return role
    last = scene.page.readings[phrase.last - 1]
    participle = told > n + 1 or (last.adjective and not last.nation and not last.peeled.article and phrase.last - phrase.first > 1)
    near = row[told].first - row[told - 1].last <= 1 and row[n + 1].first - phrase.last <= 1
    if not (participle and near) or "munition" in senses(complement):
        return role
    role = up_to(scene, role, complement)
    return _over_joined(scene, told, role, BODIES) if senses(complement) & BODIES else role


def _over_joined(scene: Scene, n: int, role: Role, of: frozenset[str] = frozenset()) -> Role:
    """A role with what is joined to the chunk it ends on, of some senses if any are asked for: "posts of the army and the police"."""
    row = scene.row
    while n + 1 < len(row) and row[n + 1].kind == "noun" and row[n + 1].joined and not row[n + 1].slot:
        phrase, behind = row[n + 1].phrase, row[n + 2] if n + 2 < len(row) else None
        if phrase is None or (of and senses(phrase).isdisjoint(of)) or (behind is not None and behind.kind in ("verb", "auxiliary")):
            break
        if any(n + 1 in found.slots.get("between", ()) for found in scene.complements.values()) and row[n].slot != "between":
            break  # "between forces loyal to the government and the rebels"
        n, role = n + 1, up_to(scene, role, phrase)
    return role


def with_object(scene: Scene, n: int, role: Role) -> Role:
    """An act with who did it, or what it was done to, next to it ("the attack on the base", "an attempt at planting bombs")."""
    after = scene.row[n + 1] if n + 1 < len(scene.row) else None
    if after is None or after.phrase is None or after.joined or after.first - scene.row[n].last > 1:
        return role
    whose = after.slot == "to" and are_forces(scene.row[n]) and can_do(scene, n + 1)  # "reinforcements of the army"
    if after.slot not in ("of", "on") and not whose:
        return role
    whole = with_object if after.kind == "event" else with_holder
    held = whole(scene, n + 1, role_of(scene.page, after.phrase))
    return structs.replace(role, span=Span(role.span.start, held.span.end), inner=(*role.inner, *held.concepts, *held.inner))


def up_to(scene: Scene, role: Role, phrase: Phrase | None) -> Role:
    """A role that goes on over the phrase after it."""
    if phrase is None:
        return role
    end = role_of(scene.page, phrase)
    return structs.replace(role, span=Span(role.span.start, end.span.end), inner=(*role.inner, *end.concepts, *end.inner))


def with_holder(scene: Scene, n: int, role: Role) -> Role:
    """An indefinite thing with the one it belongs to under a preposition ("a post of the army", "a vehicle belonging to")."""
    after = scene.row[n + 1] if n + 1 < len(scene.row) else None
    phrase = scene.row[n].phrase
    person = phrase is not None and "person" in senses(phrase)
    if name_behind(scene, n) is not None:
        return _with_name(scene, role, n)
    if phrase is None or after is None or after.phrase is None or after.joined or after.kind == "event":
        return role
    told = senses(after.phrase)
    body = bool(told & BODIES) and told.isdisjoint(("event", "area")) and after.first - phrase.last <= 1
    if person and not phrase.named and after.slot == "in" and (body or names_title(scene.row, n + 2)):
        return _with_name(scene, up_to(scene, role, after.phrase), n + 1)
    if owners := with_owners(scene.row, (n,))[1:]:
        return _with_name(scene, up_to(scene, role, scene.row[owners[-1]].phrase), owners[-1])
    if after.slot != "to" or after.first != scene.row[n].last:
        return role
    if phrase.definite and not _last_is_adjective(scene, phrase):
        return role
    found = senses(after.phrase)
    thrown = not found.isdisjoint(_ARMS) and not after.phrase.definite  # what they were exposed to
    aim = "verbal" in found and "actor" not in found  # what they were held for
    if thrown or aim or not (phrase.classes & (GROUPS | MET) or phrase.counted):
        return role
    return up_to(scene, role, after.phrase)


def _with_act(scene: Scene, n: int, role: Role) -> Role:
    """People or a body with the act in their genitive, which tells who they are: "aid workers", "the unit of the operations"."""
    phrase, after = scene.row[n].phrase, scene.row[n + 1] if n + 1 < len(scene.row) else None
    if phrase is None or phrase.definite or after is None or after.kind != "event" or after.joined:
        return role
    if "person" not in senses(phrase) and not (after.reading is not None and after.reading.peeled.article):
        return role
    theirs = after.reading is not None and after.reading.peeled.pronoun != ""  # "(five soldiers met) their death"
    told_how = theirs or after.slot or (after.reading is not None and is_accusative_only(after.reading))
    last = scene.page.readings[phrase.last - 1]
    done = any(n in found.slots.get("subject", ()) and n + 1 in found.slots.get("object", ()) for found in scene.complements.values())
    awaits = after.first == phrase.last and not (done or told_how or keeps_its_nun(last) or is_accusative_only(last))
    return up_to(scene, role, after.phrase) if awaits else role


def name_behind(scene: Scene, n: int) -> Phrase | None:
    """The name of the holder of an office behind the office or the body that it is in: "the commander of the Front | (called) Sami"."""
    row = scene.row
    if names_title(row, n + 1):
        last = next(m for m in range(n + 2, len(row) + 1) if not names_title(row, m)) - 1
        return row[last].phrase
    called = n + 2 < len(row) and row[n + 1].value == "called" and row[n + 2].kind == "noun"
    return row[n + 2].phrase if called and not (row[n + 2].slot or row[n + 2].joined) else None


def _with_name(scene: Scene, role: Role, n: int) -> Role:
    """An office up to the chunk at ``n`` with the name of its holder behind it; a name that "called" gives stands alone."""
    name = name_behind(scene, n)
    if name is not None and scene.row[n + 1].value == "called":
        return structs.replace(role_of(scene.page, name), classes=role.classes, inner=role.inner)
    return up_to(scene, role, name)


def whole_role(scene: Scene, phrase: Phrase) -> Role:
    """A phrase of the sentence as the filler of a role, with what belongs to it behind it."""
    role = role_of(scene.page, phrase)
    n = next((n for n, chunk in enumerate(scene.row) if chunk.phrase is phrase), None)
    return role if n is None else with_holder(scene, n, role)


def _last_is_adjective(scene: Scene, phrase: Phrase) -> bool:
    return scene.page.readings[phrase.last - 1].adjective and not scene.page.readings[phrase.last - 1].peeled.article
