"""Linked on Spark, articles tell the same events as linked here: the same claims in them, the same ids, origins, findings and words."""

import datetime as dt
import random

import many_reports
import msgspec
import pytest
from invented_reports import REPORTS
from press import BOOK, FILLER, OWN_RAID, RAID

from khabar import pipeline
from khabar.engines import spark as ks
from khabar.engines.spark import pairs, shipping
from khabar.engines.spark.components import components, least_of
from khabar.engines.spark.linking import link_documents
from khabar.engines.spark.origins import TOLD
from khabar.export.archive_rows import archived_of
from khabar.export.events import event_line
from khabar.link import Linker, link_pages
from khabar.model import Event, Judgement, Verdict

COLUMNS = "doc_id string, outlet string, published string, text string"
QUOTED = "قال مصدر أمني إن شاحنة محملة بالأسمدة انفجرت في مدخل السوق القديم بكركوك وقتلت ستة مدنيين كانوا يشترون الخبز."
ECHOED = "وذكر مصدر أمني أن شاحنة محملة بالأسمدة انفجرت في مدخل السوق القديم بكركوك وقتلت ستة مدنيين."


def reports():
    """Reports of many outlets: some carry passages of others, some quote one nameless source, one has no day, two days are crowded."""
    chance = random.Random(11)
    rows = [(name, outlet, f"2024-03-{day}", text) for name, outlet, day, text in REPORTS]
    for at in range(40):
        published = dt.date(2024, 3, 1) + dt.timedelta(days=at // 24)
        text = " ".join(many_reports.one(chance, many_reports.day_before(published)) for _ in range(2))
        rows.append((f"r-{at}", f"outlet-{at % 7}", published.isoformat(), text))
    for at, outlet in enumerate(("marsa", "manara", "qimma", "shati", "marsa")):
        rows.append((f"raid-{at}", outlet, f"2024-03-{14 + at // 2}", f"{FILLER[at % 3]} {RAID} {FILLER[(at + 1) % 3]}"))
    rows += [(f"said-{at}", f"outlet-{at}", f"2024-03-0{4 + at}", f"{FILLER[at]} {words}") for at, words in enumerate((QUOTED, ECHOED))]
    return [*rows, ("undated", "outlet-1", None, OWN_RAID)]


@pytest.fixture(scope="module")
def documents(spark):
    return ks.code(spark, spark.createDataFrame(reports(), COLUMNS), BOOK).documents.cache()


@pytest.fixture(scope="module")
def pages(documents):
    return [pipeline.page(archived_of(row.asDict()).coded, BOOK, grounded=True) for row in documents.collect()]


def lines(events):
    return sorted(event_line(msgspec.json.decode(row.json, type=Event)) for row in events.select("json").collect())


@pytest.mark.slow
def test_the_same_events_as_here_and_what_persons_judged_holds(spark, documents, pages):
    linked = link_pages(pages, BOOK)
    apart = max(linked.clusters, key=len)[:2]
    alone = [cluster[0] for cluster in linked.clusters if len(cluster) == 1][:2]
    judged = [Judgement(*apart, Verdict.DIFFERENT, "person:a"), Judgement(*alone, Verdict.SAME, "person:a")]
    orphan = Judgement("r-1#c1", "nowhere#c9", Verdict.SAME, "person:a")
    here = list(pipeline.link(pages, BOOK, [*judged, orphan]))
    assert {match.is_twin for match in linked.matches} == {True, False}  # passages copied, and what only stands in them or echoes
    assert any(len(event.claims) > 2 for event in here)
    there = link_documents(spark, documents, BOOK, [*judged, orphan])
    assert lines(there.events) == sorted(map(event_line, here))
    assert [issue.kind for issue in there.issues] == ["orphaned-judgement"]


@pytest.mark.slow
def test_a_campaign_day_is_compared_with_no_more_pairs_than_here(spark):
    """Hundreds of claims of one day, place and kind share their keys: they are walked, and every pair is that of the local engine."""
    text = "قصفت طائرة مسيرة موقعا عسكريا قرب مدينة كركوك فجر الاثنين، ما أسفر عن مقتل {} جنود وإصابة {} آخرين."
    rows = [(f"d-{at}", f"outlet-{at % 40}", "2024-03-05", text.format(3 + at % 9, 3 + at % 11)) for at in range(400)]
    documents = ks.code(spark, spark.createDataFrame(rows, COLUMNS), BOOK).documents.cache()
    pages = [pipeline.page(archived_of(row.asDict()).coded, BOOK, grounded=True) for row in documents.collect()]
    assert lines(ks.link(spark, documents, BOOK)) == sorted(map(event_line, pipeline.link(pages, BOOK)))
    accounts = [account for page in pages for account in page.accounts]
    encoded = [(account.ref, "", msgspec.json.encode(account), b"") for account in accounts]
    told = spark.createDataFrame(encoded, TOLD)
    there = {(row.left, row.right) for row in pairs.pairs_of(told, shipping.ship(spark, BOOK)).collect()}
    assert there == compared_here(accounts)
    assert len(there) < len(accounts) * 60


def compared_here(accounts):
    """The pairs that the linker of this machine compares, those of two countries left out."""
    found = set()

    class Watching(Linker):
        def _above(self, rows):
            rows = [(at, list(others)) for at, others in rows]
            found.update((self.claims[at].ref, self.claims[other].ref) for at, others in rows for other in others)
            return super()._above(rows)

    Watching(accounts, BOOK).clusters()
    return found


@pytest.mark.slow
def test_components_are_those_of_union_and_find_in_rounds_too(spark):
    chance = random.Random(3)
    edges = [(f"n{chance.randrange(60):02}", f"n{chance.randrange(60):02}") for _ in range(45)]
    edges += [(f"chain{at:03}", f"chain{at + 1:03}") for at in range(40)]
    edges = [(one, other) for one, other in edges if one != other]
    frame = spark.createDataFrame(edges, "left string, right string")
    wanted = least_of(edges)
    assert len(set(wanted.values())) > 5
    assert dict(components(frame).collect()) == wanted
    assert dict(components(frame, few=0).collect()) == wanted
