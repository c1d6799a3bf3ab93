"""Review by programs: what waits, what was decided, and writing with a token. Every write is an entry; nothing is destroyed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, HTTPException, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Connection

from khabar.api.access import needs, visitor_of
from khabar.api.describing import refusals
from khabar.api.desk import Desk
from khabar.engines.written import corrections_of
from khabar.ledger.decisions import ConflictError, Given, decide, seen_by
from khabar.ledger.people.roles import Role
from khabar.ledger.reviewing.checks import CheckedMeanwhileError, check, state_of
from khabar.ledger.reviewing.fields import FieldError
from khabar.ledger.reviewing.pairs import JudgedMeanwhileError, Word, judge_pair
from khabar.ledger.reviewing.queues import sizes, waiting
from khabar.ledger.reviewing.regrouping import ChangedError, Wish, regroup
from khabar.ledger.reviewing.reviewed import reviewed
from khabar.ledger.reviewing.undoing import NotYoursError, Taker, undo
from khabar.model import Check, Review, Verdict

router = APIRouter(tags=["review"])
_NOTE = 2000
"""Letters of a reason: more is an article."""
_AT_ONCE = 100
REFUSED = refusals()
Reason = Annotated[str, Field(min_length=1, max_length=_NOTE, pattern=r"\S")]
Ref = Annotated[str, Field(min_length=3, max_length=500, pattern=r"^[^\x00]+#[^\x00]+$", description="ARTICLE#CLAIM")]
Named = Annotated[str, Field(min_length=1, max_length=500, pattern=r"^[^\x00]+$")]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ReviewBody(_Body):
    """What a person says of a claim. ``seen`` is what GET /reviews gave of it: who decides second is told (409)."""

    claim: Ref
    review: Review
    note: Annotated[str | None, Field(max_length=_NOTE)] = None
    corrections: Annotated[dict[str, str | None], Field(max_length=20)] = {}
    seen: Annotated[str | None, Field(max_length=64)] = None
    sample: Annotated[str | None, Field(max_length=64)] = None


class JudgementBody(_Body):
    """Whether two claims are of one event."""

    left: Ref
    right: Ref
    verdict: Verdict
    note: Annotated[str | None, Field(max_length=_NOTE)] = None
    seen: Annotated[str | None, Field(max_length=64)] = None


class RegroupingBody(_Body):
    """Events joined (one group of all their claims) or one parted (several groups). ``overrule`` needs an editor."""

    events: Annotated[tuple[Named, ...], Field(min_length=1, max_length=50)]
    groups: Annotated[tuple[tuple[Ref, ...], ...], Field(min_length=1, max_length=50)]
    note: Reason
    overrule: bool = False


class CheckBody(_Body):
    """What a person says of an event's contradictions (subject: the event) or of an issue (subject: its number)."""

    kind: Annotated[str, Field(pattern="^(contradiction|issue)$")]
    subject: Named
    verdict: Annotated[str, Field(max_length=20)]
    note: Annotated[str | None, Field(max_length=_NOTE)] = None


class UndoBody(_Body):
    """The entry whose decision is taken back, and why."""

    entry: Annotated[int, Field(ge=1, lt=1 << 62)]
    note: Reason


class Done(_Body):
    """The number of the entry, by which it can be undone."""

    entry: int


@router.get("/queues")
def queues(request: Request) -> dict[str, Any]:
    """How many wait for a person in each queue; exact unless ``more``."""
    desk, by = _desk(request), visitor_of(request).judge
    with desk.database.reading() as connection:
        return {"queues": [msgspec.to_builtins(one) for one in sizes(connection, by)]}


@router.get("/queues/{queue}", responses={404: {"description": "There is no such queue."}})
def queue_of(
    request: Request, queue: str, limit: Annotated[int, Query(ge=1, le=_AT_ONCE, description="Items of the queue.")] = 50
) -> dict[str, Any]:
    """What waits in a queue (links, contradictions, confidence, disputed, issues, waiting, sample:ID), in its order."""
    desk, by = _desk(request), visitor_of(request).judge
    with desk.database.reading() as connection, _told():
        return {"queue": queue, "items": [one.item for one in waiting(connection, queue, by, limit)]}


@router.get("/reviews")
def reviews(
    request: Request, claim: Annotated[list[Ref], Query(max_length=_AT_ONCE, description="References of claims, ARTICLE#CLAIM.")]
) -> dict[str, Any]:
    """What people decided about claims: the state, every decision, every corrected value beside the one that was read.

    ``seen`` is, of each claim, what a review sends back so that nobody is overruled unseen.
    """
    with _desk(request).database.reading() as connection:
        found, seen = reviewed(connection, claim), seen_by(connection, claim, visitor_of(request).judge)
    told = {ref: {**msgspec.to_builtins(one), "corrected": msgspec.to_builtins(one.corrected)} for ref, one in found.items()}
    return {"reviews": told, "seen": seen}


@router.post("/reviews", status_code=201, responses=REFUSED)
@needs(Role.REVIEWER)
def review(request: Request, body: ReviewBody) -> Done:
    """Say whether a claim is what its article says, and what is told otherwise. A reason is asked for all but ``confirmed``, ``unsure``."""
    desk = _desk(request)
    if body.review in (Review.CORRECTED, Review.WRONG) and not (body.note or "").strip():
        raise HTTPException(422, "a correction and a rejection need a reason (note)")
    with _told(), _writing(desk) as connection:
        given = Given(
            review=body.review,
            by=visitor_of(request).judge,
            note=body.note,
            corrections=corrections_of(desk.codebook, desk.kinship, body.corrections),
            seen=body.seen,
            sample=body.sample,
        )
        done, rest = Done(entry=decide(connection, body.claim, given, desk.stamp())), desk.follow(connection)
    if rest:
        desk.linking.ask()
    return done


@router.post("/judgements", status_code=201, responses=REFUSED)
@needs(Role.REVIEWER)
def judgement(request: Request, body: JudgementBody) -> Done:
    """Say whether two claims are of one event; it outranks the model, and linking follows."""
    desk = _desk(request)
    if body.verdict is Verdict.WITHDRAWN:
        raise HTTPException(422, "a judgement is taken back by undoing its entry")
    with _told(), _writing(desk) as connection:
        word = Word(verdict=body.verdict, by=visitor_of(request).judge, note=body.note, seen=body.seen)
        done = Done(entry=judge_pair(connection, body.left, body.right, word, desk.stamp()))
    desk.linking.ask()
    return done


@router.post("/regroupings", status_code=201, responses=REFUSED)
@needs(Role.REVIEWER)
def regrouping(request: Request, body: RegroupingBody) -> Done:
    """Join events or part one, as judgements about their claims; linking follows."""
    desk, visitor = _desk(request), visitor_of(request)
    if body.overrule and not visitor.may("editor"):
        raise HTTPException(403, "this needs the role editor")
    with _told(), _writing(desk) as connection:
        wish = Wish(events=body.events, groups=body.groups, by=visitor.judge, note=body.note, overrule=body.overrule)
        done = Done(entry=regroup(connection, wish, desk.stamp()))
    desk.linking.ask()
    return done


@router.post("/checks", status_code=201, responses=REFUSED)
@needs(Role.REVIEWER)
def checked(request: Request, body: CheckBody) -> Done:
    """Say what came of looking at a contradiction (stands, misread, mislinked, unsure) or an issue (seen, fault, harmless)."""
    desk = _desk(request)
    with _told(), _writing(desk) as connection:
        state = state_of(connection, body.kind, body.subject)
        given = Check(body.kind, body.subject, state, body.verdict, visitor_of(request).judge, body.note)
        return Done(entry=check(connection, given, None, desk.stamp()))


@router.post("/undo", status_code=201, responses=REFUSED)
@needs(Role.REVIEWER)
def undone(request: Request, body: UndoBody) -> dict[str, str]:
    """Take back what an entry decided; what others did only an editor takes back."""
    desk, visitor = _desk(request), visitor_of(request)
    with _told(), _writing(desk) as connection:
        subject = undo(connection, body.entry, Taker(visitor.judge, body.note, visitor.may("editor")), desk.stamp())
        desk.follow(connection)
    desk.linking.ask()
    return {"subject": subject}


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


@contextmanager
def _writing(desk: Desk) -> Iterator[Connection]:
    with desk.database.writing() as connection:
        yield connection


@contextmanager
def _told() -> Iterator[None]:
    """What is wrong with a write, as its status: nothing there, somebody else was first, not yours, makes no sense."""
    try:
        yield
    except KeyError as error:
        raise HTTPException(404, f"there is no {error.args[0]}") from error
    except ConflictError as error:
        raise HTTPException(409, {"decided": [msgspec.to_builtins(one) for one in error.others]}) from error
    except (JudgedMeanwhileError, CheckedMeanwhileError) as error:
        raise HTTPException(409, {"said": [msgspec.to_builtins(one) for one in error.others]}) from error
    except ChangedError as error:
        raise HTTPException(409, "the events do not hold these claims, each once") from error
    except NotYoursError as error:
        raise HTTPException(403, f"{error.args[0]} did this: it needs the role editor") from error
    except FieldError as error:
        raise HTTPException(422, f"{error.args[0]} cannot have this value") from error
    except ValueError as error:
        raise HTTPException(422, f"this changes nothing or says too little: {error.args[0] if error.args else ''}") from error
