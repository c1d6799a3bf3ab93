"""One origin for all who carry an agency, quote a statement, copy a passage or have one owner; and several where there are several."""

import random
from datetime import timedelta

import pytest
from msgspec import structs
from press import BOOK, DAY, FILLER, OWN_RAID, RAID, article, claim
from press import told as told_in

from khabar.link import Imprinter, Origins, origins_of, provenance_of
from khabar.model import Origin

IMPRINTER = Imprinter(BOOK)


def origins(*pairs):
    """The origins of articles with one claim each, by the id of the article."""
    found = origins_of([IMPRINTER.imprint(document) for document, _ in pairs], [account for _, account in pairs], BOOK)
    return {ref.partition("#")[0]: origin for ref, origin in found.items()}


def raid(doc_id, outlet, before=FILLER[0], day=DAY, **fields):
    document = article(doc_id, f"{before} {RAID}", outlet, day)
    return document, claim(document, RAID, **fields)


def own(doc_id, outlet, lead="", **fields):
    """An article that has its words from no other."""
    words = OWN_RAID.split()
    random.Random(doc_id).shuffle(words)
    document = article(doc_id, lead + " ".join(words), outlet)
    return document, claim(document, " ".join(words), **fields)


def test_outlets_that_tell_in_their_own_words_are_origins_of_their_own():
    found = origins(own("a", "marsa"), own("b", "manara"))
    assert found["a"].id == "outlet:marsa" != found["b"].id == "outlet:manara"
    assert found["a"] == Origin("outlet:marsa", "outlet", "Marsa", "no source is named: the account of marsa")


def test_outlets_of_one_owner_are_one_origin():
    found = origins(own("a", "shati"), own("b", "wadi-press"))
    assert found["a"].id == found["b"].id == "owner:House of Palms"
    assert found["a"].label == "House of Palms"


def test_a_copied_passage_has_the_origin_of_the_earliest():
    later = raid("a", "manara", FILLER[1], DAY + timedelta(1))
    found = origins(later, raid("z", "marsa"))
    assert found["a"].id == found["z"].id == "outlet:marsa"
    assert (found["a"].copied_from, found["a"].passage) == ("z#c1", "z#c1")
    assert (found["z"].copied_from, found["z"].passage) == (None, "z#c1")
    assert found["a"].basis == "the words of z#c1; no source is named: the account of marsa"


def test_an_article_that_copies_another_passage_keeps_its_own_account():
    shared = " ".join(FILLER)
    first, second = article("a", f"{shared} {RAID}", "marsa"), article("b", f"{shared} {OWN_RAID}", "manara")
    found = origins((first, claim(first, RAID)), (second, claim(second, OWN_RAID)))
    assert found["b"] == Origin("outlet:manara", "outlet", "Manara", "no source is named: the account of manara")


def test_names_in_common_are_no_copy_of_what_is_told_of_them():
    """The same force bombs the same depot on another day, in a sentence that is little else than names."""
    force, depot = "طيران التحالف الإقليمي", "مستودع الوقود الكبير جنوب واحة الغزال بمحافظة السهل"
    told = [
        article(doc_id, f"شن {force} غارة على {depot} يوم {number} آذار. {FILLER[number - 13]}", outlet, DAY)
        for doc_id, outlet, number in (("a", "marsa", 13), ("b", "manara", 14))
    ]
    pairs = [(one, claim(one, one.text.partition(".")[0])) for one in told]
    bare = origins(*pairs)
    assert bare["b"].id == "outlet:marsa"  # nothing tells what the words name
    named = [(one, structs.replace(account, actor=told_in(one, force), target=told_in(one, depot))) for one, account in pairs]
    assert origins(*named)["b"] == Origin("outlet:manara", "outlet", "Manara", "no source is named: the account of manara")


def test_two_who_copy_an_article_that_came_too_late_are_still_one_origin():
    found = origins(raid("a", "marsa"), raid("b", "manara"), raid("c", "qimma", FILLER[2]))
    assert {origin.id for origin in found.values()} == {"outlet:marsa"}


def test_a_copy_of_a_copy_leads_to_the_first():
    """The third repeats only what the second added to the first's passage and half of that; by way of the second it is the first's."""
    words = RAID.split()
    first, second = article("a", " ".join(words[:24])), article("b", RAID, "manara", DAY + timedelta(1))
    third = article("c", " ".join(words[-24:]), "qimma", DAY + timedelta(2))
    found = origins(*[(document, claim(document, document.text)) for document in (first, second, third)])
    assert {origin.passage for origin in found.values()} == {"a#c1"}


@pytest.mark.parametrize(
    "lead",
    [
        "مرجانة - وكالة أنباء النخيل: ",
        "(وكالة أنباء النخيل) ",
        "عنوان الخبر\n\nسدرة – وكالة أنباء النخيل\n",
        "مرجانة: «وكالة أنباء النخيل»\n",
    ],
)
def test_the_agency_of_a_dateline_is_the_origin(lead):
    found = origins(own("a", "marsa", lead), own("b", "manara"))
    assert found["a"].id == "outlet:nakhil-news-agency"
    assert found["a"].kind == "agency"


def test_the_agency_at_the_foot_is_the_origin():
    document = article("a", f"{FILLER[0]}\n\n{OWN_RAID}\n(وكالة أنباء النخيل)")
    assert origins((document, claim(document, OWN_RAID)))["a"].id == "outlet:nakhil-news-agency"


@pytest.mark.parametrize("lead", ["قالت وكالة أنباء النخيل إن ", "مرجانة - وكالات: ", "اجتمع الوزير بمدير وكالة أنباء النخيل. "])
def test_an_agency_that_is_only_mentioned_or_not_told_is_none(lead):
    assert origins(own("a", "marsa", lead))["a"].id == "outlet:marsa"


def test_all_who_carry_the_words_of_an_agency_share_its_origin_though_only_the_last_names_it():
    dated = raid("c", "qimma", f"مرجانة - وكالة أنباء النخيل: {FILLER[1]}", DAY + timedelta(1))
    found = origins(raid("a", "marsa"), raid("b", "manara", FILLER[2]), dated)
    assert {origin.id for origin in found.values()} == {"outlet:nakhil-news-agency"}
    assert found["c"].copied_from == "a#c1"


def test_one_statement_quoted_by_many_is_one_origin_and_its_spokesman_is_the_group():
    first = own("a", "marsa", "قالت كتائب الفجر: ", source=("كتائب الفجر", "dawn-brigades"))
    second = own("b", "manara", "أعلن أبو رماح: ", source=("أبو رماح", "abu-rimah"))
    third = own("c", "qimma", "بحسب المتحدث باسم كتائب الفجر ", source=("المتحدث باسم كتائب الفجر",))
    found = origins(first, second, third)
    assert {origin.id for origin in found.values()} == {"source:dawn-brigades"}
    assert found["b"].basis == "Abu Rimah speaks for Dawn Brigades"


def test_who_holds_an_office_is_the_office():
    named = own("a", "marsa", "قال كمال السدري ", source=("كمال السدري", "kamal-sidri"))
    ministry = own("b", "manara", "ذكرت وزارة الدفاع النخيلية ", source=("وزارة الدفاع النخيلية", "nakhil-defence-ministry"))
    assert {origin.id for origin in origins(named, ministry).values()} == {"source:nakhil-defence-ministry"}


@pytest.mark.parametrize("words", ["مسؤول نخيلي", "مصادر أمنية", "شهود عيان", "المصادر", "مصدر في وزارة الدفاع النخيلية", "أحد السكان"])
def test_a_source_without_a_name_stays_the_outlets(words):
    concept = "nakhil-defence-ministry" if "وزارة" in words else "nakhil" if "نخيلي" in words else None
    found = origins(own("a", "marsa", f"قال {words} ", source=(words, concept)))
    assert found["a"].id == "outlet:marsa"
    assert found["a"].basis == "its source has no name: the account of marsa"


@pytest.mark.parametrize(
    ("words", "concept", "origin"),
    [
        ("مصدر مسؤول في وزارة الدفاع النخيلية", "nakhil-defence-ministry", "source:nakhil-defence-ministry"),
        ("متحدث باسم الجيش النخيلي", "nakhil-forces", "source:nakhil-forces"),
        ("النخيل", "nakhil", "source:nakhil"),
        ("جمهورية النخيل", "nakhil", "source:nakhil"),
        ("جمهورية النخيل", None, "source:nakhil"),
        ("وزارة الدفاع في الحكومة النخيلية", "nakhil-government", "source:nakhil-defence-ministry"),
        ("وزارة الدفاع «البرجان»", None, "source:nakhil-defence-ministry"),
        ("سفير النخيل لدى مجلس الأقاليم الدولي", "nakhil", "source:council-of-regions"),
        ("مراسل قناة الفنار", "fanar-channel", "outlet:fanar-channel"),
    ],
)
def test_sources_that_are_named(words, concept, origin):
    assert origins(own("a", "marsa", f"قال {words} ", source=(words, concept)))["a"].id == origin


@pytest.mark.parametrize("words", ["صحيفة نخيلية", "مسؤولان نخيليان كبيران", "ثلاثة أطفال", "قوات محلية", "للمصادر العسكرية النخيلية"])
def test_who_is_told_without_the_article_by_no_name_is_no_one_in_particular(words):
    assert origins(own("a", "marsa", f"ذكر {words} ", source=(words,)))["a"].id == "outlet:marsa"


@pytest.mark.parametrize("words", ["صحيفة الضباب", "كتائب الضباب", "القوات المحلية", "شبكة سدرة"])
def test_who_is_told_by_the_article_or_by_a_name_is_named(words):
    assert origins(own("a", "marsa", f"ذكر {words} ", source=(words,)))["a"].kind == "source"


def test_the_spokesman_for_an_army_is_the_army():
    words = "المتحدث العسكري للجيش النخيلي"
    assert origins(own("a", "marsa", f"ذكر {words} ", source=(words,)))["a"].id == "source:nakhil-forces"


def test_a_source_unknown_to_the_codebook_is_known_by_its_words():
    first = own("a", "marsa", "قالت لجان الإنقاذ المحلية ", source=("لجان الإنقاذ المحلية",))
    second = own("b", "manara", "بحسب لجان الانقاذ المحليه ", source=("لجان الانقاذ المحليه",))
    other = own("c", "qimma", "قالت لجان الإغاثة ", source=("لجان الإغاثة",))
    found = origins(first, second, other)
    assert found["a"].id == found["b"].id != found["c"].id


def test_a_person_unknown_to_the_codebook_is_known_by_the_name_whatever_the_title():
    first = own("a", "marsa", "قال الخبير العسكري عدنان البيلسان ", source=("الخبير العسكري عدنان البيلسان",))
    second = own("b", "manara", "بحسب اللواء عدنان البيلسان ", source=("اللواء عدنان البيلسان",))
    found = origins(first, second)
    assert found["a"].id == found["b"].id


def test_what_an_unnamed_source_told_a_medium_unknown_to_the_codebook_is_that_mediums():
    first = own("a", "marsa", "قال مسؤول لموقع الزيتونة ", source=("مسؤول",), via=("موقع الزيتونة",))
    second = own("b", "manara", "نقل موقع الزيتونة عن شهود ", source=("شهود",), via=("موقع الزيتونة",))
    found = origins(first, second)
    assert found["a"].id == found["b"].id != "outlet:marsa"
    assert origins(own("a", "marsa", "قال مسؤول عبر قنوات محلية ", source=("مسؤول",), via=("قنوات محلية",)))["a"].id == "outlet:marsa"


def test_what_an_unnamed_source_told_an_agency_is_the_agencys():
    lead = "قال مسؤول لوكالة أنباء النخيل "
    found = origins(own("a", "marsa", lead, source=("مسؤول",), via=("وكالة أنباء النخيل", "nakhil-news-agency")))
    assert found["a"].id == "outlet:nakhil-news-agency"
    assert found["a"].basis == "told to Nakhil News Agency by a source without a name"


@pytest.mark.parametrize(
    ("first", "later", "origin"),
    [
        ("مسؤول نخيلي", "أحد المسؤولين", "outlet:nakhil-news-agency"),
        ("مسؤولون", "المسؤولون", "outlet:nakhil-news-agency"),
        ("مسؤول نخيلي", "مسؤول ساحلي", "outlet:marsa"),
        ("مسؤول نخيلي", "أحد الضباط", "outlet:marsa"),
        ("مسؤول نخيلي", "المسؤول الساحلي", "outlet:marsa"),
    ],
)
def test_one_of_the_officials_who_spoke_to_an_agency_spoke_to_it(first, later, origin):
    document = article("a", f"قال {first} لوكالة أنباء النخيل {RAID} وأضاف {later} {OWN_RAID}")
    told = claim(document, RAID, source=(first,), via=("وكالة أنباء النخيل", "nakhil-news-agency"))
    second = claim(document, OWN_RAID, 2, source=(later,))
    for accounts in ([told, second], [second, told]):
        assert origins_of([IMPRINTER.imprint(document)], accounts, BOOK)["a#c2"].id == origin


def test_a_named_source_remains_the_origin_whoever_brings_it():
    lead = "مرجانة - وكالة أنباء النخيل: قالت كتائب الفجر "
    assert origins(own("a", "marsa", lead, source=("كتائب الفجر", "dawn-brigades")))["a"].id == "source:dawn-brigades"


def test_the_same_unnamed_source_in_the_same_words_is_one_origin():
    words = "إن العبوة زرعت ليلا تحت جسر سدرة القديم ثم فجرت"
    first = article("a", f"{FILLER[0]} قال مصدر أمني {words}.", "marsa")
    second = article("b", f"{OWN_RAID} وذكر مصدر أمني {words} عن بعد.", "manara")
    third = article("c", f"{FILLER[2]} وذكر مصدر طبي {words} فورا.", "qimma")
    pairs = [(first, "مصدر أمني"), (second, "مصدر أمني"), (third, "مصدر طبي")]
    found = origins(*[(document, claim(document, words, source=(source,))) for document, source in pairs])
    assert found["a"].id == found["b"].id == "outlet:marsa"
    assert found["c"].id == "outlet:qimma"


def test_a_copied_statement_is_its_speakers_though_some_do_not_name_him_in_full():
    brief = raid("a", "marsa", "وذكر المتحدث الأمني بالوزارة: ", source=("المتحدث الأمني بالوزارة",))
    full = raid("b", "manara", "وذكر كمال السدري: ", source=("كمال السدري", "kamal-sidri"))
    other = raid("c", "qimma", "وذكر المتحدث الأمني للوزارة: ", source=("المتحدث الأمني للوزارة",))
    assert {origin.id for origin in origins(brief, full, other).values()} == {"source:nakhil-defence-ministry"}
    assert len({origin.id for origin in origins(brief, other).values()}) == 1


def test_a_copy_that_names_another_known_source_keeps_it():
    first = raid("a", "marsa", "قالت كتائب الفجر: ", source=("كتائب الفجر", "dawn-brigades"))
    second = raid("b", "manara", "وذكر كمال السدري: ", source=("كمال السدري", "kamal-sidri"))
    found = origins(first, second)
    assert (found["a"].id, found["b"].id) == ("source:dawn-brigades", "source:nakhil-defence-ministry")
    assert found["b"].copied_from == "a#c1"


def test_who_speaks_of_something_else_in_the_passage_is_not_its_source():
    first = raid("a", "marsa")
    second = raid("b", "manara", "وذكر كمال السدري: ", source=("كمال السدري", "kamal-sidri"), type="condemnation")
    found = origins(first, second)
    assert (found["a"].id, found["b"].id) == ("outlet:marsa", "source:nakhil-defence-ministry")


def test_each_claim_of_a_copied_passage_repeats_the_one_most_like_it():
    words = f"{RAID} {FILLER[0]}"
    first, second = article("a", words, "marsa"), article("b", words, "manara")
    accounts = [
        claim(document, words, number, target=structs.replace(claim(document, target).evidence[0]))
        for document, order in ((first, ("مستودع", "خزانات")), (second, ("خزانات", "مستودع")))
        for number, target in enumerate((word if word in words else "بلدة سدرة" for word in order), 1)
    ]
    found = origins_of([IMPRINTER.imprint(first), IMPRINTER.imprint(second)], accounts, BOOK)
    assert (found["b#c1"].copied_from, found["b#c2"].copied_from) == ("a#c2", "a#c1")


def test_a_claim_of_another_type_in_the_passage_shares_its_origin_and_repeats_nothing():
    first, second = raid("a", "marsa"), raid("b", "manara", type="condemnation")
    found = origins(first, second)
    assert (found["b"].id, found["b"].copied_from, found["b"].passage) == ("outlet:marsa", None, "a#c1")


def test_five_outlets_two_origins():
    pairs = [
        raid("a", "marsa"),
        raid("b", "manara", FILLER[1]),
        raid("c", "qimma", FILLER[2]),
        own("d", "shati"),
        own("e", "wadi-press"),
    ]
    accounts = [account for _, account in pairs]
    found = origins_of([IMPRINTER.imprint(document) for document, _ in pairs], accounts, BOOK)
    told = provenance_of(reversed(accounts), found)
    assert told.text == "5 outlets, 2 origins"
    assert [(share.origin.label, share.outlets) for share in told.shares] == [
        ("Marsa", ("marsa", "manara", "qimma")),
        ("House of Palms", ("shati", "wadi-press")),
    ]
    assert provenance_of(accounts[:1], found).text == "1 outlet, 1 origin"


def made_press(chance):
    """Forty articles of five passages under leads, days and outlets at random."""
    leads = [*FILLER, "مرجانة - وكالة أنباء النخيل: ", ""]
    pairs = []
    for number in range(40):
        words = " ".join(chance.sample([RAID, OWN_RAID, *FILLER], 3))
        outlet = chance.choice(["marsa", "manara", "qimma", None])
        document = article(f"d{number}", chance.choice(leads) + words, outlet, DAY + timedelta(chance.randint(0, 3)))
        pairs.append((document, claim(document, chance.choice([part for part in (RAID, OWN_RAID) if part in words] or [FILLER[0]]))))
    return pairs


def test_order_and_portions_make_no_difference():
    chance = random.Random(1)
    pairs = made_press(chance)
    expected = origins(*pairs)
    assert len({origin.id for origin in expected.values()}) < len(pairs) / 2
    for step in (1, 7, 40):
        chance.shuffle(pairs)
        growing, before = Origins(BOOK), {}
        for at in range(0, len(pairs), step):
            batch = pairs[at : at + step]
            changed = growing.add([IMPRINTER.imprint(document) for document, _ in batch], [account for _, account in batch])
            after = growing.origins()
            assert {ref for ref in after if before.get(ref) != after[ref]} <= changed
            before = after
        assert {ref.partition("#")[0]: origin for ref, origin in before.items()} == expected


def test_articles_that_were_taken_out_and_added_anew_leave_no_trace():
    chance = random.Random(2)
    pairs = made_press(chance)
    growing = Origins(BOOK)
    growing.add([IMPRINTER.imprint(document) for document, _ in pairs], [account for _, account in pairs])
    everything = growing.origins()
    for kept in (30, 12, 1):
        before = growing.origins()
        changed = growing.forget(document.doc_id for document, _ in pairs[kept:])
        after = growing.origins()
        assert {ref.partition("#")[0]: origin for ref, origin in after.items()} == origins(*pairs[:kept])
        assert {ref for ref in after if before[ref] != after[ref]} <= changed <= after.keys()
    growing.add([IMPRINTER.imprint(document) for document, _ in pairs[1:]], [account for _, account in pairs[1:]])
    assert growing.origins() == everything


def test_claims_of_an_article_whose_text_is_not_at_hand_have_their_own_voice():
    (first, one), (_, two) = raid("a", "marsa"), raid("b", "manara")
    growing = Origins(BOOK)
    assert growing.add([IMPRINTER.imprint(first)], (one, two)) == {"a#c1", "b#c1"}
    assert growing.origin("b#c1").id == "outlet:manara"
    with pytest.raises(KeyError):
        growing.copied("b")


def test_who_copied_whom_is_told_with_the_spans_on_both_sides():
    (first, one), (second, two) = raid("a", "marsa"), raid("b", "manara", FILLER[1])
    growing = Origins(BOOK)
    growing.add(map(IMPRINTER.imprint, (first, second)), (one, two))
    [copied] = growing.copied("b")
    [(here, there)] = copied.spans
    assert (copied.doc_id, copied.source) == ("b", "a")
    assert second.quote(here) == first.quote(there) == RAID
    assert 0.6 < copied.share < 0.8
    assert growing.copied("a") == ()


def spoken_by(sources):
    """An article of another outlet for each source that no list knows, by the ids of the articles."""
    outlets = ("marsa", "manara", "qimma")
    return [own(doc_id, outlet, f"{words} ", source=(words,)) for (doc_id, words), outlet in zip(sources.items(), outlets, strict=True)]


@pytest.mark.parametrize(
    "speaker",
    [
        "المتحدث باسم كتائب الضباب",
        "الناطق الرسمي باسم كتائب الضباب العقيد سالم",
        "متحدثون باسم «كتائب الضباب»",
        "المتحدث الرسمي في كتائب الضباب",
    ],
)
def test_the_spokesman_of_a_group_that_no_list_knows_is_the_group(speaker):
    spoken = {"a": "كتائب الضباب", "b": speaker, "c": "المتحدث باسم كتائب السراب"}
    found = origins(*spoken_by(spoken))
    assert found["a"].id == found["b"].id != found["c"].id
    assert found["a"].kind == found["b"].kind == "source"


def test_who_is_in_a_group_without_a_name_is_no_origin_and_the_army_is_no_one_army():
    spoken = {"a": "مصادر في كتائب الضباب", "b": "المتحدث باسم الجيش سالم الضبابي", "c": "المتحدث باسم الجيش سمير السرابي"}
    found = origins(*spoken_by(spoken))
    assert found["a"].id == "outlet:marsa"
    assert found["b"].id != found["c"].id
