"""From the triggers of a sentence to drafts of claims."""

from collections.abc import Iterator

from msgspec import structs

from khabar.codebook.lexicon import Lexicon
from khabar.extract.chunks import Chunk
from khabar.extract.circumstances import date_of, is_place, mode_of, places_of, weapon_count, weapon_of
from khabar.extract.clauses import STOPS
from khabar.extract.draft import joined_role, role_of, sentence_span, word_role
from khabar.extract.fillers import actor_of, target_of
from khabar.extract.roles import Fill, accepts, fill_event, fill_verb
from khabar.extract.scene import Scene
from khabar.extract.senses import senses
from khabar.extract.status import status_of
from khabar.model import Draft, Role, Span


SITE_TYPES = frozenset({"strike", "clash", "capture", "bombing", "armed_attack", "withdrawal"})
SITES = frozenset({"facility", "structure", "military_site"})


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
    drafts: list[Draft] = []
    for at, fill in chosen.items():
        drafts.extend(_draft(scene, at, fill, rejected[at], lexicon))
    return drafts


def _choose(scene: Scene, at: int, lexicon: Lexicon) -> tuple[Fill | None, tuple[str, ...]]:
    """The best trigger line for a chunk: the one with most conditions met; and why others were not taken."""
    chunk = scene.row[at]
    best: tuple[int, int, Fill] | None = None
    notes: list[str] = []
    for order, trigger in enumerate(chunk.triggers):
        fill = (fill_verb if chunk.kind == "verb" else fill_event)(scene, at, trigger, lexicon)
        if fill is None or (chunk.kind == "event" and "event" in trigger.roles.values()):
            continue
        guard = accepts(scene, at, fill, lexicon)
        if guard is not None:
            notes.append(guard)
            continue
        weight = bool(trigger.needs) + 2 * bool(trigger.objects) + bool(trigger.particle) + bool(trigger.voice) + (trigger.kind == "phrase")
        if "event" in trigger.roles.values():
            weight -= 5
        if best is None or (weight, -order) > best[:2]:
            best = (weight, -order, fill)
    return (best[2] if best else None), tuple(notes)


def _merge_verbs(scene: Scene, chosen: dict[int, Fill]) -> None:
    """A verb whose subject or object is an event tells no second one: its roles go to that event."""
    for at, fill in list(chosen.items()):
        if fill.merged is None:
            continue
        event = chosen.get(fill.merged)
        if event is not None:
            roles = {**fill.roles, **event.roles}
            if "target" in fill.roles and "target" not in event.roles:
                roles["target"] = fill.roles["target"]
            chosen[fill.merged] = structs.replace(event, roles=roles, merged=at)
            del chosen[at]
        elif "event" in fill.trigger.roles.values():
            del chosen[at]


def _draft(scene: Scene, at: int, fill: Fill, notes: tuple[str, ...], lexicon: Lexicon) -> Iterator[Draft]:
    status, status_line = status_of(scene, at, lexicon)
    if status is None or _is_mention(scene, at) or _is_loss(scene, at, fill, lexicon):
        return
    page, chunk, trigger = scene.page, scene.row[at], fill.trigger
    weapon = weapon_of(scene, at, fill, lexicon)
    mode, mode_line = mode_of(scene, at, fill, weapon, lexicon)
    weapon_phrase = scene.row[weapon].phrase if weapon is not None else None
    draft = Draft(
        type=trigger.frame,
        mode=mode,
        status=trigger.status or status,
        sentence=scene.sentence,
        word=chunk.phrase.head if chunk.phrase else chunk.first,
        rule=f"{trigger.frame}/{'-'.join((trigger.kind, chunk.kind))}",
        evidence=(sentence_span(page, scene.sentence),),
        actor=actor_of(scene, fill, lexicon),
        target=target_of(scene, fill),
        date=date_of(scene, at),
        weapon=role_of(page, weapon_phrase) if weapon_phrase else None,
        weapon_count=weapon_count(weapon_phrase, scene, lexicon) if weapon_phrase else None,
        background=_in_background(scene, at),
        passive=fill.passive,
        returning=chunk.kind == "event" and chunk.reading is not None and chunk.reading.peeled.article,
        lines=tuple(dict.fromkeys(line for line in (trigger.line, mode_line, status_line) if line)),
        rejected=notes,
    )
    yield from _by_site(scene, at, fill, draft, lexicon)


def _by_site(scene: Scene, at: int, fill: Fill, draft: Draft, lexicon: Lexicon) -> Iterator[Draft]:
    """One draft, or one for each named site where sites are listed."""
    places = places_of(scene, at, fill, lexicon)
    targets = [n for n in fill.roles.get("target", ()) if scene.row[n].phrase is not None]
    if draft.type in SITE_TYPES:
        if _is_list(scene, targets, lexicon):
            for role in _site_roles(scene, targets):
                yield structs.replace(draft, target=role, place=role, places=(role, *places), weapon_count=None)
            return
        for slot in ("in", "near", "with"):
            listed = [n for n in scene.complements[at].slots.get(slot, ()) if scene.row[n].phrase is not None]
            if _is_list(scene, listed, lexicon):
                for role in _site_roles(scene, listed):
                    yield structs.replace(draft, place=role, places=(role, *places), weapon_count=None)
                return
    site = places[0] if places and draft.target is None and draft.type in ("bombing", "strike") and places[0].classes & SITES else draft.target
    yield structs.replace(draft, target=site, place=places[0] if places else None, places=places)


def _is_list(scene: Scene, fillers: list[int], lexicon: Lexicon) -> bool:
    """Whether fillers are a list of named sites: the first is a place, and every one is a place or a name of its own."""
    if len(fillers) < 2:  # noqa: PLR2004 - a list has two
        return False
    phrases = [phrase for n in fillers if (phrase := scene.row[n].phrase) is not None]
    if not is_place(phrases[0], lexicon) and not (senses(phrases[0]) & {"area", "site"} and phrases[0].last - phrases[0].head > 1):
        return False
    return all(is_place(phrase, lexicon) or "unknown" in phrase.classes for phrase in phrases[1:])


def _site_roles(scene: Scene, fillers: list[int]) -> list[Role]:
    """One role for each site of a list; "the towns of A" gives A."""
    roles = []
    for n in fillers:
        phrase = scene.row[n].phrase
        assert phrase is not None
        plural = any(noun.number != "singular" for noun in scene.page.readings[phrase.head].nouns)
        if plural and senses(phrase) & {"area", "site"} and not phrase.concepts and phrase.last - phrase.head > 1:
            first = phrase.head + 1
            start = scene.page.words[first].start
            if scene.page.words[first].kind == "mark":
                start = scene.page.words[first + 1].start
            roles.append(Role(Span(start, scene.page.words[phrase.last - 1].end), phrase.inner, phrase.classes))
        else:
            roles.append(role_of(scene.page, phrase))
    return roles


def _is_mention(scene: Scene, at: int) -> bool:
    """An event noun that only names something: the culprits of the attack, the victims of the raids, the place of the blast."""
    chunk: Chunk = scene.row[at]
    if chunk.kind != "event" or at == 0 or chunk.phrase is None:
        return False
    before = scene.row[at - 1]
    if before.kind != "noun" or before.phrase is None or chunk.slot not in ("", "of") or chunk.joined:
        return False
    return before.last == chunk.first and not before.phrase.definite and bool(senses(before.phrase) & {"person", "munition", "vehicle", "structure"})


def _is_loss(scene: Scene, at: int, fill: Fill, lexicon: Lexicon) -> bool:
    """A killing told without a doer or a means is the result of another event, or a tally (rulings 7 and 9)."""
    reading = scene.row[at].reading
    if reading is None or fill.trigger.mode not in (None, "other", "unspecified"):
        return False
    verbs = {form.verb for form in reading.verbs}
    told = any(verbs & loss.verbs or reading.peeled.stem in loss.nouns for loss in lexicon.codebook.losses if loss.kind in ("killed", "injured"))
    if not told or fill.trigger.needs or fill.trigger.objects:
        return False
    return fill.nation is None and "weapon" not in fill.roles and not ("actor" in fill.roles and not fill.own_actor)


def _in_background(scene: Scene, at: int) -> bool:
    """Whether the event stands after a word that puts it before, or behind, the main event."""
    for n in range(at - 1, -1, -1):
        chunk = scene.row[n]
        if chunk.kind == "background":
            return True
        if chunk.kind in STOPS or chunk.kind == "verb" or (chunk.kind == "mark" and chunk.value in "،,"):
            return False
    return False
