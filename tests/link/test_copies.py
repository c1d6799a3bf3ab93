"""Who copied whom: passages count, formulas do not, and neither order nor portions make a difference."""

import random
from datetime import date, timedelta

from press import DAY, FILLER, OWN_RAID, RAID, article

from khabar.link.origins.copies import CopyIndex
from khabar.link.origins.imprints import hashed, imprint
from khabar.link.origins.overlap import LEAST_WORDS, Grams, common_stretches


def copies(*documents, idle=()):
    index = CopyIndex(map(imprint, documents), hashed(idle))
    return {document.doc_id: [copy.source for copy in index.copies_of(document.doc_id)] for document in documents}


def test_a_passage_inside_another_article_is_a_copy_of_the_earlier_one():
    first = article("z", f"{FILLER[0]} {RAID}")
    second = article("a", f"{FILLER[1]}\n{RAID}\n{FILLER[2]}", day=DAY + timedelta(1))
    assert copies(second, first) == {"a": ["z"], "z": []}


def test_the_stretch_is_told_and_its_share():
    first, second = article("a", RAID), article("b", f"{FILLER[1]} {RAID}")
    [copy] = CopyIndex(map(imprint, (first, second))).copies_of("b")
    [stretch] = copy.stretches
    length, before = len(RAID.split()), len(FILLER[1].split())
    assert (stretch.start, stretch.end) == (before, before + length)
    assert (stretch.from_start, stretch.from_end, stretch.same) == (0, length, length)
    assert copy.share == length / (before + length)


def test_the_same_event_in_own_words_is_no_copy():
    assert copies(article("a", RAID), article("b", OWN_RAID)) == {"a": [], "b": []}


def test_words_dropped_and_changed_on_the_way_leave_a_copy():
    words = RAID.split()
    edited = [word for place, word in enumerate(words) if place not in (9, 20)]
    edited[14] = "هائل"
    assert copies(article("a", RAID), article("b", " ".join(edited)))["b"] == ["a"]


def test_titles_and_names_in_common_are_no_copy():
    formula = "صاحب السمو الملكي الأمير محمد بن نايف بن عبدالعزيز ولي العهد نائب رئيس مجلس الوزراء وزير الداخلية"
    pair = article("a", f"{FILLER[0]} {formula} {FILLER[1]}"), article("b", f"{RAID} {formula} {OWN_RAID}")
    assert copies(*pair)["b"] == ["a"]
    assert copies(*pair, idle=formula.split())["b"] == []


def test_fewer_words_than_the_least_are_no_copy():
    words = RAID.split()
    first = imprint(article("a", RAID))
    enough, too_few = (imprint(article("b", " ".join(words[3 : 3 + number]))) for number in (LEAST_WORDS, LEAST_WORDS - 1))
    assert len(common_stretches(Grams(enough), first)) == 1
    assert common_stretches(Grams(too_few), first) == ()


def test_scattered_words_in_common_are_no_passage():
    words, other = RAID.split(), (" ".join(FILLER) + OWN_RAID).split()
    torn = [word for at in range(0, len(words) - 4, 4) for word in [*words[at : at + 4], *other[at : at + 8]]]
    assert common_stretches(Grams(imprint(article("b", " ".join(torn)))), imprint(article("a", RAID))) == ()


def made_press(seed, number=60):
    """Articles of passages that some of them share, with days in any order."""
    chance = random.Random(seed)
    vocabulary = [f"كلمة{letter}{other}" for letter in "ابتثجحخدذرز" for other in "سشصضطظعغفقكل"]
    passages = [" ".join(chance.choices(vocabulary, k=chance.randint(8, 30))) for _ in range(20)]
    return [
        article(f"d{at}", " ".join(chance.sample(passages, 2)), day=date(2024, 1, 1) + timedelta(chance.randint(0, 9)))
        for at in range(number)
    ]


def everything(index, documents):
    return {document.doc_id: index.copies_of(document.doc_id) for document in documents}


def test_order_and_portions_make_no_difference():
    press = made_press(3, 300)
    at_once = CopyIndex(map(imprint, press))
    expected = everything(at_once, press)
    assert sum(map(len, expected.values())) > len(press)
    for seed in range(3):
        shuffled = random.Random(seed).sample(press, len(press))
        index = CopyIndex()
        while shuffled:
            index.add(map(imprint, shuffled[: seed * 7 + 1]))
            del shuffled[: seed * 7 + 1]
        assert everything(index, press) == expected


def test_adding_tells_which_articles_it_touched():
    press = made_press(4)
    index = CopyIndex(map(imprint, press[:40]))
    before = everything(index, press[:40])
    touched = index.add(map(imprint, press[40:]))
    after = everything(index, press)
    changed = {doc_id for doc_id, found in after.items() if before.get(doc_id) != found}
    assert changed
    assert changed <= touched


def test_articles_that_were_taken_out_leave_no_trace():
    press = made_press(6, 80)
    index = CopyIndex(map(imprint, press))
    before = everything(index, press[:50])
    touched = index.forget([document.doc_id for document in press[50:]] + ["unknown"])
    after = everything(index, press[:50])
    assert after == everything(CopyIndex(map(imprint, press[:50])), press[:50]) != before
    assert {doc_id for doc_id in after if before[doc_id] != after[doc_id]} <= touched <= after.keys()
    index.add(map(imprint, press[50:]))
    assert everything(index, press) == everything(CopyIndex(map(imprint, press)), press)


def test_an_article_added_twice_stands_once():
    press = made_press(5, 20)
    index = CopyIndex(map(imprint, press))
    expected = everything(index, press)
    assert index.add(map(imprint, press)) == frozenset()
    assert everything(index, press) == expected
    assert len(index) == len(press)
