"""Events of a ledger brought up to what it holds: only what new articles and judgements touch, where that can be told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, json, structs

from khabar.codebook import Codebook
from khabar.engines.checking import check_against_events, check_doubted
from khabar.engines.correcting import decided
from khabar.engines.doubting import doubts
from khabar.engines.retelling import retell
from khabar.ledger import Database
from khabar.ledger.blobs import name_of
from khabar.ledger.documents import note
from khabar.ledger.events import (
    Changes,
    Outcome,
    Position,
    Told,
    lines,
    linked_to,
    newest,
    pages_of,
    replace,
    replace_all,
    told,
    told_last,
)
from khabar.ledger.judging import judge, persons_judgements
from khabar.ledger.reviewing.checks import renew
from khabar.ledger.reviewing.effects import Effect, effects
from khabar.ledger.reviewing.marking import Awaiting, awaiting
from khabar.ledger.reviewing.pairs import lay_doubts
from khabar.ledger.summaries.doubting import doubted
from khabar.link import Archive, Linked, Shelf, events_of_linked, link_again, link_pages
from khabar.link.archive.pages import Kept
from khabar.link.archive.succession import Former
from khabar.link.kinship import Kinship
from khabar.link.spread import spread
from khabar.link.views.decided import Retelling
from khabar.model import Event, Judgement, Stamp

_FORMER = json.Decoder(Former)


class Held(Struct, frozen=True):
    """What a ledger holds for linking: how far it came, where it would come to, pages that were linked and that were not, and the rest."""

    position: Position
    goal: Position
    shelf: Shelf
    news: Sequence[Kept]
    read_anew: bool
    former: Sequence[Former]
    judgements: Sequence[Judgement]
    fresh_judgements: Sequence[Judgement]
    effects: Mapping[str, Effect]
    decided: Awaiting


def relink(
    database: Database, codebook: Codebook, stamp: Callable[[], Stamp], given: Iterable[Judgement] = (), *, rebuilt: bool = False
) -> Outcome:
    """Link what is not linked yet; what another process adds meanwhile is linked too, by whichever comes last.

    ``rebuilt``: all events are laid down anew, and only those that the entries vouch for pass on their ids.
    """
    with database.writing() as connection:
        judge(connection, given, stamp())
    while True:
        held = _held(database, codebook.digest, vouched=rebuilt)
        if held is None:
            return _follow(database, codebook, stamp)
        linked = _linked(held, codebook)
        changes = _changes(linked, held, codebook)
        unsure, touched = list(doubts(linked)), [ref for cluster in linked.clusters for ref in cluster]
        with database.writing() as connection:
            now = (linked_to(connection), newest(connection, codebook.digest), awaiting(connection))
            if now != (held.position, held.goal, held.decided):
                continue
            note(connection, linked.issues, stamp())
            judge(connection, (*linked.bound.judgements, *linked.bound.orphaned), stamp(), instead=True)
            position = newest(connection, codebook.digest)
            if rebuilt:
                outcome = replace_all(connection, changes.told, position, stamp())
            else:
                outcome = replace(connection, changes, position, stamp())
            lay_doubts(connection, touched, unsure, codebook.linking.join)
            retell(connection, codebook, stamp())
            renew(connection)
        check_against_events(database, codebook)
        return outcome


def _follow(database: Database, codebook: Codebook, stamp: Callable[[], Stamp]) -> Outcome:
    """Nothing is to be linked: have events tell what people decided, and tallies set beside those that changed by it."""
    with database.reading() as connection:
        waits, is_doubted = bool(awaiting(connection).refs), bool(doubted(connection).days)
    outcome: Outcome | None = Outcome()
    if waits:
        with database.writing() as connection:
            outcome = retell(connection, codebook, stamp())
            is_doubted = bool(doubted(connection).days)
    if is_doubted:
        check_doubted(database, codebook)
    return outcome or Outcome()


def _held(database: Database, codebook: str, *, vouched: bool) -> Held | None:
    """What there is to link; None where events tell of everything."""
    with database.reading() as connection:
        position, goal = linked_to(connection), newest(connection, codebook)
        if position == goal:
            return None
        shelf, news, anew = Shelf(), [], False
        for doc_id, first, entry, data in pages_of(connection):
            if entry <= position.pages:
                shelf.put_encoded(doc_id, data)
            else:
                news.append(Kept(doc_id, data))
                anew = anew or first <= position.pages
        told = frozenset(told_last(connection).values()) if vouched else None
        former = [_FORMER.decode(line) for line in lines(connection) if told is None or name_of(line) in told]
        judged = persons_judgements(connection, position.judgements)
        return Held(position, goal, shelf, news, anew, former, *judged, effects(connection), awaiting(connection))


def _linked(held: Held, codebook: Codebook) -> Linked:
    """By another codebook, or where a linked article was read anew, everything is linked; the ids of events go on where they can."""
    judged = (*held.judgements, *held.fresh_judgements)
    if not held.former:
        return link_pages((*held.shelf.kept(), *held.news), codebook, judged)
    if held.read_anew or held.position.codebook != held.goal.codebook:
        return link_again(held.shelf, held.former, held.news, codebook, judged)
    return Archive(held.shelf, held.former, codebook, held.judgements).add(held.news, held.fresh_judgements)


def _changes(linked: Linked, held: Held, codebook: Codebook) -> Changes:
    def tell(part: range) -> Iterator[Told]:
        clusters = linked.clusters[part.start : part.stop]
        for event in events_of_linked(structs.replace(linked, clusters=clusters), codebook):
            yield told(event, kinship.lineage, decided_event(event) if any(ref in held.effects for ref in event.claims) else None)

    def decided_event(event: Event) -> Event:
        accounts = linked.shelf.accounts(event.claims)
        return retelling.event(event, accounts, decided(accounts, held.effects, codebook))

    kinship, retelling = Kinship(codebook), Retelling(codebook)
    whole = range(len(linked.clusters))  # who succeeds to the id of a former event can only be told of all of them together
    found = list(tell(whole) if linked.replaced else spread(len(whole), tell))
    live = {event.event_id for event in found}
    return Changes(found, [event.event_id for event in linked.replaced if event.event_id not in live])
