"""Clusters of scored pairs: what a mean must reach to join two, which grows with the pairs it is of."""

from itertools import combinations

import pytest

from khabar import codebook
from khabar.link import Account
from khabar.link.clusters.clusters import REPRESENTATIVES, Joining
from khabar.link.pairs.compared import Comparing

BOOK = codebook.load(world=True)


def accounts(number):
    """So many claims of as many documents, of which nothing is told that could keep them apart."""
    comparing = Comparing(BOOK)
    told = {"outlet": "fanar", "published": None, "type": "strike", "mode": None, "status": "occurred"}
    return [
        comparing.compared(Account(ref=f"d{at:02}#c1", doc_id=f"d{at:02}", evidence=(), key=f"d{at:02}", **told)) for at in range(number)
    ]


def joined(sizes, inside, between):
    """How many clusters come of groups of these sizes with these scores inside a group and between two."""
    group = [at for at, size in enumerate(sizes) for _ in range(size)]
    scores = {pair: inside if group[pair[0]] == group[pair[1]] else between for pair in combinations(range(len(group)), 2)}
    return len(Joining(accounts(len(group)), scores, BOOK.linking).run([[at] for at in range(len(group))], list(scores)))


@pytest.mark.parametrize(("sizes", "between", "clusters"), [((1, 1), -0.9, 1), ((1, 1), -1.1, 2), ((4, 4), -0.9, 2), ((4, 4), 0.1, 1)])
def test_a_mean_of_many_pairs_must_reach_more_to_join_two_clusters_than_that_of_one(sizes, between, clusters):
    assert joined(sizes, 9.0, between) == clusters


def test_from_so_many_as_stand_for_a_cluster_on_the_bound_grows_no_more():
    least = BOOK.linking.bound(REPRESENTATIVES**2)
    assert joined((REPRESENTATIVES, REPRESENTATIVES), 9.0, least + 0.01) == joined((30, 30), 9.0, least + 0.01) == 1
    assert joined((REPRESENTATIVES, REPRESENTATIVES), 9.0, least - 0.01) == joined((30, 30), 9.0, least - 0.01) == 2


def test_the_bound_rises_by_the_same_for_each_doubling():
    bound = BOOK.linking.bound
    assert bound(1) == BOOK.linking.join
    assert bound(8) - bound(4) == pytest.approx(bound(2) - bound(1)) == pytest.approx(BOOK.linking.doubling)
