"""Round-ups of monitors and of agencies near a war: provinces ahead of each item, words of other letters, paragraphs with no headline."""

import pytest
from invented import TODAY, claims, words

from khabar import pipeline
from khabar.codebook import load
from khabar.model import Document

PARAGRAPHS = """قصفت طائرات حربية أطراف بلدة زنبقيا.

وألقى الطيران المروحي براميل متفجرة على أطراف بلدة كنصفيرة."""

TWO_GROUPS = """اندلعت اشتباكات بين جبهة السهل وكتائب الفجر قرب سدرة.
وسيطرت {who} على عين الصفصاف."""

ROUND_UP = """محافظة السهل: قصفت طائرات حربية سدرة.
محافظة الهضبة: فتحت القوات النخيلية نيران رشاشاتها على خربة اللوز."""

CAMPS = """
places:
  - {id: zafra, en: Zafra, kind: town, country: XB, lat: 12.0, lon: -29.0, ar: الظفرة, aliases: [مدينة الظفرة]}
  - {id: zafrat-najd, en: Zafrat Najd, kind: town, country: XA, lat: 10.0, lon: -30.0, ar: ظفرة النجد}
"""


def test_a_first_paragraph_that_ends_in_a_full_stop_is_no_headline():
    document, found = claims(PARAGRAPHS, "strike")
    assert [words(document, claim.place) for claim in found] == ["أطراف بلدة زنبقيا", "أطراف بلدة كنصفيرة"]


def test_the_same_without_a_full_stop_is_one():
    _, found = claims(PARAGRAPHS.replace("زنبقيا.", "زنبقيا"), "strike")
    assert len(found) == 1


def test_a_verb_spelled_as_a_small_word_opens_a_clause_behind_a_colon():
    document, found = claims(ROUND_UP)
    assert [(claim.type, words(document, claim.place)) for claim in found] == [("strike", "سدرة"), ("armed_attack", "خربة اللوز")]


@pytest.mark.parametrize(("text", "place"), [("مدينة ظفرة النجد", "zafrat-najd"), ("مدينة الظفرة", "zafra")])
def test_a_name_is_not_cut_by_one_that_begins_before_it(tmp_path, text, place):
    (tmp_path / "concepts").mkdir()
    (tmp_path / "concepts" / "mine.yaml").write_text(CAMPS, encoding="utf-8")
    document = Document("d", f"قصفت جبهة السهل {text} أمس.", published=TODAY)
    (claim,) = pipeline.code(document, load((tmp_path,), world=True)).claims
    assert claim.location is not None
    assert claim.location.place == place
