"""Review: decisions with corrections, conflicts, undo, pairs, events joined and parted, queues, blind samples with agreement."""

import datetime as dt

import pytest
from invented_reports import REPORTS, STRUCK
from msgspec import structs
from stamps import stamp

from khabar import pipeline
from khabar.engines.recording import Recorder
from khabar.engines.relinking import relink
from khabar.ingest.received import Original, Received
from khabar.ledger import verify
from khabar.ledger.decisions import REVIEWED, ConflictError, Given, decide, seen_of, shown_to
from khabar.ledger.events import decoded
from khabar.ledger.filters import Filter, find_events
from khabar.ledger.loading import load
from khabar.ledger.reviewing import checks, pairs, queues, regrouping, samples, undoing
from khabar.ledger.reviewing.agreement import agreement
from khabar.ledger.reviewing.fields import FieldError, cleaned, values_of
from khabar.ledger.reviewing.reviewed import reviewed, reviewed_events
from khabar.model import Check, Correction, Document, Review, Verdict

NOOR, SALIM = "person:noor", "person:salim"
REF = "a-1#c1"


def received(number):
    doc_id, outlet, day, text = REPORTS[number]
    document = Document(doc_id, text, outlet, dt.date(2024, 3, day))
    return Received(document, f"reports:{number}", original=Original(text.encode(), "text/plain", None))


@pytest.fixture
def ledger(database, book):
    Recorder(database, stamp).record(received(number) for number in range(len(REPORTS)))
    relink(database, book, stamp)
    return database


def put(ledger, ref=REF, review=Review.CONFIRMED, by=NOOR, **more):
    with ledger.writing() as connection:
        return decide(connection, ref, Given(review=review, by=by, **more), stamp())


def seen(ledger, ref=REF, by=NOOR):
    doc_id, _, name = ref.rpartition("#")
    with ledger.reading() as connection:
        claim = next(one for one in load(connection, [doc_id])[doc_id].claims if one.id == name)
        return seen_of(claim, shown_to(connection, ref, by))


def undo(ledger, entry, by=NOOR, **more):
    with ledger.writing() as connection:
        return undoing.undo(connection, entry, undoing.Taker(by, "a slip", **more), stamp())


def state(ledger, ref=REF):
    with ledger.reading() as connection:
        found = reviewed(connection, [ref]).get(ref)
    return found and (found.state, [(one.field, one.before, one.value, one.by) for one in found.corrected])


def found_by(ledger, *facets):
    with ledger.reading() as connection:
        rows = find_events(connection, Filter(facets=facets), 50).rows
    return {ref for row in rows for ref in decoded(row.data).claims}


def event_of(ledger, ref):
    with ledger.reading() as connection:
        rows = find_events(connection, Filter(), None).rows
    return next(event for event in (decoded(row.data) for row in rows) if ref in event.claims)


def waiting(ledger, queue, by=NOOR):
    with ledger.reading() as connection:
        return [one.item for one in queues.waiting(connection, queue, by, 100)]


def test_a_corrected_value_stands_beside_the_one_that_was_read_and_finds_the_event(ledger):
    told = (Correction("killed", "4", None), Correction("place", "nakhla_port", None, ("nakhil",)), Correction("type", "strike", None))
    put(ledger, review=Review.CORRECTED, corrections=told, note="the text says four")
    with ledger.reading() as connection:
        before = values_of((coded := load(connection, ["a-1"])["a-1"]).document, coded.claims[0])
        shown = reviewed_events(connection, [event_of(ledger, REF).event_id])
    assert state(ledger) == ("corrected", [("killed", "3", "4", NOOR), ("place", before["place"], "nakhla_port", NOOR)])
    [one] = shown.values()
    assert (one.states, one.claims, one.rejected) == (("corrected",), len(STRUCK), False)
    for facets in [(REVIEWED,), (("review", "corrected"),), (("place", "nakhla_port"),), (("place", "nakhil"), ("place", before["place"]))]:
        assert REF in found_by(ledger, *facets), facets
    assert found_by(ledger, ("review", "wrong")) == set()


def test_a_correction_has_to_change_something_and_nothing_else_may(ledger):
    with pytest.raises(ValueError, match="corrected"):
        put(ledger, review=Review.CORRECTED, corrections=(Correction("killed", "3", None),))
    with pytest.raises(ValueError, match="confirmed"):
        put(ledger, corrections=(Correction("killed", "4", None),))
    assert state(ledger) is None


def test_the_second_reviewer_is_told_what_the_first_did(ledger):
    shown = seen(ledger, by=SALIM)
    put(ledger, review=Review.WRONG, by=NOOR, seen=seen(ledger), note="an exercise")
    with pytest.raises(ConflictError) as told:
        put(ledger, by=SALIM, seen=shown)
    assert [(one.decision.by, one.decision.review, one.decision.note) for one in told.value.others] == [(NOOR, Review.WRONG, "an exercise")]
    assert state(ledger) == ("wrong", [])
    put(ledger, by=SALIM, seen=seen(ledger, by=SALIM))
    assert state(ledger) == ("disputed", [])
    assert waiting(ledger, "disputed") == [REF]
    assert REF in found_by(ledger, ("review", "disputed"))


def test_one_person_in_two_windows_is_told_in_the_second(ledger):
    shown = seen(ledger)
    first = put(ledger, review=Review.WRONG, seen=shown, note="an exercise")
    with pytest.raises(ConflictError) as told:
        put(ledger, seen=shown)
    assert [(one.decision.by, one.entry) for one in told.value.others] == [(NOOR, first)]
    assert state(ledger) == ("wrong", [])
    assert put(ledger, review=Review.WRONG, seen=shown, note="an exercise") == first
    assert put(ledger, seen=seen(ledger)) > first
    assert state(ledger) == ("confirmed", [])


def test_one_person_in_two_windows_of_a_blind_sample_is_told_and_others_are_not(ledger):
    sample_id, [ref] = draw(ledger, 1, (NOOR, SALIM))
    shown, others = seen(ledger, ref), seen(ledger, ref, SALIM)
    put(ledger, ref, sample=sample_id, seen=shown)
    with pytest.raises(ConflictError):
        put(ledger, ref, Review.WRONG, sample=sample_id, seen=shown, note="no event")
    put(ledger, ref, Review.WRONG, SALIM, sample=sample_id, seen=others, note="no event")


def test_a_claim_that_was_read_anew_meanwhile_is_a_conflict(ledger, book, monkeypatch):
    shown, real = seen(ledger), pipeline.code

    def otherwise(document, codebook):
        coded = real(document, codebook)
        return structs.replace(coded, claims=tuple(structs.replace(claim, key=claim.key + "x") for claim in coded.claims))

    monkeypatch.setattr("khabar.pipeline.code", otherwise)
    Recorder(ledger, lambda: structs.replace(stamp(), codebook="another")).read_again()
    with pytest.raises(ConflictError):
        put(ledger, seen=shown)


def test_undo_is_an_entry_and_what_stood_before_stands_again(ledger):
    first = put(ledger)
    second = put(ledger, review=Review.CORRECTED, corrections=(Correction("place", "nakhla_port", None),), note="it is the port")
    assert state(ledger)[0] == "corrected"
    with ledger.reading() as connection:
        assert undoing.last_of(connection, NOOR) == second
    with pytest.raises(undoing.NotYoursError):
        undo(ledger, second, by=SALIM)
    assert undo(ledger, second) == REF
    assert state(ledger) == ("confirmed", [])
    assert found_by(ledger, ("place", "nakhla_port")) == set()
    with pytest.raises(KeyError):
        undo(ledger, second)
    undo(ledger, first, by=SALIM, any_judge=True)
    assert state(ledger) is None
    assert found_by(ledger, REVIEWED) == set()
    with ledger.reading() as connection:
        assert undoing.last_of(connection, NOOR) is None
        assert verify(connection).fault is None
    with pytest.raises(KeyError):
        undo(ledger, 1)


def regroup(ledger, book, groups, events, by=NOOR, **more):
    with ledger.writing() as connection:
        wish = regrouping.Wish(events=tuple(events), groups=tuple(map(tuple, groups)), by=by, note="as I read them", **more)
        entry = regrouping.regroup(connection, wish, stamp())
    relink(ledger, book, stamp)
    return entry


def clusters(ledger):
    with ledger.reading() as connection:
        return {tuple(sorted(decoded(row.data).claims)) for row in find_events(connection, Filter(), None).rows}


def test_an_event_is_parted_joined_again_and_both_are_undone(ledger, book):
    whole = clusters(ledger)
    event = event_of(ledger, REF)
    rest = [ref for ref in event.claims if ref != REF]
    parting = regroup(ledger, book, [[REF], rest], [event.event_id])
    apart = clusters(ledger)
    assert {(REF,), tuple(sorted(rest))} <= apart
    both = [event_of(ledger, REF), event_of(ledger, rest[0])]
    everything = [[ref for one in both for ref in one.claims]]
    with pytest.raises(pairs.JudgedMeanwhileError) as told:
        regroup(ledger, book, everything, [one.event_id for one in both], by=SALIM)
    assert {one.judgement.judge for one in told.value.others} == {NOOR}
    joining = regroup(ledger, book, everything, [one.event_id for one in both], by=SALIM, overrule=True)
    assert clusters(ledger) == whole
    undo(ledger, joining, by=SALIM)
    relink(ledger, book, stamp)
    assert clusters(ledger) == apart
    undo(ledger, parting)
    relink(ledger, book, stamp)
    assert clusters(ledger) == whole


def test_parted_events_stay_parted_when_everything_is_linked_anew(ledger, book, monkeypatch):
    event = event_of(ledger, REF)
    regroup(ledger, book, [[REF], [ref for ref in event.claims if ref != REF]], [event.event_id])
    newer = structs.replace(book, digest="another")
    monkeypatch.setattr("khabar.engines.readings.load", lambda *_, **__: newer)
    Recorder(ledger, lambda: structs.replace(stamp(), codebook="another")).read_again()
    relink(ledger, newer, lambda: structs.replace(stamp(), codebook="another"))
    assert (REF,) in clusters(ledger)


def test_events_of_which_claims_are_missing_are_not_regrouped(ledger, book):
    event = event_of(ledger, REF)
    with pytest.raises(regrouping.ChangedError):
        regroup(ledger, book, [[REF], list(event.claims[1:-1])], [event.event_id])
    with pytest.raises(regrouping.ChangedError):
        regroup(ledger, book, [[REF], [*event.claims[1:], REF]], [event.event_id])
    with pytest.raises(ValueError, match="as I read them"):
        regroup(ledger, book, [event.claims], [event.event_id])


def judge(ledger, left, right, verdict, by=NOOR, **more):
    with ledger.writing() as connection:
        return pairs.judge_pair(connection, left, right, pairs.Word(verdict=verdict, by=by, **more), stamp())


def test_a_pair_is_judged_again_withdrawn_and_the_second_is_told(ledger, book):
    whole, (left, right, _) = clusters(ledger), STRUCK
    judge(ledger, right, left, Verdict.SAME)
    apart = judge(ledger, left, right, Verdict.DIFFERENT, note="other bases")
    relink(ledger, book, stamp)
    assert event_of(ledger, left) != event_of(ledger, right)
    with pytest.raises(pairs.JudgedMeanwhileError):
        judge(ledger, left, right, Verdict.SAME, by=SALIM, seen=pairs.NOBODY)
    undo(ledger, apart)
    with ledger.reading() as connection:
        assert [one.judgement.verdict for one in pairs.said_of(connection, [(right, left)])] == [Verdict.SAME]
    relink(ledger, book, stamp)
    assert clusters(ledger) == whole
    again = judge(ledger, left, right, Verdict.DIFFERENT, note="other bases")  # the very words of before
    relink(ledger, book, stamp)
    assert event_of(ledger, left) != event_of(ledger, right)
    undo(ledger, again)
    with pytest.raises(KeyError):
        undo(ledger, again)
    with pytest.raises(KeyError):
        judge(ledger, left, "a-1#c9", Verdict.SAME)
    with pytest.raises(ValueError, match="a-1"):
        judge(ledger, left, left, Verdict.SAME)


@pytest.fixture
def unsure_of_all(monkeypatch):
    """A model that is unsure of every pair that it compares."""
    monkeypatch.setattr("khabar.link.pairs.scoring._UNSURE", 15.0)
    monkeypatch.setattr("khabar.engines.doubting.NARROW", 15.0)


def test_unsure_links_wait_until_somebody_judges(unsure_of_all, ledger, book):
    unsure = waiting(ledger, "links")
    assert len(unsure) > 1
    left, right = unsure[0].split(" ")
    with ledger.reading() as connection:
        model = pairs.doubt(connection, right, left)
        assert model.verdict is Verdict.UNSURE and model.reasons
        assert queues.place_of(connection, "links", NOOR, unsure[0]) is not None
        later = queues.waiting(connection, "links", NOOR, 100, queues.place_of(connection, "links", NOOR, unsure[0]))
    assert [one.item for one in later] == unsure[1:]
    entry = judge(ledger, left, right, Verdict.UNSURE)
    assert waiting(ledger, "links") == unsure[1:]
    relink(ledger, book, stamp)
    assert unsure[0] not in waiting(ledger, "links")
    undo(ledger, entry)
    relink(ledger, book, stamp)
    assert unsure[0] in waiting(ledger, "links")


def test_contradictions_and_issues_wait_until_somebody_looked(ledger):
    contested = waiting(ledger, "contradictions")
    assert event_of(ledger, REF).event_id in contested
    event_id = contested[0]
    with ledger.reading() as connection:
        now = checks.state_of(connection, "contradiction", event_id)
    said = Check("contradiction", event_id, now, "stands", NOOR, "both say so")
    with ledger.writing() as connection:
        entry = checks.check(connection, said, checks.seen_of([]), stamp())
    assert event_id not in waiting(ledger, "contradictions")
    with ledger.writing() as connection, pytest.raises(checks.CheckedMeanwhileError):
        checks.check(connection, structs.replace(said, by=SALIM), checks.seen_of([]), stamp())
    with ledger.writing() as connection, pytest.raises(ValueError, match="nonsense"):
        checks.check(connection, structs.replace(said, verdict="nonsense"), None, stamp())
    with ledger.writing() as connection, pytest.raises(KeyError):
        checks.check(connection, structs.replace(said, kind="issue", subject="7.7", verdict="seen"), None, stamp())
    undo(ledger, entry)
    assert event_id in waiting(ledger, "contradictions")


def test_a_contradiction_that_changed_waits_again(ledger, book):
    event = event_of(ledger, REF)
    with ledger.writing() as connection:
        now = checks.state_of(connection, "contradiction", event.event_id)
        checks.check(connection, Check("contradiction", event.event_id, now, "stands", NOOR), None, stamp())
    document = Document("g-1", REPORTS[0][3].replace("ثلاثة", "تسعة"), "nida", dt.date(2024, 3, 14))
    Recorder(ledger, stamp).record([Received(document, "g:1", original=Original(b"g", "text/plain", None))])
    relink(ledger, book, stamp)
    assert "g-1#c1" in event_of(ledger, REF).claims
    assert event_of(ledger, REF).event_id in waiting(ledger, "contradictions")


def test_unlikely_claims_wait_the_least_likely_first(ledger, monkeypatch):
    monkeypatch.setattr(queues, "UNLIKELY", 1.1)
    found = waiting(ledger, "confidence")
    with ledger.reading() as connection:
        held = load(connection, [report[0] for report in REPORTS])
        size = queues.size(connection, "confidence", NOOR)
    sure = {f"{doc_id}#{claim.id}": claim.confidence for doc_id, coded in held.items() for claim in coded.claims}
    assert [sure[ref] for ref in found] == sorted(sure.values())
    assert (size.count, size.more) == (len(sure), False)
    put(ledger, ref=found[0])
    assert waiting(ledger, "confidence") == found[1:]


def test_a_decision_whose_words_are_gone_waits_and_is_given_to_another_claim(ledger, monkeypatch):
    entry, real = put(ledger), pipeline.code

    def otherwise(document, codebook):
        coded = real(document, codebook)
        return structs.replace(coded, claims=tuple(structs.replace(claim, type="clash", key="k") for claim in coded.claims))

    monkeypatch.setattr("khabar.pipeline.code", otherwise)
    Recorder(ledger, lambda: structs.replace(stamp(), codebook="another")).read_again()
    assert waiting(ledger, "waiting") == [str(entry)]
    put(ledger, by=SALIM, review=Review.WRONG, instead_of=entry)
    assert waiting(ledger, "waiting") == []
    assert state(ledger) == ("wrong", [])


def draw(ledger, size, reviewers=(), seed="7"):
    with ledger.writing() as connection:
        picked = samples.drawn(connection, seed, size)
        wanted = samples.Draw(name="spring", size=size, seed=seed, reviewers=tuple(reviewers), by=NOOR)
        return samples.open_sample(connection, wanted, picked, stamp()), [ref for ref, _ in picked]


def test_the_same_seed_draws_the_same_claims(ledger):
    with ledger.reading() as connection:
        first, again, other = (samples.drawn(connection, seed, 4) for seed in ("7", "7", "8"))
        assert samples.drawn(connection, "7", 2) == first[:2]
    assert first == again != other
    put(ledger, ref=first[0][0])
    with ledger.reading() as connection:
        assert first[0] not in samples.drawn(connection, "7", 100)


def test_two_reviewers_of_a_blind_sample_do_not_see_each_other_until_it_is_closed(ledger):
    sample_id, refs = draw(ledger, 3, (NOOR, SALIM))
    queue = f"sample:{sample_id}"
    shown = seen(ledger, refs[0], SALIM)
    for ref in refs:
        put(ledger, ref=ref, sample=sample_id)
    told = (Correction("killed", "44", None),)
    put(ledger, ref=refs[0], by=SALIM, review=Review.CORRECTED, corrections=told, sample=sample_id, seen=shown)
    assert (waiting(ledger, queue), waiting(ledger, queue, SALIM)) == ([], refs[1:])
    assert state(ledger, refs[0]) is None
    assert found_by(ledger, REVIEWED) == set()
    with ledger.reading() as connection:
        sample = samples.find_sample(connection, sample_id)
        assert [(one.by, one.decided, one.reviews) for one in samples.quality(connection, sample)] == [(NOOR, 3, {}), (SALIM, 1, {})]
        assert samples.agreement_of(connection, sample) == []
    with pytest.raises(KeyError):
        put(ledger, ref=refs[0], by="person:other", sample=sample_id)
    put(ledger, ref=refs[1], by=SALIM, sample=sample_id)
    put(ledger, ref=refs[2], by=SALIM, review=Review.WRONG, sample=sample_id)
    with ledger.writing() as connection:
        samples.close_sample(connection, sample_id, NOOR, stamp())
    assert state(ledger, refs[0])[0] == "disputed"
    assert found_by(ledger, REVIEWED) >= set(refs)
    with ledger.reading() as connection:
        sample = samples.find_sample(connection, sample_id)
        found = {one.name: (one.equal, one.count) for one in samples.agreement_of(connection, sample)}
        [noor, salim] = samples.quality(connection, sample)
    assert (found["verdict"], found["killed"], found["actor"]) == ((1, 3), (1, 2), (2, 2))
    assert (noor.right, salim.reviews) == (1.0, {"confirmed": 1, "corrected": 1, "wrong": 1})
    assert noor.low < 0.6 < noor.high
    with pytest.raises(KeyError), ledger.writing() as connection:
        samples.close_sample(connection, sample_id, NOOR, stamp())
    with pytest.raises(KeyError):
        put(ledger, ref=refs[0], sample=sample_id)


def test_samples_that_make_no_sense_are_refused(ledger):
    with ledger.writing() as connection:
        for name, reviewers, picked in [("", (), [("a", "b")]), ("x", (NOOR, NOOR), [("a", "b")]), ("x", (), [])]:
            wanted = samples.Draw(name=name, size=1, seed="1", reviewers=reviewers, by=NOOR)
            with pytest.raises(ValueError, match=f"^{name}$"):
                samples.open_sample(connection, wanted, picked, stamp())


def test_kappa_takes_out_what_chance_explains():
    # the table of Cohen (1960) as Fleiss and others give it: 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no
    answers = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    found = agreement("x", answers)
    assert (found.share, round(found.kappa, 4)) == (0.7, 0.4)
    assert agreement("x", [("y", "y")] * 3).kappa is None
    assert (agreement("x", []).share, agreement("x", []).kappa) == (None, None)
    assert agreement("x", [("y", "n"), ("n", "y")]).kappa == -1


@pytest.mark.parametrize(
    ("field", "written", "kept"),
    [
        ("killed", "٣ .. ٥", "3..5"),
        ("killed", "007", "7"),
        ("killed", "3..", "3.."),
        ("injured", "4..4", "4"),
        ("date", "2024-03-13", "2024-03-13"),
        ("date", "2024-03-13..2024-03-14", "2024-03-13..2024-03-14"),
        ("country", "iq", "IQ"),
        ("actor", " كتائب\u202e الفجر ", "كتائب الفجر"),
        ("weapon", "  ", None),
    ],
)
def test_values_are_kept_in_one_form(field, written, kept):
    assert cleaned(field, written) == kept


@pytest.mark.parametrize(
    ("field", "written"),
    [
        ("killed", "many"),
        ("killed", "-3"),
        ("killed", "5..3"),
        ("killed", ".."),
        ("killed", "9" * 10),
        ("date", "13 March"),
        ("date", "2024-03-14..2024-03-13"),
        ("country", "Iraq"),
        ("type", ""),
        ("actor", "x" * 201),
        ("key", "x"),
    ],
)
def test_values_that_a_field_cannot_have_are_refused(field, written):
    with pytest.raises(FieldError, match=field):
        cleaned(field, written)
