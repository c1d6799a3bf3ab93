"""The second stage whole: a document in, drafts of claims and counts out."""

from collections.abc import Sequence

from msgspec import structs

from khabar.codebook.lexicon import Lexicon
from khabar.extract.acts.denials import denied_returns, disowned
from khabar.extract.acts.denied_reports import denied_by
from khabar.extract.acts.own_acts import doer_by_own_account, told_for_force, told_of_ours
from khabar.extract.acts.roles import MOVED
from khabar.extract.acts.status import is_behind_loss
from khabar.extract.acts.uttered import is_unsaid
from khabar.extract.casualties.losses import losses_of
from khabar.extract.casualties.other_accounts import confirmed, counted_again
from khabar.extract.casualties.outcomes import attach
from khabar.extract.casualties.running import is_counted_series, is_series, is_total
from khabar.extract.casualties.tallies import event_counts, loss_counts
from khabar.extract.events.blamed import by_accuser
from khabar.extract.events.chances import Chances
from khabar.extract.events.course import TURN, WAYS, heading_day, is_chronicle, news_day, ways_of, with_parts_told
from khabar.extract.events.drafting import drafts_of
from khabar.extract.events.fired_sides import with_side_fired_from
from khabar.extract.events.going_on import with_doer_before, with_side_of_fight, with_speaker_before
from khabar.extract.events.history import is_history
from khabar.extract.events.parts_of_acts import without_finishing, without_getaways, without_stopped
from khabar.extract.events.told_doers import with_told_doers
from khabar.extract.events.told_means import USED, with_told_means
from khabar.extract.events.told_places import with_told_places
from khabar.extract.inherit.days import Course
from khabar.extract.inherit.whole import inherit
from khabar.extract.page.domains import fields_of, is_of_conflict, is_of_crime
from khabar.extract.page.relevance import speaks_of_conflict, speaks_of_other_things
from khabar.extract.page.tokens import Page, read_page
from khabar.extract.page.tone import tones_of
from khabar.extract.placing.lands import lies_beyond
from khabar.extract.placing.list_heads import grounds_of
from khabar.extract.placing.met import PlacesMet
from khabar.extract.sentence.participles import is_participle
from khabar.extract.sentence.scene import Scene, chunk_of, read_scene
from khabar.extract.speaking.accounts import counts_with_accounts, with_accounts
from khabar.extract.speaking.attribution import said_at, scopes_of
from khabar.extract.speaking.returns import Memory, with_returns
from khabar.extract.speaking.speakers import Scope, Speakers
from khabar.extract.speaking.statements import counted_in, leads_on, statements_of, told_in
from khabar.model import Count, Document, Draft, Findings, Role, Source
from khabar.model.event_types import CORE, POLITICAL_DEEDS, POLITICAL_SPEECH
from khabar.text import Quotation, quotations

READ_ALSO = "read-also"
VAGUE = frozenset({"abstract", "part", "civil", "event", "verbal", "time", "money"})
VISIT = "consultation"
LANDS = frozenset({"country", "area.land"})
ORGANS = frozenset({"state", "government", "ministry", "military", "coalition"})


def read_document(document: Document, lexicon: Lexicon) -> Findings:
    """Find every event and every count that a document tells, with its words; nothing is resolved yet."""
    page = read_page(document, lexicon)
    scenes = _scenes(page, lexicon) if page is not None else {}
    if page is None or not scenes:
        return Findings((), ())
    quotes = quotations(page.words)
    drafts: list[Draft] = []
    counts: list[Count] = []
    ways: dict[str, set[int]] = {way: set() for way in WAYS}
    memory, places = Memory(page, lexicon), PlacesMet(page, lexicon)
    speakers = Speakers(memory, lexicon)
    for sentence, (first, last) in enumerate(page.sentences):
        if not _has_to_be_read(page, first, last):
            continue
        scene, own = scenes.get(sentence) or _read_scene(page, lexicon, sentence)
        if is_chronicle(scene):
            continue
        for way in ways_of(scene):
            ways[way].add(sentence)
        found, more = _read_sentence(scene, own, lexicon, drafts, speakers, quotes)
        memory.note(scene)
        places.note(scene)
        drafts.extend([places.back(with_returns(draft, memory, drafts), [*drafts, *found]) for draft in found])
        counts.extend(more)
    spoken_of = (hit for at, hit in page.names.items() if not lies_beyond(page, at))
    named = tuple(tuple(dict.fromkeys(name.concept for name in hit.names)) for hit in spoken_of)
    grounds = grounds_of(page, lexicon)
    turns = ways[TURN] | page.items | grounds.keys()
    ways = with_parts_told(ways)
    going_on = {way: frozenset(found) for way, found in {**ways, TURN: turns}.items()}
    course = Course(news_day(page), headed=heading_day(page), items=page.items, grounds=grounds, text=document.text, **going_on)
    statements = statements_of(page, speakers.scopes, course.turns - page.items - grounds.keys(), lexicon)
    ends = frozenset(statement.last for statement in statements)
    told = with_accounts(told_in(_of_conflict(drafts, page, lexicon), statements, page), speakers, course.turns | ends)
    drafts = inherit([told_for_force(page, told_of_ours(page, draft), lexicon) for draft in told], lexicon.concepts, course)
    tones = tones_of(page, lexicon) if drafts or counts else ()
    starts = tuple(page.words[page.sentences[sentence][0]].start for sentence in sorted(turns - page.items))
    return Findings(tuple(drafts), tuple(counts_with_accounts(counted_in(counts, statements), speakers)), named, tones, starts)


def _read_scene(page: Page, lexicon: Lexicon, sentence: int) -> tuple[Scene, list[Draft]]:
    scene = read_scene(page, lexicon, sentence)
    return scene, drafts_of(scene, lexicon)


def _scenes(page: Page, lexicon: Lexicon) -> dict[int, tuple[Scene, list[Draft]]]:
    """The sentences read until one tells an event or a loss; none where no sentence does, so that the rest need not be read at all."""
    enough = speaks_of_conflict(page.readings)
    scenes: dict[int, tuple[Scene, list[Draft]]] = {}
    for sentence, (first, last) in enumerate(page.sentences):
        if any(reading.telling for reading in page.readings[first:last]) and not _leads_elsewhere(page, first):
            if not _may_open(page, sentence, lexicon, enough):
                continue
            scene, drafts = scenes[sentence] = _read_scene(page, lexicon, sentence)
            if any(_opens(draft, lexicon, enough) for draft in drafts) or (enough and losses_of(scene, lexicon)):
                return scenes
    return {}


def _may_open(page: Page, sentence: int, lexicon: Lexicon, enough: bool) -> bool:
    """Whether the words of a sentence leave it possible that it opens its document: most do not, and need not be read for that."""
    chances = Chances(page, lexicon, sentence)
    if enough and chances.may_lose():
        return True
    return any(chances.allow(trigger) for trigger in chances.triggers() if enough or trigger.frame in lexicon.physical)


def _opens(draft: Draft, lexicon: Lexicon, enough: bool) -> bool:
    """Whether a draft makes its document worth reading: a physical event does, a verbal one where enough words speak for conflict."""
    return _tells(draft) and (enough or draft.type in lexicon.physical)


def _has_to_be_read(page: Page, first: int, last: int) -> bool:
    """Whether the words ``first`` to ``last`` (end excluded) may tell an event, its means or a number, or who speaks."""
    if _leads_elsewhere(page, first):
        return False
    telling = any(reading.telling or reading.saying or USED in reading.governs for reading in page.readings[first:last])
    return telling or not page.numbers.keys().isdisjoint(range(first, last)) or leads_on(page, first, last)


def _leads_elsewhere(page: Page, first: int) -> bool:
    """Whether the sentence that begins with a word stands in a block that leads to other articles."""
    start = page.words[first].start
    return any(region.kind == READ_ALSO and region.span.start <= start < region.span.end for region in page.document.regions)


def _read_sentence(scene: Scene, drafts: list[Draft], lexicon: Lexicon, earlier: list[Draft], speakers: Speakers,
                   quotes: Sequence[Quotation]) -> tuple[list[Draft], list[Count]]:  # fmt: skip
    scopes = scopes_of(scene, lexicon, speakers, quotes)
    drafts = [denied_by(scene, disowned(scene, _attribute(scene, draft, scopes, lexicon), lexicon), lexicon) for draft in drafts]
    totals = [draft for draft in drafts if is_total(scene, draft)]
    drafts = [draft for draft in drafts if draft not in totals]
    drafts, tied = attach(scene, drafts, losses_of(scene, lexicon), earlier, lexicon)
    drafts += counted_again(scene, drafts, tied, earlier, scopes, lexicon)
    drafts = with_told_means(scene, drafts, earlier, lexicon)
    drafts = [with_side_fired_from(scene, draft, lexicon) for draft in drafts]
    drafts = with_told_doers(scene, drafts, earlier, scopes, lexicon)
    drafts = with_told_places(scene, drafts, earlier, lexicon)
    drafts = [with_speaker_before(scene, with_doer_before(scene, draft, earlier, lexicon), speakers) for draft in drafts]
    drafts += [*denied_returns(scene, [*earlier, *drafts], lexicon), *confirmed(scene, [*earlier, *drafts], lexicon)]
    drafts = [draft for draft in drafts if not _is_no_act(scene, draft, lexicon)]
    drafts = without_finishing(scene.page, without_getaways(scene.page, without_stopped(drafts)))
    drafts = [
        _as_attack(with_side_of_fight(scene, draft))
        for draft in drafts
        if (_tells(draft) or _is_ours(scene, draft)) and not is_history(draft, scene.page)
    ]
    counts = [*loss_counts(scene, tied, drafts, earlier, lexicon), *event_counts(scene, [*drafts, *totals], tied, lexicon)]
    drafts = [draft for draft in drafts if not (is_counted_series(scene, draft, counts) or is_series(scene, draft))]
    return drafts, [structs.replace(count, said=said_at(scopes, count.word)) for count in counts]


def _of_conflict(drafts: list[Draft], page: Page, lexicon: Lexicon) -> list[Draft]:
    """The drafts without the physical events of a document about other things that nothing shows to be of conflict.

    Where most of them are of conflict, so is the document, and what the others tell.
    """
    physical = [draft for draft in drafts if draft.type in lexicon.physical]
    if not physical or not (fields_of(page) or is_of_crime(page, lexicon) or speaks_of_other_things(page.readings)):
        return drafts
    proved = [draft for draft in physical if is_of_conflict(draft)]
    if 2 * len(proved) > len(physical):
        return drafts
    return [draft for draft in drafts if draft.type not in lexicon.physical or is_of_conflict(draft)]


def _tells(draft: Draft) -> bool:
    """Whether a draft says anything beyond its type: an opinion or a mere mention has no who, whom, where, when or how many.

    One person killed is the target told over again, or a pronoun; a place told in passing may be the target; a country places nothing.
    """
    one = draft.killed is not None and draft.killed.low == draft.killed.high == 1
    place = None if _is_twice(draft) else draft.place
    dead = draft.killed if draft.type == "clash" else None  # a fight has its dead on one side or the other (ruling 57)
    sides = [_named(draft, draft.actor), _named(draft, draft.target), dead]
    others = [*sides, draft.date, None if one else draft.killed, draft.injured, draft.weapon_count]
    count = sum(value is not None for value in (place, *others))
    if draft.rule.endswith("-event") and count == 1 and place is not None and place.classes & LANDS:
        return draft.weapon is not None
    known = any(role.concepts or role.inner for role in (place, *draft.places) if role is not None)
    exact = place is not None and known and not draft.background
    by_verb = "/verb-verb" in draft.rule or (draft.type in CORE | POLITICAL_SPEECH | POLITICAL_DEEDS and draft.rule.endswith("-verb"))
    own = draft.actor is None or draft.said.source is None or draft.said.source.span == draft.actor.span
    moved = draft.type == MOVED and draft.rule.endswith("noun-event") and draft.weapon is None and own  # "announced the mobilization"
    left = (draft.type == "withdrawal" or moved) and draft.actor is not None  # who left, who calls up its men, is enough
    left = left or draft.rule.endswith("-counted") or (draft.status, draft.said.stance) == ("denied", "denies")  # it was news
    return exact + count > (0 if by_verb or left else 1)


def _is_ours(scene: Scene, draft: Draft) -> bool:
    """Whether a statement is made in the first person of several ("we warn him"): whoever issued it makes it."""
    persons = {form.person for form in scene.page.readings[draft.word].verbs}
    return draft.type in POLITICAL_SPEECH and persons == {"1p"} and scene.row[chunk_of(scene, draft)].kind == "verb"


def _as_attack(draft: Draft) -> Draft:
    """A battle that is only announced is an attack by whoever will start it (ruling 19)."""
    if draft.type != "clash" or draft.status != "planned":
        return draft
    return structs.replace(draft, type="armed_attack", mode="other", outcome=None)


def _named(draft: Draft, role: Role | None) -> Role | None:
    """A role, unless a physical act's names no body or thing: what strikes "the policy" is a figure of speech."""
    return None if role is not None and draft.type in CORE and role.classes and role.classes <= VAGUE else role


def _is_twice(draft: Draft) -> bool:
    """Whether the place of an event told only in passing is its target over again."""
    return draft.background and draft.place is not None and draft.target is not None and draft.place.span == draft.target.span


def _is_no_act(scene: Scene, draft: Draft, lexicon: Lexicon) -> bool:
    """Whether a political act is only told as not done, which nobody denies, is the writer's own ("I called on them"), is what a draft
    says, or is somebody's visit during which another thing was.
    """
    if draft.type in CORE:
        return False
    if draft.status == "denied" and (draft.type in POLITICAL_SPEECH or draft.said.stance != "denies"):
        return True
    if draft.type == VISIT and draft.actor is None and _is_occasion(scene, draft):
        return True
    if draft.type in POLITICAL_SPEECH and is_unsaid(scene, chunk_of(scene, draft), lexicon):
        return True
    persons = {form.person for form in scene.page.readings[draft.word].verbs}
    told = scene.row[chunk_of(scene, draft)].kind == "verb"  # "his call" is spelled as "I called him"
    return told and persons == {"1s"} and draft.said.source is None


def _is_occasion(scene: Scene, draft: Draft) -> bool:
    """Whether a draft is of a noun that only says when something else was: "during his stay in the town"."""
    at = chunk_of(scene, draft)
    return at > 0 and scene.row[at - 1].kind == "background"


def _is_told_besides(scene: Scene, draft: Draft) -> bool:
    """Whether a participle tells an act, which is then the speaker's own: "said that the raids go on, calling on"."""
    return any(is_participle(chunk) for chunk in scene.row if chunk.first <= draft.word < chunk.last)


def _attribute(scene: Scene, draft: Draft, scopes: Sequence[Scope], lexicon: Lexicon) -> Draft:
    """Give a draft its source; a verbal act in the outlet's own voice has the speaker as its actor only (ruling 5)."""
    said = by_accuser(scene, draft, said_at(scopes, draft.word), lexicon)
    if draft.actor is None and (doer := doer_by_own_account(scene, draft, said, lexicon)) is not None:
        draft = structs.replace(draft, actor=doer)
    if draft.type == MOVED and draft.passive and said.source is not None and not ORGANS.isdisjoint(said.source.classes):
        draft = structs.replace(draft, actor=said.source)  # whoever announces that troops "will be sent" sends them (ruling 12)
    denied = said.stance == "denies" and draft.status == "occurred" and draft.type not in POLITICAL_SPEECH and not draft.returning
    if denied and not is_behind_loss(scene, chunk_of(scene, draft), lexicon):
        draft = structs.replace(draft, status="denied")
    own = draft.actor is not None and said.source is not None and draft.actor.span == said.source.span
    return structs.replace(draft, said=Source() if own and _is_told_besides(scene, draft) else said)
