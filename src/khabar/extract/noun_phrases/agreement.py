"""What the endings of indefinite words, and words of direction, say about where a noun phrase ends."""

from collections.abc import Callable, Collection, Iterable, Sequence

from khabar.codebook.lexicon import NameHit, Reading
from khabar.extract.counting.numbers import NumberMention
from khabar.extract.noun_phrases.areas import is_town_of
from khabar.extract.noun_phrases.nominals import may_be_victims
from khabar.extract.noun_phrases.victims import are_of_two_cases
from khabar.extract.page.tokens import Page
from khabar.text.clitics import ends_whole
from khabar.text.endings import SOUND_PLURAL, clashes_in_gender, is_accusative, is_human_plural, keeps_nun, may_agree
from khabar.text.inflect import FIRE, FROM, TANWIN, begins_name, has_article, is_feminine, looks_common, looks_described, singular_gender

_PARTIES_AND_SITES = frozenset({"force", "area", "structure", "military_site"})
_FORCE = frozenset({"abstract", "force"})  # "might" and "a force" are one word
_ARMS = frozenset({"munition", "weapon"})
_EXPLODING = frozenset({"munition", "mine", "ied", "bomb", "missile", "rocket", "grenade", "shell", "drone"})
_HIT = frozenset({"vehicle", "structure", "area", "site", "military_site"})
_HANDLED = frozenset({"vehicle", "structure", "munition", "military_site"})


def is_accusative_only(reading: Reading) -> bool:
    """Whether a word is an indefinite accusative and nothing else: the object of a verb, and no genitive."""
    return bool(reading.nouns) and all(is_accusative(reading.peeled.stem, noun.noun, noun.number) for noun in reading.nouns)


def keeps_its_nun(head: Reading) -> bool:
    """Whether a word is an indefinite plural or dual that shows it has no genitive."""
    if head.peeled.article or head.peeled.pronoun:
        return False
    stem = head.peeled.stem
    if not head.nouns:
        return head.adjective and is_human_plural(stem)
    return all(keeps_nun(stem, noun.noun, noun.number) for noun in head.nouns)


_TRADES = frozenset({"force", "vehicle", "organisation"})  # what men of a trade serve: "two drivers of trucks"


def bars_genitive(head: Reading, word: Reading, *, definite: bool) -> bool:
    """Whether the endings keep a word from being a genitive in a phrase: a nun or an accusative of its head, or its own."""
    ended = keeps_its_nun(head) or (is_accusative_only(head) and not are_two_of(head, word)) or is_handled(head, word)
    fire = word.peeled.stem in FIRE and "vehicle" in head.classes  # "gunmen in a car (opened) fire"
    return (not definite and ended) or is_accusative_only(word) or tells_manner(head, word) or fire


def are_two_of(head: Reading, word: Reading) -> bool:
    """Whether two men of a trade are told, spelled as one in the accusative, which no genitive could follow: "two officers of police"."""
    men = head.peeled.stem.endswith(TANWIN) and not head.peeled.article and is_person(head)
    return men and bool(word.nouns) and not word.adjective and not word.peeled.article and not word.classes.isdisjoint(_TRADES)


def is_person(reading: Reading) -> bool:
    """Whether a word can name people."""
    return any(name.startswith("person") for noun in reading.nouns for name in noun.classes)


def is_name(page: Page, at: int, *, definite: bool) -> bool:
    """Whether a name inside a phrase is one, though it is an adjective of nation too ("Syria" and "a Syrian" in the accusative).

    Behind the noun of a side stands a name, and no adjective spelled like it ("the north of Mali", not "the financial north"); so it does
    behind "the town of", with which the adjective would have to agree.
    """
    reading, before = page.readings[at], page.readings[at - 1]
    if page.names[at].length > 1 or not (reading.adjective or reading.nation):
        return True
    if reading.nation is None and ("direction" in before.classes or is_town_of(before, reading)):
        return True
    return counts_people(reading) and (definite or not page.words[at - 1].form.endswith(TANWIN))


def counts_people(reading: Reading) -> bool:
    """Whether a word may be a people's adjective in the accusative, spelled like their state: behind a number it is ("20 Syrians")."""
    return reading.nation is not None and reading.peeled.stem.endswith(TANWIN)


def agrees_in_case(head: Reading, adjective: Reading) -> bool:
    """Whether an adjective can belong to an indefinite head by its ending."""
    if adjective.peeled.article or not head.nouns:
        return True
    if head.nouns[0].number != "singular":
        return not (keeps_its_nun(head) and adjective.peeled.stem.endswith(TANWIN))
    return may_agree(adjective.peeled.stem, head.peeled.stem)


def agrees_in_gender(heads: Iterable[Reading], adjective: Reading, is_adjective: Callable[[str], bool]) -> bool:
    """Whether a regular singular adjective can describe one of the nouns ahead of it; a name or an unknown word takes either gender."""
    feminine = singular_gender(adjective.peeled.stem, is_adjective)
    if feminine is None:
        return True
    office = "organisation" in adjective.classes  # "ministers of (the ministry of) the interior"
    return any(
        not head.nouns
        or any(
            not clashes_in_gender(head.peeled.stem, noun.number, feminine=feminine) and not (office and "person.official" in noun.classes)
            for noun in head.nouns
        )
        for head in heads
        if head.nouns or not head.known
    )


def describes(page: Page, head: int, at: int, is_adjective: Callable[[str], bool], *, definite: bool) -> bool:
    """Whether the adjective at a word can, by its ending, belong to a noun of the phrase with that head; to a singular name any can."""
    heads, adjective = page.readings[head:at], page.readings[at]
    named = head in page.names
    if at == head + 1 and is_human_plural(heads[0].peeled.stem) and is_feminine(adjective.peeled.stem) and are_men(heads[0]):
        return False  # "gunmen (downed) a helicopter" is spelled as an adjective
    if tells_manner(heads[-1], adjective) or are_of_two_cases(heads[-1], adjective) or _are_of_nobody(heads, adjective):
        return False
    if _is_dual(adjective) and not (_is_dual(heads[0]) or (adjective.adjective and _may_be_men(heads[0]))):
        return False  # two more things, not what the first is like; "the southern (fighters)" is spelled as "the two southern"
    if named and not any(noun.number == "plural" for noun in heads[0].nouns):
        return definite or not (is_accusative_only(adjective) and is_feminine(heads[0].peeled.stem))
    if _is_plural(adjective) and heads[0].nouns and not any(noun.number != "singular" for other in heads for noun in other.nouns):
        return False  # "operations" is spelled as "practical"
    bare = not (adjective.peeled.article or adjective.nation or adjective.peeled.stem.endswith(TANWIN)) and bool(adjective.nouns)
    if bare and is_accusative_only(heads[0]) and singular_gender(adjective.peeled.stem, is_adjective) is False:
        return False  # "fifty gunmen (attacked) a centre" is spelled as "concentrated"
    return agrees_in_gender(heads, adjective, is_adjective) and (definite or named or agrees_in_case(heads[0], adjective))


def tells_manner(people: Reading, word: Reading) -> bool:
    """Whether an adjective in the accusative of one stands behind a plural for people: "(executed) four youths in the field"."""
    return word.adjective and not word.nouns and word.peeled.stem.endswith(TANWIN) and are_men(people)


def are_men(reading: Reading) -> bool:
    """Whether a word is a plural for people, and no other noun."""
    return bool(reading.nouns) and all(
        noun.number == "plural" and any(name.startswith("person") for name in noun.classes) for noun in reading.nouns
    )


def _may_be_men(reading: Reading) -> bool:
    """Whether a word is a plural for people, by one of its readings at least."""
    men = (noun for noun in reading.nouns if noun.number == "plural")
    return any(name.startswith("person") for noun in men for name in noun.classes)


def _are_of_nobody(heads: Sequence[Reading], adjective: Reading) -> bool:
    """Whether an adjective tells the nationality of several people, of whom no noun ahead does ("the president (accused) the Syrians")."""
    told = adjective.nation is not None and not adjective.nouns and adjective.peeled.article
    numbers = {noun.number for head in heads for noun in head.nouns if any(name.startswith("person") for name in noun.classes)}
    return told and adjective.peeled.stem.endswith(SOUND_PLURAL) and numbers == {"singular"}


def _is_dual(reading: Reading) -> bool:
    return bool(reading.nouns) and all(noun.number == "dual" for noun in reading.nouns)


def agrees_unknown(page: Page, head_at: int, at: int) -> bool:
    """Whether an unknown word can only be the adjective of the head by a common nun, or by its ending if both have the article."""
    head = page.readings[head_at]
    if agrees_by_nun(head, page.readings[at]) or _describes_act(page, head, at):
        return True
    if not (head.peeled.article and page.readings[at].peeled.article and head.nouns and ends_whole(page.words[at], page.document.text)):
        return False
    return is_feminine(head.peeled.stem) or _is_plural(head)


def _describes_act(page: Page, head: Reading, at: int) -> bool:
    """Whether an unknown word right behind one indefinite act has the shape of its adjective ("a terrible attack"), and names no doer."""
    one = bool(head.nouns) and all(noun.number == "singular" for noun in head.nouns) and not (head.peeled.article or at in page.names)
    return one and names_event(head) and looks_described(page.words[at].form, feminine=is_feminine(head.peeled.stem))


def _is_plural(reading: Reading) -> bool:
    """Whether all nouns that a word may be are plurals."""
    return bool(reading.nouns) and all(noun.number == "plural" for noun in reading.nouns)


def is_mere_adjective(reading: Reading) -> bool:
    """Whether a word only describes the noun before it: an adjective that neither has the article nor stands for people."""
    described = bool(reading.nation or reading.adjective) and not reading.peeled.article and not reading.nouns
    return described and not is_human_plural(reading.peeled.stem)


def is_forcibly(page: Page, at: int, last: int) -> bool:
    """Whether "with force" says how, and names no force: nothing describes it."""
    reading = page.readings[at]
    if reading.peeled.article or reading.peeled.pronoun or not reading.classes >= _FORCE or at in page.names:
        return False  # "with air defence systems"
    after = page.readings[at + 1] if at + 1 < last else None
    return after is None or not (after.nation or after.adjective)


def tells_how(reading: Reading) -> bool:
    """Whether a word alone is an adjective in the accusative, which tells how an act or its doer was ("backed by", "on the ground")."""
    if reading.nouns or reading.nation or reading.verbs or reading.classes or not reading.adjective:
        return False
    return not (reading.peeled.article or reading.peeled.preposition) and reading.peeled.stem.endswith(TANWIN)


def points(page: Page, at: int, last: int) -> bool:
    """Whether a word says on which side of the name after it something lies ("west of the town")."""
    reading = page.readings[at]
    if reading.peeled.article or "direction" not in reading.classes or at + 1 >= last:
        return False
    after = page.readings[at + 1]
    unknown = not after.known and not looks_common(page.words[at + 1].form)
    named = at + 1 in page.names or begins_name(page.words[at + 1].form)
    return named or after.peeled.article or unknown or not after.classes.isdisjoint(("area", "direction"))


def are_sides(page: Page, first: int, last: int) -> bool:
    """Whether the words ``first`` to ``last`` (end excluded) all tell a side: "the area east of the river" is one place."""
    return all("direction" in reading.classes for reading in page.readings[first:last])


def belongs_to_participle(page: Page, at: int) -> bool:
    """Whether a preposition with a pronoun belongs to the participle before it, which is used as a noun ("those suspected")."""
    cue = page.cues[at]
    tied = cue.cue.kind == "pronoun" or (cue.cue.kind == "preposition" and cue.peeled.pronoun != "")
    return tied and "person.detained" in page.readings[at - 1].classes


def agrees_by_nun(head: Reading, word: Reading) -> bool:
    """Whether an unknown word after a dual or sound plural bears the same ending: an adjective of it ("two separate attacks")."""
    return not word.known and not word.peeled.article and keeps_its_nun(head) and word.peeled.stem[-2:] == head.peeled.stem[-2:]


def stands_alone(page: Page, number: NumberMention) -> bool:
    """Whether a number has no noun behind it: one of one word with the article ("the hundreds (mourned)"), or before "their ..."."""
    if number.last < len(page.words) and page.readings[number.last].peeled.pronoun:
        return True
    if number.last < len(page.words) and page.words[number.last].form == FROM:
        return False
    return number.last - number.first == 1 and has_article(page.words[number.first].form)


def names_event(reading: Reading) -> bool:
    """Whether a noun names something that happens, and not who does it."""
    return bool(reading.noun_triggers or reading.light or reading.loss) and not is_force(reading)


def is_act(reading: Reading) -> bool:
    """Whether a word begins an event of its own; "the occupation" is also who occupies, and so a genitive."""
    return bool(reading.noun_triggers) and not reading.peeled.pronoun and not is_force(reading)


def is_force(reading: Reading) -> bool:
    """Whether a definite word names a force."""
    return reading.peeled.article and "force" in reading.classes


def ends_on_adjective(page: Page, end: int, name: NameHit) -> bool:
    """Whether a name of several words ends on an adjective, after which no genitive comes ("an unmanned aircraft (struck) the base")."""
    if end < len(page.readings) and not page.readings[end].known:
        return False  # another adjective, if anything
    return name.length > 1 and page.readings[end - 1].adjective


def is_struck(classes: Collection[str], reading: Reading) -> bool:
    """Whether an indefinite word behind munitions or their craft is what they struck, and no genitive: "a drone (struck) a car".

    Behind what goes off so are people, told as one or by an ending: "there killed a mine | two soldiers".
    """
    hit = not _HIT.isdisjoint(reading.classes) or (not _EXPLODING.isdisjoint(classes) and may_be_victims(reading))
    return not reading.peeled.article and not _ARMS.isdisjoint(classes) and hit


def is_handled(head: Reading, reading: Reading) -> bool:
    """Whether an indefinite thing behind one armed man is what he used or struck, and no genitive: "a gunman (set off) a bomb".

    So are people whom he did it to: "there killed a sniper | two soldiers".
    """
    armed = any(noun.number == "singular" and "person.armed" in noun.classes for noun in head.nouns)
    hit = not _HANDLED.isdisjoint(reading.classes) or may_be_victims(reading)
    return armed and not (head.peeled.article or reading.peeled.article) and hit


def goes_with_act(head: Reading, word: Reading) -> bool:
    """Whether a definite word after a definite event noun says more of it, being no party, place or act itself."""
    if not (head.peeled.article or head.peeled.pronoun) or not word.peeled.article or word.noun_triggers:
        return False
    if head.peeled.pronoun and "verbal" in word.classes:
        return False  # "its refusal to recognise"
    return word.classes.isdisjoint(_PARTIES_AND_SITES) and not any(c.startswith("person") for c in word.classes)


def acts_on(page: Page, at: int) -> bool:
    """Whether the word right behind an indefinite event noun is the act itself, or what it was done to, though it could be an adjective.

    Before "on" a centre is none: the fire is "concentrated on" something. Several people describe no act: "the doing of unknown men".
    """
    reading = page.readings[at]
    if reading.peeled.article:
        return False
    if "area.local" in reading.classes and at + 1 < len(page.words) and (page.readings[at + 1].peeled.article or at + 1 in page.names):
        return True  # "a blast (shook) the quarter of", spelled as "a live blast"
    aimed = at + 1 in page.cues and page.cues[at + 1].cue.value == "on"
    told = {"event", "vehicle"} if aimed else {"event", "vehicle", "structure", "military_site"}
    several = reading.peeled.stem.endswith(SOUND_PLURAL) and not page.readings[at - 1].peeled.stem.endswith(SOUND_PLURAL)
    return several or at in page.phrases or not told.isdisjoint(reading.classes)
