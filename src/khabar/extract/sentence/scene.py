"""One sentence with its chunks and the complements of its verbs and events, worked out once and shared by all rules."""

from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from khabar.codebook.lexicon import Lexicon
from khabar.codebook.types import Trigger
from khabar.extract.noun_phrases.agreement import is_accusative_only
from khabar.extract.noun_phrases.filling import sentence_span
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.page.domains import field_words
from khabar.extract.page.tokens import Page, words_of
from khabar.extract.sentence.accusing import accuses
from khabar.extract.sentence.asides import asides, is_idle, within
from khabar.extract.sentence.attributive import is_bare_relative
from khabar.extract.sentence.carried_past import give_back_acts
from khabar.extract.sentence.chunks import STOPS, Chunk, chunk_sentence
from khabar.extract.sentence.circumstances import senses_of
from khabar.extract.sentence.clauses import Complements, verb_complements
from khabar.extract.sentence.counted_off import told_one_by_one, without_ranks
from khabar.extract.sentence.event_nouns import event_complements, give_doers
from khabar.extract.sentence.posts import told_posts
from khabar.extract.sentence.shared import share_victims
from khabar.extract.sentence.subjects import carry_subjects
from khabar.model import Draft, Span
from khabar.text.marks import COMMAS, HARD_MARKS, QUOTES

_WIELDING = frozenset({"strike", "bombing", "armed_attack", "clash", "interception", "destruction", "aid", "threat"})
"""Acts that take a means of their own, or what is given or shown."""
ACTS = frozenset({"verb", "event"})
ASKS = "asks"  # the value of the particle that opens a question
BEHIND = "behind"  # the slot of what someone stands behind
MUNITIONS_AHEAD = 4  # chunks ahead of a verb of falling within which the munitions stand


class Scene(Struct, frozen=True, dict=True):
    """A sentence: its index in the page, chunks, the complements by chunk index, and for each event its governing verb and slot.

    ``fields`` counts its words of other fields than conflict; ``idle`` are the verbs that could tell an act and tell none here.
    """

    page: Page
    sentence: int
    row: list[Chunk]
    complements: dict[int, Complements]
    governors: dict[int, tuple[int, str]]
    hidden: frozenset[int]
    fields: dict[str, int]
    idle: frozenset[int] = frozenset()

    @cached_property
    def words(self) -> frozenset[str]:
        """The words as they stand without their particles, and the nouns that they are forms of."""
        return words_of(self.page, *self.page.sentences[self.sentence])

    @cached_property
    def heads(self) -> dict[int, list[int]]:
        """The verbs and events that a chunk may stand under, by its number."""
        found: dict[int, list[int]] = {}
        for head, under in self.complements.items():
            for n in set().union(*under.slots.values()):
                found.setdefault(n, []).append(head)
        return found


def read_scene(page: Page, lexicon: Lexicon, sentence: int) -> Scene:
    """Chunk a sentence and tie its verbs and events to what stands around them."""
    first, last = page.sentences[sentence]
    row = without_ranks(page, told_one_by_one(page, chunk_sentence(page, lexicon, first, last), lexicon), lexicon)
    row = told_posts(row, lexicon)
    complements: dict[int, Complements] = {}
    hidden = asides(row)
    for at, chunk in enumerate(row):
        seen, unseen = (row, hidden) if at not in hidden else within(row, at, hidden)
        if chunk.kind == "verb":
            complements[at] = Complements({}) if at in hidden and is_idle(row, at) else verb_complements(seen, at, lexicon, unseen)
        elif chunk.kind == "event":
            complements[at] = event_complements(seen, at, unseen)
    _share_complements(row, complements)
    share_victims(row, complements)
    give_doers(row, complements)
    carry_subjects(row, complements, lexicon)
    _take_up_munitions(row, complements)
    _give_back_means(row, complements)
    give_back_acts(row, complements)
    return Scene(page, sentence, row, complements, _governors(row, complements), hidden, field_words(page, first, last))


def _share_complements(row: list[Chunk], complements: dict[int, Complements]) -> None:
    """Two acts joined right behind each other are done by one to another: "shelled and destroyed", "the downing and destroying of"."""
    for at in range(len(row) - 2, -1, -1):
        if not row[at + 1].joined or not is_paired(row, at) or row[at].kind != row[at + 1].kind or complements[at].slots:
            continue
        reading, after = row[at].reading, complements[at + 1]
        lost = reading is not None and (reading.loss or reading.loses)  # "were killed and wounded": one toll for both
        acts = any(map(_is_of_verb, row[at : at + 2])) and all(_is_of_verb(one) or _is_killing(one) for one in row[at : at + 2])
        if acts and ("of" in after.slots if row[at].kind == "event" else not lost):
            complements[at] = after


def _is_of_verb(act: Chunk) -> bool:
    return any(trigger.kind == "verb" for trigger in act.triggers)


def _is_killing(act: Chunk) -> bool:
    """Whether a noun of loss may tell an act of its own, and so be joined to another: "the abduction and killing of"."""
    return act.kind == "event" and bool(act.triggers) and act.reading is not None and bool(act.reading.loss)


def is_paired(row: Sequence[Chunk], at: int) -> bool:
    """Whether an act that awaits what it was done to is joined with the next one right behind it."""
    first, second = row[at], row[at + 1] if at + 1 < len(row) else None
    if second is None or not second.joined or not {first.kind, second.kind} <= ACTS or first.last != second.first:
        return False
    return first.kind == "verb" or _lacks_genitive(first)


def _lacks_genitive(event: Chunk) -> bool:
    """Whether an event noun of one word has neither article nor pronoun nor the ending of an accusative, and so awaits its genitive."""
    if event.reading is None or event.phrase is None or event.last - event.first > 1 or event.phrase.definite:
        return False
    return not (event.reading.peeled.pronoun or is_accusative_only(event.reading))


def is_blamed(scene: Scene, at: int, lexicon: Lexicon) -> bool:
    """Whether an event is what somebody is accused of, or of being behind."""
    verb, slot = scene.governors.get(at, (at, ""))
    return slot in ("with", BEHIND) and accuses(scene.row[verb], lexicon)


def _take_up_munitions(row: list[Chunk], complements: dict[int, Complements]) -> None:
    """Indefinite munitions of the clause before are the subject of a verb of falling behind a comma ("fired shells, which fell on")."""
    for at, found in list(complements.items()):
        falls = any(trigger.roles.get("subject") == "weapon" for trigger in row[at].triggers)
        if not falls or "subject" in found.slots or row[at].joined or at == 0 or row[at - 1].value not in COMMAS:
            continue
        ahead = [n for n in range(max(0, at - MUNITIONS_AHEAD), at) if row[n].kind == "noun" and row[n].slot != "from"]
        phrase = row[ahead[-1]].phrase if ahead else None
        if phrase is not None and "munition" in senses(phrase) and not phrase.definite:
            complements[at] = Complements({**found.slots, "subject": (ahead[-1],)}, found.pronoun, found.passive)


def _give_back_means(row: list[Chunk], complements: dict[int, Complements]) -> None:
    """Munitions behind a clause about what was struck are what struck it: "attacked the base, which holds men, with drones"."""
    for at, found in list(complements.items()):
        if row[at].kind != "verb" or "with" not in found.slots or _wields(row[at]) or not _in_relative_clause(row, at):
            continue
        means = [n for n in found.slots["with"] if "munition" in senses_of(row[n])]
        main = _verb_above(row, at) if means else None
        if main is not None:
            kept = {slot: tuple(n for n in fillers if n not in means) for slot, fillers in found.slots.items()}
            complements[at] = Complements({slot: fillers for slot, fillers in kept.items() if fillers}, found.pronoun, found.passive)
            above = complements[main]
            slots = {**above.slots, "with": (*above.slots.get("with", ()), *means)}
            complements[main] = Complements(slots, above.pronoun, above.passive)


def _in_relative_clause(row: list[Chunk], at: int) -> bool:
    """Whether a verb tells of the noun ahead: behind "that", or in the present behind an indefinite one ("a bus (that) held")."""
    helped = at > 1 and row[at - 1].kind == "auxiliary" and not row[at - 1].joined  # "that was holding"
    ahead = row[at - 1 - helped] if at else None
    if ahead is None or ahead.kind == "relative" or not helped:
        return ahead is not None and (ahead.kind == "relative" or is_bare_relative(row, at))
    return ahead.kind == "noun" and ahead.phrase is not None and not ahead.phrase.definite


def _wields(verb: Chunk) -> bool:
    return any(trigger.frame in _WIELDING for trigger in verb.triggers)


def _verb_above(row: list[Chunk], at: int) -> int | None:
    """The verb of an act with means of its own whose clause a relative clause stands in."""
    for n in range(at - 1, -1, -1):
        chunk = row[n]
        if chunk.kind in STOPS or (chunk.kind == "mark" and chunk.value in HARD_MARKS):
            return None
        if chunk.kind == "verb" and (n == 0 or row[n - 1].kind != "relative"):
            return n if _wields(chunk) else None
    return None


def _governors(row: list[Chunk], complements: dict[int, Complements]) -> dict[int, tuple[int, str]]:
    """For each event, the verb it is subject, object or complement of; events under light nouns inherit theirs."""
    governors: dict[int, tuple[int, str]] = {}
    for at, found in complements.items():
        if row[at].kind != "verb":
            continue
        for slot, fillers in found.slots.items():
            for filler in fillers:
                if row[filler].kind == "event" and _governs_nearer(filler, at, governors.get(filler)):
                    governors[filler] = (at, slot)
    for at in range(len(row)):
        if row[at].kind != "event":
            continue
        above = _light_above(row, at)
        own = governors.get(at, (at, "of"))[1]  # what a verb has under "of" is a genitive of its object
        if above is not None and above in governors and own == "of":
            governors[at] = governors[above]
    return governors


def _governs_nearer(event: int, verb: int, rival: tuple[int, str] | None) -> bool:
    """Whether a verb governs an event rather than the one found so far: the nearer does, but no verb behind it takes it from its own."""
    if rival is None:
        return True
    carried = rival[1] == "object" and rival[0] < event < verb
    return not carried and abs(rival[0] - event) > abs(verb - event)


def _light_above(row: list[Chunk], at: int) -> int | None:
    """The light noun whose genitive or coordinate the event at ``at`` is."""
    if at == 0:
        return None
    chunk, before = row[at], row[at - 1]
    if before.kind == "event" and (chunk.slot in ("of", BEHIND, "") or (before.reading is not None and before.reading.light)):
        return at - 1
    if chunk.joined and chunk.kind == "event":
        for n in range(at - 1, -1, -1):
            if row[n].kind == "event":
                return n
            if row[n].kind in STOPS or row[n].kind == "verb":
                return None
    return None


def is_of_act_ahead(scene: Scene, at: int, n: int) -> bool:
    """Whether a phrase is of the act that a joined one goes on from: "announced the shelling of A with mortars and the sniping of"."""
    row = scene.row
    if n > at or row[at].kind != "event" or not row[at].joined or at not in scene.governors:
        return False
    verb = scene.governors[at][0]
    return any(row[k].kind == "event" and row[k].triggers for k in range(verb + 1, n))


def own_acts(triggers: tuple[Trigger, ...]) -> tuple[Trigger, ...]:
    """The triggers by which a word tells an act itself; by the others a verb only carries an event noun."""
    return tuple(trigger for trigger in triggers if "event" not in trigger.roles.values())


def first_of_chain(scene: Scene, at: int) -> int:
    """The first of the events that stand in the genitive one of the other, an event among them: "the start of the attack"."""
    while at > 0 and scene.row[at].slot == "of" and scene.row[at - 1].kind == "event":
        at -= 1
    return at


def tells_act(scene: Scene, n: int) -> bool:
    """Whether a chunk tells an act of its own, as far as is known: a verb whose guards keep it from one does not, unless it goes on."""
    return bool(own_acts(scene.row[n].triggers)) and (n not in scene.idle or scene.row[n].joined)


def is_result(scene: Scene, n: int) -> bool:
    """Whether a chunk tells what came of an event: "which led to", "resulted in"."""
    chunk = scene.row[n]
    if chunk.kind == "result":
        return True
    return chunk.kind == "verb" and "result" in chunk.governs


def asks(scene: Scene) -> bool:
    """Whether the sentence asks, by the mark that closes it or the particle that opens it."""
    if scene.row and scene.row[0].kind == "adverb" and scene.row[0].value == ASKS:
        return True
    last = next((chunk for chunk in reversed(scene.row) if not (chunk.kind == "mark" and chunk.value in QUOTES | {"\n"})), None)
    return last is not None and last.kind == "mark" and last.value == "\u061f"


def with_sentence(draft: Draft, scene: Scene) -> tuple[Span, ...]:
    """The evidence of a draft of which a sentence, perhaps another than its own, tells more."""
    span = sentence_span(scene.page, scene.sentence)
    return draft.evidence if span in draft.evidence else (*draft.evidence, span)


def chunk_of(scene: Scene, draft: Draft) -> int:
    """The chunk of a draft's trigger."""
    return next((n for n, chunk in enumerate(scene.row) if chunk.first <= draft.word < chunk.last), 0)
