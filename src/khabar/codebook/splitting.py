"""Which of the ways to take a word apart holds, and which number and person it then has."""

from collections.abc import Mapping

from khabar.codebook.readings import CueTable
from khabar.codebook.types import Noun, VerbForm
from khabar.text.clitics import Peeled
from khabar.text.inflect import ALEF, AND, HIS, MY, SPEAKERS, singulars

LONG_UNKNOWN = 5
FIRST = "1s"
VERBAL = "verbal"
PERSON = "person"
SIDE, PARTY = "direction", "force"
PLACED = frozenset({"area", "military_site", "structure"})
TOLD_BY_TWOS = PLACED | {"vehicle", "aircraft", "munition", "weapon", "person.official"}


def is_held(peeled: Peeled, cues: CueTable | None) -> bool:
    """Whether a word is read, as a whole or as a cue, with the pronoun that its last letter is unless it is a ta marbuta."""
    return peeled.pronoun == HIS or (cues is not None and any(hit.peeled.pronoun == HIS for hit in cues.hits()))


def as_told(forms: tuple[VerbForm, ...]) -> tuple[VerbForm, ...]:
    """The forms without the first person, where the same letters can be of the third: news tells of others ("was hit", not "I hit")."""
    return tuple([form for form in forms if form.person != FIRST]) or forms


def is_ours(forms: tuple[VerbForm, ...]) -> bool:
    """Whether none of the forms is of others than those who speak."""
    return all(form.person in SPEAKERS for form in forms)


def is_several(peeled: Peeled, nouns: tuple[Noun, ...]) -> bool:
    """Whether a noun is a plural or a dual; what looks like "my" on a singular is the dual before a genitive ("the two streets of").

    A plural noun of place is one though other nouns are spelled like it.
    """
    placed = [noun for noun in nouns if not PLACED.isdisjoint(noun.classes)]
    return bool(nouns) and (peeled.pronoun == MY or not any(noun.number == "singular" for noun in placed or nouns))


def heads_of(peeled: Peeled, nouns: tuple[Noun, ...]) -> tuple[Noun, ...]:
    """The nouns that a phrase may be headed by: with the article a word is no side of anything, if it may be "the parties"."""
    if not (peeled.article and nouns and set(nouns[0].classes) == {SIDE}):
        return nouns
    return tuple(noun for noun in nouns if PARTY in noun.classes) or nouns


def as_dual(peeled: Peeled, nouns: tuple[Noun, ...]) -> tuple[Peeled, tuple[Noun, ...]]:
    """A noun of place, of arms or of office that seems to bear "my" as the dual before a genitive, which news has in its place."""
    if peeled.pronoun != MY or not all(c.startswith(tuple(TOLD_BY_TWOS)) for noun in nouns for c in noun.classes):
        return peeled, nouns
    whole = Peeled(peeled.conjunction, peeled.preposition, peeled.article, peeled.stem + MY, "", peeled.lead)
    return whole, tuple(Noun(noun.noun, noun.classes, "dual") for noun in nouns)


def two_of(stem: str, nouns: Mapping[str, tuple[Noun, ...]]) -> tuple[Noun, ...]:
    """Two people by the dual that loses its nun before a pronoun ("her two children", "his two sons")."""
    found = next((told for singular in singulars(stem) if (told := nouns.get(singular))), ())
    people = (noun for noun in found if noun.number == "singular" and any(name.startswith(PERSON) for name in noun.classes))
    return tuple(Noun(noun.noun, noun.classes, "dual") for noun in people)


def joined_unknown(peels: tuple[Peeled, ...]) -> Peeled:
    """An unknown word of five letters or more that begins with the letter of "and" is read as joined; names that begin so are shorter."""
    whole = peels[0]
    if len(whole.stem) >= LONG_UNKNOWN:
        return next((p for p in peels if p.conjunction == AND and not p.preposition and not p.pronoun), whole)
    return whole


def things_of(nouns: tuple[Noun, ...]) -> tuple[Noun, ...]:
    """The nouns of a word that are no acts."""
    return tuple([noun for noun in nouns if VERBAL not in noun.classes])


def is_twin(peeled: Peeled, verbs: tuple[VerbForm, ...], nouns: tuple[Noun, ...]) -> bool:
    """Whether a word is a thing and an act alike but for a long alef, which begins the thing ("a commander", "an order")."""
    things = things_of(nouns)
    return bool(things) and peeled.stem.startswith(ALEF) and (bool(verbs) or len(things) < len(nouns))
