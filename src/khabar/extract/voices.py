"""What can speak, and how far a speaker reaches: office, organisation, place and name are one phrase."""

from msgspec import structs

from khabar.codebook.lexicon import Lexicon
from khabar.extract.chunks import QUOTES
from khabar.extract.draft import role_of
from khabar.extract.phrases import Phrase
from khabar.extract.scene import Scene
from khabar.extract.senses import senses
from khabar.model import Role, Span
from khabar.text import fold_word
from khabar.text.inflect import FOR, FROM, name_key

MEDIA = frozenset({"agency", "medium"})
MUTE = frozenset(
    {"time", "money", "munition", "weapon", "structure", "area", "direction", "vehicle", "facility", "military_site", "event", "person.casualty", "person.detained"}
)
NAMED = frozenset({"unknown", "person"})
BODIES = frozenset({"organisation", "force", "ministry", "office", "government", "military", "police", "party", "militia", "armed_group", "coalition", "unknown",
                    "person.official", "international", "ngo", "intelligence", "state"})  # fmt: skip
PLACE_WORDS = 2  # words of a place that tell a speaker apart ("sources in Marjana"); longer ones tell where something happened


def phrase_at(scene: Scene, n: int) -> Phrase:
    """The phrase of a chunk that has one."""
    phrase = scene.row[n].phrase
    assert phrase is not None
    return phrase


def is_medium(scene: Scene, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether a phrase names a news agency, a paper, a channel."""
    if "person" in senses(phrase):
        return False
    if "abstract" in phrase.classes and any("medium" in noun.classes for word in scene.page.readings[phrase.head + 1 : phrase.last][:1] for noun in word.nouns):
        return True  # "means of information"
    kinds = {lexicon.concepts[c].kind for c in phrase.concepts} or {lexicon.concepts[c].kind for c in phrase.inner if "unknown" in phrase.classes}
    return bool(kinds & MEDIA) or "medium" in phrase.classes


def is_word(scene: Scene, phrase: Phrase, lexicon: Lexicon, *kinds: str) -> bool:
    """Whether the head of a phrase is a noun of the attribution lists: a statement, an occasion, a general word for a source."""
    reading = scene.page.readings[phrase.head]
    stems = {reading.peeled.stem, *(noun.noun for noun in reading.nouns)}
    return any(s.kind in kinds and len(s.words) == 1 for stem in stems for s in lexicon.formulas.get(stem, ()))


def is_statement(scene: Scene, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether a phrase is a text that speaks for its owner: a statement, a report."""
    return is_word(scene, phrase, lexicon, "statement")


def is_person(phrase: Phrase) -> bool:
    """Whether a phrase names people, or is a name that the codebook does not know."""
    return bool(senses(phrase) & {"person", "unknown"}) and "community" not in phrase.classes


def speaks(scene: Scene, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether a phrase can be one who says something."""
    if is_statement(scene, phrase, lexicon):
        return True
    if phrase.event and not phrase.classes & {"force", "organisation", "person.source", "person.official"} or scene.page.words[phrase.head].kind != "word":
        return False
    found = senses(phrase)
    if "actor" in found or is_medium(scene, phrase, lexicon):
        return True
    if found & MUTE:
        return False
    return bool(found & {"person", "unknown"})


def touches(scene: Scene, left: int, right: int) -> bool:
    """Whether nothing but quotation marks and a preposition stands between two chunks."""
    between = scene.row[left + 1 : right]
    return all(chunk.kind == "mark" and (chunk.value in QUOTES or chunk.value in "()") for chunk in between)


def extends(scene: Scene, first: int, last: int, n: int, lexicon: Lexicon) -> bool:
    """Whether the chunk at ``n`` belongs to the speaker over the chunks ``first`` to ``last`` that it touches."""
    chunk, phrase, head = scene.row[n], phrase_at(scene, n), phrase_at(scene, first)
    before = scene.page.words[chunk.first - 1].form
    reading = scene.page.readings[phrase.head]
    if chunk.joined and not chunk.slot and reading.adjective and not reading.nouns:
        return True
    if chunk.joined:
        return not chunk.slot and speaks(scene, phrase, lexicon) and not is_statement(scene, phrase, lexicon) and _no_verb_behind(scene, n)
    if is_word(scene, phrase, lexicon, "occasion") and chunk.slot in ("in", "with"):
        return False
    if phrase.event and chunk.slot != "of":
        return False
    if is_statement(scene, phrase, lexicon) or "time" in phrase.classes:
        return False
    statement = is_statement(scene, head, lexicon)
    match chunk.slot:
        case "of":
            return True
        case "in":
            return not statement and "direction" not in phrase.classes and (phrase.last - phrase.first <= PLACE_WORDS or not phrase.classes & {"area", "place"})
        case "with":
            return is_person(head)
        case "from":
            return (before == FROM) == (is_person(head) and not statement) and (is_person(head) or statement)
        case "to":
            return before != FOR and (statement or scene.page.readings[chunk.first].peeled.preposition == FOR) and not is_medium(scene, phrase, lexicon) and bool(phrase.classes & BODIES) and (statement or _owned(phrase))
        case "":
            return is_person(phrase) and not statement and "person.casualty" not in phrase.classes
    return False


def _owned(phrase: Phrase) -> bool:
    return bool(phrase.classes & {"person.official"}) or not senses(phrase) & {"person"}


def _no_verb_behind(scene: Scene, n: int) -> bool:
    return n + 1 >= len(scene.row) or scene.row[n + 1].kind != "verb"


def speaker_role(scene: Scene, first: int, last: int, lexicon: Lexicon) -> Role:
    """The chunks of a speaker as one role; a person whom the codebook knows by name gives the concept."""
    role = role_of(scene.page, phrase_at(scene, first))
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
    words = [fold_word(word.strip("\"“”«»„'()[]-–،.؛:")) for word in text.split()]
    words = [word for word in words if word]
    return " ".join(name_key(word) for word in words)
