"""Every example of the codebook comes out as its author expects, except those that known_failures.yaml lists with a reason."""

from pathlib import Path

import pytest

from khabar.codebook.types import Example
from khabar.evaluate import examples
from khabar.evaluate.guards import guards_of, named_guards, unknown_guards
from khabar.evaluate.known import read_known

FRAMES = sorted(path.stem for path in (Path(__file__).resolve().parents[2] / "codebook" / "frames").glob("*.yaml"))
TEXT = "قصفت القوات النخيلية أمس قاعدة المرجان."
RIGHT = {"actor": "القوات النخيلية", "target": "قاعدة المرجان", "date": "2024-03-13", "killed": None, "source": None}


@pytest.fixture(scope="module")
def known():
    return read_known(Path(__file__).parent)


@pytest.mark.parametrize("frame", FRAMES)
def test_examples_pass_unless_listed(results, known, frame):
    faults = known.new_failures(result for result in results if result.frame == frame)
    assert [str(fault) for fault in faults] == []


def test_what_is_listed_fails(results, known):
    failing = {result.id for result in results if not result.ok}
    assert sorted(set(known.failures) - failing) == [], "these pass: run tools/known_failures.py --write"


def test_every_frame_has_both_kinds_of_examples(codebook):
    assert sorted(codebook.frames) == FRAMES
    assert [frame.type for frame in codebook.frames.values() if not frame.examples or not frame.counter_examples] == []


def test_ids_are_unique(results):
    ids = [result.id for result in results]
    assert sorted({one for one in ids if ids.count(one) > 1}) == []


def test_counter_examples_name_guards_that_are_there(codebook):
    faults = [
        f"{example.line} {unknown_guards(example, frame)}"
        for frame in codebook.frames.values()
        for example in frame.counter_examples
        if not named_guards(example) or unknown_guards(example, frame)
    ]
    assert faults == []


def example(*claims, text=TEXT, frame="strike", guards=None):
    return Example("made-here", frame, text, "made.yaml:1", tuple(claims), guards)


def test_right_expectations_pass(codebook):
    result = examples.run_example(example(RIGHT), codebook)
    assert (result.ok, str(result)) == (True, "made.yaml:1 made-here: passes")


def test_only_the_keys_given_are_compared(codebook):
    assert examples.run_example(example({}), codebook).ok


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("actor", "القوات"),
        ("target", None),
        ("date", "2024-03-14"),
        ("date", "2024-03-12..2024-03-13"),
        ("killed", [2, 2]),
        ("status", "denied"),
        ("country", "XC"),
    ],
)
def test_a_wrong_expectation_is_told_by_its_key(codebook, key, value):
    (difference,) = examples.run_example(example({**RIGHT, key: value}), codebook).differences
    assert difference.startswith(f"{key}: expected ")


def test_an_unknown_key_is_told(codebook):
    (difference,) = examples.run_example(example({"actr": "x"}), codebook).differences
    assert difference.startswith("actr: no such key")


def test_a_claim_too_many_or_too_few_is_told(codebook):
    assert examples.run_example(example(RIGHT, RIGHT), codebook).differences[0].startswith("claims: expected 2, came out 1")
    assert examples.run_example(example({}, frame="aid"), codebook).differences == ("claims: expected 1, came out 0",)


def test_an_example_without_claims_is_refused(codebook):
    assert not examples.run_example(example(), codebook).ok


def test_a_counter_example_that_fires_tells_the_line(codebook):
    assert not examples.passes(example(), codebook, counter=True)
    assert examples.passes(example(text="عقد الوزير اجتماعا أمس."), codebook, counter=True)


def test_guards_are_read_by_words_number_and_kind():
    named = named_guards(example(guards="فجّر.object, هجوم.2.unless, إطلاق نار.needs"))
    assert named == [("فجر", None, "object"), ("هجوم", 2, "unless"), ("اطلاق نار", None, "needs")]


def test_an_unknown_guard_is_told(codebook):
    frame = codebook.frames["strike"]
    assert unknown_guards(example(guards="هجوم.99.needs, هجوم.nonsense"), frame) == ["هجوم.99.needs", "هجوم.nonsense"]
    everyone = {f"{guard.trigger}.{guard.kind}" for guard in guards_of(frame)}
    assert unknown_guards(example(guards=", ".join(everyone)), frame) == []


def test_summaries_add_up(codebook, results):
    whole = examples.summary(codebook, results)
    parts = [examples.summary(codebook, results, frame) for frame in codebook.frames]
    for field in whole.__struct_fields__:
        assert getattr(whole, field) == sum(getattr(part, field) for part in parts)
