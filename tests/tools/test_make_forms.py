"""The generator of verb forms: hard forms of every weak class, and the kept file."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import make_forms  # noqa: E402
from conjugate import conjugate, spell, units  # noqa: E402

HARD = [
    # past, present, tense, voice, person, form
    ("قَصَفَ", "يَقْصِفُ", "past", "active", "3mp", "قصفوا"),
    ("قَصَفَ", "يَقْصِفُ", "present", "active", "3mp", "يقصفوا"),
    ("قَصَفَ", "يَقْصِفُ", "present", "active", "3fd", "تقصفان"),
    ("قَصَفَ", "يَقْصِفُ", "present", "passive", "3fs", "تقصف"),
    # geminate
    ("شَنَّ", "يَشُنُّ", "past", "active", "3fs", "شنت"),
    ("شَنَّ", "يَشُنُّ", "past", "passive", "3fs", "شنت"),
    ("شَنَّ", "يَشُنُّ", "past", "active", "1p", "شننا"),
    ("شَنَّ", "يَشُنُّ", "present", "active", "3fp", "يشنن"),
    ("أَعَدَّ", "يُعِدُّ", "past", "active", "1s", "أعددت"),
    ("اِحْتَلَّ", "يَحْتَلُّ", "past", "passive", "3fs", "احتلت"),
    ("اِسْتَمَرَّ", "يَسْتَمِرُّ", "past", "active", "3fp", "استمررن"),
    ("اِنْضَمَّ", "يَنْضَمُّ", "past", "active", "3mp", "انضموا"),
    # hollow
    ("قَالَ", "يَقُولُ", "past", "passive", "3ms", "قيل"),
    ("قَالَ", "يَقُولُ", "present", "active", "3ms", "يقل"),
    ("قَالَ", "يَقُولُ", "present", "passive", "3ms", "يقال"),
    ("قَالَ", "يَقُولُ", "past", "active", "1s", "قلت"),
    ("زَارَ", "يَزُورُ", "past", "active", "3fp", "زرن"),
    ("أَصَابَ", "يُصِيبُ", "past", "passive", "3ms", "أصيب"),
    ("أَصَابَ", "يُصِيبُ", "past", "passive", "3mp", "أصيبوا"),
    ("أَصَابَ", "يُصِيبُ", "present", "active", "3ms", "يصب"),
    ("أَصَابَ", "يُصِيبُ", "present", "passive", "3ms", "يصب"),
    ("أَصَابَ", "يُصِيبُ", "present", "passive", "3fs", "تصاب"),
    ("اِغْتَالَ", "يَغْتَالُ", "past", "passive", "3ms", "اغتيل"),
    ("اِغْتَالَ", "يَغْتَالُ", "present", "passive", "3ms", "يغتال"),
    ("اِسْتَعَادَ", "يَسْتَعِيدُ", "past", "passive", "3fs", "استعيدت"),
    ("اِسْتَعَادَ", "يَسْتَعِيدُ", "past", "active", "1p", "استعدنا"),
    ("أَدَانَ", "يُدِينُ", "past", "active", "1p", "أدنا"),
    ("خَافَ", "يَخَافُ", "present", "active", "3ms", "يخف"),
    # defective
    ("دَعَا", "يَدْعُو", "past", "active", "3md", "دعوا"),
    ("دَعَا", "يَدْعُو", "past", "passive", "3ms", "دعي"),
    ("دَعَا", "يَدْعُو", "present", "active", "3ms", "يدع"),
    ("دَعَا", "يَدْعُو", "present", "passive", "3ms", "يدعى"),
    ("رَمَى", "يَرْمِي", "past", "active", "3fs", "رمت"),
    ("رَمَى", "يَرْمِي", "past", "active", "3md", "رميا"),
    ("لَقِيَ", "يَلْقَى", "past", "active", "3mp", "لقوا"),
    ("لَقِيَ", "يَلْقَى", "present", "active", "3mp", "يلقون"),
    ("لَقِيَ", "يَلْقَى", "present", "active", "3ms", "يلق"),
    ("سَعَى", "يَسْعَى", "present", "active", "3fp", "يسعين"),
    ("تَبَنَّى", "يَتَبَنَّى", "past", "passive", "3ms", "تبني"),
    ("تَبَنَّى", "يَتَبَنَّى", "past", "active", "3fs", "تبنت"),
    ("اِدَّعَى", "يَدَّعِي", "present", "active", "3mp", "يدعون"),
    ("اِسْتَوْلَى", "يَسْتَوْلِي", "past", "active", "3mp", "استولوا"),
    ("أَلْقَى", "يُلْقِي", "past", "passive", "3ms", "ألقي"),
    ("أَحْيَا", "يُحْيِي", "past", "active", "3md", "أحييا"),
    ("أَحْيَا", "يُحْيِي", "present", "passive", "3ms", "يحيا"),
    # assimilated
    ("وَصَلَ", "يَصِلُ", "present", "active", "3mp", "يصلون"),
    ("وَجَدَ", "يَجِدُ", "present", "passive", "3ms", "يوجد"),
    ("وَضَعَ", "يَضَعُ", "present", "passive", "3fs", "توضع"),
    ("أَوْقَفَ", "يُوقِفُ", "past", "passive", "3ms", "أوقف"),
    ("أَيْقَظَ", "يُوقِظُ", "past", "passive", "3ms", "أوقظ"),
    ("اِتَّهَمَ", "يَتَّهِمُ", "past", "passive", "3ms", "اتهم"),
    ("تَوَعَّدَ", "يَتَوَعَّدُ", "past", "passive", "3ms", "توعد"),
    # hamza
    ("بَدَأَ", "يَبْدَأُ", "past", "active", "3mp", "بدأوا"),
    ("بَدَأَ", "يَبْدَأُ", "past", "active", "3mp", "بدؤوا"),
    ("بَدَأَ", "يَبْدَأُ", "past", "passive", "3ms", "بدئ"),
    ("بَدَأَ", "يَبْدَأُ", "past", "active", "3md", "بدآ"),
    ("جَاءَ", "يَجِيءُ", "past", "active", "3mp", "جاؤوا"),
    ("جَاءَ", "يَجِيءُ", "past", "active", "1p", "جئنا"),
    ("سَاءَ", "يَسُوءُ", "present", "active", "3mp", "يسوءون"),
    ("أَسَاءَ", "يُسِيءُ", "past", "active", "3mp", "أساؤوا"),
    ("سَأَلَ", "يَسْأَلُ", "past", "passive", "3ms", "سئل"),
    ("أَخَذَ", "يَأْخُذُ", "present", "active", "1s", "آخذ"),
    ("أَخَذَ", "يَأْخُذُ", "present", "passive", "3ms", "يؤخذ"),
    ("آوَى", "يُؤْوِي", "present", "active", "3mp", "يؤوون"),
    ("آذَى", "يُؤْذِي", "past", "active", "3fs", "آذت"),
    ("رَأَى", "يَرَى", "past", "active", "3mp", "رأوا"),
    ("رَأَى", "يَرَى", "past", "passive", "3ms", "رئي"),
    ("اِرْتَأَى", "يَرْتَئِي", "present", "active", "3ms", "يرتئ"),
    ("نَأَى", "يَنْأَى", "present", "active", "3ms", "ينأ"),
    ("تَسَاءَلَ", "يَتَسَاءَلُ", "past", "active", "3fs", "تساءلت"),
    ("تَآمَرَ", "يَتَآمَرُ", "present", "active", "3mp", "يتآمرون"),
    ("فَاجَأَ", "يُفَاجِئُ", "past", "passive", "3ms", "فوجئ"),
    ("اِسْتَأْنَفَ", "يَسْتَأْنِفُ", "past", "passive", "3fs", "استؤنفت"),
    ("أَكَّدَ", "يُؤَكِّدُ", "present", "active", "1s", "أؤكد"),
    ("تَرَأَّسَ", "يَتَرَأَّسُ", "present", "active", "3ms", "يترأس"),
    # other derived forms and quadriliterals
    ("هَاجَمَ", "يُهَاجِمُ", "past", "passive", "3ms", "هوجم"),
    ("تَبَادَلَ", "يَتَبَادَلُ", "past", "passive", "3ms", "تبودل"),
    ("اِسْتَهْدَفَ", "يَسْتَهْدِفُ", "past", "passive", "3fs", "استهدفت"),
    ("أَعْلَنَ", "يُعْلِنُ", "past", "active", "1p", "أعلنا"),
    ("أَثْبَتَ", "يُثْبِتُ", "past", "active", "1s", "أثبت"),
    ("سَيْطَرَ", "يُسَيْطِرُ", "past", "passive", "3ms", "سوطر"),
    ("تَمَرْكَزَ", "يَتَمَرْكَزُ", "present", "active", "3mp", "يتمركزون"),
    ("طَمْأَنَ", "يُطَمْئِنُ", "past", "passive", "3ms", "طمئن"),
    ("زَعْزَعَ", "يُزَعْزِعُ", "present", "passive", "3ms", "يزعزع"),
]


@pytest.mark.parametrize(("past", "present", "tense", "voice", "person", "form"), HARD)
def test_hard_form(past: str, present: str, tense: str, voice: str, person: str, form: str) -> None:
    assert (form, tense, voice, person) in set(conjugate(past, present))


@pytest.mark.parametrize(
    ("past", "present", "wrong"),
    [
        ("قَالَ", "يَقُولُ", "قولت"),
        ("دَعَا", "يَدْعُو", "دعات"),
        ("أَعْلَنَ", "يُعْلِنُ", "أعلننا"),
        ("شَنَّ", "يَشُنُّ", "شنتت"),
        ("أَصَابَ", "يُصِيبُ", "أصوب"),
    ],
)
def test_wrong_form_is_not_made(past: str, present: str, wrong: str) -> None:
    assert wrong not in {row[0] for row in conjugate(past, present)}


def test_rows_are_distinct() -> None:
    rows = list(conjugate("آمَنَ", "يُؤْمِنُ"))
    assert len(rows) == len(set(rows))


def test_spell_and_bad_input() -> None:
    assert spell(units("مَسْؤُولٌ".replace("ٌ", "ُ"))) == "مسؤول"
    with pytest.raises(ValueError, match="not a vocalised"):
        units("strike")


def test_kept_file_is_what_the_generator_makes() -> None:
    assert make_forms.FORMS.read_text(encoding="utf-8") == make_forms.render()
    assert make_forms.main(["--check"]) == 0


def test_check_notices_a_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "forms.tsv"
    kept.write_text(make_forms.HEADER, encoding="utf-8")
    monkeypatch.setattr(make_forms, "FORMS", kept)
    assert make_forms.main(["--check"]) == 1


def test_ids_are_unique_and_the_lexicon_is_large() -> None:
    ids = [verb.id for verb in make_forms.read_verbs()]
    assert len(ids) == len(set(ids)) >= 450


def test_a_repeated_id_is_refused(tmp_path: Path) -> None:
    line = "  - {verb: قَصَفَ, present: يَقْصِفُ, nouns: [قصف], gloss: shell}\n"
    (tmp_path / "a.yaml").write_text("verbs:\n" + line + line, encoding="utf-8")
    with pytest.raises(ValueError, match="stands twice"):
        make_forms.read_verbs(tmp_path)


def test_spellings_of_other_words_are_left_out() -> None:
    weak = make_forms.Verb("بين", "بَيَّنَ", "يُبَيِّنُ", (), True, False)
    noun = make_forms.Verb("قصف", "قَصَفَ", "يَقْصِفُ", ("قصف",), False, False)
    told = make_forms.Verb("قتل", "قَتَلَ", "يَقْتُلُ", ("قتل",), False, True)
    gathers = make_forms.Verb("تجمع", "تَجَمَّعَ", "يَتَجَمَّعُ", ("تجمع",), False, False)
    collects = make_forms.Verb("جمع", "جَمَعَ", "يَجْمَعُ", ("جمع",), False, False)
    none = make_forms.Exceptions(frozenset({"بين"}), frozenset({"نقصف"}), frozenset({("قصف", "يقصفن")}))
    rows = list(make_forms.rows([weak, noun, told, gathers, collects], none))
    assert {row.form for row in rows}.isdisjoint({"بين", "قصفا", "نقصف", "يقصفن", "تجمعا"})
    assert not [row for row in rows if row.verb == "بين" and row.voice == "passive"]
    assert {"بينت", "يبين", "قصف", "قصفتا", "قتلا", "تجمعان"} <= {row.form for row in rows}


def test_participles_are_written_in_the_accusative_where_a_verb_gives_one() -> None:
    calls = make_forms.Verb("دعا", "دَعَا", "يَدْعُو", ("دعوة",), False, False, "داعي")
    none = make_forms.Exceptions(frozenset({"دعا"}), frozenset(), frozenset({("دعا", "داعية")}))
    assert [row.form for row in make_forms.rows([calls], none) if row.tense == "participle"] == ["داعيا", "داعين"]
