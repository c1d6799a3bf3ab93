"""Full text and filters: an Arabic word in any of its spellings, the same rows on both databases."""

import json
import zlib

import pytest
from invented_reports import CODED, REPORTS, STRUCK
from stamps import stamp
from tests.ledger.test_recording import ALL, received

from khabar.engines.recording import Recorder
from khabar.engines.relinking import relink
from khabar.ledger import checking
from khabar.ledger.filters import Box, Filter, find_claims, find_documents, find_events, find_tallies

SPELLINGS = {
    "قاعدة": "القاعدة وللقاعدة بالقاعدة والقاعدة قاعدة قاعده فقاعدة",
    "قُتِلَ": "قتل وقتل قُتِلَ فقُتل قـتـل",
    "إمارة": "الامارة الإمارة والإمارة للإمارة",
    "لجنة": "اللجنة للجنة واللجنة لجنه",
    "2024": "2024 ٢٠٢٤",
    "مسؤولون": "مسؤولون مسئولون مسوولون مسءولون المسئولون",
    "مسئولون": "مسؤولون مسئولون مسوولون والمسؤولون",
    "شؤون": "شؤون شئون شوون للشئون",
    "شئون": "شؤون شئون بالشؤون",
    "رؤوس": "رؤوس رءوس رووس",
    "أعضاؤه": "أعضاؤه أعضائه أعضاءه",
    "هيئة": "هيئة هيأة هيئه للهيأة",
    "شيء": "شيء شئ شى الشئ",
    "شئ": "شيء شئ",
    "صنعا": "صنعاء صنعا",
    "صنعاء": "صنعاء صنعا",
    "مباديء": "مبادئ مباديء",
    "مستشفا": "مستشفى مستشفا المستشفى",
    "قُرآن": "قرآن قرءان القرآن",
    "nato": "NATO Nato nato",
    "NATO": "NATO Nato nato",
    "أمريكي": "أمريكي أميركي الأميركي والاميركي بأمريكي",
    "الأميركيين": "الأمريكيين الاميركيين للأمريكيين",
    "مائة": "مائة مئة المائة بمئة",
    "خمسمئة": "خمسمائة خمسمئة",
    "مئتي": "مائتي مئتي",
    "سوريا": "سوريا سورية وسورية",
    "الكونجرس": "الكونغرس الكونجرس كونغرس",
    "أوروبية": "أوربية الأوروبية",
    "مليشيات": "ميليشيات المليشيات",
}
OTHER_WORDS = {"إسلامية": "إسلام مئة", "كابول": "كابل", "أمير": "أميركا", "رئيس": "الرويس", "ماء": "ما", "رأس": "ريس", "رئاسة": "رأسه"}


@pytest.fixture
def filled(database, book):
    def fill(*articles):
        Recorder(database, stamp).record(articles)
        relink(database, book, stamp)
        return database

    return fill


def found(database, words):
    with database.reading() as connection:
        return [row.doc_id for row in find_documents(connection, words, 50).rows]


def claims_of(database, **wanted):
    with database.reading() as connection:
        rows = find_events(connection, Filter(**wanted), 50).rows
    return {tuple(json.loads(zlib.decompress(row.data))["claims"]) for row in rows}


@pytest.mark.parametrize(("asked", "written"), SPELLINGS.items())
def test_a_word_is_found_in_any_of_its_spellings(filled, asked, written):
    words = written.split()
    database = filled(*(received(0, doc_id=f"d-{n}", text=f"كلمة {word} أخرى.") for n, word in enumerate(words)))
    assert sorted(found(database, asked)) == [f"d-{n}" for n in range(len(words))]


@pytest.mark.parametrize(("asked", "written"), OTHER_WORDS.items())
def test_a_word_of_other_letters_is_another(filled, asked, written):
    assert found(filled(received(0, text=f"كلمة {written} أخرى.")), asked) == []


def test_a_word_of_hamzas_alone_is_looked_for_as_it_is(filled):
    assert found(filled(*ALL), "ء" * 400) == []


ODD = ("طµظ", "μετρο", "ſad", "İst", "ΑΣς", "ق᧐ق", "Აბ", "ẞa", "Ⅷ", "中" * 12_000, "ق" * 3_000)


def test_words_that_a_database_would_change_or_refuse_are_laid_down_alike(filled):
    """PostgreSQL takes no word of more than 2,046 bytes, SQLite makes letters small in its own way and cuts words in the middle of one."""
    database = filled(received(0, text=f"{REPORTS[0][3]} {' '.join(ODD)}"), received(1))
    with database.reading() as connection:
        assert list(checking.differences(connection)) == []
    assert found(database, "النخلة") == ["a-1", "b-1"]
    for word in ODD[:5]:
        assert found(database, word) == ["a-1"], word
    assert found(database, "ق" * 3_000) == ["a-1"]


def test_more_words_than_a_database_takes_stop_no_run(filled):
    """PostgreSQL takes a megabyte of words; of longer articles the first are found."""
    words = " ".join("".join("ابجدهوزحطيكلمن"[number // 14**place % 14] for place in range(5)) + "ثخذضظغشت" for number in range(65_000))
    database = filled(received(0, text=f"{REPORTS[0][3]} {words}"), received(1))
    assert found(database, "النخلة") == ["a-1", "b-1"]
    with database.reading() as connection:
        assert list(checking.differences(connection)) == []


LONG = "وقصفت كتائب الفجر قاعدة النخلة الجوية وقتل ثلاثة مسئولون وأصيب أربعة في الهجوم الذي وقع أمس"
PHRASES = {
    "قصفت كتائب الفجر قاعدة النخلة": True,
    "قصفت كتائب الفجر قاعدة النخلة الجوية": True,
    "كتائب فجر القاعدة نخلة جوية والقتل ثلاثة مسؤولون": True,
    LONG: True,
    LONG.replace("ثلاثة", "أربعة"): False,
    "قصفت كتائب الفجر قاعدة النخلة الجوية في الصباح الباكر": False,
    "كتائب الفجر النخلة قاعدة الجوية وقتل ثلاثة": False,
    "قاعدة النخلة الجوية وقتل ثلاثة مسئولون وأصيب أربعة وقصفت كتائب الفجر قاعدة": False,
}


@pytest.mark.parametrize(("phrase", "is_there"), PHRASES.items())
def test_a_phrase_of_any_length_is_found_where_all_of_it_stands(filled, phrase, is_there):
    database = filled(received(0, text=f"{LONG}. ثم قصفت كتائب أخرى."), received(1, doc_id="b-1", text="قتل ثلاثة في الهجوم الذي وقع أمس."))
    assert found(database, f'"{phrase}"') == (["a-1"] if is_there else [])
    assert found(database, f'"{phrase}" هجوم') == (["a-1"] if is_there else [])


def test_all_words_have_to_be_there_and_a_phrase_together(filled):
    database = filled(*ALL)
    assert found(database, "قاعدة النخلة مسيرة") == ["a-1", "b-1"]
    assert found(database, '"طائرة مسيرة"') == ["a-1", "b-1"]
    assert found(database, '"مسيرة طائرة"') == []
    assert found(database, "«مدينة مرجانة» الشرطة") == ["d-1"]
    assert found(database, "غواصة") == []


@pytest.mark.parametrize("hostile", ['"', "AND OR NOT", "a' & !b | c:*", "words:x", "(((", "'; DROP TABLE claims; --", "*", "\x00"])
def test_no_query_is_taken_for_an_order(filled, hostile):
    assert found(filled(*ALL), hostile) == []


def test_only_the_last_version_of_an_article_is_found(filled):
    filled(received(0, url="https://marsa.example/1", text="هاجم مسلحون مدينة مرجانة."))
    database = filled(received(0, url="https://marsa.example/1", text="هاجم مسلحون مدينة الصفا."))
    assert (found(database, "مرجانة"), found(database, "الصفا")) == ([], ["a-1"])


def test_events_are_found_by_what_any_account_tells_and_by_what_holds_it(filled):
    database = filled(*ALL)
    assert STRUCK in claims_of(database, facets=(("place", "nakhil-airbase"),)) | claims_of(database, words="قاعدة النخلة")
    assert claims_of(database, facets=(("type", "condemnation"),)) < claims_of(database)
    assert claims_of(database, facets=(("outlet", "marsa"), ("type", "strike"))) <= claims_of(database, facets=(("outlet", "marsa"),))
    assert claims_of(database, facets=(("type", "no such type"),)) == set()


def test_events_are_found_by_day(filled):
    database = filled(*ALL)
    assert STRUCK in claims_of(database, since="2024-03-13", until="2024-03-13")
    assert claims_of(database, since="2024-04-01") == set()
    assert claims_of(database, until="2024-03-01") == set()


def test_events_are_found_by_origins_and_contradiction(filled):
    database = filled(*ALL)
    assert STRUCK in claims_of(database, least_origins=3) < claims_of(database)
    assert claims_of(database, least_origins=9) == set()
    assert STRUCK in claims_of(database, contradicted=True)
    assert STRUCK not in claims_of(database, contradicted=False)


def test_events_are_found_in_a_box(filled):
    database = filled(*ALL)
    world = claims_of(database, box=Box(-180, -90, 180, 90))
    assert STRUCK in world
    assert claims_of(database, box=Box(-180, -90, -179, -89)) == set()
    over = claims_of(database, box=Box(179.9, -90, 179.8, 90))
    assert over == world


def test_rows_come_in_one_order_and_are_counted(filled):
    database = filled(*ALL)
    with database.reading() as connection:
        whole = find_events(connection, Filter(), 50)
        parts = [find_events(connection, Filter(), 2, offset).rows for offset in range(0, whole.count, 2)]
        claims = find_claims(connection, Filter(facets=(("type", "strike"),)), None)
        tallies = find_tallies(connection, Filter(), None)
    assert [row.event_id for part in parts for row in part] == [row.event_id for row in whole.rows]
    assert (whole.count, whole.more) == (len(whole.rows), False)
    assert claims.count == sum(claim.type == "strike" for coded in CODED for claim in coded.claims)
    assert tallies.count == sum(len(coded.tallies) for coded in CODED)
