"""Whether an event word tells an event, or only mentions one that the reader is taken to know.

Arabic tells an event with a verb, with a noun that a light verb carries ("launched a raid"), that opens a sentence, stands under a verb
of saying ("announced the killing of") or is the circumstance of a loss ("killed in a raid"). Elsewhere an event noun is an argument of
something else: what is investigated, remembered, condemned, feared or planned.
"""

from khabar.codebook.lexicon import Lexicon
from khabar.codebook.types import Trigger
from khabar.extract.acts.aims import are_struck, is_goal_of_attempt, is_ordered, is_purpose, orders_act
from khabar.extract.acts.carriers import is_answered
from khabar.extract.acts.denials import unclaimed
from khabar.extract.acts.relative_verbs import relative_verb
from khabar.extract.acts.roles import Fill
from khabar.extract.acts.uttered import attained_by, is_spoken_of, is_uttered
from khabar.extract.events.asides import PUBLIC, carries_out, is_aside, is_when
from khabar.extract.events.blamed import is_told_of_blamed
from khabar.extract.events.harmed import IN_ACT, is_of_victims, is_told_whole, tells_harm
from khabar.extract.events.outweighing import PLACED, is_outweighed
from khabar.extract.events.predicates import (
    AHEAD,
    SINCE,
    SUFFER,
    enters_its_time,
    has_own_evidence,
    is_alternative,
    is_definite,
    is_equated,
    is_judged,
    is_kind_of_act,
    is_object,
    is_of_perpetrator,
    is_of_responsible,
    is_of_speech,
    is_parted,
    is_slogan,
    is_untrue,
    says_more,
    tells_after,
)
from khabar.extract.events.reached_tolls import has_its_toll
from khabar.extract.events.standing import is_own_fight, is_standing
from khabar.extract.noun_phrases.agreement import bars_genitive
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.placing.further import staged
from khabar.extract.sentence.attributive import looks_back
from khabar.extract.sentence.carried_past import TELLING
from khabar.extract.sentence.chunks import STOPS, Chunk, opens_time
from khabar.extract.sentence.earlier import BEFORE
from khabar.extract.sentence.genitive import is_closed
from khabar.extract.sentence.scene import Scene, asks, own_acts
from khabar.text.marks import HARD_MARKS

PLAIN = frozenset({"subject", "object", "to", "with", "on", "from", "of"})
CIRCUMSTANCES, TOPICS, HOLDERS = frozenset({"in", "with", "of"}), frozenset({"from", "about", "like"}), frozenset({"event", "report"})
LIE, ANSWER = "lie", "answer"  # the second what is only answered to
OF_HARM = frozenset({"cause", "during"})  # the words behind which stands what people were harmed by or in


def is_mention(scene: Scene, at: int, fill: Fill, lexicon: Lexicon) -> bool:
    """Whether the event at ``at`` is only spoken of; a verb in a relative clause still tells a verbal act."""
    if (laid := is_told_of_blamed(scene, at, fill, lexicon)) is not None:
        return not laid
    rule = mention_rule(scene, at, lexicon)
    untold = is_standing(scene, at, fill, lexicon) or enters_its_time(scene, at) or unclaimed(scene, at) or orders_act(scene, at, lexicon)
    fights = is_own_fight(scene, at, fill) and scene.row[at].slot == "in"
    lossless = (fights or is_goal_of_attempt(scene, at, lexicon)) and not _tells_loss(scene, at, lexicon)
    untold = untold or lossless or are_struck(scene, at, lexicon) or is_slogan(scene, at) or is_of_responsible(scene, at)
    if untold or (rule is None and (is_kind_of_act(scene, at, fill) or is_alternative(scene, at))):
        return True
    if rule is not None and is_outweighed(scene, at, fill, rule, lexicon):
        return False
    physical = fill.trigger.frame in lexicon.physical or fill.trigger.frame == PUBLIC
    if not physical and at > 0 and scene.row[at - 1].kind == "noun" and looks_back(scene.row, at):
        return True  # "fighters whom the army trained" tells which fighters
    return rule is not None and (rule != "aside" or physical)


def mention_rule(scene: Scene, at: int, lexicon: Lexicon) -> str | None:
    """The name of the rule by which an event is a mention; None where it is told."""
    chunk = scene.row[at]
    if asks(scene):
        return "question"
    if chunk.kind == "verb":
        return "when" if is_when(scene, at) else "aside" if is_aside(scene, at) else None
    told = chunk.kind != "event" or has_own_evidence(scene, at) or has_its_toll(scene, at, lexicon) or staged(scene, at) is not None
    if told or chunk.phrase is None or _is_fixed(scene, at, lexicon) or is_ordered(scene, at) or is_of_victims(scene, at, lexicon):
        return None
    top = _top(scene, at := attained_by(scene, at))
    battle = chunk.slot == "of" and any(trigger.frame == "clash" for trigger in scene.row[at - 1].triggers)
    if top is None or battle or is_of_perpetrator(scene, at) or is_spoken_of(scene, at):
        return "genitive"  # "the battle of the liberation of the town"
    for n in range(at, top - 1, -1):
        if (verb := _governor(scene, n, lexicon)) is not None:
            return _in_aside(scene, at, verb) or _under_verb(scene, top, verb, lexicon)
    return _headed(scene, at, top) or _alone(scene, top, lexicon)


def _in_aside(scene: Scene, at: int, governor: tuple[int, str]) -> str | None:
    """The rule for the circumstance of a verb in a relative clause, "who died in a raid", not dated and not placed (ruling 27).

    So is a known act there that did something: "the houses that the raids hit".
    """
    verb, slot = governor
    known = slot == "subject" and verb < at and is_definite(scene, at) and scene.complements[verb].pronoun
    if not (slot in CIRCUMSTANCES or known) or not is_aside(scene, verb):
        return None
    heads = (at,) if (told := relative_verb(scene, at)) is None else (at, told)
    near = [scene.row[n].phrase for head in heads for fillers in scene.complements[head].slots.values() for n in fillers]
    return None if any(phrase is not None and senses(phrase) & PLACED for phrase in near) else "aside"


def _headed(scene: Scene, at: int, top: int) -> str | None:
    """The rule for an ungoverned event under another noun ("the crime of killing", "the repetition of raids") that does not carry it."""
    head = scene.row[top]
    if top == at or head.phrase is None or not senses(head.phrase) & HOLDERS:
        return None
    return None if head.reading is not None and TELLING & head.reading.light else "headed"


def _is_fixed(scene: Scene, at: int, lexicon: Lexicon) -> bool:
    """Whether the event is a fixed phrase with a verb of its own."""
    phrase, reading = scene.row[at].phrase, scene.row[at].reading
    own = phrase is not None and reading is not None and phrase.head in scene.page.phrases and not reading.noun_triggers
    within = at > 0 and scene.row[at - 1].kind == "background"  # "were killed in the course of the military operations"
    return own and (within or not is_definite(scene, at) or _tells_loss(scene, at, lexicon))


def _top(scene: Scene, at: int) -> int | None:
    """The chunk at the head of the chain of genitives over an event; None where a thing or a person heads it."""
    while at > 0:
        chunk, before = scene.row[at], scene.row[at - 1]
        verb, slot = scene.governors.get(at, (None, ""))
        if verb is not None and slot == "object" and is_parted(scene, at, verb):
            return at
        if chunk.joined or before.phrase is None or before.last != chunk.first or chunk.slot not in ("", "of"):
            return at
        if chunk.reading is not None and before.reading is not None and bars_genitive(before.reading, chunk.reading, definite=False):
            return at
        if before.kind not in ("noun", "event"):
            return at
        if before.reading is not None and (before.reading.peeled.article or before.reading.peeled.pronoun):
            return at
        if before.kind == "noun" and (before.phrase.definite or is_closed(scene.page, before.phrase)):
            return at
        if before.kind == "noun" and not senses(before.phrase) & HOLDERS and before.reading is not None and before.reading.nouns:
            return None
        at -= 1
    return at


def _governor(scene: Scene, at: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """The verb whose complement a chunk is, and the slot: the one ahead whose object it is, else the nearest, but of no clause about it."""
    found: list[tuple[bool, int, int, str]] = []
    for verb, complements in scene.complements.items():
        behind = any(chunk.kind == "relative" for chunk in scene.row[at:verb]) or _in_passing(scene, at, verb, lexicon)
        if scene.row[verb].kind != "verb" or behind:
            continue
        for slot, fillers in complements.slots.items():
            if at in fillers:
                found.append((verb > at or slot != "object", abs(verb - at), verb, slot))
    above = min(found)[2:] if found else scene.governors.get(at)
    if above is None or any(chunk.kind == "background" for chunk in scene.row[above[0] : at]):
        return None  # "comes shortly after the success of the army in taking the town"
    return above if found or not _in_passing(scene, at, above[0], lexicon) else None


def _in_passing(scene: Scene, at: int, verb: int, lexicon: Lexicon) -> bool:
    """Whether a verb stands in a clause about the event ahead of it that tells nothing of what happened."""
    if verb < at or scene.row[at].slot in ("", "of"):
        return False
    return not (TELLING & scene.row[verb].governs or _is_physical(scene.row[verb].triggers, lexicon))


def _under_verb(scene: Scene, at: int, governor: tuple[int, str], lexicon: Lexicon) -> str | None:
    verb, slot = governor
    chunk = scene.row[verb]
    roles = scene.row[verb].governs
    spoken = is_of_speech(scene, at, verb, slot)
    judged = "judge" in roles and slot == "object" and is_definite(scene, at)  # "the taking of the town is held to be necessary"
    if spoken or judged or (is_answered(scene, verb, slot) and _is_physical(scene.row[at].triggers, lexicon)):
        return "spoken of" if spoken else "judged" if judged else "answered"
    lies = LIE in roles and slot in ("in", "with")  # "the incident lay in the blast of a bomb"
    lies = lies or (SUFFER in roles and slot == "in")  # "suffered losses in fighting with"
    beside = slot == "companion" and not is_definite(scene, at)  # "fights broke out, which went along with a shelling of"
    told = roles & TELLING and (slot in PLAIN or beside or carries_out(scene, verb, slot) or _tells_loss(scene, at, lexicon))
    if told or lies or is_uttered(scene, at, verb, slot):
        return None
    forms = chunk.reading.verbs if chunk.reading else ()
    said = slot in ("object", "of", "from", "about") or (slot == "to" and (tells_harm(scene, at, lexicon) or is_told_whole(scene, at)))
    if said and any(form.verb in lexicon.says for form in forms):
        return None
    if slot in ("object", "of", "from") and any(cue.kind == "denied" for form in forms for cue in lexicon.cues.get(form.verb, ())):
        return None
    if slot in ("subject", "object") and (_is_physical(chunk.triggers, lexicon) or (at == 0 and not is_definite(scene, at))):
        return None
    if slot in ("in", "with", "near", "companion", "of") and _tells_loss(scene, at, lexicon):
        return None
    harmed = scene.complements[verb].passive or "object" not in scene.complements[verb].slots
    if slot in IN_ACT and harmed and any(form.verb in lexicon.codebook.loss_words.harm_verbs for form in forms):
        return None  # "houses were destroyed in a raid"
    return f"governed {slot}"


def _is_physical(triggers: tuple[Trigger, ...], lexicon: Lexicon) -> bool:
    return any(trigger.frame in lexicon.physical for trigger in own_acts(triggers))


def _tells_loss(scene: Scene, at: int, lexicon: Lexicon) -> bool:
    """Whether people are killed or hurt in the clause that an event is a circumstance of."""
    for n in range(at - 1, -1, -1):
        chunk = scene.row[n]
        if (chunk.kind in STOPS and not opens_time(scene.row, n)) or (chunk.kind == "mark" and chunk.value in HARD_MARKS):
            return False
        if tells_harm(scene, n, lexicon):
            return not (chunk.kind == "event" and chunk.triggers) or mention_rule(scene, n, lexicon) in (None, "background")
    return False


def _fronts_loss(scene: Scene, at: int, lexicon: Lexicon) -> bool:
    """Whether an indefinite circumstance opens the clause of a loss: "and in another blast seven were killed"."""
    if scene.row[at].slot not in CIRCUMSTANCES or is_definite(scene, at) or (at and scene.row[at - 1].kind not in ("mark", "break")):
        return False
    verb = next((chunk for chunk in scene.row[at + 1 : at + AHEAD] if chunk.kind == "verb" or chunk.kind in STOPS), None)
    return verb is not None and verb.reading is not None and any(form.verb in lexicon.loss_verbs for form in verb.reading.verbs)


def _alone(scene: Scene, at: int, lexicon: Lexicon) -> str | None:
    """The rule for an event noun that no verb governs."""
    chunk, before = scene.row[at], scene.row[at - 1] if at else None
    before = scene.row[at - 2] if before is not None and before.kind == "gap" else before
    if chunk.joined and not chunk.slot:
        return _joined(scene, at, lexicon)
    if before is None or before.kind == "that":
        return _leading(scene, at, lexicon)
    if before.kind == "background":
        return _behind_time(scene, at, before, lexicon)
    if not chunk.slot and before.kind in ("mark", "date", "auxiliary", "break", "pronoun"):
        return _behind_nothing(scene, at, before)
    if chunk.slot not in ("", "of") and not _is_told_under(scene, at, lexicon):
        return "aim" if is_purpose(chunk) else f"loose {chunk.slot}"
    if before.kind == "event" and not chunk.joined and chunk.slot in ("", "of"):
        return mention_rule(scene, at - 1, lexicon)
    return None


def _behind_nothing(scene: Scene, at: int, before: Chunk) -> str | None:
    """The rule for an event that stands free behind a mark, a day or a pronoun."""
    if before.kind != "pronoun":
        return "judged" if is_judged(scene, at) else None
    return "demonstrative" if is_definite(scene, at) else "predicate" if is_equated(scene, at) else None


def _is_told_under(scene: Scene, at: int, lexicon: Lexicon) -> bool:
    """Whether an event under a preposition is told: what people were lost in , not what they had done; what is carried out or untrue."""
    lost = scene.row[at].slot not in TOPICS | {"to"} and _tells_loss(scene, at, lexicon)
    return lost or _fronts_loss(scene, at, lexicon) or _carried(scene, at) or is_untrue(scene, at)


def _behind_time(scene: Scene, at: int, before: Chunk, lexicon: Lexicon) -> str | None:
    """The rule for an event behind "after", "since", "during"; what people were lost in is told, if anything is told of it."""
    if before.value in OF_HARM and says_more(scene, at) and _tells_loss(scene, scene.row.index(before), lexicon):
        return None  # "28 were killed during the clashes in the town"
    known = before.value in BEFORE or before.value == ANSWER or is_definite(scene, at)
    return "span" if before.value == SINCE else "background" if known else None  # "since the fighting" only tells how long


def _leading(scene: Scene, at: int, lexicon: Lexicon) -> str | None:
    """The rule for an event that opens its sentence, or what is said: it is told, but for one that is only spoken about."""
    if (judged := is_judged(scene, at)) or at == 0:
        return "topic" if at == 0 and (judged or scene.row[at].slot in TOPICS) else "judged" if judged else None
    chunk = scene.row[at]
    new = tells_harm(scene, at, lexicon) or is_told_whole(scene, at) or (chunk.reading is not None and TELLING & chunk.reading.light)
    pointed_to = chunk.slot == "to" and new  # "pointing to the death of ten in a raid", "to the outbreak of fighting"
    return None if pointed_to or tells_after(scene, at) or is_untrue(scene, at) else "topic"


def _joined(scene: Scene, at: int, lexicon: Lexicon) -> str | None:
    """The rule for an event joined to another noun: what holds for the event ahead of it in the clause holds for it."""
    for n in range(at - 1, -1, -1):
        chunk = scene.row[n]
        if chunk.kind in STOPS or chunk.kind in ("verb", "background") or (chunk.kind == "mark" and chunk.value in HARD_MARKS):
            return None
        if chunk.kind == "event":
            return mention_rule(scene, n, lexicon)
        if n == at - 1 and is_object(scene, n):
            return "listed"  # "hit posts and movements of the group"
    return None


def _carried(scene: Scene, at: int) -> bool:
    """Whether the verb ahead, in the same clause, carries the event under a preposition though another phrase stands between."""
    for n in range(at - 1, -1, -1):
        chunk = scene.row[n]
        if chunk.kind == "verb":
            return bool(scene.row[n].governs & {"carry", "undergo", "result"}) and scene.row[at].slot in PLAIN
        if chunk.kind in STOPS or chunk.kind in ("background", "event") or chunk.kind == "mark":
            return False
    return False
