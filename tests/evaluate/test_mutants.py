"""The mutation check: no guard can be lost unseen, except those that known_unprotected.yaml lists with a reason."""

import time
from pathlib import Path

import pytest
from msgspec import structs

from khabar.codebook import CodebookError
from khabar.codebook.types import Example
from khabar.evaluate import examples, mutants
from khabar.evaluate.guards import OPEN, guards_of
from khabar.evaluate.known import FAILURES, UNPROTECTED, Known, known_folder, read_known

HERE = Path(__file__).parent
SHELLED = "قصفت القوات النخيلية أمس قاعدة المرجان."
PRAISED = "مدحت القوات النخيلية أمس قاعدة المرجان."


@pytest.fixture(scope="module")
def timed(codebook, results):
    """What the check found, and the seconds of processor time that it took."""
    started = time.process_time()
    return mutants.check(codebook, sample=0, results=results), time.process_time() - started


@pytest.fixture(scope="module")
def found(timed):
    return timed[0]


def test_every_guard_is_protected_unless_listed(found):
    assert [str(guard) for guard in read_known(HERE).new_unprotected(found.unprotected)] == []


def test_what_is_listed_is_unprotected(found):
    listed = set(read_known(HERE).unprotected)
    assert sorted(listed - {guard.key for guard in found.unprotected}) == [], "these are protected: run tools/known_failures.py --write"


def test_every_guard_was_tried(codebook, found):
    fields = ("needs", "unless", "particle", "objects", "voice", "tense")
    assert found.guards == sum(bool(getattr(t, field)) for frame in codebook.frames.values() for t in frame.triggers for field in fields)


def small(codebook, **changes):
    """The codebook with one frame, one trigger and one counter-example."""
    frame = codebook.frames["strike"]
    shell = next(trigger for trigger in frame.triggers if trigger.words == ("قصف",))
    trigger = structs.replace(shell, **{**OPEN, **changes})
    counter = Example("kept-out", "strike", SHELLED, "made.yaml:2", guards="قصف.needs")
    frame = structs.replace(frame, triggers=(trigger,), examples=(), counter_examples=(counter,))
    return structs.replace(codebook, frames={"strike": frame}, digest=repr(changes))


def test_a_guard_that_keeps_a_counter_example_out_is_protected(codebook):
    made = small(codebook, needs=("word:نهر",))
    assert examples.run(made)[0].ok
    assert mutants.check(made, sample=0).unprotected == ()


def test_a_guard_that_changes_nothing_is_unprotected(codebook):
    made = small(codebook, unless=("word:نهر",))
    (guard,) = mutants.check(made, sample=0).unprotected
    assert (guard.key, guard.named_by) == (("strike", "قصف", "unless"), ())


def test_an_example_that_fails_protects_nothing(codebook):
    made = small(codebook, needs=("armed",))
    assert not examples.run(made)[0].ok
    assert [guard.kind for guard in mutants.check(made, sample=0).unprotected] == ["needs"]


def test_a_plain_trigger_is_noticed_only_by_an_example_that_holds_it(codebook):
    made = small(codebook)
    frame = made.frames["strike"]
    for text, unnoticed in ((SHELLED, 0), (PRAISED, 1)):
        told = structs.replace(frame, counter_examples=(), examples=(Example("told", "strike", text, "made.yaml:2", ({},)),))
        one = structs.replace(made, frames={"strike": told}, cues=(), digest=text)
        assert len(mutants.check(one, sample=9).unnoticed) == unnoticed


def test_the_sample_is_that_of_its_seed(codebook):
    made = structs.replace(small(codebook), digest="seeds")
    first, again, other = (mutants.check(made, sample=20, seed=seed, results=()).unnoticed for seed in (1, 1, 2))
    assert first == again != other


def test_the_codebook_itself_is_left_alone(codebook):
    frame = next(frame for frame in codebook.frames.values() if guards_of(frame))
    guard = guards_of(frame)[0]
    mutant = mutants.without_guard(codebook, guard)
    field = {"object": "objects"}.get(guard.kind, guard.kind)
    assert not getattr(mutant.frames[frame.type].triggers[guard.index], field)
    assert getattr(codebook.frames[frame.type].triggers[guard.index], field)
    assert mutant.digest != codebook.digest


def test_what_is_cut_down_reads_the_examples_alike(codebook, results):
    bench = mutants._bench(codebook, results)
    assert len(bench.codebook.names) < len(codebook.names)
    assert examples.run(bench.codebook) == results


def test_a_mutant_of_a_frame_takes_little_time(timed):
    found, seconds = timed
    assert seconds / found.guards < 0.2


def test_lists_say_what_is_new_and_what_is_stale(codebook, tmp_path):
    made = small(codebook, unless=("word:نهر",))
    results, unprotected = examples.run(made), mutants.check(made, sample=0).unprotected
    nothing, both = Known(), Known({"kept-out": "why"}, {("strike", "قصف", "unless"): "why"})
    assert (len(nothing.new_failures(results)), len(nothing.new_unprotected(unprotected))) == (1, 1)
    assert (both.new_failures(results), both.new_unprotected(unprotected), both.stale(results, unprotected)) == ([], [], [])
    assert len(both.stale([], [])) == 2
    assert read_known(None) == read_known(tmp_path) == Known()
    assert known_folder() == HERE


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (FAILURES, "failures:\n  - {id: a, reason: b}\n  - {id: a, reason: b}\n", "known_failures.yaml:3: 'a' stands twice"),
        (FAILURES, 'failures:\n  - {id: a, reason: ""}\n', "known_failures.yaml:2: 'a' stands twice or has no reason"),
        (FAILURES, "failures:\n  - {id: a}\n", "known_failures.yaml:2: the key 'reason' is missing"),
        (UNPROTECTED, "unprotected:\n  - {frame: a, guard: b, reason: '', trigger: c}\n", "known_unprotected.yaml:2: a c b"),
    ],
)
def test_a_list_without_reasons_is_refused(tmp_path, name, text, message):
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(CodebookError, match=message):
        read_known(tmp_path)
