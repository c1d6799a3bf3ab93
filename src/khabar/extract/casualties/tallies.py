"""Counts over many events or people, kept apart from events."""

from collections.abc import Iterator, Sequence

from msgspec import structs

from khabar.codebook.lexicon import Lexicon
from khabar.extract.acts.aims import is_tried
from khabar.extract.acts.status import status_of
from khabar.extract.casualties.counted_where import ARMS, counted_where
from khabar.extract.casualties.gone import gone
from khabar.extract.casualties.links import FARTHEST, cost
from khabar.extract.casualties.loss_mention import LossMention
from khabar.extract.casualties.outcomes import Tied
from khabar.extract.casualties.parts_of_counts import counts_on, is_part, struck_part
from khabar.extract.casualties.sufferers import people
from khabar.extract.casualties.uncounted import is_allusion, is_counted_again, is_mishap
from khabar.extract.events.times import period_of
from khabar.extract.noun_phrases.filling import phrase_span, role_of, sentence_span
from khabar.extract.noun_phrases.phrases import Phrase
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.scene import Scene
from khabar.model import Count, Draft, Quantity, Role
from khabar.model.event_types import PEOPLE_TAKEN
from khabar.text.inflect import FROM
from khabar.text.marks import HARD_MARKS

WHAT = {kind: kind for kind in ("killed", "injured", "missing", "displaced", "detained")} | {"casualty": "killed", "bodies": "killed"}
SPREAD_TYPES = frozenset({"strikes", "attacks"})
MANY = 2
_WHERE = frozenset({"in", "near", "from"})  # where those who were lost fell


def loss_counts(scene: Scene, tied: Sequence[Tied], drafts: Sequence[Draft], earlier: Sequence[Draft], lexicon: Lexicon) -> list[Count]:
    """Tallies of losses that belong to no event of the text, of running totals, and of each side of a clash."""
    counts: list[Count] = []
    for item in tied:
        loss = item.loss
        if loss.none or status_of(scene, loss.at, lexicon)[0] == "denied" or (not item.given and is_tried(scene, loss.at, lexicon)):
            continue
        if loss.joint:
            if loss.shared is not None and loss.shared.low == loss.shared.high:
                counts.append(_of_loss(scene, item, "other", loss.shared, loss.who, lexicon))
            continue
        if item.given and not _has_sides(item):
            if loss.count is not None and _is_of_several_sites(scene, item, drafts):
                counts.append(_of_loss(scene, item, WHAT[loss.kind], loss.count, loss.who, lexicon))
            continue
        if item.given or _counts(scene, item, earlier, lexicon):
            parts: tuple[tuple[Quantity, Phrase | None], ...] = ((loss.count, loss.who),) if loss.count is not None else ()
            if _has_sides(item) or (len(loss.parts) > 1 and not _all_single(loss)):
                parts = loss.parts
            told = [*parts, *_included(scene, loss)] if parts and not item.given else parts
            counts += [_of_loss(scene, item, WHAT[loss.kind], count, who, lexicon) for count, who in told]
    return counts


def _has_sides(item: Tied) -> bool:
    """Whether the dead of both sides of a clash are told."""
    return item.given and item.draft is not None and item.draft.type == "clash" and len(item.loss.parts) >= MANY


def _counts(scene: Scene, item: Tied, earlier: Sequence[Draft], lexicon: Lexicon) -> bool:
    """Whether a loss that no act was given is a count of its own."""
    loss = item.loss
    if loss.kind == "detained" and not _many_taken(loss, item):
        return False
    if is_allusion(scene, loss) or is_counted_again(scene, loss, earlier):
        return False
    return item.draft is not None or not is_mishap(scene, loss, lexicon)


def _is_of_several_sites(scene: Scene, item: Tied, drafts: Sequence[Draft]) -> bool:
    """Whether a loss is that of an act told for several sites at once, among which it cannot be split (ruling 23).

    A town and "its camp" are one site (ruling 52).
    """
    told, count = item.draft, item.loss.count
    if told is None or told.place is None or count is None or (count.low or MANY) < MANY:
        return False
    of_act = [draft for draft in drafts if draft.word == told.word and draft.type == told.type]
    sites = {role.span.start for draft in (told, *of_act) for role in (draft.place, *draft.places) if role is not None}
    return sum(not scene.page.reading_at(start).peeled.pronoun for start in sites) >= MANY


def _all_single(loss: LossMention) -> bool:
    return all(count.low == 1 for count, _ in loss.parts)


def _many_taken(loss: LossMention, item: Tied) -> bool:
    """Whether people taken are counted: those of an arrest stand on its claim (ruling 40), as do prisoners who were killed."""
    many = loss.count is not None and (loss.count.low or MANY) >= MANY
    return many and not (item.draft is not None and item.draft.type in ("arrest", "abduction", "armed_attack"))


def _included(scene: Scene, loss: LossMention) -> Iterator[tuple[Quantity, Phrase]]:
    """Counted parts told after "among them"."""
    inside = False
    behind = next((n for n in range(loss.at + 1, loss.last) if scene.row[n].kind == "apposition"), loss.last + 1)
    for n in range(behind, len(scene.row)):
        chunk = scene.row[n]
        if chunk.kind == "apposition":
            inside = True
            continue
        if not inside and _stands_between(scene, n, loss):
            continue
        inside = inside or is_part(scene, n)
        if inside and scene.row[n - 1].kind in ("noun", "apposition") and not chunk.joined and chunk.slot in _WHERE:
            continue  # "9 of them in the city and 5 in the town"
        phrase = chunk.phrase
        if not inside or chunk.kind != "noun" or phrase is None or not phrase.counted or not people(phrase):
            return
        if "person.casualty" in phrase.classes or any(phrase is part for _, part in loss.parts):
            return
        yield Quantity(phrase.low, phrase.high), phrase


def _stands_between(scene: Scene, n: int, loss: LossMention) -> bool:
    """Whether a chunk only tells when and where people were lost, ahead of "among them"."""
    chunk = scene.row[n]
    where = chunk.kind == "noun" and not chunk.joined and chunk.slot in _WHERE
    hard = chunk.kind == "mark" and chunk.value in HARD_MARKS
    return n == loss.at or where or (chunk.kind in ("mark", "adverb", "date", "background") and not hard)


def _of_loss(scene: Scene, item: Tied, what: str, count: Quantity, who: Phrase | None, lexicon: Lexicon) -> Count:
    of = role_of(scene.page, who) if who is not None and who.last - who.first > int(who.counted and who.head == who.first) else None
    if of is not None and who is not None and "person.casualty" in who.classes and who.last - who.head == 1:
        of = None
    at = next((n for n, chunk in enumerate(scene.row) if chunk.phrase is who and who is not None), item.loss.at)
    return _count(scene, what, count, at, of, (item.loss.line, item.draft), lexicon)


def event_counts(scene: Scene, drafts: Sequence[Draft], tied: Sequence[Tied], lexicon: Lexicon) -> list[Count]:
    """Tallies of attacks, raids, munitions, targets and troops: a number of two or more before the counted noun, or "N times"."""
    counts: list[Count] = []
    for at, chunk in enumerate(scene.row):
        phrase = chunk.phrase
        if phrase is None or not phrase.counted or (phrase.low if phrase.low is not None else MANY) < MANY:
            continue
        host = _host(scene, at, drafts, lexicon)
        what = _what(scene, at, drafts, tied, host, lexicon) or counts_on(scene, at, counts)
        if what is None:
            continue
        if what not in SPREAD_TYPES and phrase.first == phrase.head and phrase.low == MANY and phrase.head not in scene.page.numbers:
            continue
        if what == "attacks" and _returns_to_two(scene, phrase):
            continue
        of: Role | None = role_of(scene.page, phrase)
        if what in SPREAD_TYPES:
            host = _as_passive(scene, host, lexicon)
            of = struck_part(scene, at) or (host.target if host is not None else None) or _party(scene, at)
        counts.append(_count(scene, what, Quantity(phrase.low, phrase.high), at, of, ("words/tallies.yaml", host), lexicon))
    return counts


def _returns_to_two(scene: Scene, phrase: Phrase) -> bool:
    """Whether a phrase is a dual with the article: "the two attacks" are those that were told."""
    return phrase.first == phrase.head and phrase.low == MANY and scene.page.readings[phrase.head].peeled.article


def _as_passive(scene: Scene, host: Draft | None, lexicon: Lexicon) -> Draft | None:
    """A verb with nothing but a number of times behind it is passive: what seemed to act was attacked."""
    if host is None or host.target is None:
        return host
    for chunk in scene.row:
        phrase = chunk.phrase
        if phrase is None or not phrase.counted or not _stems(scene, phrase) & lexicon.codebook.times:
            continue
        if host.target.span.overlaps(phrase_span(scene.page, phrase)):
            return structs.replace(host, target=host.actor, actor=None)
    return host


def _stems(scene: Scene, phrase: Phrase) -> set[str]:
    reading = scene.page.readings[phrase.head]
    return {reading.peeled.stem, *(noun.noun for noun in reading.nouns)}


def _host(scene: Scene, at: int, drafts: Sequence[Draft], lexicon: Lexicon) -> Draft | None:
    """The event that a counted thing belongs to: what it triggers, else the nearest in its clause."""
    best: tuple[float, int] | None = None
    for n, draft in enumerate(drafts):
        if draft.type not in ARMS:
            continue
        trigger = next((m for m, chunk in enumerate(scene.row) if chunk.first <= draft.word < chunk.last), None)
        if trigger is None:
            continue
        price = cost(scene, trigger, at, lexicon)
        if price <= FARTHEST and (best is None or price < best[0]):
            best = (price, n)
    return drafts[best[1]] if best is not None else None


def _what(scene: Scene, at: int, drafts: Sequence[Draft], tied: Sequence[Tied], host: Draft | None, lexicon: Lexicon) -> str | None:
    phrase = scene.row[at].phrase
    assert phrase is not None
    stems = _stems(scene, phrase)
    if stems & lexicon.codebook.times:
        return _repeated(scene, host, lexicon)
    if (left := gone(scene, at, phrase, lexicon)) is not None:
        return left
    found = senses(phrase)
    for tally in lexicon.codebook.tally_words:
        if stems & tally.words or found & tally.classes:
            if tally.what == "troops":
                return "troops" if _is_strength(scene, at, drafts, tied, lexicon) else None
            if tally.what == "munitions" and ("armour" in found or _is_weapon(scene, phrase, drafts)):
                return None
            return tally.what if host is not None or tally.what != "targets" else None
    return None


def _repeated(scene: Scene, host: Draft | None, lexicon: Lexicon) -> str | None:
    """What happened N times: raids where the word for them is one of raids, else attacks."""
    if host is None or host.type not in ("strike", "bombing", "armed_attack", "clash"):
        return None
    reading = scene.page.readings[host.word]
    words = {reading.peeled.stem, *(form.verb for form in reading.verbs), *(noun.noun for noun in reading.nouns)}
    strikes = next((tally.words for tally in lexicon.codebook.tally_words if tally.what == "strikes"), frozenset())
    return "strikes" if words & strikes else "attacks"


def _is_strength(scene: Scene, at: int, drafts: Sequence[Draft], tied: Sequence[Tied], lexicon: Lexicon) -> bool:
    """Whether soldiers are counted as a presence: no loss and no deed but a move has them, and they are no few "of" a force."""
    phrase = scene.row[at].phrase
    assert phrase is not None
    number = scene.page.numbers.get(phrase.first)
    if number is not None and any(scene.page.words[n].form == FROM for n in range(number.last, phrase.head)):
        return False
    among = scene.row[at - 1].kind == "apposition" and any(item.loss.at < at for item in tied)  # "20 were hurt, 12 soldiers among them"
    if among or any(item.loss.at <= at <= item.loss.last or item.loss.who is phrase for item in tied) or _has_deed(scene, at, lexicon):
        return False
    span = phrase_span(scene.page, phrase)
    roles = [role for draft in drafts if draft.type != "mobilization" for role in (draft.actor, draft.target)]
    return not any(role is not None and role.span.overlaps(span) for role in roles)


def _has_deed(scene: Scene, at: int, lexicon: Lexicon) -> bool:
    """Whether a word of loss or of taking people stands ahead in the clause: soldiers counted after it are not stationed."""
    for n in range(at - 1, -1, -1):
        chunk = scene.row[n]
        if chunk.kind == "verb" and chunk.reading is not None and any(form.verb in lexicon.loss_verbs for form in chunk.reading.verbs):
            return True
        if chunk.kind == "event" and any(trigger.frame in PEOPLE_TAKEN for trigger in chunk.triggers):
            return True
        if chunk.kind in ("that", "break", "relative"):
            return False
    return False


def _is_weapon(scene: Scene, phrase: Phrase, drafts: Sequence[Draft]) -> bool:
    """Whether a counted munition is the means of one event, which then has the number itself (ruling 14)."""
    span = phrase_span(scene.page, phrase)
    users = [
        draft
        for draft in drafts
        if any(role is not None and role.span.overlaps(span) for role in (draft.weapon, draft.target, draft.actor))
    ]
    return len(users) == 1 and (users[0].weapon_count is not None or users[0].type in ("interception", "mobilization"))


def _party(scene: Scene, at: int) -> Role | None:
    """The party attacked."""
    slots = scene.complements[at].slots if at in scene.complements else {}
    for slot in ("on", "against", "to"):
        for n in slots.get(slot, ()):
            phrase = scene.row[n].phrase
            if phrase is not None:
                return role_of(scene.page, phrase)
    return None


def _count(scene: Scene, what: str, count: Quantity, at: int, of: Role | None, origin: tuple[str, Draft | None], lexicon: Lexicon) -> Count:
    line, host = origin
    phrase = scene.row[at].phrase
    places = counted_where(scene, at, lexicon) or (host.places if host is not None else ())
    if of is not None and any(not told.concepts and told.span.start < of.span.start < told.span.end for told in places[:1]):
        of = None  # the last of the countries where it was, ahead of its verb
    place = places[0] if places else host.place if host is not None else None
    return Count(
        what=what, count=count, sentence=scene.sentence, word=phrase.head if phrase is not None else scene.row[at].first,
        evidence=(sentence_span(scene.page, scene.sentence),), of=of, actor=host.actor if host is not None else None,
        place=place, places=places, date=period_of(scene, at) or (host.date if host is not None else None), line=line,
    )  # fmt: skip


__all__ = ["event_counts", "loss_counts"]
