"""Events and tallies as lines on a terminal."""

import datetime as dt
import io

from invented import BOOK
from made_accounts import account, told
from msgspec import structs
from rich.console import Console

from khabar.export.events import event_cards, events_table
from khabar.export.findings import event_lines, toll_line
from khabar.export.tallies import in_order, tally_lines, tally_summary
from khabar.link.accounts import CountAccount
from khabar.link.tallies.tallies import check_tallies
from khabar.link.views.events import Views
from khabar.model import Agreement, DateRange, Location, Origin, Quantity, Toll

DAY = dt.date(2024, 3, 14)


def named(concept):
    return told(0, 5, BOOK.concepts[concept].ar, concept)


def place():
    return {"place": named("sidra"), "location": Location("sidra", precision=1), "country": "XA", "date": DateRange(DAY, DAY, "told", 1)}


def made():
    accounts = [
        account("a#c1", 3, 9, outcome="hit", actor=named("sahl-front"), target=named("nakhil-forces"), **place()),
        account("b#c1", 40, 80, outcome="intercepted", killed=Quantity(2, None), **place()),
    ]
    return Views(BOOK).event(accounts, {one.ref: Origin(one.ref, "outlet", f"outlet {one.ref}", "own") for one in accounts})


def test_an_event_shows_its_grade_and_both_sides_of_what_the_accounts_part_on():
    lines = list(event_lines(made(), BOOK))
    assert lines[0] == made().event_id
    assert "  grade             contested: " + BOOK.grading.grades["contested"].holds.en in lines
    at = lines.index("! outcome           contradiction: hit or stopped")
    assert [line.split()[0] for line in (lines[at + 2], lines[at + 4])] == ["a#c1", "b#c1"]
    assert any(line.startswith("  killed") and "at least 2" in line for line in lines)
    assert any("Sahl Front" in line and "[a#c1]" in line for line in lines)


def test_without_evidence_no_words_are_shown():
    assert not any(line.startswith("      a#c1 3:9") for line in event_lines(made(), BOOK, evidence=False))


def test_a_tally_shows_reported_found_and_missing_with_its_events_and_words():
    given = {"ref": "t#t1", "doc_id": "t", "outlet": None, "published": DAY, "evidence": (told(7, 12),), **place()}
    count = CountAccount(what="attacks", count=Quantity(5, 5), **given)
    event = made()
    lines = list(tally_lines(check_tallies([count], [event], BOOK), {event.event_id: event}, BOOK))
    assert lines[0] == "≠ t#t1  fewer than reported: reported 5, found 1, missing 4"
    assert lines[1].strip().startswith("5 attacks in ") and "2024-03-14" in lines[1]
    assert any(line.startswith(f"    found   {event.event_id}") for line in lines)
    assert any(line.startswith("      t#t1 7:12") for line in lines)


def checked(low, possible=0):
    given = {"ref": "t#t1", "doc_id": "t", "outlet": None, "published": DAY, "evidence": (told(7, 12),), **place()}
    [check] = check_tallies([CountAccount(what="attacks", count=Quantity(low, low), **given)], [made()], BOOK)
    return structs.replace(check, possible=tuple(f"ev-{number}" for number in range(possible)))


def test_events_that_may_be_meant_are_listed_only_when_asked_for():
    check = checked(5, possible=3)
    few, every = (list(tally_lines([check], {}, BOOK, everything=everything)) for everything in (False, True))
    assert any("and 3 events that may be meant (--all lists them)" in line for line in few)
    assert not any("ev-1" in line for line in few)
    assert [line.split()[-1] for line in every if line.startswith("    may be")] == ["ev-0", "ev-1", "ev-2"]


def test_of_many_events_that_are_found_some_are_listed_and_the_others_counted():
    check = structs.replace(checked(5), found=tuple(f"ev-{number}" for number in range(25)))
    lines = list(tally_lines([check], {}, BOOK))
    assert sum(line.startswith("    found") for line in lines) == 10
    assert any("and 15 more (--all lists them)" in line for line in lines)


def test_gaps_come_before_what_nothing_can_be_said_of():
    quiet, gap = structs.replace(checked(1), agreement=Agreement.SINGLE, rule="campaign"), checked(5)
    assert in_order([quiet, gap]) == [gap, quiet]
    lines = list(tally_lines([quiet], {}, BOOK))
    assert lines[0] == "· t#t1  a whole campaign: reported 1, found 1"
    assert len(lines) == 3
    assert tally_summary([quiet, gap], BOOK) == "2 results: 1 fewer than reported, 1 a whole campaign"


def test_on_a_narrow_terminal_an_event_is_some_lines_none_of_them_too_long():
    lines = list(event_cards([made()] * 2, 40, "events"))
    assert max(map(len, lines)) <= 40
    assert lines[0] == "events"
    assert lines.count(f"{made().event_id}  contested") == 2
    told_again = " ".join(" ".join(lines).replace("\u200e", "").split())
    assert made().statement.en in told_again
    assert "they differ on: outcome" in told_again


def test_an_open_figure_is_told_as_one():
    assert toll_line(Toll(2, 5, 2, "latest", (), at_least=True, open=True)) == "best at least 2, low 2, high 5 or more"
    assert toll_line(Toll(None, 7, None, "only-figure")) == "best unknown, low ?, high 7"


def test_an_id_in_the_table_stands_in_one_piece():
    console = Console(width=120, record=True, file=io.StringIO())
    console.print(events_table([made()], {}.get))
    assert made().event_id in console.export_text()
