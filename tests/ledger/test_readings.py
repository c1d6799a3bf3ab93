"""Pages of claims, tallies, documents and judgements: every row once and in order, on either database."""

import random

import pytest

from khabar.ledger.filters import Filter
from khabar.ledger.queries import readings
from khabar.ledger.queries.readings import claims_behind, documents_behind, judgements_behind, tallies_behind
from khabar.ledger.schema import claims, documents, entries, judgements, tallies
from khabar.ledger.spelled import with_words
from khabar.ledger.writing import add

DAYS = [None, "2024-01-01", "2024-02-01", "2024-03-01"]
VALUES = {"type": "ab", "country": "XY", "actor": "pqr", "place": "uv", "outlet": "mn", "source": "k"}


@pytest.fixture
def filled(database):
    chance = random.Random(4)
    rows = {"claims": [], "tallies": []}
    for number in range(200):
        first, last = sorted(chance.choices(DAYS[1:], k=2)) if chance.random() < 0.8 else (None, None)
        own = {name: chance.choice(values) for name, values in VALUES.items()}
        own |= {"number": number, "coding": number, "ref": f"d{number // 3:02}#c{number % 3}", "doc_id": f"d{number // 3:02}"}
        own |= {"ordinal": number % 3, "published": None, "first_day": first, "last_day": last, "current": chance.random() < 0.9}
        rows["claims"].append(own | {"key": "k", "mode": None, "status": "s", "target": None, "weapon": None, "confidence": 0.5})
        rows["tallies"].append({name: value for name, value in own.items() if name != "type"} | {"what": "killed", "low": 1, "high": 2})
    papers = [
        {"entry": n, "doc_id": f"d{n:02}", "declared": "x", "content": str(n), "words": "w", "outlet": chance.choice("mn")}
        | {"published": chance.choice(DAYS), "title": None, "url": None, "capture": None, "current": chance.random() < 0.9}
        for n in range(60)
    ]
    said = [
        {"entry": n, "content": str(n), "left": f"d{n:02}#c0", "right": "z#c1", "verdict": chance.choice(("same", "different"))}
        | {"judge": chance.choice(("model:1", "person:noor", "person:n_x")), "current": n % 7 > 0}
        for n in range(1, 40)
    ]
    with database.writing() as connection:
        for table in (claims, tallies):
            add(connection, table, [with_words(row) for row in rows[table.name]])
        add(connection, documents, papers)
        add(connection, judgements, said)
        empty = dict.fromkeys(("subject", "content", "code", "codebook", "run", "previous", "digest"), "")
        add(connection, entries, [{**empty, "sequence": n, "happening": "judged", "recorded": f"t{n}"} for n in range(1, 40)])
    return {**rows, "documents": papers, "judgements": said}


def through(ask, limit):
    """All pages, one after the other."""
    found, behind = [], None
    while True:
        rows, behind = ask(limit, behind)
        found += rows
        if behind is None:
            return found
        assert len(rows) == limit


WISHES = [
    Filter(),
    Filter(facets=(("actor", "p"),)),
    Filter(facets=(("country", "X"), ("place", "u"))),
    Filter(since="2024-02-01"),
    Filter(until="2024-01-15"),
    Filter(since="2024-01-15", until="2024-02-15", facets=(("outlet", "m"),)),
]


def holds(row, wanted):
    return (
        row["current"]
        and all(row[name] == value for name, value in wanted.facets)
        and (wanted.since is None or (row["last_day"] or "") >= wanted.since)
        and (wanted.until is None or (row["first_day"] or "9") <= wanted.until)
    )


@pytest.mark.parametrize("few", [-1, 2000])
@pytest.mark.parametrize("limit", [1, 7, 500])
def test_claims_and_tallies_are_those_that_plain_python_finds(database, filled, few, limit, monkeypatch):
    monkeypatch.setattr(readings, "FEW", few)
    monkeypatch.setattr(readings, "_OF_EVENTS", frozenset())  # these claims are of no events
    with database.reading() as connection:
        for find, kind in ((claims_behind, "claims"), (tallies_behind, "tallies")):
            for wanted in WISHES:

                def ask(limit, behind, find=find, wanted=wanted):
                    page = find(connection, wanted, limit, behind)
                    return page.refs, page.behind

                right = [(row["doc_id"], row["ref"]) for row in filled[kind] if holds(row, wanted)]
                assert through(ask, limit) == right


def test_a_value_stands_for_all_that_lies_in_it(database, filled):
    wanted = Filter(facets=(("actor", "all"),))
    with database.reading() as connection:
        found = tallies_behind(connection, wanted, 500, None, {("actor", "all"): {"p", "q"}})
    assert [ref for _, ref in found.refs] == [row["ref"] for row in filled["tallies"] if row["current"] and row["actor"] in "pq"]


def test_a_facet_that_they_do_not_have_is_refused(database):
    with database.reading() as connection, pytest.raises(ValueError, match="tallies cannot be filtered by grade"):
        tallies_behind(connection, Filter(facets=(("grade", "x"),)), 5)


@pytest.mark.parametrize("limit", [1, 7, 500])
def test_documents_come_once_the_latest_first(database, filled, limit):
    with database.reading() as connection:
        for wanted in (Filter(), Filter(facets=(("outlet", "m"),)), Filter(since="2024-01-15"), Filter(until="2024-02-15")):

            def ask(limit, behind, wanted=wanted):
                page = documents_behind(connection, wanted, limit, behind)
                return [row.doc_id for row in page.rows], page.behind

            right = [
                row
                for row in filled["documents"]
                if row["current"]
                and all(row[name] == value for name, value in wanted.facets)
                and (wanted.since is None or (row["published"] or "") >= wanted.since)
                and (wanted.until is None or (row["published"] or "9") <= wanted.until)
            ]
            dated = sorted((row for row in right if row["published"]), key=lambda row: row["doc_id"])
            dated.sort(key=lambda row: row["published"], reverse=True)
            undated = sorted(row["doc_id"] for row in right if not row["published"])
            assert through(ask, limit) == [row["doc_id"] for row in dated] + undated


def test_judgements_come_in_the_order_of_their_entries(database, filled):
    with database.reading() as connection:
        for asked in ({}, {"verdict": "same"}, {"judge": "person:"}, {"judge": "person:n_"}, {"claim": "d05#c0"}):

            def ask(limit, behind, asked=asked):
                page = judgements_behind(connection, limit, behind or 0, **asked)
                return [row.entry for row in page.rows], page.behind

            right = [
                row["entry"]
                for row in filled["judgements"]
                if row["current"]
                and row["verdict"] == asked.get("verdict", row["verdict"])
                and row["judge"].startswith(asked.get("judge", ""))
                and asked.get("claim", row["left"]) == row["left"]
            ]
            assert through(ask, 3) == right
