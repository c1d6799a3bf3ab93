"""What people decide about claims counts: in events, their figures, lists, sums, tallies and exports; and undoing brings all of it back."""

import datetime as dt
import io

import pytest
from invented_reports import REPORTS, STRUCK
from sqlalchemy import func, select
from stamps import stamp

from khabar.engines.rebuilding import rebuild
from khabar.engines.recording import Recorder
from khabar.engines.relinking import relink
from khabar.engines.retelling import retell
from khabar.export.event_rows import EVENT_COLUMNS, EventTable
from khabar.ingest.received import Received
from khabar.ledger import checking, marks, verify
from khabar.ledger.decisions import Given, decide
from khabar.ledger.events import counts, load
from khabar.ledger.filters import Filter, find_claims, find_events
from khabar.ledger.queries.changes import Since, changes_since, newest_entry
from khabar.ledger.queries.facets import count_facets
from khabar.ledger.queries.readings import claims_behind
from khabar.ledger.reviewing import samples, undoing
from khabar.ledger.reviewing.marking import awaiting
from khabar.ledger.schema import event_changes
from khabar.ledger.summaries.tables import sums
from khabar.model import Correction, Document, Review

NOOR, SALIM = "person:noor", "person:salim"
FIRST, SECOND, DENIAL = STRUCK


def received(number):
    doc_id, outlet, day, text = REPORTS[number]
    return Received(Document(doc_id, text, outlet, dt.date(2024, 3, day)), f"reports:{number}")


@pytest.fixture
def ledger(database, book):
    Recorder(database, stamp).record(received(number) for number in range(len(REPORTS)))
    relink(database, book, stamp)
    return database


def decided(ledger, book, ref, review, by=NOOR, **more):
    with ledger.writing() as connection:
        entry = decide(connection, ref, Given(review=review, by=by, **more), stamp())
        retell(connection, book, stamp())
    return entry


def corrected(ledger, book, ref, by=NOOR, **fields):
    told = tuple(Correction(field, value, None) for field, value in fields.items())
    return decided(ledger, book, ref, Review.CORRECTED, by, corrections=told)


def undone(ledger, book, entry, by=NOOR):
    with ledger.writing() as connection:
        undoing.undo(connection, entry, undoing.Taker(by, "a slip"), stamp())
        retell(connection, book, stamp())


def event(ledger, ref=FIRST):
    with ledger.reading() as connection:
        found = [load(connection, [row.event_id])[row.event_id] for row in find_events(connection, Filter(), None).rows]
    return next((one for one in found if ref in one.claims), None)


def listed(ledger, **wanted):
    with ledger.reading() as connection:
        return {row.event_id for row in find_events(connection, Filter(**wanted), None).rows}


def whole(ledger):
    """Every event as it stands, every sum, and how much there is."""
    with ledger.reading() as connection:
        ids = [row.event_id for row in find_events(connection, Filter(), None).rows]
        rows = connection.execute(select(sums).where(sums.c["count"] != 0).order_by(*sums.primary_key.columns)).all()
        return load(connection, ids), rows, counts(connection)


def row_of(found):
    sink = io.StringIO()
    EventTable(sink).add(found)
    return dict(zip(EVENT_COLUMNS, sink.getvalue().splitlines()[1].split(","), strict=False))


def test_a_rejected_claim_counts_no_more_and_undoing_brings_all_back(ledger, book):
    before, read = whole(ledger), event(ledger)
    assert (read.killed.low, read.killed.high, len(read.outlets), len(read.origins)) == (3, 5, 3, 3)
    entry = decided(ledger, book, SECOND, Review.WRONG, note="an exercise")
    now = event(ledger)
    assert (now.event_id, now.claims, now.rejected, now.telling) == (read.event_id, read.claims, (SECOND,), (FIRST, DENIAL))
    assert (now.killed.low, now.killed.high, now.outlets) == (3, 3, ("fanar", "marsa"))
    assert SECOND not in {ref for finding in now.findings for value in finding.values for ref in value.claims}
    assert (row_of(now)["claims"], row_of(now)["killed_high"]) == ("2", "3")
    assert whole(ledger)[1] != before[1]
    with ledger.reading() as connection:
        assert not connection.execute(
            select(sums.c["count"]).where(sums.c.subject == "mina", sums.c.key == "events", sums.c["count"] > 1)
        ).all()
        assert verify(connection).fault is None
        assert list(checking.differences(connection)) == []
    undone(ledger, book, entry)
    assert whole(ledger) == before


def test_a_corrected_value_is_what_the_event_tells_and_is_counted_by(ledger, book):
    before, read = whole(ledger), event(ledger)
    entry = corrected(ledger, book, SECOND, killed="4", actor="wadi-companies", place="marjana", date="2024-03-12")
    now = event(ledger)
    assert (now.killed.low, now.killed.high, now.corrected, now.rejected) == (3, 4, (SECOND,), ())
    told = {finding.attribute: {value.value: value.claims for value in finding.values} for finding in now.findings}
    assert (told["actor"]["wadi-companies"], told["date"]["2024-03-12"], told["killed"]["4"]) == ((SECOND,), (SECOND,), (SECOND,))
    assert now.event_id in listed(ledger, facets=(("actor", "wadi-companies"),), since="2024-03-12", until="2024-03-12")
    assert sum_of(ledger, "actor", "wadi-companies", "actor") == 1
    undone(ledger, book, entry)
    assert whole(ledger) == before
    assert event(ledger) == read
    assert sum_of(ledger, "actor", "wadi-companies", "actor") == 0


def sum_of(ledger, kind, subject, key):
    with ledger.reading() as connection:
        query = select(func.max(sums.c["count"])).where(sums.c.kind == kind, sums.c.subject == subject, sums.c.key == key)
        return connection.execute(query).scalar() or 0


def test_an_event_whose_claims_are_all_rejected_is_in_no_list_but_theirs(ledger, book):
    before, read = whole(ledger), event(ledger)
    with ledger.reading() as connection:
        since = Since(newest_entry(connection))
    entries = [decided(ledger, book, ref, Review.WRONG, note="an exercise") for ref in read.claims]
    assert event(ledger) is None
    assert read.event_id not in listed(ledger, facets=(("type", read.type),))
    for value in ("rejected", "wrong"):
        assert listed(ledger, facets=(("review", value),)) == {read.event_id}
    assert listed(ledger, facets=(("review", "rejected"), ("type", "no-such"))) == set()
    with ledger.reading() as connection:
        shown = load(connection, [read.event_id])[read.event_id]
        [change] = changes_since(connection, since, 10).changes
        assert counts(connection)["events"] == before[2]["events"] - 1
        assert count_facets(connection, Filter()).count == before[2]["events"] - 1
        assert list(checking.differences(connection)) == []
        assert connection.execute(select(event_changes.c.ended).where(event_changes.c.event_id == read.event_id)).scalar()
    assert (change.event_id, change.event) == (read.event_id, None)
    assert (shown.rejected, shown.findings) == (read.claims, read.findings)
    assert sum_of(ledger, "outlet", "mina", "claims") == sum_before(before, "outlet", "mina", "claims") - 1
    for entry in reversed(entries):
        undone(ledger, book, entry)
    assert whole(ledger) == before


def test_words_of_a_rejected_claim_find_its_event_no_more(ledger, book):
    read = event(ledger)
    assert read.event_id in listed(ledger, words="خمسة")
    entry = decided(ledger, book, SECOND, Review.WRONG, note="an exercise")
    assert read.event_id not in listed(ledger, words="خمسة")
    assert read.event_id in listed(ledger, words="ثلاثة")
    with ledger.writing() as connection:
        marks.lay_evidence(connection)
    assert read.event_id not in listed(ledger, words="خمسة")
    others = [decided(ledger, book, ref, Review.WRONG, note="an exercise") for ref in (FIRST, DENIAL)]
    assert listed(ledger, words="خمسة", facets=(("review", "rejected"),)) == {read.event_id}
    rebuild(ledger, book, stamp)
    assert listed(ledger, words="خمسة", facets=(("review", "rejected"),)) == {read.event_id}
    undone(ledger, book, others[0])
    rebuild(ledger, book, stamp)
    assert (read.event_id in listed(ledger, words="خمسة"), read.event_id in listed(ledger, words="ثلاثة")) == (False, True)
    undone(ledger, book, entry)
    assert read.event_id in listed(ledger, words="خمسة")


def sum_before(before, kind, subject, key):
    return max(row.count for row in before[1] if (row.kind, row.subject, row.key) == (kind, subject, key))


def test_what_is_disputed_unsure_or_confirmed_leaves_the_event_as_it_was_read(ledger, book):
    read = event(ledger)
    decided(ledger, book, FIRST, Review.WRONG, by=NOOR, note="no event")
    assert event(ledger).rejected == (FIRST,)
    decided(ledger, book, FIRST, Review.CONFIRMED, by=SALIM)
    assert event(ledger) == read
    decided(ledger, book, SECOND, Review.UNSURE)
    assert event(ledger) == read


def test_events_that_are_linked_anew_tell_what_was_decided(ledger, book, tmp_path):
    decided(ledger, book, SECOND, Review.WRONG, note="an exercise")
    corrected(ledger, book, FIRST, killed="7", place="nakhla_port")
    told = whole(ledger)
    rebuild(ledger, book, stamp)
    assert whole(ledger) == told
    more = Document("g-1", "قصفت كتائب الفجر قاعدة النخلة الجوية بطائرة مسيرة أمس الأربعاء وقتل تسعة جنود.", "nida", dt.date(2024, 3, 14))
    Recorder(ledger, stamp).record([Received(more, "more")])
    relink(ledger, book, stamp)
    now = event(ledger)
    assert (now.rejected, now.corrected) == ((SECOND,), (FIRST,))
    assert (now.killed.low, now.killed.high) == (7, 9)
    with ledger.reading() as connection:
        assert awaiting(connection).refs == ()


def test_a_decision_while_articles_wait_to_be_linked_is_told_by_linking(database, book):
    Recorder(database, stamp).record(received(number) for number in range(len(REPORTS)))
    decided(database, book, SECOND, Review.WRONG, note="an exercise")
    with database.reading() as connection:
        assert awaiting(connection).refs == (SECOND,)
    relink(database, book, stamp)
    assert event(database).rejected == (SECOND,)
    with database.writing() as connection:
        decide(connection, FIRST, Given(review=Review.WRONG, by=NOOR, note="an exercise"), stamp())
    assert relink(database, book, stamp).changed == 1
    assert set(event(database).rejected) == {FIRST, SECOND}


def test_a_blind_sample_counts_once_it_is_closed(ledger, book):
    read = event(ledger)
    with ledger.writing() as connection:
        draw = samples.Draw(name="march", size=1, seed="7", reviewers=(NOOR, SALIM), by=NOOR)
        sample = samples.open_sample(connection, draw, [(SECOND, "key")], stamp())
    for judge in (NOOR, SALIM):
        decided(ledger, book, SECOND, Review.WRONG, judge, note="an exercise", sample=sample)
    assert event(ledger) == read
    with ledger.writing() as connection:
        samples.close_sample(connection, sample, NOOR, stamp())
        retell(connection, book, stamp())
    assert event(ledger).rejected == (SECOND,)


def test_claims_and_events_are_found_by_what_was_decided(ledger, book):
    read = event(ledger)
    others = listed(ledger) - {read.event_id}
    decided(ledger, book, FIRST, Review.CONFIRMED)
    decided(ledger, book, SECOND, Review.WRONG, note="an exercise")
    assert listed(ledger, facets=(("review", "reviewed"),)) == listed(ledger, reviewed=True) == {read.event_id}
    assert listed(ledger, facets=(("review", "machine-coded"),)) == listed(ledger, reviewed=False) == others
    found = {}
    with ledger.reading() as connection:
        for value in ("reviewed", "rejected", "wrong", "confirmed", "corrected", "disputed", "machine-coded"):
            wanted = Filter(facets=(("review", value),))
            found[value] = {row.ref for row in find_claims(connection, wanted, None).rows}
            assert {ref for _, ref in claims_behind(connection, wanted, 50).refs} == found[value]
        every = {row.ref for row in find_claims(connection, Filter(), None).rows}
    assert (found["reviewed"], found["rejected"], found["wrong"], found["confirmed"]) == ({FIRST, SECOND}, {SECOND}, {SECOND}, {FIRST})
    assert (found["corrected"], found["disputed"], found["machine-coded"]) == (set(), set(), every - {FIRST, SECOND})


def test_a_source_that_was_corrected_is_another_origin(ledger, book):
    read = event(ledger)
    corrected(ledger, book, FIRST, source="wadi-companies")
    now = event(ledger)
    assert {share.origin.id for share in now.origins} != {share.origin.id for share in read.origins}
    assert now.claims == read.claims
