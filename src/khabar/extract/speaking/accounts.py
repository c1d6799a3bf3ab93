"""By whose account once the whole document is read: sources by their fullest names, and what an unattributed lead is later given to."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from msgspec import structs

from khabar.codebook.lexicon import Lexicon
from khabar.extract.noun_phrases.senses import widened
from khabar.extract.page.tokens import Page
from khabar.extract.sentence.apposition import NAMED
from khabar.extract.speaking.speakers import Scope, Speakers
from khabar.model import Count, Draft, Role, Source
from khabar.model.event_types import CORE, POLITICAL_SPEECH
from khabar.text.inflect import AND

ATTACKS = frozenset({"strike", "bombing", "armed_attack", "clash", "interception"})  # types that "the attack" may return to
CONDEMNATION = "condemnation"
JUDGING = frozenset({CONDEMNATION, "support"})  # what is told in them is no account of who judges
SEEN = frozenset({"person", "person.armed", "person.perpetrator", "vehicle", "munition", "weapon", "structure", "facility"})
MANY, BY_MANY, BY_ONE = "many", "by-many", "by-one"
MUTE = frozenset({"abstract", "report"})
DENIES = "denies"
OFFICE, SPOKEN = frozenset({"person.official", "person.military"}), "person.source"
PARTISAN = frozenset({"armed_group", "militia", "party", "movement"})  # whose men are of no authorities
TAKING = "capture"
ARMED = frozenset({"military", "police", "militia", "armed_group", "coalition", "force", "person.military", "person.armed"})
LEAD = 2  # sentences of headline and lead
LEAD_REACH = 3  # sentences after the lead's event within which its details are still given
REACH = 1  # the same further down, where paragraphs are about different things
OPENING = 2  # words ahead of the place that a sentence opens on
NUMBER_REACH = 4  # words between a loss and its number


def with_accounts(drafts: Sequence[Draft], speakers: Speakers, turns: frozenset[int] = frozenset()) -> list[Draft]:
    """Drafts with their sources settled; a verbal act of the speaker's own has its actor only (ruling 5).

    ``turns`` are the sentences that turn to another matter.
    """
    settled = []
    for draft in _going_on(_with_details(drafts, speakers), speakers, turns):
        said = speakers.settled(draft.said, draft.word)
        if draft.type in POLITICAL_SPEECH and _same(draft.actor, said.source, speakers):
            said = Source()
        settled.append(structs.replace(draft, said=said, manner=draft.manner | _marks_of_voice(draft.said.source, speakers)))
    return settled


def _marks_of_voice(source: Role | None, speakers: Speakers) -> frozenset[str]:
    """Marks an act as told by many with no name ("officials"), or by one who may be of them: a holder of office, a man with a name."""
    if source is None:
        return frozenset()
    reading = speakers.page.readings[speakers.memory.first_word(source)]
    if any(saying.kind == MANY for saying in speakers.lexicon.formulas.get(reading.peeled.stem, ())):
        return frozenset({BY_MANY})
    if source.concepts:
        return frozenset()
    partisan = any(speakers.lexicon.concepts[name].kind in PARTISAN for name in source.inner)
    several = any(noun.number != "singular" for noun in reading.nouns)
    one = source.classes <= NAMED or (source.classes & OFFICE and SPOKEN not in source.classes)
    return frozenset({BY_ONE}) if one and not partisan and not several else frozenset()


def counts_with_accounts(counts: Iterable[Count], speakers: Speakers) -> list[Count]:
    """Counts with their sources settled."""
    return [structs.replace(count, said=speakers.settled(count.said, count.word)) for count in counts]


def _same(actor: Role | None, source: Role | None, speakers: Speakers) -> bool:
    """Whether actor and source are one: the same words, the same concept, or one name within the other."""
    if actor is None or source is None:
        return False
    if actor.span.overlaps(source.span) or (actor.concepts and actor.concepts[:1] == source.concepts[:1]):
        return True
    a, b = set(speakers.memory.keys(actor)), set(speakers.memory.keys(source))
    return bool(a and b) and (a <= b or b <= a)


def _with_details(drafts: Sequence[Draft], speakers: Speakers) -> list[Draft]:
    """An event told in the outlet's voice whose details one speaker then gives is that speaker's (ruling 28)."""
    result = list(drafts)
    happened = [n for n, draft in enumerate(drafts) if draft.type in CORE and draft.status == "occurred" and not draft.background]
    judged = {draft.sentence for draft in drafts if draft.type == CONDEMNATION}
    if judged & set(range(LEAD)):
        return result  # an article that is a condemnation: what it condemns is nobody's account (ruling 37)
    untold = [n for n in happened if drafts[n].said == Source() and drafts[n].sentence not in judged]
    if not untold:
        return result
    page = speakers.page
    firsts = [first for first, _ in page.sentences]
    for scope in speakers.scopes:
        sentence = bisect_right(firsts, scope.opened) - 1
        if scope.first <= scope.opened or scope.apart or _is_mute(scope.said.source) or scope.said.stance == DENIES:
            continue  # who denies an act is not the one who told it
        further = 0 if _opens_with(page, sentence, speakers.lexicon, "answer") else REACH
        item = max((one for one in page.items if one <= sentence), default=0)  # an item of news tells nothing of those ahead of it
        told_before = [n for n in untold if drafts[n].word < scope.opened and drafts[n].sentence >= item]
        near = [n for n in told_before if sentence - drafts[n].sentence <= _reach(drafts[n], further)]
        if not near:
            continue
        within = [draft for draft in drafts if scope.first <= draft.word < scope.last]
        if any(draft.type in JUDGING for draft in within):
            continue
        own = bool(within)
        told = _returns(page, scope, speakers.lexicon, near={drafts[n].type for n in near}, own=own)
        again = _named_again(page, scope)
        fits = {n for n in near if drafts[n].type in told or not again.isdisjoint(_parties(drafts[n], speakers))}
        last = max((drafts[n].sentence for n in fits), default=None)
        for n in near:
            untaken = drafts[n].sentence == last and n in fits and result[n].said.source is None
            if untaken and not (_has_other_toll(drafts[n], within) or _admits(scope.said, drafts[n], speakers)):
                result[n] = structs.replace(drafts[n], said=_first_told(drafts, n, scope))
    return result


def _is_mute(source: Role | None) -> bool:
    """Whether a source is only figures or a report of nobody's: they tell of many acts."""
    return source is not None and not source.concepts and bool(source.classes) and source.classes <= MUTE


def _admits(said: Source, told: Draft, speakers: Speakers) -> bool:
    """Whether an armed side only owns up to what an act of the other cost it: "the enemy admitted the death of two of his soldiers"."""
    source, doer = said.source, told.actor
    armed = said.stance == "confirms" and source is not None and not widened(source.classes).isdisjoint(ARMED)
    return armed and doer is not None and not widened(doer.classes).isdisjoint(ARMED) and not _same(doer, source, speakers)


def _has_other_toll(told: Draft, own: Sequence[Draft]) -> bool:
    """Whether a speaker tells of an act of this kind with another number of dead: his account is one of its own."""
    return any(told.killed is not None and draft.type == told.type and draft.killed not in (None, told.killed) for draft in own)


def _going_on(drafts: Sequence[Draft], speakers: Speakers, turns: frozenset[int]) -> list[Draft]:
    """An act told without a speaker right behind another of its type is told by the same: an account goes on, one raid after another."""
    firsts = [first for first, _ in speakers.page.sentences]
    spoken = {bisect_right(firsts, scope.opened) - 1 for scope in speakers.scopes}
    result: list[Draft] = []
    for draft in drafts:
        before = next((other for other in reversed(result) if other.type in CORE and other.sentence < draft.sentence), None)
        alone = draft.said == Source() and draft.sentence not in spoken and draft.sentence not in turns
        alone = alone and _is_prose(speakers.page, draft.sentence) and not _opens_paragraph(speakers.page, draft.sentence)
        alone = alone and not _opens_with(speakers.page, draft.sentence, speakers.lexicon, "turn")
        if before is not None and alone and draft.type == before.type and draft.sentence - before.sentence == 1 and not draft.background:
            apart = draft.withheld or _is_of_other_side(draft, before) or _is_item_apart(draft, before, speakers)
            draft = draft if apart else structs.replace(draft, said=before.said)
        result.append(draft)
    return result


def _is_item_apart(draft: Draft, before: Draft, speakers: Speakers) -> bool:
    """Whether a sentence opens on where its act was, which another did than the one told before: "in the town, ..." is another item."""
    if before.actor is None or (draft.actor is not None and _same(draft.actor, before.actor, speakers)):
        return False
    page = speakers.page
    first, last = page.sentences[draft.sentence]
    opening = range(page.words[first].start, page.words[min(first + OPENING, last - 1)].end)
    return any(role.span.start in opening and role.span.end <= page.words[draft.word].start for role in draft.places)


def _is_of_other_side(draft: Draft, before: Draft) -> bool:
    """Whether one side told or denied its own act before, and this one is of another: its statement tells no more of that."""
    source, told = before.said.source, before.actor
    if before.said.stance == "denies":
        return True
    if source is None or told is None or draft.actor is None:
        return False
    own, other = ({*role.concepts, *role.inner} for role in (told, draft.actor))
    return not own.isdisjoint((*source.concepts, *source.inner)) and bool(other) and own.isdisjoint(other)


def _is_prose(page: Page, sentence: int) -> bool:
    """Whether a sentence ends with a mark, as headlines between the items of a round-up do not."""
    first, last = page.sentences[sentence]
    return next((word.kind == "mark" for word in reversed(page.words[first:last]) if word.form != "\n"), False)


def _opens_paragraph(page: Page, sentence: int) -> bool:
    """Whether a sentence begins on a line of its own, where an account is seldom gone on with that is not told again."""
    first = page.sentences[sentence][0]
    return first > 0 and page.words[first - 1].form == "\n"


def _first_told(drafts: Sequence[Draft], n: int, scope: Scope) -> Source:
    """By whose account an event is that a speech returns to: a lead followed by two speakers goes with the first (ruling 38)."""
    told = drafts[n]
    between = (other for other in drafts if told.sentence < other.sentence and other.word < scope.opened)
    first = next((other.said for other in between if other.type == told.type and other.said.source is not None), None)
    return first or scope.said


def _reach(draft: Draft, further: int) -> int:
    return LEAD_REACH if draft.sentence <= LEAD else further


def _opens_with(page: Page, sentence: int, lexicon: Lexicon, kind: str) -> bool:
    """Whether a sentence opens as what another speaker tells for his part ("answer"), or turns to the outlet's own voice ("turn")."""
    first = page.sentences[sentence][0]
    for saying in lexicon.formulas.get(page.words[first].form.removeprefix(AND), ()):
        if saying.kind == kind and tuple(word.form for word in page.words[first + 1 : first + len(saying.words)]) == saying.words[1:]:
            return True
    return False


def _returns(page: Page, scope: Scope, lexicon: Lexicon, *, near: set[str], own: bool) -> frozenset[str]:
    """The types of event that a speech returns to with a definite noun; or, where it tells none of its ``own`` and returns to none of
    the types ``near``, whose losses it counts.
    """
    found: set[str] = set()
    words = range(scope.first, min(scope.last, len(page.words)))
    for at in words:
        if page.readings[at].peeled.article:
            found.update(trigger.frame for trigger in page.readings[at].noun_triggers if not _takes_other(page, at, trigger.frame))
    if own or not found.isdisjoint(near):
        return frozenset(found)
    for at in words:
        reading = page.readings[at]
        if reading.peeled.article and reading.noun_triggers:
            continue
        if reading.peeled.article and "munition" in reading.classes:
            found.add("strike")  # "those shells left no victims"
        elif reading.peeled.article and "person.casualty" in reading.classes:
            found |= ATTACKS  # "the wounded were taken to the hospital"
        elif _is_loss(page, at, lexicon) and any(n in page.numbers for n in range(at - NUMBER_REACH, at + NUMBER_REACH)):
            found |= ATTACKS
    return frozenset(found)


def _takes_other(page: Page, at: int, frame: str) -> bool:
    """Whether a definite noun of a taking names what is taken, and so returns to no other: "the control of the capital"."""
    behind = page.cues.get(at + 1)
    return frame == TAKING and behind is not None and behind.cue.value == "on"


def _named_again(page: Page, scope: Scope) -> frozenset[str]:
    """The nouns with the article that stand in a speech: "the gunmen", "the patrol"."""
    readings = page.readings[scope.first : min(scope.last, len(page.words))]
    return frozenset(noun.noun for reading in readings if reading.peeled.article for noun in reading.nouns)


def _parties(draft: Draft, speakers: Speakers) -> frozenset[str]:
    """The nouns without the article by which an event tells of itself, of who, whom and by what: "a campaign", "gunmen"."""
    page = speakers.page
    before = page.readings[draft.word - 1] if draft.word else None  # "a campaign of raids"
    found = {noun.noun for noun in before.nouns} if before is not None and not before.peeled.article else set()
    for role in (draft.actor, draft.target, draft.weapon):
        reading = page.readings[speakers.memory.first_word(role)] if role is not None and not role.concepts else None
        if reading is not None and not reading.peeled.article:
            found.update(noun.noun for noun in reading.nouns if not SEEN.isdisjoint(noun.classes))
    return frozenset(found)


def _is_loss(page: Page, at: int, lexicon: Lexicon) -> bool:
    reading = page.readings[at]
    return reading.loss or any(form.verb in lexicon.loss_verbs for form in reading.verbs)
