"""Who did an act, told in a clause of its own: "the group claimed the attack", "the police accused it of being behind the blast"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from msgspec import Struct, structs

from khabar.codebook.lexicon import Lexicon
from khabar.extract.acts.carriers import is_done
from khabar.extract.acts.denials import closes, denies, part_in
from khabar.extract.acts.extents import whole_role
from khabar.extract.acts.parties import can_do
from khabar.extract.acts.thrown import DEVICES
from khabar.extract.events.blamed import DOING, RESPONSIBLE, blamed_for_it, blames
from khabar.extract.events.laid_to import ascribed_to, stands_behind, tells_of_topic
from khabar.extract.events.returning import REACH, VIOLENT, WORDS_FOR_ANY, is_named_alike, is_unnamed
from khabar.extract.noun_phrases.bare_clauses import BELONG
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.accusing import accuses
from khabar.extract.sentence.chunks import STOPS
from khabar.extract.sentence.scene import BEHIND, Scene, with_sentence
from khabar.extract.speaking.attribution import said_at
from khabar.extract.speaking.speakers import Scope
from khabar.extract.speaking.voices import phrase_at
from khabar.model import Draft, Role, Source
from khabar.text.marks import HARD_MARKS

OWN = "own"  # the kind of the verbs that claim an act as their subject's own


class ToldDoer(Struct, frozen=True):
    """The chunk of a doer, and the chunk that returns to what was done: its noun, or the verb that bears a pronoun for it.

    ``own`` tells that the doer claims it; ``accuser`` is who says that he did it.
    """

    doer: int
    at: int
    own: bool
    accuser: int | None = None


def with_told_doers(scene: Scene, drafts: Sequence[Draft], earlier: list[Draft], scopes: Sequence[Scope], lexicon: Lexicon) -> list[Draft]:
    """Give the doer that a sentence tells apart to the act told before, of this sentence or (changing ``earlier``) of one before."""
    found = list(drafts)
    for told in _told(scene, drafts, lexicon) if drafts or earlier else ():
        role, word = whole_role(scene, phrase_at(scene, told.doer)), scene.row[told.at].first
        said = said_at(scopes, word)
        for pool in (found, earlier):
            act = _act_of(scene, told, role, [draft for draft in pool if draft.word < word]) or tells_of_topic(scene, told.at, found)
            teller = role if told.accuser is None else whole_role(scene, phrase_at(scene, told.accuser))
            apart = told.own or told.accuser is not None
            other = _other_teller(act, teller, [*earlier, *found]) if act is not None and apart else None
            if act is not None and other is not None:
                pool[:] = [structs.replace(draft, said=other) if draft == act else draft for draft in pool]
                found.append(_own_account(scene, act, role, word, teller))
                break
            for n, draft in enumerate(pool) if act is not None else ():
                if act is not None and (draft.word, draft.sentence) == (act.word, act.sentence):
                    source = next((one for one in (draft.said, said) if one.source is not None), said)
                    if source.source is None and told.own:
                        source = Source(role, None, "says")  # who claims an act tells it
                    pool[n] = structs.replace(draft, actor=role, said=source, evidence=with_sentence(draft, scene))
            if act is not None:
                break
    return found


def _other_teller(act: Draft, role: Role, drafts: Sequence[Draft]) -> Source | None:
    """By whose account an act is that another claims: who told it, else who told what came after it (ruling 28)."""
    told = (draft.said for draft in (act, *(draft for draft in drafts if draft.sentence > act.sentence)))
    return next((said for said in told if said.source is not None and said.source.span != role.span), None)


def _own_account(scene: Scene, act: Draft, role: Role, word: int, teller: Role) -> Draft:
    """An act that another told, by the account of who claims it, or blames it on somebody: what it cost is not his word."""
    evidence = with_sentence(act, scene)
    said = Source(teller, None, "says")
    return structs.replace(
        act, actor=role, said=said, killed=None, injured=None, outcome=None, sentence=scene.sentence, word=word, evidence=evidence
    )


def _told(scene: Scene, drafts: Sequence[Draft], lexicon: Lexicon) -> Iterator[ToldDoer]:
    own = {draft.word for draft in drafts if not _is_empty(draft)}
    for at, chunk in enumerate(scene.row):
        if chunk.kind == "verb":
            doer = _of_pronoun(scene, at, lexicon)
        elif chunk.reading is not None and "ascribe" in chunk.reading.light and is_done(scene, at):
            doer = scene.complements[at].first("to")  # "the ascribing of which was done to"
        elif _is_affair(scene, at, lexicon) or (_returns(scene, at) and own.isdisjoint(range(chunk.first, chunk.last))):
            doer = _of_noun(scene, at, lexicon)
        else:
            continue
        if doer is not None and can_do(scene, doer):
            yield ToldDoer(doer, at, _is_own(scene, doer, at), _accuser(scene, doer, at, lexicon))


def _accuser(scene: Scene, doer: int, at: int, lexicon: Lexicon) -> int | None:
    """Who accuses a doer of an act, where a verb of accusation tells it."""
    verb = at if scene.row[at].kind == "verb" else _verb_ahead(scene, at)
    if verb is None or "ascribe" in scene.row[verb].governs or not accuses(scene.row[verb], lexicon):
        return None
    subject = scene.complements[verb].first("subject")
    return subject if subject != doer else None


def _is_own(scene: Scene, doer: int, at: int) -> bool:
    """Whether a doer claims what he did, and is not only told to be behind it or to have planted the device."""
    verb = at if scene.row[at].kind == "verb" else _verb_ahead(scene, at)
    if (verb == at and _lays_it(scene, at)) or (verb is not None and _does(scene, verb)):
        return False
    return verb is not None and scene.row[at].slot != BEHIND and scene.complements[verb].first("subject") == doer


def _is_affair(scene: Scene, at: int, lexicon: Lexicon) -> bool:
    """Whether a definite noun that names no kind of act is what somebody is responsible for, did or claims: "the incident", "the crime"."""
    phrase = scene.row[at].phrase
    if scene.row[at].kind != "noun" or phrase is None or not phrase.definite:
        return False
    verb = _verb_ahead(scene, at)
    told = scene.complements[verb].slots if verb is not None and (_does(scene, verb) or _is_claim(scene, verb, lexicon)) else {}
    done = at in (*told.get("subject", ()), *told.get("object", ()))
    return "event" in senses(phrase) and (done or part_in(scene, at) is not None or scene.row[at].slot == BEHIND)


def _is_empty(draft: Draft) -> bool:
    """Whether a draft of "the attack" tells nothing but its doer."""
    told = (draft.target, draft.place, draft.killed, draft.injured, draft.weapon, draft.date)
    return draft.returning and all(value is None for value in told)


def _returns(scene: Scene, at: int) -> bool:
    """Whether a definite noun of an act of violence stands at a chunk."""
    chunk = scene.row[at]
    return chunk.reading is not None and chunk.reading.peeled.article and _is_violent(scene, at)


def _is_violent(scene: Scene, at: int) -> bool:
    """Whether the noun of an act of violence stands at a chunk."""
    chunk = scene.row[at]
    return chunk.kind == "event" and not VIOLENT.isdisjoint(trigger.frame for trigger in chunk.triggers)


def _of_pronoun(scene: Scene, at: int, lexicon: Lexicon) -> int | None:
    """The doer by a verb that claims or ascribes the act its pronoun stands for: "and a group claimed it"."""
    found = scene.complements[at]
    if _is_negated(scene, at):
        return None
    subject, behind = found.first("subject"), found.first(BEHIND)
    told = subject is not None and _is_violent(scene, subject) and (scene.row[at].joined or _returns(scene, subject))
    if "ascribe" in scene.row[at].governs and (found.pronoun or told):
        return found.first("to")
    if BELONG in scene.row[at].governs and subject is not None and _are_perpetrators(scene, subject):
        return found.first("to")  # "its perpetrators belong to"
    if found.pronoun and _does(scene, at) and _known_ahead(scene, at):
        return subject  # "the attack, gunmen carried it out"
    if (blamed := blamed_for_it(scene, at, lexicon)) is not None:
        return blamed
    if (behind is not None and scene.row[behind].kind == "pronoun") or _lays_it(scene, at) or _answers_for_it(scene, at, lexicon):
        return subject  # "stands behind it", "planted the device", "declared its responsibility for it"
    return subject if (found.pronoun and _is_claim(scene, at, lexicon)) or _claims_untold(scene, at, lexicon) else None


def _claims_untold(scene: Scene, verb: int, lexicon: Lexicon) -> bool:
    """Whether a verb claims an act that it does not name, as headlines do: "the group claims", "declares its responsibility"."""
    chunk, part = scene.row[verb], scene.complements[verb].first("object")
    if part is None:
        return closes(scene, verb + 1) and _is_claim(scene, verb, lexicon)
    phrase, behind = scene.row[part].phrase, takewhile(lambda one: one.kind != "mark", scene.row[part + 1 :])
    declares = chunk.reading is not None and any(form.verb in lexicon.says for form in chunk.reading.verbs) and not denies(chunk, lexicon)
    named = part < verb or any(one.slot == "from" for one in behind)
    return declares and not named and phrase is not None and "responsibility" in phrase.classes


def _does(scene: Scene, verb: int) -> bool:
    """Whether a verb says that its subject carried out an act."""
    return scene.row[verb].governs >= DOING


def _known_ahead(scene: Scene, verb: int) -> bool:
    """Whether the nearest noun of an act ahead of a verb with a pronoun returns to one told before, and is no object of a verb between."""
    act = next((n for n in range(verb - 1, -1, -1) if scene.row[n].kind == "event" or _is_operation(scene, n, verb)), None)
    known = act is not None and (_returns(scene, act) or scene.row[act].kind == "noun")
    return act is not None and known and (act == 0 or scene.row[act - 1].kind not in ("verb", "event"))


def _is_operation(scene: Scene, n: int, verb: int) -> bool:
    """Whether a chunk names an act of no kind, which a clause ahead of a verb tells: "the operation that hit the patrol, rebels did"."""
    phrase = scene.row[n].phrase
    told = scene.row[n + 1].kind == "relative" and any(chunk.kind == "verb" for chunk in scene.row[n + 2 : verb])
    return told and scene.row[n].kind == "noun" and phrase is not None and phrase.definite and "event" in senses(phrase)


def _are_perpetrators(scene: Scene, n: int) -> bool:
    """Whether a chunk names those who did an act, or is the act behind them: "its perpetrators", "the perpetrators of the attack"."""
    named = n - 1 if scene.row[n].kind == "event" and n else n
    phrase = scene.row[named].phrase
    return phrase is not None and "person.perpetrator" in phrase.classes and "person.casualty" not in phrase.classes


def _answers_for_it(scene: Scene, verb: int, lexicon: Lexicon) -> bool:
    """Whether a verb tells that its subject is responsible for what a pronoun behind stands for: "an attack that a group answers for"."""
    if denies(scene.row[verb], lexicon) or blames(scene.row[verb], lexicon):
        return False
    behind = scene.row[verb + 1 : verb + RESPONSIBLE]
    return any(
        part.phrase is not None and "responsibility" in part.phrase.classes and after.kind == "pronoun" and after.slot == "from"
        for part, after in pairwise(behind)
    )


def _lays_it(scene: Scene, verb: int) -> bool:
    """Whether a verb tells that somebody planted the device, which is one told before."""
    laid = scene.complements[verb].first("object")
    phrase = scene.row[laid].phrase if laid is not None else None
    return phrase is not None and phrase.definite and "launch" in scene.row[verb].governs and not senses(phrase).isdisjoint(DEVICES)


def _of_noun(scene: Scene, at: int, lexicon: Lexicon) -> int | None:
    """The doer by the verb that claims or ascribes the act of a noun, or blames it on somebody."""
    if (doer := stands_behind(scene, at, lexicon)) is not None:
        return doer
    verb = _verb_ahead(scene, at)
    if verb is None or _is_negated(scene, verb) or denies(scene.row[verb], lexicon):
        return None
    slots = scene.complements[verb]
    subject, blamed, part = slots.first("subject"), slots.first("object"), part_in(scene, at)
    if "ascribe" in scene.row[verb].governs:
        return ascribed_to(scene, verb)
    if accuses(scene.row[verb], lexicon):
        return blamed
    if _does(scene, verb) and at in (subject, blamed):
        return subject if blamed == at else blamed  # what was done may stand ahead of its doer
    if part is not None and part > verb:
        return subject if blamed in (part, None) else blamed  # "declared its responsibility", "held it responsible"
    if scene.row[at].slot == BEHIND and subject is None:
        return blamed  # "behind the attack stand extremists"
    return subject if scene.row[at].slot == BEHIND or (blamed == at and _is_claim(scene, verb, lexicon)) else None


def _verb_ahead(scene: Scene, at: int) -> int | None:
    """The verb of the clause that a noun stands in."""
    for n in range(at - 1, -1, -1):
        chunk = scene.row[n]
        if chunk.kind == "verb":
            return n
        if chunk.kind in STOPS or chunk.kind == "relative" or (chunk.kind == "mark" and chunk.value in HARD_MARKS):
            return None
    return None


def _is_claim(scene: Scene, verb: int, lexicon: Lexicon) -> bool:
    """Whether a verb claims an act as the work of its subject."""
    reading = scene.row[verb].reading
    forms = reading.verbs if reading is not None else ()
    return any(form.verb in lexicon.reports and lexicon.reports[form.verb].kind == OWN for form in forms)


def _is_negated(scene: Scene, verb: int) -> bool:
    return any(chunk.kind == "negation" for chunk in scene.row[max(0, verb - 2) : verb])


def _act_of(scene: Scene, told: ToldDoer, doer: Role, drafts: Sequence[Draft]) -> Draft | None:
    """The act that is returned to: the last of its kind, told by the same noun if any is, if nobody else is told to have done it."""
    chunk = scene.row[told.at]
    frames = VIOLENT.intersection(trigger.frame for trigger in chunk.triggers if chunk.kind == "event") or VIOLENT
    kinds = VIOLENT if frames >= WORDS_FOR_ANY else frames
    near = (draft for draft in reversed(drafts) if scene.sentence - draft.sentence <= REACH)
    acts = [
        draft for draft in near if draft.type in kinds and draft.type != "clash" and draft.status == "occurred" and not _is_empty(draft)
    ]
    word = chunk.phrase.head if chunk.phrase is not None else chunk.first
    acts = [draft for draft in acts if is_named_alike(scene, word, draft.word)] or acts
    if not told.own:
        return acts[0] if acts and _is_free(acts[0], told, doer) else None
    free = [draft for draft in acts if _is_free(draft, told, doer)]
    last = next(iter(free), None)
    if last is None or last.killed is not None or last.said.source is None:
        return last
    return next((draft for draft in free if draft.killed is not None), last)  # the news is claimed, and not what a speaker told besides


def _is_free(draft: Draft, told: ToldDoer, doer: Role) -> bool:
    """Whether an act may be the work of a doer: nobody else who is named is told to have done it, and it was not done to him."""
    nobody = draft.actor is None or (told.own and is_unnamed(draft.actor))
    return nobody and (draft.target is None or draft.target.span != doer.span)
