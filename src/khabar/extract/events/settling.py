"""What the acts of one sentence make of each other: verbs that only carry an event, doers they share, what came of them."""

from msgspec import structs

from khabar.codebook.lexicon import Lexicon
from khabar.extract.acts.aims import is_aim, is_ground_of, is_tried
from khabar.extract.acts.carriers import doer_of, doers_of, is_act
from khabar.extract.acts.means import weapons_of
from khabar.extract.acts.occasions import doer_of_occasion
from khabar.extract.acts.parties import can_do
from khabar.extract.acts.roles import Fill
from khabar.extract.acts.thrown import STOPPED
from khabar.extract.events.background import in_background
from khabar.extract.events.blame import lay_blame
from khabar.extract.events.damage import CAUSES, CLASH, merge_damage
from khabar.extract.events.harmed import harmed_ahead
from khabar.extract.events.killed_in import are_people, merge_killings, tell_victims
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.chunks import STOPS
from khabar.extract.sentence.scene import Scene
from khabar.extract.sentence.tenses import is_present
from khabar.model.event_types import CORE
from khabar.text.marks import COMMAS, HARD_MARKS

RAID, DURING = "raid", "during"
FOILED = "foiled"  # the mode of an interception of a plot
MEANWHILE = 2  # chunks from a verb to the word that opens its clause, ahead of "was"
OF_ATTEMPT = 2  # chunks from an attempt to what it was at, behind whose it was
_TELL_MORE = COMMAS | {"while-pronoun"}  # "fired a missile, which fell", "but it fell"


def settle(scene: Scene, chosen: dict[int, Fill], lexicon: Lexicon) -> None:
    """Leave one fill for each happening of a sentence, with what the others tell of it."""
    if not chosen:
        return
    _merge_verbs(scene, chosen)
    merge_killings(scene, chosen, lexicon)
    tell_victims(scene, chosen)
    _name_doers(scene, chosen, lexicon)
    _merge_falls(scene, chosen)
    _share_doers(scene, chosen)
    _tell_repelled(scene, chosen, lexicon)
    _place_by_aim(scene, chosen)
    merge_damage(scene, chosen)
    _leave_courses(scene, chosen)
    _take_harmed(scene, chosen, lexicon)
    lay_blame(scene, chosen)
    for at, fill in chosen.items():
        if doer := doer_of_occasion(scene, at, fill):
            chosen[at] = structs.replace(fill, roles={**fill.roles, "actor": doer})
    stopped = {n for fill in chosen.values() if fill.trigger.frame == STOPPED for n in fill.roles.get("target", ())}
    for at in [n for n, fill in chosen.items() if stopped & set(fill.roles.get("weapon", ())) and is_tried(scene, n, lexicon)]:
        del chosen[at]  # what was downed had only tried to hit
    for fill in [fill for fill in chosen.values() if fill.trigger.frame == STOPPED]:
        for n in fill.roles.get("target", ()):
            if fill.trigger.mode == FOILED or not _hit(scene, n):
                chosen.pop(n, None)  # the attack that was foiled did not take place, the one that was shot down did no harm
                _leave_tried(scene, chosen, n, lexicon)


def _leave_courses(scene: Scene, chosen: dict[int, Fill]) -> None:
    """What those who were hit did is no act beside the one that hit them: "killed in the blast of a bomb during a search".

    So is what they were doing: "hit a convoy, where it was carrying out a search".
    """
    for at in [n for n, fill in chosen.items() if n and fill.trigger.mode == RAID]:
        during, meanwhile = scene.row[at - 1].value == DURING, _goes_on_meanwhile(scene, at)
        clause = next((n for n in range(at - 2, -1, -1) if scene.row[n].kind in STOPS), -1) if during else -1
        hit = any(clause < n < at and fill.trigger.frame in CAUSES - {CLASH} for n, fill in chosen.items())
        if hit and (during or meanwhile):
            del chosen[at]


def _goes_on_meanwhile(scene: Scene, at: int) -> bool:
    """Whether somebody was at an act in a clause of time or place: "where it was carrying out a search"."""
    verb = scene.governors.get(at, (0, ""))[0]
    if verb < MEANWHILE or not is_present(scene.row[verb]) or scene.row[verb - 1].value != "had":
        return False
    return scene.row[verb - MEANWHILE].value in ("where", "when", "while", "while-pronoun")


def _leave_tried(scene: Scene, chosen: dict[int, Fill], attempt: int, lexicon: Lexicon) -> None:
    """What an attempt was at did not take place where the attempt failed: "foiled the rebels' attempt to take the town"."""
    for at in [n for n in chosen if attempt < n <= attempt + OF_ATTEMPT and scene.row[n].kind == "event" and is_tried(scene, n, lexicon)]:
        del chosen[at]


def _hit(scene: Scene, act: int) -> bool:
    """Whether an attack is told to have hit something: "met an attack that hit posts" did not stop it before them."""
    verbs = (verb for verb, found in scene.complements.items() if act in found.slots.get("subject", ()))
    return any("strike" in scene.row[verb].governs for verb in verbs)


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
            elif fill.merged < at and "target" in event.roles and _is_ground(scene, fill.roles.get("target", ())):
                roles.setdefault("place", fill.roles["target"])  # "killed the leader with a raid that hit the town"
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


def _name_doers(scene: Scene, chosen: dict[int, Fill], lexicon: Lexicon) -> None:
    """What an act with no frame of its own did was done by whoever did that act ("carried out an operation that hit")."""
    for at, fill in chosen.items():
        act = fill.merged if "actor" not in fill.roles else fill.roles["actor"][0]
        if scene.row[at].kind != "verb" or act is None or act in chosen or not is_act(scene, act):
            continue
        doer, phrase = doer_of(scene, act, lexicon), scene.row[act].phrase
        roles = {role: fillers for role, fillers in fill.roles.items() if role != "actor"}
        if doer is not None:
            chosen[at] = structs.replace(fill, roles={**roles, "actor": (doer,)})
        elif phrase is not None and phrase.nation_at is not None:
            chosen[at] = structs.replace(fill, roles=roles, nation=phrase.nation_at)


def _merge_falls(scene: Scene, chosen: dict[int, Fill]) -> None:
    """Where munitions fell that another verb has thrown ("fired ten shells, which fell on A and B") is where that act was."""
    for at, fill in list(chosen.items()):
        thrown = fill.roles.get("weapon", ())
        if scene.row[at].kind != "verb" or not thrown or thrown[0] > at:
            continue
        for other, act in list(chosen.items()):
            told = scene.row[at - 1].value in _TELL_MORE and act.trigger.frame == fill.trigger.frame
            told = told or (at - 1 in thrown and act.trigger.frame == "bombing")  # "set off a car (which) hit the post"
            if other < at and told and thrown[0] in weapons_of(scene, other, act):
                struck = fill.roles.get("target", ())
                if act.trigger.frame == "bombing":  # "by a car, driven by a bomber, which hit the post"
                    chosen[other] = structs.replace(act, roles={**act.roles, "target": struck}, merged=at)
                else:
                    chosen[other] = structs.replace(act, roles={**act.roles, "place": struck})
                chosen.pop(at, None)


def _share_doers(scene: Scene, chosen: dict[int, Fill]) -> None:
    """Who did an act also did what it followed, where both befell one, and what is joined to it.

    "Stormed the hospital after shelling it", "the settlers' attack on the house and their burning of it".
    """
    doer: tuple[int, ...] = ()
    victims: tuple[int, ...] = ()
    for at, fill in list(chosen.items()):
        if scene.row[at].kind == "verb":
            doer, victims = fill.roles.get("actor", ()), fill.roles.get("target", ()) if fill.trigger.frame in CORE else ()
        elif (told := _doer_ahead(scene, at, chosen) or _killer(scene, at, fill)) and "actor" not in fill.roles and fill.nation is None:
            chosen[at] = structs.replace(fill, roles={**fill.roles, "actor": told})
        elif "actor" not in fill.roles and fill.nation is None and in_background(scene, at):
            told = doer if set(fill.roles.get("target", ())) & set(victims) else _doer_before(scene, at, fill)
            pronoun = any(chunk.kind == "pronoun" for chunk in scene.row[at + 1 : at + 2])
            reading = scene.row[at].reading
            if told and (pronoun or (reading is not None and reading.peeled.pronoun)):
                chosen[at] = structs.replace(fill, roles={**fill.roles, "actor": told})


def _killer(scene: Scene, at: int, fill: Fill) -> tuple[int, ...]:
    """Who is told to have killed or hurt somebody in an act: "gunmen killed two soldiers in the blast of a bomb"."""
    verb, slot = scene.governors.get(at, (at, ""))
    reading, found = scene.row[verb].reading, scene.complements[verb]
    if slot != "in" or fill.trigger.frame == CLASH or reading is None or not reading.loses or found.passive:
        return ()
    dead, doer = found.first("object"), found.slots.get("subject", ())
    return doer if doer and dead is not None and are_people(scene, dead) and can_do(scene, doer[0]) else ()


def _doer_before(scene: Scene, at: int, fill: Fill) -> tuple[int, ...]:
    """The force that does something else with those whom an act befell: "the police brought them to court after arresting them"."""
    verb = next((n for n in range(at - 1, -1, -1) if scene.row[n].kind == "verb"), None)
    slots = scene.complements[verb].slots if verb is not None else {}
    subject, same = slots.get("subject", ()), set(fill.roles.get("target", ())) & set(slots.get("object", ()))
    phrase = scene.row[subject[0]].phrase if subject and same else None
    return subject if phrase is not None and "armed" in senses(phrase) else ()


def _doer_ahead(scene: Scene, at: int, chosen: dict[int, Fill]) -> tuple[int, ...]:
    """Who did the act of the noun that the noun of an act done to the same, by its pronoun, is joined to."""
    reading = scene.row[at].reading
    if scene.row[at].kind != "event" or not scene.row[at].joined or reading is None or not reading.peeled.pronoun:
        return ()
    for n in range(at - 1, -1, -1):
        if scene.row[n].kind == "event":
            told = scene.complements[n].slots
            by = told.get("of", ()) if told.keys() & {"object", "to", "on"} else ()
            return chosen[n].roles.get("actor", ()) if n in chosen else by if by and can_do(scene, by[0]) else ()
        if scene.row[n].phrase is None:
            return ()
    return ()


def _take_harmed(scene: Scene, chosen: dict[int, Fill], lexicon: Lexicon) -> None:
    """An act told only as the cause of harm was done to what was harmed, and where that is."""
    for at, fill in chosen.items():
        harmed = harmed_ahead(scene, at, lexicon) if fill.trigger.frame in CAUSES and scene.row[at].kind == "event" else None
        if harmed is None:
            continue
        roles = dict(fill.roles)
        if (
            harmed.thing is not None
            and fill.trigger.frame != CLASH
            and (_is_ground(scene, roles.get("target", ())) or "target" not in roles)
        ):
            roles["target"] = (harmed.thing,)
        if harmed.places and not (fill.merged is not None and _is_ground(scene, fill.roles.get("target", ()))):
            roles.setdefault("place", harmed.places)  # "taken to a hospital in A after the shelling that befell B" was in B
        chosen[at] = structs.replace(fill, roles=roles)


def _with_means(scene: Scene, at: int, fill: Fill, chosen: dict[int, Fill]) -> Fill:
    """A verb whose means is an event of its own kind tells that event ("hit the posts with raids on A and B")."""
    if scene.row[at].kind != "verb" or fill.merged is not None:
        return fill
    for n in range(at + 1, len(scene.row)):
        chunk, means = scene.row[n], chosen.get(n)
        if chunk.kind == "verb" or chunk.kind in STOPS or chunk.value in HARD_MARKS:
            return fill
        if means is not None and chunk.kind == "event" and chunk.slot == "with":
            alone = "actor" not in means.roles and means.nation is None
            alike = means.trigger.frame == fill.trigger.frame and (alone or fill.passive)  # "was hit by an American raid"
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
        chosen.pop(scene.complements[n].first("of") or n, None)  # "an attempt at infiltration"
        _leave_tried(scene, chosen, n, lexicon)
        attackers = attack.roles.get("actor", ()) if attack else ()
        doers = doers_of(scene, n, lexicon) or (attackers if attackers != fill.roles.get("actor") else ())
        roles = {**fill.roles, "target": doers}
        if attack is not None and "place" not in roles:
            roles["place"] = attack.roles.get("target", ())
        chosen[at] = structs.replace(fill, roles=roles, foe=attack.nation if attack else None)


def _place_by_aim(scene: Scene, chosen: dict[int, Fill]) -> None:
    """What an event is fought for is not its target; the ground so named is where it takes place ("battles to clear the quarter").

    The aim may say what the event itself is: "raids to shell posts" strike the posts.
    """
    for at, fill in chosen.items():
        roles = {role: fillers for role, fillers in fill.roles.items() if role != "target" or not fillers or not is_aim(scene, fillers[0])}
        for aim in scene.complements[at].slots.get("to", ()) if scene.row[at].kind == "event" else ():
            reached = scene.complements[aim].slots.get("of", ()) if is_aim(scene, aim) else ()
            alike = any(trigger.frame == fill.trigger.frame for trigger in scene.row[aim].triggers)
            if reached and (alike or is_ground_of(scene, reached)):
                roles.setdefault("target" if alike else "place", reached)
        chosen[at] = structs.replace(fill, roles=roles)
