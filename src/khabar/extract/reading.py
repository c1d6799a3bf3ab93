"""The second stage whole: a document in, drafts of claims and counts out."""

from collections.abc import Sequence

from msgspec import structs

from khabar.codebook.lexicon import Lexicon
from khabar.extract.attribution import Scope, Speaker, said_at, scopes_of
from khabar.extract.draft import role_of, sentence_span
from khabar.extract.events import drafts_of
from khabar.extract.inherit import inherit
from khabar.extract.losses import LossMention, losses_of
from khabar.extract.returns import Memory, with_returns
from khabar.extract.scene import Scene, read_scene
from khabar.extract.tallies import event_counts, loss_counts
from khabar.extract.tokens import Page, read_page
from khabar.model import Count, Document, Draft, Findings, Quantity, Role, Source, Span
from khabar.text import Quotation, quotations

HARMFUL = frozenset({"strike", "bombing", "armed_attack", "clash", "interception", "abduction", "capture", "protest", "destruction"})
POLITICAL_SPEECH = frozenset({"condemnation", "threat", "demand", "rejection", "support"})
CARRY_BACK = 2  # sentences back that "this resulted in" may reach


def read_document(document: Document, lexicon: Lexicon) -> Findings:
    """Find every event and every count that a document tells, with its words; nothing is resolved yet."""
    page = read_page(document, lexicon)
    quotes = quotations(page.words)
    drafts: list[Draft] = []
    counts: list[Count] = []
    speaker: Speaker | None = None
    memory = Memory(page, lexicon)
    for sentence, (first, last) in enumerate(page.sentences):
        if not any(_is_telling(page, at) for at in range(first, last)):
            continue
        scene = read_scene(page, lexicon, sentence)
        found, more, speaker = _read_sentence(scene, lexicon, drafts, speaker, quotes)
        memory.note(scene)
        drafts.extend(with_returns(draft, memory) for draft in found)
        counts.extend(more)
    places = tuple(tuple(dict.fromkeys(name.concept for name in hit.names)) for hit in page.names.values())
    return Findings(tuple(inherit(drafts)), tuple(counts), places)


def _is_telling(page: Page, at: int) -> bool:
    reading = page.readings[at]
    return bool(reading.verb_triggers or reading.noun_triggers or reading.loss or at in page.phrases or at in page.numbers or reading.verbs)


def _read_sentence(scene: Scene, lexicon: Lexicon, earlier: list[Draft], speaker: Speaker | None,
                   quotes: Sequence[Quotation]) -> tuple[list[Draft], list[Count], Speaker | None]:  # fmt: skip
    scopes, speaker = scopes_of(scene, lexicon, speaker, quotes)
    drafts = [_attribute(scene, draft, scopes) for draft in drafts_of(scene, lexicon)]
    losses = losses_of(scene, lexicon)
    drafts, rest = _attach(scene, drafts, losses, earlier, lexicon)
    drafts = [draft for draft in drafts if _tells(draft)]
    counts = [*loss_counts(scene, rest, lexicon), *event_counts(scene, lexicon)]
    return drafts, [structs.replace(count, said=said_at(scopes, count.word)) for count in counts], speaker


def _tells(draft: Draft) -> bool:
    """Whether a draft says anything beyond its type: an opinion or a mere mention has no who, whom, where, when or how many."""
    told = [draft.actor, draft.target, draft.place, draft.date, draft.killed, draft.injured, draft.weapon_count]
    return sum(value is not None for value in told) > (0 if "/verb-verb" in draft.rule else 1)


def _attribute(scene: Scene, draft: Draft, scopes: Sequence[Scope]) -> Draft:
    """Give a draft its source; a verbal act in the outlet's own voice has the speaker as its actor only (ruling 5)."""
    said = said_at(scopes, draft.word)
    if draft.actor is None and said.source is not None and _speaks_of_itself(scene, draft, said):
        draft = structs.replace(draft, actor=said.source)
    if draft.type in POLITICAL_SPEECH and _same_words(draft.actor, said.source):
        said = Source()
    if said.stance == "denies" and draft.status == "occurred" and draft.type not in POLITICAL_SPEECH:
        draft = structs.replace(draft, status="denied")
    return structs.replace(draft, said=said)


def _same_words(left: Role | None, right: Role | None) -> bool:
    return left is not None and right is not None and left.span.overlaps(right.span)


def _speaks_of_itself(scene: Scene, draft: Draft, said: Source) -> bool:
    """Whether an act with no subject of its own is told with "that it": the speaker did it."""
    if said.source is None:
        return False
    trigger = next((n for n, chunk in enumerate(scene.row) if chunk.first <= draft.word < chunk.last), None)
    if trigger is None or scene.row[trigger].kind != "verb":
        return False
    if scene.complements[trigger].passive:
        return False
    return any(chunk.kind == "that" and chunk.last - chunk.first == 1 and _has_pronoun(scene, chunk.first) for chunk in scene.row[:trigger])


def _has_pronoun(scene: Scene, at: int) -> bool:
    return len(scene.page.words[at].form) > 2  # noqa: PLR2004 - the bare particle has two letters


def _attach(scene: Scene, drafts: list[Draft], losses: list[LossMention], earlier: list[Draft],
            lexicon: Lexicon) -> tuple[list[Draft], list[LossMention]]:  # fmt: skip
    """Give each loss to the event it belongs to; return the drafts and the losses that are left."""
    total = any(cue.cue.kind == "total" for at, cue in scene.page.cues.items() if _inside(scene, at))
    rest: list[LossMention] = []
    for loss in losses:
        if total or loss.kind not in ("killed", "injured"):
            rest.append(loss)
            continue
        index = _nearest(drafts, loss)
        if index is not None:
            drafts[index] = _with_loss(scene, drafts[index], loss)
            continue
        back = _result_of(scene, earlier, lexicon)
        if back is not None:
            draft = _with_loss(scene, earlier[back], loss)
            earlier[back] = structs.replace(draft, evidence=(*draft.evidence, *_own_evidence(scene, draft)))
        else:
            rest.append(loss)
    return drafts, rest


def _inside(scene: Scene, at: int) -> bool:
    first, last = scene.page.sentences[scene.sentence]
    return first <= at < last


def _own_evidence(scene: Scene, draft: Draft) -> tuple[Span, ...]:
    span = sentence_span(scene.page, scene.sentence)
    return () if span in draft.evidence else (span,)


def _nearest(drafts: list[Draft], loss: LossMention) -> int | None:
    options = [(abs(draft.word - loss.word), n) for n, draft in enumerate(drafts) if draft.type in HARMFUL and draft.status == "occurred"]
    return min(options)[1] if options else None


def _result_of(scene: Scene, earlier: list[Draft], lexicon: Lexicon) -> int | None:
    """The event of an earlier sentence whose result this sentence tells."""
    telling = any(
        "result" in lexicon.light.get(form.verb, ()) for chunk in scene.row if chunk.kind == "verb" and chunk.reading for form in chunk.reading.verbs
    )
    if not telling:
        return None
    for n in range(len(earlier) - 1, -1, -1):
        if earlier[n].type in HARMFUL and earlier[n].status == "occurred":
            return n if scene.sentence - earlier[n].sentence <= CARRY_BACK else None
    return None


def _with_loss(scene: Scene, draft: Draft, loss: LossMention) -> Draft:
    """A draft with a loss added; what is told of both sides of a fight is added up (ruling 40)."""
    count = Quantity(0, 0) if loss.none and loss.who is not None else loss.count
    field = loss.kind
    before = getattr(draft, field)
    changes: dict[str, object] = {}
    if count is not None and not loss.joint and before is None:
        changes[field] = count
    if loss.none and loss.kind == "injured" and draft.killed is None and count == Quantity(0, 0):
        changes["killed"] = Quantity(0, 0)
    if draft.target is None and loss.who is not None and scene.page.words[loss.who.head].kind == "word" and not loss.none and draft.type != "clash":
        changes["target"] = role_of(scene.page, loss.who)
    if not loss.none and draft.type in ("strike", "bombing") and draft.outcome is None:
        changes["outcome"] = "hit"
    return structs.replace(draft, **changes)
