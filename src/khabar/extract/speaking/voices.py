"""What can speak, and how far a speaker reaches: office, organisation, place and name are one phrase."""

from msgspec import structs

from khabar.codebook.lexicon import Lexicon
from khabar.extract.noun_phrases.filling import role_of
from khabar.extract.noun_phrases.phrases import Phrase
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.apposition import NAMED
from khabar.extract.sentence.scene import Scene
from khabar.model import Role, Span
from khabar.text import fold_word
from khabar.text.inflect import FOR, FROM, WITH, name_key
from khabar.text.marks import EDGES, PARENTHESES, QUOTES

MEDIA = frozenset({"agency", "medium"})
NEWS = frozenset({"medium", "report"})
MUTE = frozenset(
    {
        *("time", "money", "munition", "weapon", "structure", "area", "direction", "vehicle", "facility", "military_site", "event"),
        *("person.casualty", "person.detained"),
    }
)
SPEAKING_EVENTS = frozenset({"force", "organisation", "person.source", "person.official"})  # senses of nouns that are verbal nouns too
BODIES = frozenset(
    {
        *("organisation", "force", "ministry", "office", "government", "military", "police", "party", "militia", "armed_group"),
        *("coalition", "unknown", "person.official", "international", "ngo", "intelligence", "state"),
    }
)
FIELDS = frozenset({"abstract", "civil", "responsibility", "area", "place", "verbal"})  # what an office may be for
HEARERS = frozenset({"person.civil", "person.official", "community", "organisation", "person.source", "medium", "structure"})
OCCASIONS = frozenset({"verbal"})  # what is "in" them is when one speaks, no part of who does
PLACE_WORDS = 2  # words of a place that tell a speaker apart ("sources in Marjana"); longer ones tell where something happened


def phrase_at(scene: Scene, n: int) -> Phrase:
    """The phrase of a chunk that has one."""
    phrase = scene.row[n].phrase
    assert phrase is not None
    return phrase


def is_medium(scene: Scene, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether a phrase names a news agency, a paper, a channel, or "means of information"."""
    if "person" in senses(phrase):
        return False
    if "abstract" in phrase.classes:
        second = scene.page.readings[phrase.head + 1 : phrase.last][:1]
        return any("medium" in noun.classes for word in second for noun in word.nouns)
    concepts = phrase.concepts or (phrase.inner if "unknown" in phrase.classes else ())
    if "medium" in phrase.classes and not phrase.concepts and _is_of_other_matters(scene, phrase):
        return False
    return "medium" in phrase.classes or any(lexicon.concepts[c].kind in MEDIA for c in concepts)


def _is_of_other_matters(scene: Scene, phrase: Phrase) -> bool:
    """Whether an organisation that could be a medium is named by what else it is for: an agency of intelligence, of energy."""
    if "organisation" not in scene.page.readings[phrase.head].classes or phrase.head + 1 >= phrase.last:
        return False
    purpose = scene.page.readings[phrase.head + 1]
    named = phrase.head + 1 in scene.page.names
    return bool(purpose.nouns) and purpose.peeled.article and not (named or purpose.classes & NEWS)


def is_word(scene: Scene, phrase: Phrase, lexicon: Lexicon, *kinds: str) -> bool:
    """Whether the head of a phrase is a noun of the attribution lists: a statement, an occasion, a general word for a source."""
    first = scene.page.readings[phrase.head]
    ahead = not first.nouns and not first.peeled.article  # "the latest toll": an adjective ahead of its noun
    readings = scene.page.readings[phrase.head : min(phrase.head + 1 + ahead, phrase.last)]
    stems = {stem for reading in readings for stem in (reading.peeled.stem, *(noun.noun for noun in reading.nouns))}
    return any(s.kind in kinds and len(s.words) == 1 for stem in stems for s in lexicon.formulas.get(stem, ()))


def is_statement(scene: Scene, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether a phrase is a text that speaks for its owner: a statement, a report."""
    return is_word(scene, phrase, lexicon, "statement")


def is_person(phrase: Phrase) -> bool:
    """Whether a phrase names people, or is a name that the codebook does not know."""
    return bool(senses(phrase) & {"person", "unknown"}) and "community" not in phrase.classes


def is_way(scene: Scene, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether a phrase is a medium, or a site on the network, which is one where it is quoted."""
    return is_medium(scene, phrase, lexicon) or is_word(scene, phrase, lexicon, "site")


def passes_on(scene: Scene, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether a speaker is a medium, its correspondent, or a report, which say what others told."""
    return is_way(scene, phrase, lexicon) or is_statement(scene, phrase, lexicon) or is_word(scene, phrase, lexicon, "correspondent")


def speaks(scene: Scene, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether a phrase can be one who says something."""
    if is_statement(scene, phrase, lexicon):
        return True
    if scene.page.words[phrase.head].kind != "word" or (phrase.event and not phrase.classes & SPEAKING_EVENTS):
        return False
    found = senses(phrase)
    if "actor" in found or is_medium(scene, phrase, lexicon):
        return True
    if found & MUTE:
        return is_word(scene, phrase, lexicon, "house")
    return bool(found & {"person", "unknown"})


def touches(scene: Scene, left: int, right: int) -> bool:
    """Whether nothing but quotation marks and a preposition stands between two chunks."""
    between = scene.row[left + 1 : right]
    return all(chunk.kind == "mark" and (chunk.value in QUOTES or chunk.value in PARENTHESES) for chunk in between)


def extends(scene: Scene, first: int, n: int, lexicon: Lexicon) -> bool:
    """Whether the chunk at ``n`` belongs to the speaker that begins at the chunk ``first`` and that it touches."""
    return _is_spoken_for(scene, n, lexicon) or _goes_with(scene, first, n, lexicon)


def _is_spoken_for(scene: Scene, n: int, lexicon: Lexicon) -> bool:
    """Whether a chunk is whom one speaks for, in quotation marks: "a spokesman of the "army" of"."""
    before = next((chunk.phrase for chunk in (scene.row[n - 1], scene.row[n - 2]) if n > 1 and chunk.phrase is not None), None)
    if scene.row[n].slot or scene.row[n].joined or before is None or before.last - before.first != 1:
        return False
    return is_word(scene, before, lexicon, "behalf")


def _goes_with(scene: Scene, first: int, n: int, lexicon: Lexicon) -> bool:
    """Whether a chunk belongs to a speaker by what it is and how it stands to him."""
    chunk, phrase, head = scene.row[n], phrase_at(scene, n), phrase_at(scene, first)
    if chunk.joined:
        return not chunk.slot and _is_joined(scene, n, lexicon)
    if is_word(scene, phrase, lexicon, "occasion") and chunk.slot in ("in", "with"):
        return False
    act = phrase.event and chunk.slot != "of" and phrase.classes.isdisjoint(SPEAKING_EVENTS)
    if act or is_statement(scene, phrase, lexicon) or "time" in phrase.classes:
        return False
    statement = is_statement(scene, head, lexicon)
    if chunk.slot in ("from", "to"):
        return _is_in_charge_of(scene, first, n, lexicon) or _is_owner(scene, n, lexicon, person=is_person(head), statement=statement)
    if chunk.slot == "of" or statement:
        return not statement or chunk.slot == "of" or (not chunk.slot and n - 1 > first and _names_owner(scene, n))
    if chunk.slot == "in":
        short = phrase.last - phrase.first <= PLACE_WORDS or "person.official" in head.classes  # who is in office is so in a land
        near = short or not phrase.classes & {"area", "place"}
        where = "direction" in phrase.classes and not is_person(head)  # an office may be of a side, a force speaks of what was there
        occasion = not phrase.classes.isdisjoint(OCCASIONS) and phrase.classes.isdisjoint(SPEAKING_EVENTS)  # "the resistance" is a body
        return near and not where and not occasion and not _is_statement_of(scene, phrase, lexicon)
    if chunk.slot == "with":
        written_on = scene.page.words[chunk.first].form.startswith(WITH)
        vague = "abstract" in phrase.classes and phrase.classes.isdisjoint(BODIES | {"area", "place"})
        how = vague and not is_word(scene, phrase, lexicon, "behalf")  # "said with clarity"
        return is_person(head) and written_on and not how and "event" not in phrase.classes
    people = chunk.reading is not None and any(noun.number == "plural" for noun in chunk.reading.nouns)
    verbs = [at for at, found in scene.complements.items() if n in found.slots.get("object", ())]
    acted_on = any(people or not (_says(scene, at) or phrase.classes & NAMED) for at in verbs)
    return chunk.slot == "" and is_person(phrase) and "person.casualty" not in phrase.classes and not acted_on


def _says(scene: Scene, at: int) -> bool:
    """Whether a chunk is a verb of saying, whose speaker's name may stand where an object does."""
    reading = scene.row[at].reading
    return scene.row[at].kind != "verb" or (reading is not None and reading.saying)


def _names_owner(scene: Scene, n: int) -> bool:
    """Whether a chunk is the name of the official whose statement it is: "a statement of the spokesman, | Brigadier So-and-so"."""
    at = next(m for m in range(n - 1, -1, -1) if m == 0 or scene.row[m].slot)
    official = "person.official" in phrase_at(scene, at).classes
    return scene.row[at].slot in ("to", "from") and official and is_person(phrase_at(scene, n))


def _is_statement_of(scene: Scene, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether an adjective ahead of it describes a statement: "in its latest report"."""
    stems = {scene.page.readings[at].peeled.stem for at in range(phrase.head, min(phrase.head + 2, phrase.last))}
    return any(s.kind == "statement" for stem in stems for s in lexicon.formulas.get(stem, ()))


def _is_joined(scene: Scene, n: int, lexicon: Lexicon) -> bool:
    """Whether a joined chunk is a further adjective, or a further speaker with no verb of its own."""
    phrase = phrase_at(scene, n)
    reading = scene.page.readings[phrase.head]
    if reading.adjective and not reading.nouns:
        return True
    return _no_verb_behind(scene, n) and speaks(scene, phrase, lexicon) and not is_statement(scene, phrase, lexicon)


def _is_in_charge_of(scene: Scene, first: int, n: int, lexicon: Lexicon) -> bool:
    """Whether a chunk is the field or the town that an office is for: "the coordinator | for human affairs", "mayor | of the town of"."""
    chunk, phrase, head = scene.row[n], phrase_at(scene, n), phrase_at(scene, first)
    if chunk.slot != "to" or "person.official" not in head.classes or scene.page.readings[chunk.first].peeled.preposition != FOR:
        return False
    heard = is_medium(scene, phrase, lexicon) or is_word(scene, phrase, lexicon, "occasion", "statement", "site")
    return not heard and phrase.definite and bool(phrase.classes & FIELDS) and phrase.classes.isdisjoint(HEARERS | BODIES)


def _is_owner(scene: Scene, n: int, lexicon: Lexicon, *, person: bool, statement: bool) -> bool:
    """Whether a chunk is the body that a person or a statement is of: a statement of the front, sources of the army."""
    chunk, phrase = scene.row[n], phrase_at(scene, n)
    before = scene.page.words[chunk.first - 1].form
    if chunk.slot == "from":
        return (statement and before != FROM) or (person and not statement and before == FROM)
    written_on = scene.page.readings[chunk.first].peeled.preposition == FOR or _is_named_for(scene, chunk.first)
    if before in QUOTES and "state" in phrase.classes:
        return False  # the paper of that name: a source in the movement told "Jerusalem" that
    if before == FOR or not (statement or written_on) or is_medium(scene, phrase, lexicon) or not phrase.classes & BODIES:
        return False
    return statement or _owned(phrase)


def _is_named_for(scene: Scene, at: int) -> bool:
    """Whether a known name that is no word of the language bears the particle "of", written on it or ahead of its quotation mark."""
    words = scene.page.words
    if at not in scene.page.names:
        return False
    return words[at - 2].form == FOR if words[at - 1].form in QUOTES else words[at].form.startswith(FOR)


def _owned(phrase: Phrase) -> bool:
    return bool(phrase.classes & {"person.official"}) or not senses(phrase) & {"person"}


def _no_verb_behind(scene: Scene, n: int) -> bool:
    return n + 1 >= len(scene.row) or scene.row[n + 1].kind != "verb"


def speaker_role(scene: Scene, first: int, last: int, lexicon: Lexicon) -> Role:
    """The chunks of a speaker as one role; a person whom the codebook knows by name gives the concept."""
    role = role_of(scene.page, phrase_at(scene, first))
    if scene.row[first].slot == "on":  # a given name that is spelled like "on"
        role = structs.replace(role, span=Span(scene.page.words[scene.row[first].first - 1].start, role.span.end))
    if last == first:
        return role
    end = max(scene.page.words[chunk.last - 1].end for chunk in scene.row[first : last + 1])
    for n in range(first + 1, last + 1):
        phrase = scene.row[n].phrase
        people = tuple(c for c in phrase.concepts if lexicon.concepts[c].kind == "person") if phrase is not None else ()
        if people:
            role = structs.replace(role, concepts=people)
    return structs.replace(role, span=Span(role.span.start, end))


def outlet_names(outlet: str | None, lexicon: Lexicon) -> frozenset[str]:
    """What a text may call the outlet that publishes it: the names of its id, or its name as given."""
    if outlet is None:
        return frozenset()
    known = lexicon.codebook.outlets
    own = " ".join(fold_word(word) for word in outlet.split())
    found = known.get(outlet) or next((one for one in known.values() if own in one.names), None)
    return found.names if found is not None else frozenset({own})


def bare_name(text: str) -> str:
    """The words of a name, folded, without quotation marks, and without the article of the first."""
    words = [fold_word(word.strip(EDGES)) for word in text.split()]
    words = [word for word in words if word]
    return " ".join(name_key(word) for word in words)
