"""From the triggers of a sentence to drafts of claims."""

from collections.abc import Collection, Iterator, Sequence
from operator import itemgetter

from msgspec import structs

from khabar.codebook.lexicon import Lexicon
from khabar.extract.acts.aims import is_tried
from khabar.extract.acts.carriers import is_done
from khabar.extract.acts.denials import DENIED, is_nobody, part_in
from khabar.extract.acts.denied_reports import denial_of_report
from khabar.extract.acts.fillers import actor_of, target_of
from khabar.extract.acts.means import THROWN, thrower_of, weapon_count, weapon_role, weapons_of
from khabar.extract.acts.modes import mode_of
from khabar.extract.acts.prepositions import particle_slot
from khabar.extract.acts.roles import Fill, fill_event, fill_verb
from khabar.extract.acts.status import status_of
from khabar.extract.dating.date_anchors import is_day
from khabar.extract.events.asides import PUBLIC
from khabar.extract.events.background import in_background
from khabar.extract.events.chances import Chances
from khabar.extract.events.date_clauses import relative_of
from khabar.extract.events.guards import accepts
from khabar.extract.events.manner import manner_of
from khabar.extract.events.predicates import takes_place
from khabar.extract.events.settling import settle
from khabar.extract.events.telling import is_mention
from khabar.extract.events.times import dated, lies_ahead
from khabar.extract.noun_phrases.filling import sentence_span
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.placing.parts import on_ground, parts_of, with_own_means
from khabar.extract.placing.sites import by_site
from khabar.extract.sentence.earlier import is_before, is_past, is_withheld
from khabar.extract.sentence.scene import Scene
from khabar.model import DateExpression, Draft
from khabar.model.event_types import CORE, PEOPLE_TAKEN, POLITICAL_DEEDS, POLITICAL_SPEECH
from khabar.model.values import Quantity

TAKING = "capture"
_CARRIED = frozenset({"object", "from", "in"})  # where the taking of ground stands under a verb: "succeeded in", "was able to"
MANY = 10  # people who are hardly taken all at once


def drafts_of(scene: Scene, lexicon: Lexicon) -> list[Draft]:
    """Every event that the triggers of one sentence tell, before sources and losses are added."""
    chosen: dict[int, Fill] = {}
    rejected: dict[int, tuple[str, ...]] = {}
    chances = Chances(scene.page, lexicon, scene.sentence)
    for at, chunk in enumerate(scene.row):
        if any(map(chances.allow, chunk.triggers)):
            fill, notes = _choose(scene, at, lexicon)
            rejected[at] = notes
            if fill is not None:
                chosen[at] = _as_attack(fill) if fill.trigger.frame == TAKING and is_tried(scene, at, lexicon) else fill
    scene = structs.replace(scene, idle=_idle(scene, chosen.keys()))
    settle(scene, chosen, lexicon)
    drafts: list[Draft] = []
    for at, fill in chosen.items():
        for own in with_own_means(scene, at, fill) if fill.trigger.frame in lexicon.physical else [fill]:
            found = _draft(scene, at, own, rejected[at], lexicon)
            drafts.extend(placed for draft, part in found for placed in by_site(scene, at, part, draft, lexicon))
    return drafts


def _as_attack(fill: Fill) -> Fill:
    """Ground that is only tried to be taken is attacked."""
    return structs.replace(fill, trigger=structs.replace(fill.trigger, frame="armed_attack", mode="other"))


def _idle(scene: Scene, telling: Collection[int]) -> frozenset[int]:
    """The verbs that could tell an act of their own, or the dead of one, and tell none here.

    What a party known by name is known for ("the group that has seized large areas in") is no word of this act, nor is what
    a clause behind a comma goes on to tell ("shells, most of which reached").
    """
    found = []
    for at, chunk in enumerate(scene.row):
        if chunk.kind == "verb" and chunk.triggers and at not in telling and not (chunk.reading is not None and chunk.reading.loss):
            about = scene.row[at - 2] if at > 1 and scene.row[at - 1].kind == "relative" else None
            if about is None or not (about.kind == "mark" or (about.phrase is not None and about.phrase.concepts)):
                found.append(at)
    return frozenset(found)


def _choose(scene: Scene, at: int, lexicon: Lexicon) -> tuple[Fill | None, tuple[str, ...]]:
    """The best trigger line for a chunk: the one with most conditions met; and why others were not taken."""
    chunk = scene.row[at]
    fits: list[tuple[int, int, Fill]] = []
    notes: list[str] = []
    for trigger in chunk.triggers:
        fill = (fill_verb if chunk.kind == "verb" else fill_event)(scene, at, trigger, lexicon)
        if fill is None or (chunk.kind == "event" and "event" in trigger.roles.values()):
            continue
        guard = accepts(scene, at, fill, lexicon)
        if guard is not None:
            notes.append(guard)
            continue
        weight = bool(trigger.needs) + 2 * bool(trigger.objects) + bool(trigger.particle) + bool(trigger.voice) + (trigger.kind == "phrase")
        if "event" in trigger.roles.values():
            carried = scene.row[fill.merged].triggers if fill.merged is not None else ()
            weight -= 5 - any(other.frame == trigger.frame for other in carried)
        fits.append((weight, scene.complements[at].first(particle_slot(trigger, lexicon) or "") or at, fill))
    nearest = min((told for _, told, _ in fits if told > at), default=at)
    fits = [fit for fit in fits if fit[1] in (at, nearest)]  # of two particles the one right behind tells: "advanced toward A in B"
    return max(fits, key=itemgetter(0))[2] if fits else None, tuple(notes)


def _draft(scene: Scene, at: int, fill: Fill, notes: tuple[str, ...], lexicon: Lexicon) -> Iterator[tuple[Draft, Fill]]:
    fill = on_ground(scene, at, fill, lexicon)
    if part_in(scene, told := at if fill.merged is None else fill.merged) is None:
        told = at
    status, status_line = _status(scene, at, told, fill, lexicon)
    if status is None or _is_loss(scene, at, fill, lexicon):
        return
    page, chunk, trigger = scene.page, scene.row[at], fill.trigger
    weapons = weapons_of(scene, at, fill)
    mode, mode_line = mode_of(scene, at, fill, weapons, lexicon)
    date, announced = dated(scene, at, planned=(trigger.status or status) == "planned")
    draft = Draft(
        type=trigger.frame,
        mode=mode,
        status=trigger.status or status,
        sentence=scene.sentence,
        word=chunk.phrase.head if chunk.phrase else chunk.first,
        rule=f"{trigger.frame}/{trigger.kind}-{_told_by(scene, at, fill)}",
        evidence=(sentence_span(page, scene.sentence),),
        actor=actor_of(scene, fill, lexicon) or (thrower_of(scene, weapons, lexicon) if trigger.frame in THROWN else None),
        target=target_of(scene, fill),
        date=_of_taking(scene, at, date) if trigger.frame in PEOPLE_TAKEN else date,
        announced=announced,
        weapon=weapon_role(scene, weapons),
        weapon_count=_count_of_one(scene, weapons, lexicon),
        background=in_background(scene, at) or relative_of(scene, at) is not None or is_before(scene, at),
        passive=fill.passive or (is_done(scene, at) and not _is_return(scene, at)),
        from_genitive=_is_genitive(scene, at, fill),
        returning=_is_return(scene, at) and not _tells_taking(scene, at),
        withheld=is_withheld(scene, at, lasting=trigger.frame == TAKING),
        lines=tuple(dict.fromkeys(line for line in (trigger.line, mode_line, status_line) if line)),
        rejected=notes,
        manner=manner_of(scene, at, fill, lexicon),
    )
    if draft.actor is not None and draft.target is not None and draft.actor.span == draft.target.span:
        draft = structs.replace(draft, actor=None)  # nobody does it to himself: whom it befell is told, and not who did it
    parts = parts_of(scene, at, fill, lexicon) if trigger.frame in lexicon.physical else [fill]
    for part in parts:
        yield draft if part is fill else _of_part(scene, part, draft), part


def _of_taking(scene: Scene, at: int, date: DateExpression | None) -> DateExpression | None:
    """When people were taken who have been held since a day: on that day, but not of many whom somebody has taken one after the other."""
    if date is None or date.relation != "since" or date.until is not None or not is_day(date.point):
        return date
    objects = scene.complements[at].slots.get("object", ()) if at in scene.complements else ()
    many = any((phrase := scene.row[n].phrase) is not None and (phrase.low or 0) >= MANY for n in objects)
    if many and is_past(scene.row[at]) and relative_of(scene, at) is None and "subject" in scene.complements[at].slots:
        return date
    return structs.replace(date, relation="at")


def _is_return(scene: Scene, at: int) -> bool:
    """Whether an event noun returns to what was told: "the attack", or with nothing but the munitions, "the fall of those shells"."""
    chunk = scene.row[at]
    if chunk.kind != "event" or chunk.reading is None:
        return False
    if chunk.reading.peeled.article:
        return True
    slots = scene.complements[at].slots
    phrase = scene.row[slots["of"][0]].phrase if slots.keys() == {"of"} else None
    return phrase is not None and "munition" in senses(phrase) and phrase.definite and phrase.last - phrase.first == 1


def _tells_taking(scene: Scene, at: int) -> bool:
    """Whether a verb tells that ground was taken, by the noun of taking that always has the article: "regained control of the town"."""
    governed = scene.governors.get(at, (at, ""))[1] in _CARRIED
    return governed and "on" in scene.complements[at].slots and any(trigger.frame == TAKING for trigger in scene.row[at].triggers)


def _status(scene: Scene, at: int, told: int, fill: Fill, lexicon: Lexicon) -> tuple[str | None, str]:
    """The status of an act by the words around it, None of one only spoken of; one in no past, with a day ahead or "soon", is planned."""
    status, line = status_of(scene, told, lexicon)
    if denial_of_report(scene, told, lexicon) is not None:
        return DENIED, line
    if is_mention(scene, at, fill, lexicon) and not (status == DENIED and part_in(scene, told) is not None):
        return None, line
    ahead = status == "occurred" and fill.trigger.status is None and lies_ahead(scene, at)
    return ("planned", "ahead") if ahead else (status, line)


def _count_of_one(scene: Scene, weapons: Sequence[int], lexicon: Lexicon) -> Quantity | None:
    """How many munitions an act was done with, where one phrase tells them."""
    arms = [phrase for n in weapons if (phrase := scene.row[n].phrase) is not None]
    return weapon_count(arms[0], scene, lexicon) if len(arms) == 1 else None


def _of_part(scene: Scene, part: Fill, draft: Draft) -> Draft:
    """The draft of one of several targets; a count of munitions told for all is none's own (ruling 14)."""
    return structs.replace(draft, target=target_of(scene, part), weapon_count=None)


def _is_genitive(scene: Scene, at: int, fill: Fill) -> bool:
    """Whether the doer of an event noun is told only as its genitive."""
    doer = fill.roles.get("actor", ())
    return scene.row[at].kind == "event" and bool(doer) and doer == scene.complements[at].slots.get("of")


def _told_by(scene: Scene, at: int, fill: Fill) -> str:
    """Whether a verb tells the event, its own or one that carries the noun, or the noun alone."""
    # whoever renews his call or announces his refusal tells it with a verb
    own = fill.own_actor or (bool(scene.complements[at].pronoun) and "actor" in fill.roles)
    voiced = own and fill.trigger.frame in POLITICAL_SPEECH | {PUBLIC} and fill.trigger.kind != "phrase"
    voiced = voiced or (fill.own_actor and fill.trigger.frame in POLITICAL_DEEDS)
    carried = fill.told or voiced or is_done(scene, at) or (fill.trigger.frame in CORE and takes_place(scene, at))
    if not carried and fill.trigger.frame in PEOPLE_TAKEN and any(_is_counted(scene, n) for n in fill.roles.get("target", ())):
        return "counted"
    return "verb" if carried else scene.row[at].kind


def _is_counted(scene: Scene, n: int) -> bool:
    """Whether a phrase tells how many: "led to the arrest of some hundred people" tells an arrest, whoever made it."""
    phrase = scene.row[n].phrase
    return phrase is not None and phrase.counted


def _is_loss(scene: Scene, at: int, fill: Fill, lexicon: Lexicon) -> bool:
    """A killing told without a doer or a means is the result of another event, or a tally (rulings 7 and 9); so is "nobody was hurt"."""
    reading = scene.row[at].reading
    if reading is None or fill.trigger.mode not in (None, "other", "unspecified"):
        return False
    verbs = {form.verb for form in reading.verbs}
    losses = (loss for loss in lexicon.codebook.losses if loss.kind in ("killed", "injured"))
    told = any(verbs & loss.verbs or reading.peeled.stem in loss.nouns for loss in losses)
    if told and any(is_nobody(scene, at, n, lexicon) for n in fill.roles.get("target", ())):
        return True
    if not told or fill.trigger.needs or fill.trigger.objects:
        return False
    return fill.nation is None and "weapon" not in fill.roles and not ("actor" in fill.roles and not fill.own_actor)
