"""From the triggers of a sentence to drafts of claims."""

from collections.abc import Iterator
from operator import itemgetter

from msgspec import structs

from khabar.codebook.lexicon import Lexicon
from khabar.extract.acts.aims import is_aim, is_ground_of
from khabar.extract.acts.carriers import doers_of, is_done
from khabar.extract.acts.denials import is_nobody, part_in
from khabar.extract.acts.fillers import actor_of, target_of
from khabar.extract.acts.means import THROWN, thrower_of, weapon_count, weapon_role, weapons_of
from khabar.extract.acts.modes import mode_of
from khabar.extract.acts.roles import Fill, fill_event, fill_verb, particle_slot
from khabar.extract.acts.status import status_of
from khabar.extract.events.guards import accepts
from khabar.extract.events.predicates import takes_place
from khabar.extract.events.telling import is_mention
from khabar.extract.events.times import dated, relative_of
from khabar.extract.noun_phrases.filling import sentence_span
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.placing.parts import parts_of, with_own_means
from khabar.extract.placing.sites import by_site
from khabar.extract.sentence.earlier import is_before
from khabar.extract.sentence.following import STOPS
from khabar.extract.sentence.scene import Scene, is_paired
from khabar.model import Draft
from khabar.model.event_types import CORE
from khabar.text.marks import COMMAS, HARD_MARKS

DAMAGE, CLASH = "destruction", "clash"
CAUSES = frozenset({"strike", "bombing", "armed_attack", CLASH})  # acts that destroy things
FOILED = "foiled"  # the mode of an interception of a plot


def drafts_of(scene: Scene, lexicon: Lexicon) -> list[Draft]:
    """Every event that the triggers of one sentence tell, before sources and losses are added."""
    chosen: dict[int, Fill] = {}
    rejected: dict[int, tuple[str, ...]] = {}
    for at, chunk in enumerate(scene.row):
        if chunk.triggers:
            fill, notes = _choose(scene, at, lexicon)
            rejected[at] = notes
            if fill is not None:
                chosen[at] = fill
    _merge_verbs(scene, chosen)
    _merge_falls(scene, chosen)
    _share_doers(scene, chosen)
    _tell_repelled(scene, chosen, lexicon)
    _place_by_aim(scene, chosen)
    _merge_damage(scene, chosen)
    for at in [n for fill in chosen.values() if fill.trigger.mode == FOILED for n in fill.roles.get("target", ())]:
        chosen.pop(at, None)  # the attack that was foiled did not take place
    drafts: list[Draft] = []
    for at, fill in chosen.items():
        for own in with_own_means(scene, at, fill) if fill.trigger.frame in lexicon.physical else [fill]:
            drafts.extend(_draft(scene, at, own, rejected[at], lexicon))
    return drafts


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


def _merge_verbs(scene: Scene, chosen: dict[int, Fill]) -> None:
    """A verb whose subject or object is an event tells no second one: its roles go to that event."""
    for at, fill in list(chosen.items()):
        fill = _with_means(scene, at, fill, chosen)
        if fill.merged is None:
            continue
        event = chosen.get(fill.merged)
        if event is not None:
            roles = {**fill.roles, **event.roles}
            if fill.merged < at and "target" in fill.roles and _is_ground(scene, event.roles.get("target", ())):
                roles |= {"place": event.roles["target"], "target": fill.roles["target"]}  # "raids on the plain that hit A and B"
            if "actor" in fill.roles:
                roles["actor"] = fill.roles["actor"]
            own = fill.trigger.frame in CORE and "event" not in fill.trigger.roles.values()
            chosen[fill.merged] = structs.replace(event, roles=roles, merged=at, told=own)
            del chosen[at]
        elif "event" in fill.trigger.roles.values():
            del chosen[at]


def _is_ground(scene: Scene, fillers: tuple[int, ...]) -> bool:
    """Whether phrases name places and areas alone."""
    return bool(fillers) and all((phrase := scene.row[n].phrase) is not None and "place" in senses(phrase) for n in fillers)


def _merge_falls(scene: Scene, chosen: dict[int, Fill]) -> None:
    """Where munitions fell that another verb has thrown ("fired ten shells, which fell on A and B") is where that act was."""
    for at, fill in list(chosen.items()):
        thrown = fill.roles.get("weapon", ())
        if scene.row[at].kind != "verb" or scene.row[at - 1].value not in COMMAS or not thrown or thrown[0] > at:
            continue
        for other, act in list(chosen.items()):
            if other < at and act.trigger.frame == fill.trigger.frame and thrown[0] in weapons_of(scene, other, act):
                struck = fill.roles.get("target", ())
                if fill.trigger.frame == "bombing":  # "by a car, driven by a bomber, which hit the post"
                    chosen[other] = structs.replace(act, roles={**act.roles, "target": struck}, merged=at)
                else:
                    chosen[other] = structs.replace(act, roles={**act.roles, "place": struck})
                chosen.pop(at, None)


def _merge_damage(scene: Scene, chosen: dict[int, Fill]) -> None:
    """What an act destroyed is its result and no act of its own: "the shelling led to the destruction of houses"."""
    for at, fill in list(chosen.items()):
        if fill.trigger.frame != DAMAGE:
            continue
        cause = _cause_of(scene, at, chosen)
        if cause is None:
            continue
        del chosen[at]
        act = chosen[cause]
        if act.trigger.frame != CLASH and "target" in fill.roles:
            chosen[cause] = structs.replace(act, roles={"target": fill.roles["target"], **act.roles})


def _cause_of(scene: Scene, at: int, chosen: dict[int, Fill]) -> int | None:
    """The act that a destruction came of: the one paired with it, the subject of its verb of result, or the act told before that verb."""
    if at - 1 in chosen and chosen[at - 1].trigger.frame in CAUSES and is_paired(scene.row, at - 1):
        return at - 1  # "shelled and destroyed"
    verb = scene.governors.get(at, (None, ""))[0]
    if scene.row[at].kind != "event" or verb is None or "result" not in scene.row[verb].governs:
        return None
    subject = scene.complements[verb].first("subject")
    acts = [n for n in chosen if chosen[n].trigger.frame in CAUSES]
    if subject is not None:
        return subject if subject in acts else None
    return max((n for n in acts if n < verb), default=None)


def _share_doers(scene: Scene, chosen: dict[int, Fill]) -> None:
    """Who did an act also did what it followed, where both befell one: "stormed the hospital after shelling it"."""
    doer: tuple[int, ...] = ()
    victims: tuple[int, ...] = ()
    for at, fill in list(chosen.items()):
        if scene.row[at].kind == "verb":
            doer, victims = fill.roles.get("actor", ()), fill.roles.get("target", ()) if fill.trigger.frame in CORE else ()
        elif doer and "actor" not in fill.roles and fill.nation is None and _in_background(scene, at):
            reading = scene.row[at].reading
            if reading is not None and reading.peeled.pronoun and set(fill.roles.get("target", ())) & set(victims):
                chosen[at] = structs.replace(fill, roles={**fill.roles, "actor": doer})


def _with_means(scene: Scene, at: int, fill: Fill, chosen: dict[int, Fill]) -> Fill:
    """A verb whose means is an event of its own kind tells that event ("hit the posts with raids on A and B")."""
    if scene.row[at].kind != "verb" or fill.merged is not None:
        return fill
    for n in range(at + 1, len(scene.row)):
        chunk, means = scene.row[n], chosen.get(n)
        if chunk.kind == "verb" or chunk.kind in STOPS or chunk.value in HARD_MARKS:
            return fill
        if means is not None and chunk.kind == "event" and chunk.slot == "with":
            alike = means.trigger.frame == fill.trigger.frame and "actor" not in means.roles and means.nation is None
            if alike and "target" in fill.roles:
                chosen[n] = structs.replace(means, roles={**means.roles, "target": fill.roles["target"]})
            return structs.replace(fill, merged=n) if alike else fill
    return fill


def _tell_repelled(scene: Scene, chosen: dict[int, Fill], lexicon: Lexicon) -> None:
    """An attack that was repelled is a clash with whoever attacked, where they attacked, and no attack of its own (ruling 18)."""
    for at, fill in list(chosen.items()):
        if fill.trigger.frame != "clash" or not fill.trigger.objects:
            continue
        (n,) = fill.roles.get("target", ())[:1] or (at,)
        for told in scene.complements[at].slots.get("object", ()) if fill.trigger.roles.get("object") == "none" else ():
            if told in chosen and chosen[told].trigger.frame != "clash":
                del chosen[told]  # what two sides exchange is their clash
        if n == at or scene.row[n].kind != "event" or (n in chosen and "weapon" in chosen[n].roles):
            continue  # a party, or what flies and is intercepted
        attack = chosen.pop(n, None)
        doers = attack.roles.get("actor", ()) if attack else doers_of(scene, n, lexicon)
        roles = {**fill.roles, "target": doers or (n,)}
        if attack is not None and "place" not in roles:
            roles["place"] = attack.roles.get("target", ())
        chosen[at] = structs.replace(fill, roles=roles, foe=attack.nation if attack else None)


def _place_by_aim(scene: Scene, chosen: dict[int, Fill]) -> None:
    """What an event is fought for is not its target; the ground so named is where it takes place ("battles to clear the quarter").

    The aim may say what the event itself is: "raids to shell posts" strike the posts.
    """
    for at, fill in chosen.items():
        roles = {role: fillers for role, fillers in fill.roles.items() if role != "target" or not is_aim(scene, fillers[0])}
        for aim in scene.complements[at].slots.get("to", ()) if scene.row[at].kind == "event" else ():
            reached = scene.complements[aim].slots.get("of", ()) if is_aim(scene, aim) else ()
            alike = any(trigger.frame == fill.trigger.frame for trigger in scene.row[aim].triggers)
            if reached and (alike or is_ground_of(scene, reached)):
                roles.setdefault("target" if alike else "place", reached)
        chosen[at] = structs.replace(fill, roles=roles)


def _draft(scene: Scene, at: int, fill: Fill, notes: tuple[str, ...], lexicon: Lexicon) -> Iterator[Draft]:
    if part_in(scene, told := at if fill.merged is None else fill.merged) is None:
        told = at
    status, status_line = status_of(scene, told, lexicon)
    if is_mention(scene, at, fill, lexicon) and not (status == "denied" and part_in(scene, told) is not None):
        return
    if status is None or _is_loss(scene, at, fill, lexicon):
        return
    page, chunk, trigger = scene.page, scene.row[at], fill.trigger
    weapons = weapons_of(scene, at, fill)
    mode, mode_line = mode_of(scene, at, fill, weapons, lexicon)
    arms = [phrase for n in weapons if (phrase := scene.row[n].phrase) is not None]
    date, announced = dated(scene, at, planned=(trigger.status or status) == "planned")
    returning = chunk.kind == "event" and chunk.reading is not None and chunk.reading.peeled.article
    draft = Draft(
        type=trigger.frame,
        mode=mode,
        status=trigger.status or status,
        sentence=scene.sentence,
        word=chunk.phrase.head if chunk.phrase else chunk.first,
        rule=f"{trigger.frame}/{trigger.kind}-{_told_by(scene, at, fill)}",
        evidence=(sentence_span(page, scene.sentence),),
        actor=actor_of(scene, fill, lexicon) or (thrower_of(scene, weapons) if trigger.frame in THROWN else None),
        target=target_of(scene, fill),
        date=date,
        announced=announced,
        weapon=weapon_role(scene, weapons),
        weapon_count=weapon_count(arms[0], scene, lexicon) if len(arms) == 1 else None,
        background=_in_background(scene, at) or relative_of(scene, at) is not None or is_before(scene, at),
        passive=fill.passive or (is_done(scene, at) and not returning),
        from_genitive=_is_genitive(scene, at, fill),
        returning=returning,
        lines=tuple(dict.fromkeys(line for line in (trigger.line, mode_line, status_line) if line)),
        rejected=notes,
    )
    parts = parts_of(scene, fill, lexicon) if trigger.frame in lexicon.physical else [fill]
    for part in parts:
        yield from by_site(scene, at, part, draft if part is fill else _of_part(scene, part, draft), lexicon)


def _of_part(scene: Scene, part: Fill, draft: Draft) -> Draft:
    """The draft of one of several targets; a count of munitions told for all is none's own (ruling 14)."""
    return structs.replace(draft, target=target_of(scene, part), weapon_count=None)


def _is_genitive(scene: Scene, at: int, fill: Fill) -> bool:
    """Whether the doer of an event noun is told only as its genitive."""
    doer = fill.roles.get("actor", ())
    return scene.row[at].kind == "event" and bool(doer) and doer == scene.complements[at].slots.get("of")


def _told_by(scene: Scene, at: int, fill: Fill) -> str:
    """Whether a verb tells the event, its own or one that carries the noun, or the noun alone."""
    carried = fill.told or is_done(scene, at) or (fill.trigger.frame in CORE and takes_place(scene, at))
    return "verb" if carried else scene.row[at].kind


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


def _in_background(scene: Scene, at: int) -> bool:
    """Whether the event stands after a word that puts it before, or behind, the main event."""
    for n in range(at - 1, -1, -1):
        chunk = scene.row[n]
        if chunk.kind == "background":
            return True
        if chunk.kind in STOPS or chunk.kind == "verb" or (chunk.kind == "mark" and chunk.value in COMMAS):
            return False
    return False
