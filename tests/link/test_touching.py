"""Adding documents, in whatever portions and order, gives the clusters of all of them linked at once."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from khabar import codebook
from khabar.link import Account, Linker, link_accounts
from khabar.link.accounts import Told
from khabar.link.clusters.constraints import Constraints
from khabar.link.clusters.touching import touched_clusters
from khabar.model import DateRange, Location, Quantity, Span

BOOK = codebook.load(world=True)
TODAY = dt.date(2024, 3, 14)
SITES = ["nakhla-air-base", "nasr-base", None]
DOERS = [("كتائب الفجر", "dawn-brigades"), ("مسلحون مجهولون", None), None]
TYPES = [("strike", "drone"), ("strike", None), ("interception", None), ("condemnation", None)]
WORDS = ["دوي انفجار قرب المدرج", "تصاعد الدخان من الحظائر", "سماع صفارات الإنذار ليلا", "بيان مقتضب نشرته المنصات"]


def made(number, document, draw):
    """One account; few values, so that many of them are alike and chains of half-alike ones are long."""
    (kind, mode), site, doer, day, killed, words = draw
    known = BOOK.concepts.get(site)
    date = TODAY + dt.timedelta(day) if day is not None else None
    return Account(
        ref=f"d{document}#c{number}",
        key=f"k{document}-{number}",
        doc_id=f"d{document}",
        outlet=f"outlet-{document % 3}",
        published=TODAY + dt.timedelta(document % 4),
        type=kind,
        mode=mode,
        status="occurred",
        actor=None if doer is None else Told(Span(0, len(doer[0])), *doer),
        target=None if known is None else Told(Span(20, 30), known.ar, site),
        place=None if known is None else Told(Span(20, 30), known.ar, site),
        location=None if known is None else Location(site, known.latitude, known.longitude, 1),
        country="XA" if known is None else known.country,
        date=None if date is None else DateRange(date, date, "made", 1),
        killed=None if killed is None else Quantity(killed, killed),
        evidence=(Told(Span(number * 50, number * 50 + 40), words),),
    )


DRAWS = st.tuples(
    st.sampled_from(TYPES),
    st.sampled_from([site for site in SITES if site is None or site in BOOK.concepts]),
    st.sampled_from(DOERS),
    st.sampled_from([-3, -2, -1, 0, None]),
    st.sampled_from([None, 3, 7]),
    st.sampled_from(WORDS),
)
DOCUMENTS = st.lists(st.lists(DRAWS, min_size=1, max_size=3), min_size=2, max_size=14)


def accounts_of(documents):
    return [made(number, at, draw) for at, draws in enumerate(documents) for number, draw in enumerate(draws)]


def added(portions, constraints=None):
    """The clusters after adding the portions one after the other."""
    former, accounts = {}, []
    for portion in portions:
        accounts += portion
        linker = Linker(accounts, BOOK, constraints=constraints)
        fresh = [account.ref for account in portion]
        changed = {ref for pair in constraints.apart for ref in pair if ref in linker.places} - {*fresh} if constraints else ()
        for cluster in touched_clusters(linker, former, fresh, changed):
            former.update(dict.fromkeys(cluster, cluster))
    return sorted(set(former.values()))


@pytest.fixture(scope="module", params=[48, 4], ids=["blocks as they are", "blocks of four"])
def blocks(request):
    """Blocks that are parted from 48 claims on, as they are, and from 4 on, so that a few claims part them too."""
    with pytest.MonkeyPatch.context() as patch:
        for module in ("pairs.blocking", "clusters.linking", "clusters.touching"):
            patch.setattr(f"khabar.link.{module}.MOST", request.param)
        patch.setattr("khabar.link.pairs.blocking.WINDOW", 2 if request.param == 4 else 12)
        yield


@settings(max_examples=60)
@given(documents=DOCUMENTS, chance=st.randoms(use_true_random=False), size=st.integers(1, 5))
def test_portions_in_any_order_give_the_clusters_of_all(blocks, documents, chance, size):
    accounts = accounts_of(documents)
    whole = link_accounts(accounts, BOOK)
    chance.shuffle(accounts)
    assert link_accounts(accounts, BOOK) == whole
    by_document = {}
    for account in accounts:
        by_document.setdefault(account.doc_id, []).append(account)
    told = list(by_document.values())
    portions = [[account for document in told[at : at + size] for account in document] for at in range(0, len(told), size)]
    assert added(portions) == whole


@settings(max_examples=30)
@given(documents=DOCUMENTS, chance=st.randoms(use_true_random=False))
def test_what_persons_judged_holds_in_any_portions(blocks, documents, chance):
    accounts = accounts_of(documents)
    refs = sorted(account.ref for account in accounts)
    pairs = [tuple(sorted(chance.sample(refs, 2))) for _ in range(3)] if len(refs) > 1 else []
    constraints = Constraints(together=(pairs[0],) if pairs else (), apart=frozenset(pairs[1:]) - {*pairs[:1]})
    whole = link_accounts(accounts, BOOK, constraints=constraints)
    for left, right in constraints.apart:
        assert not any(left in cluster and right in cluster for cluster in whole)
    assert all(any({*group} <= {*cluster} for cluster in whole) for group in constraints.together)
    middle = len(accounts) // 2
    assert added([accounts[:middle], accounts[middle:]], constraints) == whole


def test_a_claim_whose_origin_changed_is_joined_anew():
    first, second, third = accounts_of([[draw] for draw in 3 * [(("strike", "drone"), "nakhla-air-base", DOERS[0], -1, 7, WORDS[0])]])
    day = TODAY - dt.timedelta(9)
    later = structs.replace(second, date=DateRange(day, day, "made", 1))
    former = {ref: cluster for cluster in link_accounts([first, later, third], BOOK) for ref in cluster}
    linker = Linker([first, second, third], BOOK)
    found = touched_clusters(linker, former, (), [second.ref])
    assert found == linker.clusters()
    assert len(set(former.values())) > 1
