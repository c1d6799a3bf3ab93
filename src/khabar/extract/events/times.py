"""When an event happened: which of the date words of its sentence dates it."""

from msgspec import structs

from khabar.extract.acts.denials import part_in
from khabar.extract.dating.date_anchors import is_day, names_day
from khabar.extract.events import date_clauses
from khabar.extract.events.course import is_to_come
from khabar.extract.events.date_chunks import expression_at, is_ahead, is_lasting, is_length, is_span
from khabar.extract.events.date_clauses import CLAUSE_ENDS, is_hard, is_of_other_clause, is_of_state, is_remembered, is_stance, relative_of
from khabar.extract.events.told_times import by_gap, by_lapse, by_return, by_time_of, parted
from khabar.extract.sentence.chunks import STOPS, TIME, Chunk, opens_time
from khabar.extract.sentence.earlier import (
    BEFORE,
    VAGUE,
    clause_of_earlier,
    ends_fronted,
    has_begun,
    is_of_doers,
    is_past,
    pluperfect_between,
)
from khabar.extract.sentence.scene import Scene, own_acts
from khabar.extract.sentence.tenses import is_present
from khabar.model import DateExpression
from khabar.model.event_types import CORE, PEOPLE_TAKEN
from khabar.model.values import DayCountPoint, DayPoint
from khabar.text.marks import COMMAS, QUOTES, SEMICOLONS

NEVER = 9  # a barrier that no date passes
PASSED = 2  # barriers up to which a date still dates an event: ruling 54 joins clauses, ruling 1 the announcing verb
NEAR_RELATIVE = 3  # chunks between an event and a relative clause about it: its genitive and one more phrase
_GOING_ON = frozenset({"carry", "happen"})  # what a verb like "went on" is to an act
SOON, WHEN = "soon", "when"
APART = frozenset({"before", "after", "until"})  # "before Friday" bounds what it stands with and dates nothing


def date_of(scene: Scene, at: int, *, planned: bool = False) -> DateExpression | None:
    """The date word that dates an event: in its own clause, else of a clause joined to it, else of the announcing verb."""
    return dated(scene, at, planned=planned)[0]


def period_of(scene: Scene, at: int) -> DateExpression | None:
    """The date of a count: as an event's, save that the time since which is counted ("since April") goes before an announcement's."""
    date, announced = dated(scene, at)
    if date is not None and not announced:
        return date
    begun = (expression_at(scene, n) for n, chunk in enumerate(scene.row) if chunk.kind == "date" and has_begun(scene, n))
    return next((structs.replace(since, relation="since") for since in begun if since.relation == "at"), date)


def dated(scene: Scene, at: int, *, planned: bool = False) -> tuple[DateExpression | None, bool]:
    """The date word that dates an event, and whether it is only that of the announcement (ruling 1)."""
    options = []
    for n, chunk in enumerate(scene.row):
        if chunk.kind == "date" and expression_at(scene, n).relation not in APART:
            if not planned and (is_ahead(expression_at(scene, n)) or is_to_come(scene.page, chunk.first)):
                continue
            if is_length(expression_at(scene, n)) and is_stance(scene, at):
                continue
            if planned and date_clauses.is_of_act_ahead(scene, at, n):
                continue
            barrier = _barrier(scene, at, n, planned=planned)
            own = planned or is_span(expression_at(scene, n)) or _has_lasted(scene, at, n)
            if barrier <= (0 if own else PASSED):
                options.append((barrier, not _is_told_of(scene, at, n), abs(n - at), n))
    barrier, _, _, n = min(options, default=(NEVER, False, 0, 0))
    if barrier and (gap := by_gap(scene, at) or by_lapse(scene, at)) is not None:
        return gap, False
    return (_then(scene, at, n), barrier == PASSED) if options else (by_return(scene, at) or by_time_of(scene, at), False)


def _is_told_of(scene: Scene, at: int, n: int) -> bool:
    """Whether a date stands in a clause about an event noun: "the toll rose on Friday of the blast that took place on Tuesday".

    Or behind a verb that has another ahead of it: "were buried on Friday ten people (who) were killed by gunfire on Tuesday".
    """
    if scene.row[at].kind == "verb":
        return n > at and not scene.row[at].joined and any(chunk.kind == "verb" for chunk in scene.row[:at])
    return n > at and scene.row[at].kind == "event" and relative_of(scene, n) is not None and relative_of(scene, at) is None


def _has_lasted(scene: Scene, at: int, n: int) -> bool:
    """Whether a date tells since which month or year another clause ahead of an act holds; one that opens the sentence is of all of it."""
    if n > at or not is_lasting(expression_at(scene, n)) or _opened_by(scene, n, at) == WHEN:
        return False
    return any(chunk.kind == "verb" for chunk in scene.row[:n])


def _then(scene: Scene, at: int, n: int) -> DateExpression:
    """The date of an act that a "when" behind it tells of: "since Monday, when gunmen attacked" is on Monday for the attack."""
    date = _to_end(scene, n)
    if _goes_on(scene, at, n):
        return structs.replace(date, until=DayPoint(0))
    return structs.replace(date, relation="at") if date.relation == "since" and _opened_by(scene, n, at) == WHEN else date


def _opened_by(scene: Scene, n: int, at: int) -> str | None:
    """The value of what opens the clause between a date and an act."""
    return next((chunk.value for chunk in scene.row[n + 1 : at] if chunk.kind != "mark"), None)


def _goes_on(scene: Scene, at: int, n: int) -> bool:
    """Whether a verb of the present tells for how long an act has gone on: "fights have raged for a week"; who is held was taken then."""
    if not is_span(expression_at(scene, n)) or any(trigger.frame in PEOPLE_TAKEN for trigger in scene.row[at].triggers):
        return False
    verb = next((chunk for chunk in reversed(scene.row[:n]) if chunk.kind == "verb"), None)
    return verb is not None and is_present(verb)


def _to_end(scene: Scene, n: int) -> DateExpression:
    """A day, with the day until which a joined verb tells that the same went on: "broke out on Saturday and lasted until Monday"."""
    date, row, k = expression_at(scene, n), scene.row, n + 2
    if date.until is not None or date.relation != "at" or not is_day(date.point) or k >= len(row):
        return date
    if row[n + 1].kind != "verb" or not row[n + 1].joined or not row[n + 1].governs >= _GOING_ON:
        return date
    while k < len(row) and (row[k].kind == "adverb" or ((phrase := row[k].phrase) is not None and phrase.classes == TIME)):
        k += 1
    if k >= len(row) or row[k].kind != "date":
        return date
    end = expression_at(scene, k)
    until = (k > n + 2 or end.relation == "until") and end.until is None and is_day(end.point)
    return structs.replace(date, until=end.point) if until else date


def lies_ahead(scene: Scene, at: int) -> bool:
    """Whether an act that nothing tells as past has a day ahead, or "soon", in its own clause ("confirms the delivery soon")."""
    governor, slot = scene.governors.get(at, (at, ""))
    verb = scene.row[governor] if slot in ("", "subject", "object", "with") else scene.row[at]
    if verb.kind == "verb" and is_past(verb) and not (verb.reading is not None and verb.reading.saying):
        return False
    return any(_is_of_future(scene, n) and not parted(scene, at, n) for n in range(len(scene.row)))


def _is_of_future(scene: Scene, n: int) -> bool:
    """Whether a chunk tells of a time to come: a day ahead, "soon", "within days"."""
    chunk, behind = scene.row[n], scene.row[n + 1] if n + 1 < len(scene.row) else None
    if chunk.kind == "date":
        return is_ahead(expression_at(scene, n))
    if chunk.kind == "background" and chunk.value == "during" and behind is not None and behind.phrase is not None:
        alone = n + 2 == len(scene.row) or scene.row[n + 2].slot != "" or scene.row[n + 2].kind in ("mark", "break")
        return alone and behind.phrase.classes == TIME and behind.last == behind.first + 1 and not behind.phrase.definite
    return chunk.kind == "adverb" and chunk.value == SOON


def _barrier(scene: Scene, at: int, date: int, *, planned: bool = False) -> int:
    """What stands between an event and a date: nothing 0, a joined clause 1, an announcing verb 2, a clause of another time 9."""
    circumstance = _is_circumstance(scene, date)
    if (circumstance and relative_of(scene, at) is not None) or (is_stance(scene, at) and is_of_other_clause(scene, at, date)):
        return NEVER
    relative = None if circumstance or _follows_state(scene, date) else relative_of(scene, date)
    if relative is not None and relative != relative_of(scene, at):
        return 0 if (at < relative and _tells_of(scene, at, relative)) or _explains(scene, relative, at) else NEVER
    if pluperfect_between(scene, min(at, date), max(at, date)):
        return NEVER
    if date > at and (account := _account(scene, at, date)) is not None:
        return NEVER if _came_before(scene, at) or any(_tells_apart(scene, n) for n in range(at, account)) else PASSED
    if _is_of_another(scene, at, date):
        return NEVER
    low, high = sorted((at, date))
    announced = PASSED if date < at and _is_of_announcement(scene, at, date, planned=planned) else 0
    worst = max((_cost(scene, n, ahead=date < at) for n in range(low + 1, high)), default=0)
    worst = max(worst, announced)
    if date > at:
        carrier = scene.governors.get(at, (at, ""))[0]
        worst = max(worst, int(any(scene.row[n].kind == "verb" and n not in scene.hidden and n != carrier for n in range(at + 1, date))))
    return worst


def _is_of_another(scene: Scene, at: int, date: int) -> bool:
    """Whether a date is of what else the sentence names: a state, an office, an arrest, an act that is reacted to."""
    if is_of_state(scene, at, date) or _is_of_office(scene, at, date):
        return True
    if date > at:
        return _is_of_object(scene, at, date) or date_clauses.came_out(scene, at, date)
    if is_of_doers(scene, at) or part_in(scene, at) is not None or is_remembered(scene, at):
        return True  # the day of an arrest, of a claim of responsibility (ruling 1), of an anniversary
    return _is_reacted_to(scene, at, date) or ends_fronted(scene, at, date) or date_clauses.is_of_footage(scene, date)


def _follows_state(scene: Scene, date: int) -> bool:
    """Whether a day stands behind a relative clause of the present, which it is not of: "the channel that X runs said on Sunday"."""
    relative = relative_of(scene, date)
    verbs = [chunk for chunk in scene.row[relative or date : date] if chunk.kind == "verb"]
    return bool(verbs) and all(is_present(verb) for verb in verbs) and names_day(expression_at(scene, date))


def _is_of_announcement(scene: Scene, at: int, date: int, *, planned: bool) -> bool:
    """Whether a date ahead of an event noun goes with the verb that announces it: "announced on Sunday the killing of" (ruling 1).

    What is planned is announced by any verb of the past: "vowed yesterday to launch a raid" (ruling 43).
    """
    for n in range(at - 1, -1, -1):
        chunk = scene.row[n]
        if chunk.kind == "verb":
            return n < date and chunk.reading is not None and (chunk.reading.saying or (planned and is_past(chunk)))
        if chunk.value in COMMAS and abs(n - date) == 1 and scene.row[date + 1].value in COMMAS:
            continue  # ", Thursday, "
        if chunk.kind in STOPS or (chunk.kind == "mark" and n not in scene.hidden and chunk.value in CLAUSE_ENDS):
            return False
    return False


def _account(scene: Scene, at: int, date: int) -> int | None:
    """The "according to" behind an event in whose clause a date stands: the day of the account, that of a fresh event too (ruling 1)."""
    for n in range(date - 1, at, -1):
        chunk = scene.row[n]
        if "according" in (chunk.slot, chunk.value):
            return n
        if own_acts(chunk.triggers) or (chunk.kind == "mark" and n not in scene.hidden and chunk.value not in QUOTES):
            return None
    return None


def _tells_apart(scene: Scene, n: int) -> bool:
    """Whether a "that" opens what somebody says, and not only what is thought of those ahead ("an attack whose men are believed to")."""
    subject = scene.complements[n - 1].first("subject") if n - 1 in scene.complements else None
    thought = subject is not None and scene.row[subject].kind == "event"  # nothing that happens says anything
    return scene.row[n].kind == "that" and not thought


def _came_before(scene: Scene, at: int) -> bool:
    """Whether an event stands in the "after" clause of another event, and not of what came of it."""
    clause = clause_of_earlier(scene, at)
    ahead = scene.row[:clause] if clause is not None else []
    return any(own_acts(chunk.triggers) and not _is_toll(chunk) for chunk in ahead)


def _is_toll(chunk: Chunk) -> bool:
    """Whether a word tells what came of an event ("five were killed after a raid"), and not who was taken."""
    toll = chunk.reading is not None and chunk.reading.loss
    return toll and PEOPLE_TAKEN.isdisjoint(trigger.frame for trigger in chunk.triggers)


def _is_circumstance(scene: Scene, date: int) -> bool:
    """Whether a date is the day of a war that the sentence stands in: "as the war enters its third day" tells of its main clause."""
    point = expression_at(scene, date).point
    return isinstance(point, DayCountPoint) and not point.running


def _cost(scene: Scene, n: int, *, ahead: bool) -> int:
    """What a chunk between an event and a date costs; ``ahead``: the date stands first."""
    chunk = scene.row[n]
    if n in scene.hidden:
        return 0
    if chunk.kind == "background":
        if opens_time(scene.row, n):
            return 0
        return NEVER if chunk.value in BEFORE else 1
    if chunk.kind == "that" or (chunk.kind, chunk.value) == ("adverb", VAGUE):
        return 2 if ahead and chunk.kind == "that" else NEVER
    if chunk.kind == "mark" and chunk.value in COMMAS:
        return int(any(c.kind in ("auxiliary", "verb") for c in scene.row[n + 1 : n + 3]))
    return int(chunk.kind in STOPS or (chunk.kind == "mark" and chunk.value in SEMICOLONS | {":"}))


def _is_reacted_to(scene: Scene, at: int, date: int) -> bool:
    """Whether an event noun is only what another act or a judgement is about ("condemned yesterday the attack"): its is the date ahead."""
    if scene.row[at].kind != "event" or scene.governors.get(at, (0, ""))[1] == "subject":
        return False
    begin = next((n for n in range(date, -1, -1) if scene.row[n].kind == "that" or is_hard(scene.row[n])), 0)
    verbs = [chunk for chunk in scene.row[begin:at] if chunk.kind == "verb" and (chunk.triggers or "judge" in chunk.governs)]
    known = (reading := scene.row[at].reading) is not None and reading.peeled.article
    if verbs and "carry" in verbs[-1].governs and not known:
        return False  # who owns up to an act that nobody knew of announces it; "renewed on Monday its raids" tells them
    return bool(verbs) and all(trigger.frame not in CORE for trigger in verbs[-1].triggers)


def _is_of_office(scene: Scene, at: int, date: int) -> bool:
    """Whether a date that is no day stands in brackets behind a name, as the years of an office do."""
    return date in scene.hidden and at not in scene.hidden and not is_day(expression_at(scene, date).point)


def _is_of_object(scene: Scene, at: int, date: int) -> bool:
    """Whether a date stands behind the act that another reacts to ("condemned the raid on Monday"): it is that act's."""
    if any(trigger.frame in CORE for trigger in scene.row[at].triggers):
        return False
    return any(
        scene.row[n].kind == "event" and scene.governors.get(n, (n, ""))[0] == at and any(t.frame in CORE for t in scene.row[n].triggers)
        for n in range(at + 1, date)
    )


def _explains(scene: Scene, relative: int, at: int) -> bool:
    """Whether an event is told behind "where" or "when", which explains what a relative clause is about ("the attack that ..., where")."""
    where = next((n for n in range(relative + 1, at) if scene.row[n].kind in STOPS), at)
    about = scene.row[relative - 1]
    return where < at and scene.row[where].value in ("where", WHEN) and about.kind == "event" and relative_of(scene, at) is None


def _tells_of(scene: Scene, at: int, relative: int) -> bool:
    """Whether a relative clause is about the event: it stands right behind the event and its own phrases, or behind a comma and "and"."""
    joined = scene.row[relative].joined
    if scene.row[at].kind == "verb" and not joined:
        return False
    return all(
        chunk.kind in ("noun", "date", "mark", "adverb") or (joined and not chunk.triggers) for chunk in scene.row[at + 1 : relative]
    ) and (joined or relative - at <= NEAR_RELATIVE)
