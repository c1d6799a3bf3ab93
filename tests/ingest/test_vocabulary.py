"""Values that are on no list of the codebook are told, with the claim or tally that has them."""

import pytest
from invented import BOOK
from invented_reports import CODED
from msgspec import structs

from khabar.ingest.coded.vocabulary import Vocabulary
from khabar.model import Attribution


def spoilt(**fields):
    claim = structs.replace(CODED[0].claims[0], **fields)
    return structs.replace(CODED[0], claims=(claim,))


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"type": "gossip"}, "is of no type of the codebook: 'gossip'"),
        ({"type": "strike", "mode": "dron"}, "is of no mode of strike: 'dron' (one of "),
        ({"country": "Iraq"}, "has no country of the codebook: 'Iraq'"),
        ({"attribution": Attribution(stance="shouts")}, "has no stance that is known: 'shouts' (one of claims, confirms, denies, says)"),
    ],
)
def test_a_value_of_no_list_is_told(fields, says):
    assert says in Vocabulary(BOOK).fault(spoilt(**fields))


def test_what_a_tally_counts_and_where_is_looked_up_too():
    told = next(coded for coded in CODED if coded.tallies)
    for fields, says in (({"what": "rumours"}, "counts nothing that is known: 'rumours'"), ({"country": "ZZ"}, "tally t1 has no country")):
        assert says in Vocabulary(BOOK).fault(structs.replace(told, tallies=(structs.replace(told.tallies[0], **fields),)))


def test_what_khabar_codes_is_known():
    assert [Vocabulary(BOOK).fault(coded) for coded in CODED] == [None] * len(CODED)
