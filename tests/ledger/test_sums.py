"""Sums that are kept as entries are written: equal to those made again from what the ledger holds, through every kind of change."""

import pytest
from arriving import ALL, received
from invented_reports import REPORTS
from sqlalchemy import select
from stamps import stamp

from khabar.engines.checking import bring_up
from khabar.engines.recording import Recorder
from khabar.engines.relinking import relink
from khabar.ledger.burying import bury
from khabar.ledger.schema import state
from khabar.ledger.summaries import asking, checks, compared
from khabar.ledger.summaries.rebuilding import is_stale, rebuild
from khabar.ledger.summaries.tables import accounts, namings, origin_names, sums, tally_checks, wordings
from khabar.ledger.writing import put

COPIED = (
    "قال مصدر أمني إن مسلحين اقتحموا مدينة مرجانة أمس الخميس وقتلوا شرطيين اثنين كانا يحرسان مبنى البلدية القديم "
    "قبل أن ينسحبوا باتجاه التلال الشرقية التي تحيط بالمدينة."
)


@pytest.fixture
def ledger(database, book):
    def record(*articles):
        Recorder(database, stamp).record(articles)
        relink(database, book, stamp)

    record.database = database
    return record


def kept(connection):
    """Everything that is counted."""
    held = (accounts, origin_names, sums, namings, wordings)
    return {table.name: sorted(map(tuple, connection.execute(select(table)))) for table in held}


def is_as_rebuilt(database, book):
    with database.writing() as connection:
        before = kept(connection)
        rebuild(connection, book)
        after = kept(connection)
    names = before.pop("origin_names"), after.pop("origin_names")
    assert before == after
    assert set(names[1]) <= set(names[0])
    return before["sums"]


def test_sums_are_those_made_again_through_every_change(ledger, book):
    ledger(*ALL[:3])
    first = is_as_rebuilt(ledger.database, book)
    ledger(*ALL[3:], received("g-1", "marsa", 16, COPIED), received("h-1", "mina", 17, COPIED))
    second = is_as_rebuilt(ledger.database, book)
    assert len(second) > len(first)
    ledger(received(*REPORTS[0][:3], REPORTS[0][3].replace("ثلاثة", "سبعة"), url="https://fanar.example/1"))
    ledger(received(*REPORTS[0][:3], REPORTS[0][3].replace("ثلاثة", "تسعة"), url="https://fanar.example/1"))
    assert is_as_rebuilt(ledger.database, book)
    with ledger.database.writing() as connection:
        bury(connection, "c-1", "asked to", stamp())
    relink(ledger.database, book, stamp)
    assert is_as_rebuilt(ledger.database, book)


def test_taking_everything_out_leaves_nothing_counted(ledger, book):
    ledger(*ALL)
    for doc_id in [report[0] for report in REPORTS]:
        with ledger.database.writing() as connection:
            bury(connection, doc_id, "asked to", stamp())
    relink(ledger.database, book, stamp)
    with ledger.database.reading() as connection:
        left = kept(connection)
        assert not connection.execute(select(tally_checks)).all()
    assert {name: rows for name, rows in left.items() if rows and name != "origin_names"} == {}


def test_outlets_are_told_by_volume_copies_and_contradiction(ledger):
    ledger(*ALL, received("g-1", "marsa", 16, COPIED), received("h-1", "mina", 17, COPIED))
    with ledger.database.reading() as connection:
        found = asking.subjects(connection, "outlet", "documents", 10)
        months = asking.over_time(connection, "outlet", "mina")
        copied = asking.beside(connection, "copies", "mina", 5)
        contested = asking.beside(connection, "outlet-contested", "fanar", 5)
    assert found.count == 4
    assert [(one.name, one.count("documents")) for one in found.subjects] == [("mina", 3), ("fanar", 2), ("marsa", 2), ("nida", 1)]
    by_name = {one.name: one for one in found.subjects}
    assert by_name["mina"].count("copies") == 1
    assert by_name["marsa"].count("copies") == 0
    assert copied == [("marsa", 1)]
    assert months["2024-03"]["documents"] == 3
    assert dict(contested)["killed"] >= 1
    assert 0 < by_name["fanar"].share("contested", "compared") <= 1
    assert by_name["nida"].share("copies", "documents") == 0
    assert asking.Subject("x", {}).share("copies", "claims") is None


def test_sources_actors_and_places_are_told_by_what_is_theirs(ledger):
    ledger(*ALL)
    with ledger.database.reading() as connection:
        origins = asking.subjects(connection, "origin", "claims", 10)
        names = asking.sources(connection, [one.name for one in origins.subjects])
        outlets = asking.beside(connection, "carried", origins.subjects[0].name, 5)
        some = asking.subjects(connection, "actor", "events", 10, among={"dawn-brigades", "nobody"})
        actors = asking.subjects(connection, "actor", "events", 1)
        places = asking.subjects(connection, "place", "events", 10)
        called = asking.sources_called(connection, names[origins.subjects[0].name].label[:4].upper())
    assert origins.count == len(origins.subjects) == len(names)
    assert all(one.kind in ("source", "agency") for one in names.values())
    assert outlets
    assert origins.subjects[0].name in called
    assert [one.name for one in some.subjects] == ["dawn-brigades"]
    assert some.subjects[0].count("actor") >= 1
    assert actors.count > len(actors.subjects) == 1
    assert "marjana" in {one.name for one in places.subjects}


def test_loaded_words_are_told_with_whom_they_are_about_and_whose_they_are(ledger):
    own = "قتلت قوات الاحتلال النخيلي أمس ثلاثة من سرايا الوادي في مدينة مرجانة."
    other = "قالت القوات الساحلية إن الجيش النخيلي قتل أمس ثلاثة من عصابات الوادي في مدينة مرجانة."
    ledger(received("x-1", "mina", 14, own), received("y-1", "marsa", 14, other))
    with ledger.database.reading() as connection:
        variants = compared.variants(connection, "nakhil-forces", 10)
        beside = compared.side_by_side(connection, ["mina", "marsa"], ["nakhil-forces", "wadi-companies"])
        loaded = compared.most_loaded(connection, ["mina", "marsa"], 5)
        uses = compared.uses_of(connection, "occupation", 5)
        outlets = compared.spoken_of(connection, "wadi-companies", 5)
        terms = asking.beside(connection, "worded", "mina", 5)
    assert {(words, term) for words, term, _ in variants} == {("قوات الاحتلال النخيلي", "occupation"), ("الجيش النخيلي", "")}
    assert loaded == ["nakhil-forces", "wadi-companies"]
    assert (beside["nakhil-forces", "mina"].named(), beside["nakhil-forces", "mina"].loaded()) == (1, 1)
    assert (beside["nakhil-forces", "marsa"].named(), beside["nakhil-forces", "marsa"].loaded()) == (1, 0)
    assert beside["wadi-companies", "marsa"].loaded("own") == 0
    assert beside["wadi-companies", "marsa"].loaded("source") == 1
    assert uses == [("mina", "nakhil-forces", "actor", "own", 1)]
    assert {one.outlet for one in outlets} == {"mina", "marsa"}
    assert terms == [("occupation", 1)]


def test_tallies_stand_beside_the_events_they_count(ledger):
    ledger(*ALL)
    with ledger.database.reading() as connection:
        found = checks.find(connection, checks.Asked(), 10)
        months = checks.by_month(connection, checks.Asked())
        none = checks.find(connection, checks.Asked(until="2024-01-01"), 10)
        rule = found.rows[0].check.rule
        same = checks.find(connection, checks.Asked(rules=(rule,), what="attacks", since="2024-03-01"), 10)
        kinds = checks.kinds(connection)
    assert found.count == len(found.rows) >= 1
    assert found.rows[0].check.reported.low == 2
    assert (found.rows[0].outlet, found.rows[0].published) == ("fanar", "2024-03-15")
    assert months[0].month == "2024-03"
    assert sum(months[0].rules.values()) == found.count
    assert none.count == 0
    assert same.count == 1
    assert kinds["rule"][rule] == 1


def test_a_ledger_older_than_its_sums_is_brought_up(ledger, book):
    ledger(*ALL)
    with ledger.database.writing() as connection:
        before = kept(connection)
        for table in (accounts, sums, namings, wordings, tally_checks):
            connection.execute(table.delete())
        put(connection, state, [{"name": "sums", "value": "stale"}])
    assert bring_up(ledger.database, book)
    assert not bring_up(ledger.database, book)
    with ledger.database.reading() as connection:
        assert not is_stale(connection)
        assert kept(connection) == before
        assert checks.find(connection, checks.Asked(), 10).count >= 1
