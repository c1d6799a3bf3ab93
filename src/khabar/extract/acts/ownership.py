"""Whose "its fighters", "his forces", "his country" are."""

from msgspec import structs

from khabar.codebook.lexicon import Lexicon
from khabar.extract.noun_phrases.filling import nation_role, role_of
from khabar.extract.noun_phrases.phrases import read_phrase
from khabar.extract.noun_phrases.senses import is_agent, senses
from khabar.extract.sentence.apposition import names_title
from khabar.extract.sentence.scene import Scene
from khabar.extract.speaking.pronouns import agrees, owner, owners
from khabar.extract.speaking.voices import is_statement, is_word, phrase_at, speaker_role
from khabar.model import Role
from khabar.text.inflect import OUR

_BORNE = ("object", "with")  # "raised banners", "chanted (with) slogans"
PLACING = frozenset({"in", "near", "from", "to", "on"})
OWNED = frozenset({"force", "person.armed", "person.military", "aircraft", "munition", "vehicle"})


def owner_of(scene: Scene, n: int, lexicon: Lexicon) -> Role | None:
    """The owner of "its fighters", "its aircraft"; the state of "his country"."""
    phrase = scene.row[n].phrase
    if phrase is None:
        return None
    pronoun = scene.page.readings[phrase.head].peeled.pronoun
    found = senses(phrase)
    if not pronoun or pronoun == OUR or phrase.concepts or not found & (OWNED | {"area", "state", "organisation"}):
        return None  # "our forces" are those of whoever speaks
    speaker = _speaker_ahead(scene, n) if found & OWNED else None
    if speaker is not None and not agrees(scene, speaker, pronoun):
        body, speaker = led_by(scene, speaker, lexicon), None  # "the spokesman of the brigades said that their fighters"
        if body is not None:
            return body
    held = speaker if found & OWNED else _citizen(scene, n, pronoun)
    if held is None and found & OWNED:
        agents = (m for m in owners(scene, n, pronoun) if is_agent(phrase_at(scene, m)) and not _is_where(scene, m))
        held = next(agents, None)
    held = held if held is not None else owner(scene, n, pronoun)
    other = scene.row[held].phrase if held is not None else None
    if held is None or other is None or not is_agent(other):
        return None
    if found & OWNED:
        return led_by(scene, held, lexicon) or _body_behind(scene, held) or role_of(scene.page, other)
    if other.nation_at is not None:
        return nation_role(scene.page, other.nation_at)
    home = next((lexicon.states.get(lexicon.concepts[c].country or "") for c in (*other.concepts, *other.inner)), None)
    return None if home is None else structs.replace(role_of(scene.page, phrase), concepts=(home,))


def _is_where(scene: Scene, n: int) -> bool:
    """Whether a country only tells where an act was, alone or in a list: "launched an operation in A and B, and its planes destroyed"."""
    country = "country" in senses(phrase_at(scene, n))
    while n and scene.row[n].joined and scene.row[n - 1].kind == "noun":
        n -= 1
    return country and scene.row[n].slot in PLACING


def _body_behind(scene: Scene, n: int) -> Role | None:
    """The armed body that a page or a site which tells of "its fighters" speaks for: "a page ascribed to the brigade"."""
    after = scene.row[n + 1] if n + 1 < len(scene.row) else None
    if "medium" not in senses(phrase_at(scene, n)) or after is None or after.phrase is None or after.slot not in ("to", "on"):
        return None
    return role_of(scene.page, after.phrase) if "armed" in senses(after.phrase) else None


def _citizen(scene: Scene, n: int, pronoun: str) -> int | None:
    """The person ahead whose country is meant, whatever bodies are named between."""
    people = (held for held in owners(scene, n, pronoun) if "person" in senses(phrase_at(scene, held)))
    return next(people, None)


def _speaker_ahead(scene: Scene, n: int) -> int | None:
    """The subject of the verb ahead of "that" right before a phrase with a pronoun: "the army said, on a site, that its forces".

    One that is owned himself is passed over: "said that its planes raided the town, and that its forces took it".
    """
    that = n - 1 - (n > 1 and scene.row[n - 1].kind == "auxiliary")  # "denied that its fighters had shelled"
    if that < 0 or scene.row[that].kind != "that":
        return None
    verb = next((v for v in range(that - 1, -1, -1) if scene.row[v].kind == "verb"), None)
    told = scene.complements[verb] if verb is not None else None
    speaker = told.first("subject") if told is not None else None
    if told is None or speaker is None:
        return None
    phrase = phrase_at(scene, speaker)
    if scene.row[that].joined and scene.page.readings[phrase.head].peeled.pronoun and not phrase.concepts:
        return _speaker_ahead(scene, speaker)
    quoted = told.first("from") if "medium" in senses(phrase) else None
    return speaker if quoted is None else quoted  # "the agency quoted the ministry that its forces"


def spoken_for(scene: Scene, n: int, lexicon: Lexicon) -> Role | None:
    """The force whose act its spokesman or commander announces ("the spokesman for the army announced the downing of")."""
    verbs = (scene.row[at].reading for at, found in scene.complements.items() if n in found.slots.get("subject", ()))
    tells = any(reading is not None and any(form.verb in lexicon.says for form in reading.verbs) for reading in verbs)
    return led_by(scene, n, lexicon) if tells else None


def led_by(scene: Scene, n: int, lexicon: Lexicon) -> Role | None:
    """The force that one who speaks of "his forces" leads or speaks for: "the commander of the brigade", "the spokesman of the army"."""
    person = phrase_at(scene, n)
    if "person" not in senses(person):
        return None
    led = [person]
    after = scene.row[n + 1].phrase if n + 1 < len(scene.row) else None
    if after is not None and scene.row[n + 1].slot == "with" and is_word(scene, after, lexicon, "behalf"):
        led.append(after)
    if after is not None and scene.row[n + 1].slot == "in" and "armed" in senses(after) and "person" not in senses(after):
        return role_of(scene.page, after)  # "a leader in the brigades"
    for phrase in led:
        body = read_phrase(scene.page, lexicon, phrase.head + 1, phrase.last) if phrase.head + 1 < phrase.last else None
        if body is not None and "armed" in senses(body) and ("person" not in senses(body) or "person.armed" in body.classes):
            return role_of(scene.page, body)
    return None


def issuer_of(scene: Scene, n: int, lexicon: Lexicon) -> Role | None:
    """Whose statement it is that condemns or accuses: "a statement of the army accused", "the army issued a statement condemning"."""
    after = scene.row[n + 1].phrase if n + 1 < len(scene.row) and scene.row[n + 1].slot in ("to", "from", "of") else None
    if not is_statement(scene, phrase_at(scene, n), lexicon):
        return None
    if after is None:
        issuers = (found.first("subject") for verb, found in scene.complements.items() if verb < n in found.slots.get("object", ()))
        issuer = next((doer for doer in issuers if doer is not None), None)
        return speaker_role(scene, issuer, _last_of_name(scene, issuer), lexicon) if issuer is not None else None
    return role_of(scene.page, after) if is_agent(after) else None


def _last_of_name(scene: Scene, n: int) -> int:
    """The last chunk of a title with the name of who holds it."""
    return n + 1 if names_title(scene.row, n + 1) else n


def bearers(scene: Scene, doers: tuple[int, ...]) -> tuple[int, ...]:
    """Those who raise or chant what speaks in their stead ("they raised banners that condemn"), nobody where that is not told."""
    phrase = scene.row[doers[0]].phrase if doers else None
    if phrase is None or "banner" not in phrase.classes:
        return doers
    borne = (found.slots for found in scene.complements.values() if any(doers[0] in found.slots.get(slot, ()) for slot in _BORNE))
    return next((slots["subject"] for slots in borne if "subject" in slots), ())
