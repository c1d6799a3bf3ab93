"""Who suffered a loss and how many: single persons, counted groups, and lists of both."""

from collections.abc import Sequence

from khabar.codebook.lexicon import Lexicon
from khabar.extract.casualties.numbers_told import behind_clause
from khabar.extract.noun_phrases.agreement import are_two_of
from khabar.extract.noun_phrases.phrases import Phrase
from khabar.extract.noun_phrases.senses import THINGS, senses
from khabar.extract.sentence.apposition import names_title
from khabar.extract.sentence.scene import Scene
from khabar.model import Quantity
from khabar.text.inflect import AND, DUAL, FROM, PLURAL_ENDINGS, TANWIN
from khabar.text.marks import COMMAS

TITLES = frozenset({"person.military", "person.official", "person.casualty"})
ARMED = "person.military"  # a member of a force, whose plural is the force
TWO = 2
PLACES = 4  # chunks of place that may stand between two items of a list
PEOPLE = frozenset({"person", "actor", "force", "unknown"})


def people(phrase: Phrase) -> bool:
    """Whether a phrase can name people who suffer."""
    found = senses(phrase)
    if "person" in found or (phrase.counted and "actor" in found and "place" not in found):
        return True
    if found & THINGS:
        return False
    return bool(found & PEOPLE) or phrase.nation is not None or phrase.counted


def count_of(scene: Scene, phrase: Phrase, lexicon: Lexicon) -> Quantity | None:
    """How many people a phrase counts: the number told, two for a dual, one for a singular or "one of"."""
    if phrase.counted:
        return Quantity(phrase.low, phrase.high)
    words = lexicon.codebook.loss_words
    if any(scene.page.words[n].form.removeprefix(AND) in words.ones for n in range(phrase.first, phrase.head)):
        return Quantity(1, 1)
    reading = scene.page.readings[phrase.head]
    if reading.peeled.stem in words.another or reading.peeled.stem in words.two_others:
        return Quantity(1, 1) if reading.peeled.stem in words.another else Quantity(2, 2)
    told = number_behind(scene, phrase) or _number_to(scene, phrase, lexicon) or _number_within(scene, phrase, lexicon)
    if told is not None:
        return told
    if phrase.first != phrase.head or reading.peeled.stem in words.collectives:
        return None
    persons = [noun for noun in reading.nouns if any(name.startswith("person") for name in noun.classes)]
    numbers = {noun.number for noun in persons or reading.nouns}
    singular = "singular" in numbers and "plural" not in numbers
    two = reading.peeled.pronoun != "" and numbers == {"dual"}  # "his two sons": without its nun before a pronoun
    one = (singular or two) and "person" in senses(phrase) and (ARMED in reading.classes or not reading.classes & {"force", "community"})
    if one or ((phrase.concepts or phrase.named) and "person" in phrase.classes):
        two = two or (one and reading.peeled.pronoun != "" and reading.peeled.stem.endswith(TANWIN))
        two = two or (phrase.last - phrase.head > 1 and are_two_of(reading, scene.page.readings[phrase.head + 1]))
        return Quantity(2, 2) if two else Quantity(1, 1)
    if phrase.nation is not None and phrase.nation_at == phrase.head and not numbers and not reading.peeled.article:
        return _of_nationals(scene.page.words[phrase.head].form)
    return None


def number_behind(scene: Scene, phrase: Phrase | None) -> Quantity | None:
    """The number that stands behind those it counts as their adjective: "his three children", "soldiers two"."""
    number = scene.page.numbers.get(phrase.last) if phrase is not None else None
    if phrase is None or number is None or scene.page.readings[number.first].peeled.conjunction:
        return None  # "an officer and two of his guards"
    told = phrase.definite and scene.page.readings[number.first].peeled.article
    two = number.low == number.high == TWO and not phrase.definite and scene.page.words[number.first].kind == "word"
    return Quantity(number.low, number.high) if told or two else None


def _number_within(scene: Scene, phrase: Phrase, lexicon: Lexicon) -> Quantity | None:
    """The number that a body of people is told to be of: "a family of five members", "a crew that is made up of three"."""
    page = scene.page
    if page.readings[phrase.head].peeled.stem not in lexicon.codebook.loss_words.collectives:
        return None
    number = next((page.numbers[n] for n in range(phrase.head + 1, phrase.last) if n in page.numbers), None)
    if number is None or number.kind != "count" or page.words[number.first - 1].form != FROM:
        return None
    return Quantity(number.low, number.high)


def _number_to(scene: Scene, phrase: Phrase, lexicon: Lexicon) -> Quantity | None:
    """The number under "to" ahead of "the number of", or behind it: "it rises to 45 the number of the soldiers who were killed"."""
    if scene.page.readings[phrase.head].peeled.stem not in lexicon.codebook.loss_words.number_of:
        return None
    at = next((n for n, chunk in enumerate(scene.row) if chunk.phrase is phrase), 0)
    told = (chunk.phrase for chunk in reversed(scene.row[:at]) if chunk.slot == "to" and chunk.kind == "noun")
    number = next((one for one in told if one is not None and one.counted and not senses(one) & THINGS), None)
    if number is None and (behind := behind_clause(scene, at)) is not None:
        number = scene.row[behind].phrase
    return Quantity(number.low, number.high) if number is not None else None


def _of_nationals(form: str) -> Quantity | None:
    """How many people a nationality alone tells: one, two for the dual, unknown for the plural."""
    if form.endswith(PLURAL_ENDINGS):
        return None
    return Quantity(2, 2) if form.endswith(DUAL) else Quantity(1, 1)


def can_suffer(scene: Scene, phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether a phrase names people, or counts them without naming them ("another", "twenty")."""
    counted = not senses(phrase) & THINGS and count_of(scene, phrase, lexicon) is not None
    return people(phrase) or counted or _number_to(scene, phrase, lexicon) is not None


def taken_in(scene: Scene, phrase: Phrase, lexicon: Lexicon) -> Phrase | None:
    """The person told by an adjective that an act of loss has taken in: "the killing of a Nakhili", "the wounding of another"."""
    at = phrase.head + 1
    if at >= phrase.last or scene.page.readings[at].peeled.article or scene.page.readings[phrase.head].peeled.article:
        return None
    words = lexicon.codebook.loss_words
    if scene.page.readings[at].peeled.stem in words.another | words.two_others:
        return Phrase(at, at + 1, at, frozenset({"person"}))
    return Phrase(at, at + 1, at, frozenset({"person"}), nation=phrase.nation, nation_at=at) if at == phrase.nation_at else None


def list_from(scene: Scene, at: int, lexicon: Lexicon, among: frozenset[str] | None = None) -> list[tuple[Quantity | None, Phrase, int]]:
    """The groups listed from the chunk at ``at`` on: "an officer, and two soldiers". Each with its count, phrase and chunk.

    ``among`` keeps to those whose head is one of these words or has none (a list of dead that goes over to the injured).
    """
    first = scene.row[at].phrase
    assert first is not None
    found = [(count_of(scene, first, lexicon), first, at)]
    n = at + 1
    while n < len(scene.row):
        chunk = scene.row[n]
        if (rest := _behind_included(scene, n, found[-1][0]) or _behind_inserted(scene, n)) is not None:
            n = rest
            continue
        if _passed_over(scene, n) or _rest_of_name(scene, n, found[-1][1]):
            n += 1
            continue
        phrase = chunk.phrase
        several = phrase is not None and (phrase.counted or number_behind(scene, phrase) is not None)
        if phrase is not None and several and people(phrase) and chunk.slot == "companion":  # "with four of his men"
            found.append((count_of(scene, phrase, lexicon), phrase, n))
            n += 1
            continue
        if phrase is None or not _goes_on(scene, n, phrase, lexicon, among) or _begins_clause(scene, n):
            break
        count = count_of(scene, phrase, lexicon)
        if count == Quantity(1, 1) and phrase.last - phrase.first == 1 and phrase.counted and not found[-1][1].counted:
            n += 1
            continue  # "one" behind the noun it counts
        if found[-1][1].counted and not phrase.counted and scene.page.words[phrase.head].form.endswith(TANWIN):
            n += 1
            continue
        if count is None and phrase.first == phrase.head and _goes_on_with_whole(scene, found[-1][1], phrase):
            break
        found.append((count, phrase, n))
        n += 1
    return found


def _goes_on(scene: Scene, n: int, phrase: Phrase, lexicon: Lexicon, among: frozenset[str] | None) -> bool:
    """Whether a list of those who suffered goes on with a phrase: with more people, with another, or with a number of them alone."""
    chunk, stem = scene.row[n], scene.page.readings[phrase.head].peeled.stem
    if chunk.kind != "noun" or not chunk.joined or chunk.slot not in ("", "of"):
        return False
    alone = _is_number_of(scene, phrase)
    if among is not None:
        return alone or (people(phrase) and stem in among)
    return (people(phrase) or alone or stem in lexicon.codebook.loss_words.another) and stem not in lexicon.loss_persons


def _is_number_of(scene: Scene, phrase: Phrase) -> bool:
    """Whether a phrase is a number with no noun of its own, "of" some: "fifteen dead of the rebels and seven of the army"."""
    number = scene.page.numbers.get(phrase.first)
    return number is not None and number.last < phrase.last and scene.page.words[number.last].form == FROM


def _behind_included(scene: Scene, n: int, whole: Quantity | None) -> int | None:
    """The chunk of one more group behind those told to be among the first: it is more than they, with it, can be.

    So "the killing of 17 soldiers, 4 officers among them, and of 100 gunmen".
    """
    if scene.row[n].kind != "apposition" or whole is None or whole.low is None:
        return None
    within = 0
    for at in range(n + 1, len(scene.row)):
        chunk = scene.row[at]
        if chunk.kind == "mark" and chunk.value in COMMAS:
            continue
        if chunk.kind != "noun" or chunk.phrase is None or not chunk.phrase.counted or not people(chunk.phrase):
            return None
        within += chunk.phrase.low or 0
        if chunk.joined and within > whole.low:
            return at
    return None


def _behind_inserted(scene: Scene, n: int) -> int | None:
    """The chunk of a counted group behind what is told of a person between commas: "the colonel, head of the brigade, and nine others"."""
    row = scene.row
    if row[n].kind != "mark" or row[n].value not in COMMAS:
        return None
    end = next((at for at in range(n + 1, min(n + PLACES, len(row) - 1)) if row[at].kind == "mark"), None)
    if end is None or row[end].value not in COMMAS or any(chunk.kind != "noun" or chunk.joined for chunk in row[n + 1 : end]):
        return None
    more = row[end + 1]
    held = more.kind == "noun" and more.joined and not more.slot and more.phrase is not None
    return end + 1 if held and more.phrase is not None and more.phrase.counted and people(more.phrase) else None


def _goes_on_with_whole(scene: Scene, counted: Phrase, joined: Phrase) -> bool:
    """Whether a joined body is one more of those whom the counted were of ("twenty of the army and the police"), and no loss of its own.

    So are people with the article behind "of", and a body without it ("twelve of the soldiers and the civilians").
    """
    person = "person" in senses(joined)
    partitive = counted.counted and any(scene.page.words[at].form == FROM for at in range(counted.first, counted.last))
    return (joined.definite and not person) or (partitive and (joined.definite or (not person and "force" in joined.classes)))


def _passed_over(scene: Scene, n: int) -> bool:
    """Whether a chunk does not end a list: a date, a comma before "and", or a place told of one item before a counted next one."""
    row, after = scene.row, scene.row[n + 1] if n + 1 < len(scene.row) else None
    if row[n].kind in ("adverb", "date"):
        return True
    if row[n].kind == "mark":
        return row[n].value in COMMAS and after is not None and after.joined
    phrase = row[n].phrase
    if row[n].kind == "event":
        return _is_of_perpetrator(scene, n)
    if row[n].kind == "noun" and row[n].slot in ("in", "of") and after is not None and after.slot == "companion":
        return True  # "a leader in the party with two of his guards"
    if row[n].kind != "noun" or phrase is None or row[n].joined or row[n].slot not in ("in", "with", "near", "from"):
        return False
    following = next((chunk for chunk in row[n + 1 : n + PLACES] if chunk.joined or chunk.kind not in ("noun", "mark")), None)
    if following is None or following.kind != "noun" or not following.joined or following.phrase is None or following.slot:
        return False
    kin = bool(scene.page.readings[following.phrase.head].peeled.pronoun) and "person" in senses(following.phrase)
    body = row[n].slot == "in" and "person" not in senses(phrase)  # "a member of the party and his wife"
    return kin if people(phrase) and body else not people(phrase) and (kin or following.phrase.counted)


def _is_of_perpetrator(scene: Scene, n: int) -> bool:
    """Whether an act tells whose perpetrator stands right ahead of it: "the perpetrator of the attack and 28 others"."""
    before, act = scene.row[n - 1].phrase if n else None, scene.row[n].reading
    told = before is not None and "person.perpetrator" in before.classes and before.last == scene.row[n].first
    return told and act is not None and act.peeled.article


def _rest_of_name(scene: Scene, n: int, person: Phrase) -> bool:
    """Whether a chunk is the rest of the name of a soldier or an official told by rank: a name may hold words that are others elsewhere."""
    chunk, phrase = scene.row[n], scene.row[n].phrase
    if names_title(scene.row, n):
        return True
    titled = bool(person.classes & TITLES) and not person.counted
    if not titled or phrase is None or chunk.kind != "noun" or chunk.joined or phrase.counted:
        return False
    if senses(phrase) & (THINGS | {"actor"}):
        return False
    return scene.row[n - 1].kind == "noun"


def _begins_clause(scene: Scene, n: int) -> bool:
    """Whether a joined noun is the subject of a clause of its own, and not of one verb with the noun ahead of it."""
    after = scene.row[n + 1] if n + 1 < len(scene.row) else None
    if after is None or after.joined or after.kind not in ("verb", "auxiliary"):
        return False  # "a man and his daughter were killed, and his wife was hurt"
    told = scene.complements[n + 1].slots.values() if after.kind == "verb" else ()
    return not any(n - 1 in fillers and n in fillers for fillers in told)


def total(counts: Sequence[Quantity | None]) -> Quantity | None:
    """The sum of what is told of each; None where one is untold."""
    known = [count for count in counts if count is not None]
    if len(known) != len(counts) or not known:
        return None
    if len(known) == 1:
        return known[0]
    lows = [count.low for count in known]
    highs = [count.high for count in known]
    low = sum(value for value in lows if value is not None)
    return Quantity(low, None if any(high is None for high in highs) else sum(high for high in highs if high is not None))


def is_told(scene: Scene, dead: Phrase) -> bool:
    """Whether those who suffered are told as anybody: digits alone and "dead" without a number tell nobody."""
    many = any(noun.number == "plural" for noun in scene.page.readings[dead.head].nouns)
    toll = many and not dead.counted and dead.classes == frozenset({"person.casualty"})
    return scene.page.words[dead.head].kind == "word" and not toll
