"""Where an event happened: the places that its clause tells, and how exactly each tells it."""

from collections.abc import Iterable, Iterator

from khabar.codebook.lexicon import Lexicon
from khabar.extract.acts.prepositions import ATTACK
from khabar.extract.acts.roles import Fill
from khabar.extract.noun_phrases.senses import is_ground, senses
from khabar.extract.placing.chains import rank_chains
from khabar.extract.placing.further import (
    aftermath,
    is_goal_of_placeless,
    is_of_aim,
    occasion,
    opens_item,
    opens_words,
    rest,
    seen,
    shares,
    staged,
    stopped,
)
from khabar.extract.placing.lands import lies_elsewhere
from khabar.extract.placing.naming import BY_KIND
from khabar.extract.placing.ranks import VAGUE, is_at_sea, told_rank
from khabar.extract.placing.stated import STATED, spoken_at
from khabar.extract.placing.told import LOCATIVE, PLACE_LIKE, PLACING, is_crowd, is_entered, is_fought_for, is_moment, is_placed, is_settled
from khabar.extract.sentence.ahead import headline_clause
from khabar.extract.sentence.chunks import STOPS, opens_time
from khabar.extract.sentence.scene import Scene, is_of_act_ahead, own_acts
from khabar.text.marks import COMMAS, HARD_MARKS, QUOTES

SPOKEN = frozenset({"agreement", "condemnation", "consultation", "demand", "rejection", "sanction", "support", "threat"})


def site_chunks(scene: Scene, at: int, fill: Fill, lexicon: Lexicon) -> list[int]:
    """Indices of the chunks that tell where an event happened, the most exact first."""
    taken = {*fill.roles.get("actor", ()), *(n for n in fill.roles.get("weapon", ()) if not is_placed(scene, n))}
    taken |= _parties(scene, fill)
    seen_at = (*_seen(scene, at), *_there(scene, at))
    own = fill.part if fill.part is not None else (*own_stretch(scene, at, fill), *seen_at)
    sweeps: list[Iterable[int]] = [own]
    if fill.trigger.frame in STATED:
        sweeps = [(*seen_at, *spoken_at(scene, at, lexicon), *opening(scene, at))]
    elif fill.part is None and not _is_second(scene, at, fill):
        physical = fill.trigger.frame in lexicon.physical
        sweeps += [_shared(scene, at), rest(scene, at), _ahead(scene, at), occasion(scene, at) if physical else (), opening(scene, at)]
        sweeps += [aftermath(scene, at)] if physical else []
    begin = headline_clause(scene.row, at) if scene.sentence == 0 else 0
    ranks: dict[int, int] = {}
    order: dict[int, tuple[int, int]] = {}
    for nearness, sweep in enumerate(sweeps):
        best = max(ranks.values(), default=0)
        if best > VAGUE or any(is_at_sea(scene, n, lexicon) for n in ranks):
            break
        for n in sweep:
            passed = n in taken or n in ranks or n < begin
            rank = 0 if passed else told_rank(scene, n, fill, lexicon, placed=n in seen_at or is_entered(scene, n, at))
            apart = fill.trigger.frame not in SPOKEN and lies_elsewhere(scene, n, (*seen_at, *ranks), lexicon)
            if rank > best and (not apart or (best <= BY_KIND["country"] and _is_of_loss(scene, at, n))):
                ranks[n] = rank
                order[n] = (nearness, n)
        rank_chains(scene, ranks, lexicon)
    if max(ranks.values(), default=0) <= VAGUE and fill.part is None and fill.trigger.frame in lexicon.physical:
        told = {n: rank for n in occasion(scene, at) if n not in taken and (rank := told_rank(scene, n, fill, lexicon)) > 0}
        told |= {n: rank for n in seen(scene, at) if not told and (rank := told_rank(scene, n, fill, lexicon, placed=True)) > 0}
        ranks |= {n: rank for n, rank in told.items() if not lies_elsewhere(scene, n, ranks, lexicon)}
        order |= {n: (len(sweeps), n) for n in told}
    if not ranks and fill.trigger.frame == "interception":
        ranks = {n: told_rank(scene, n, fill, lexicon, placed=scene.row[n].slot == "to") for n in stopped(scene, at) if n not in taken}
        ranks = {n: rank for n, rank in ranks.items() if rank > VAGUE}
        order = {n: (0, n) for n in ranks}
    return sorted(ranks, key=lambda n: (-ranks[n], order[n]))


def _is_of_loss(scene: Scene, at: int, n: int) -> bool:
    """Whether a phrase tells where people fell in an act whose foes are of another land ("fell near A in a fight with rebels in B")."""
    verb = scene.governors.get(at, (at, ""))[0]
    loses = verb < n < at and (reading := scene.row[verb].reading) is not None and reading.loses
    return loses and any(n in scene.complements[verb].slots.get(slot, ()) for slot in LOCATIVE)


def _parties(scene: Scene, fill: Fill) -> set[int]:
    """Targets that are not where an act was done: states that fight or are spoken to, and whoever a sentence was carried out "in".

    A visit goes to the state that it is paid to.
    """
    if fill.trigger.frame == ATTACK:
        return {n for n in fill.roles.get("target", ()) if scene.row[n].slot == "in" and not _is_ground(scene, n)}
    visits = fill.trigger.frame == "consultation" and ("place" in fill.trigger.objects or fill.trigger.roles.get("to") == "target")
    if visits or (fill.trigger.frame not in SPOKEN and fill.trigger.frame != "clash"):
        return set()
    foes = {n for n in fill.roles.get("target", ()) if scene.row[n].slot == "companion"}  # "battles with the front", which is no ground
    return foes | {n for n in fill.roles.get("target", ()) if (phrase := scene.row[n].phrase) is not None and "state" in senses(phrase)}


def _is_ground(scene: Scene, n: int) -> bool:
    phrase = scene.row[n].phrase
    return phrase is not None and is_ground(phrase)


def _seen(scene: Scene, at: int) -> tuple[int, ...]:
    """The subject of a verb of seeing that carries the event ("the town saw fights", "attacks which the country has seen")."""
    if (ground := staged(scene, at)) is not None:
        return (ground,)
    verbs = [scene.governors[at][0]] if at in scene.governors else []
    if at + 2 < len(scene.row) and scene.row[at + 1].kind == "relative" and scene.row[at + 2].kind == "verb":
        verbs.append(at + 2)
    for verb in verbs:
        if "see" in scene.row[verb].governs:
            found = scene.complements[verb].slots
            return tuple(n for slot in ("subject", "object") for n in found.get(slot, ()) if n != at and scene.row[n].kind == "noun")
    return ()


def own_stretch(scene: Scene, at: int, fill: Fill) -> Iterator[int]:
    """Chunks of the event's own stretch: what it governs, and what stands behind it up to the end of its clause."""
    yield from (n for role in ("target", "place") for n in fill.roles.get(role, ()))
    yield from _behind(scene, at)
    if fill.merged is not None and not _is_second(scene, at, fill):
        yield from _behind(scene, fill.merged)
    verb = scene.governors[at][0] if at in scene.governors else at
    if verb > at:
        yield from _behind(scene, verb)
    heads = {verb, at} if fill.trigger.frame not in SPOKEN else {verb} - {at}
    placed = any(scene.row[n].slot in LOCATIVE for n in _behind(scene, at))
    for head in sorted(head for head in heads if head <= at):
        found = (n for slot in ("in", "near", "with") for n in scene.complements[head].slots.get(slot, ()))
        yield from (n for n in found if not ((placed and is_of_act_ahead(scene, at, n)) or is_of_aim(scene, fill.trigger.frame, n)))


def _is_second(scene: Scene, at: int, fill: Fill) -> bool:
    """Whether a verb carries another event ahead of a joined one that has its own place ("launched a raid on A, and two on B")."""
    if fill.merged is None or not scene.row[at].joined or "on" not in scene.complements[at].slots:
        return False
    return any(chunk.kind == "event" and chunk.triggers for chunk in scene.row[fill.merged + 1 : at])


def _behind(scene: Scene, at: int) -> Iterator[int]:
    """Noun chunks behind an event, up to the next act or the end of the clause; relative clauses are left out."""
    row, n = scene.row, at + 1
    while n < len(row):
        chunk = row[n]
        if chunk.kind == "mark" and n not in scene.hidden:
            if not _continues(scene, n):
                return
        elif chunk.kind == "relative":
            n = past_relative(scene, n)
            continue
        elif (
            (chunk.kind in STOPS and not opens_time(row, n))
            or chunk.kind == "verb"
            or (chunk.kind == "event" and chunk.triggers and not _is_passed(scene, at, n))
        ):
            return
        elif chunk.kind == "noun":
            yield n
        n += 1


def _is_passed(scene: Scene, at: int, n: int) -> bool:
    """Whether an act on the way is the same one, a crowd, or only what a thing or a body ahead of it is for ("a convoy of relief")."""
    chunk, before = scene.row[n], scene.row[n - 1]
    same = shares(scene.row, at, n) or is_crowd(chunk) or is_moment(chunk) or is_goal_of_placeless(scene, at, n) or is_fought_for(scene, n)
    if same or before.kind == "descriptor":
        return True
    return (
        before.kind == "noun"
        and before.phrase is not None
        and not (before.phrase.definite or before.phrase.concepts or chunk.slot or chunk.joined)
        and before.last == chunk.first
        and all(trigger.frame in SPOKEN | {"aid"} for trigger in chunk.triggers)
    )


def _continues(scene: Scene, mark: int) -> bool:
    """Whether a clause goes on behind a mark: a quote mark, or a comma before a phrase of place or a list's next item."""
    row, value = scene.row, scene.row[mark].value
    if value in QUOTES:
        return True
    if value in HARD_MARKS or value not in COMMAS:
        return False
    n = mark + 1
    while n < len(row) and (
        n in scene.hidden or row[n].kind in ("date", "adverb") or (row[n].kind == "mark" and row[n].value not in HARD_MARKS)
    ):
        n += 1
    if n >= len(row) or row[n].kind not in ("noun", "apposition"):
        return False
    if row[n].kind == "apposition":
        return True
    phrase = row[n].phrase
    after = next((c for c in row[n + 1 :] if not (c.kind == "mark" and c.value in QUOTES)), None)
    if after is not None and after.kind == "verb":
        return False
    return phrase is not None and (row[n].slot in LOCATIVE or bool(senses(phrase) & PLACE_LIKE))


def past_relative(scene: Scene, at: int) -> int:
    """The chunk behind a relative clause: the next mark, or the end of the clause."""
    n = at + 1
    while n < len(scene.row) and not (scene.row[n].kind == "mark" and scene.row[n].value not in QUOTES) and scene.row[n].kind not in STOPS:
        n += 1
    return n


def _shared(scene: Scene, at: int) -> Iterator[int]:
    """Noun chunks behind an act joined right to this one by the same doer ("destroyed houses and blew up others in the town")."""
    row, n = scene.row, at + 1
    own = ("", "of", "to") if row[at].kind == "event" else ("", "of")  # "their attack on a house (to a house) and its burning in the town"
    while n < len(row) and row[n].kind in ("noun", "adverb") and row[n].slot in own:
        n += 1
    if n >= len(row) or not row[n].joined or row[n].kind != row[at].kind or not own_acts(row[n].triggers):
        return
    if row[at].kind == "verb":
        doer, other = (scene.complements[verb].slots.get("subject", ()) for verb in (at, n))
        if other and other != doer:
            return
    elif at not in scene.governors and not ((reading := row[n].reading) is not None and reading.peeled.pronoun):
        return
    yield from _behind(scene, n)


def _ahead(scene: Scene, at: int) -> Iterator[int]:
    """Noun chunks between the head of the clause and the event, the nearest first; other acts end the search."""
    row = scene.row
    for n in range(at - 1, -1, -1):
        chunk = row[n]
        if (
            (chunk.kind in STOPS and not opens_time(row, n) and not _led_to(scene, n, at))
            or chunk.kind == "relative"
            or (chunk.kind == "event" and chunk.triggers and n != at - 1)
        ):
            return
        if chunk.kind == "mark" and n not in scene.hidden and chunk.value not in QUOTES and chunk.value not in COMMAS:
            return
        if opens_words(scene, n):
            return
        if chunk.kind == "verb" and chunk.triggers and n < at - 1:
            return
        if chunk.kind == "noun" and n not in scene.hidden:
            yield n


def _led_to(scene: Scene, n: int, at: int) -> bool:
    """Whether a word puts an event right behind it in the place of what came of it ("were killed in the town in the course of a raid").

    So does "when" or "after" behind those who were killed or hurt ("were hurt in the town when a shell fell on their car").
    """
    if n != at - 1:
        return False
    if scene.row[n].kind == "background" and scene.row[n].value in ("cause", "during"):
        return True
    before = next((chunk for chunk in reversed(scene.row[:n]) if chunk.kind == "verb" or chunk.kind in STOPS), None)
    hurt = before is not None and before.kind == "verb" and before.reading is not None and before.reading.loses
    return hurt and scene.row[at].kind == "verb" and scene.row[n].value in ("when", "before", "ahead-of")


def _there(scene: Scene, at: int) -> tuple[int, ...]:
    """The phrases of place right ahead of the "where" that an event is told behind ("went to the town, where they killed")."""
    row = scene.row
    where = next((n for n in range(at - 1, 0, -1) if row[n].kind in STOPS and not opens_time(row, n)), 0)
    if row[where].value != "where" or any(chunk.kind == "relative" for chunk in row[where:at]):
        return ()
    n = where - 1
    while n and row[n].kind == "mark" and row[n].value in COMMAS:
        n -= 1
    last = n
    while n >= 0 and row[n].kind == "noun" and _stands_ahead(scene, n, last) and is_placed(scene, n):
        if row[n].slot == "to" and (phrase := row[n].phrase) is not None and "country" in phrase.classes:
            break  # "are sent back to the country, where they" spread over it
        n -= 1
    return tuple(range(n + 1, last + 1))


def _is_hit(scene: Scene, n: int) -> bool:
    """Whether a phrase is the object of a verb whose subject is an act ("the attacks reached the town, where")."""
    slots = [found.slots for found in scene.complements.values() if n in found.slots.get("object", ())]
    return any(scene.row[k].kind == "event" and scene.row[k].triggers for found in slots for k in found.get("subject", ()))


def _stands_ahead(scene: Scene, n: int, last: int) -> bool:
    """Whether a phrase of place is one of those right ahead of a "where": under a particle of place, or a town that is hit."""
    chunk = scene.row[n]
    hit = n == last and _is_hit(scene, n)
    return chunk.slot in PLACING | {"to"} or (hit and (phrase := chunk.phrase) is not None and is_settled(phrase))


def opening(scene: Scene, at: int) -> Iterator[int]:
    """The phrases of place that open a sentence: they govern all that it tells, as a province does that heads an item."""
    for n, chunk in enumerate(scene.row[:at]):
        if n == 0 and opens_item(scene):
            yield n
            return
        if chunk.kind in ("date", "adverb") or (chunk.kind == "mark" and (chunk.value in QUOTES or chunk.value == "\n")):
            continue
        if chunk.kind != "noun" or chunk.slot not in LOCATIVE:
            return
        yield n
