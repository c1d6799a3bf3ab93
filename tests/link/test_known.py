"""The side file is read back whole, and what is not of one run, or of another version, is refused with file and line."""

import msgspec
import pytest
from invented import BOOK
from invented_reports import pages

from khabar import pipeline
from khabar.export.events import event_line
from khabar.link import Shelf
from khabar.link.archive.known import FORM, Head, KnownError, known_lines, read_former, read_known
from khabar.link.origins.passages import Match
from khabar.model import Judgement, Verdict

HEAD = Head(FORM, "0.1.0", "digest")
JUDGEMENT = Judgement("a-1#c1", "b-1#c1", Verdict.SAME, "person:salma", note="one drone")

MATCHES = tuple(Match(f"b-1#c{number}", "a-1#c1", is_twin=number == 1) for number in range(5000))


@pytest.fixture
def shelf():
    made = Shelf()
    list(made.add_all(pages()))
    return made


@pytest.fixture
def lines(shelf):
    return list(known_lines(HEAD, shelf, [JUDGEMENT], MATCHES))


def test_what_was_written_is_read_back(shelf, lines):
    known = read_known(lines, "e.known")
    assert (known.head, known.judgements, known.matches) == (HEAD, (JUDGEMENT,), MATCHES)
    assert list(known.shelf.pages()) == list(shelf.pages()) == sorted(pages(), key=lambda page: page.doc_id)


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda lines: [b'{"form": 9, "khabar": "2.0", "codebook": "x"}\n', *lines[1:]], "e.known:1: written by khabar 2.0 in form 9"),
        (lambda lines: lines[1:], "e.known:1: this is no side file"),
        (lambda lines: [], "e.known:1: this is no side file"),
        (lambda lines: [lines[0], b"[12]\n"], "e.known:2: "),
        (lambda lines: [lines[0], b'{"left": 3}\n'], "e.known:2: "),
        (lambda lines: [lines[0], b'{"matches":[3]}\n'], "e.known:2: "),
        (lambda lines: [lines[0], b"hello\n"], "e.known:2: neither a document nor a judgement"),
    ],
)
def test_a_side_file_that_is_none_is_refused_with_file_and_line(lines, spoil, says):
    with pytest.raises(KnownError) as error:
        read_known(spoil(lines), "e.known")
    assert says in str(error.value)


def test_where_the_lines_of_the_events_stand(shelf):
    data = [event_line(event) for event in pipeline.link(pages(), BOOK)]
    whole = b"".join(data)
    found = read_former(data, "e", shelf)
    assert [whole[line.start : line.start + line.length] for line in found] == data


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda rows: rows[1:], "is in none of the events: they are not of one run"),
        (lambda rows: [*rows, {"event_id": "ev-x", "claims": ["z#c1"]}], "1 claims of the events are not in the side file"),
        (lambda rows: [*rows, rows[0]], "a claim stands in two events"),
        (lambda rows: [{"claims": []}, *rows], "e:1: no event as this version of khabar writes them"),
    ],
)
def test_events_of_another_run_are_refused(shelf, spoil, says):
    rows = [msgspec.json.decode(event_line(event)) for event in pipeline.link(pages(), BOOK)]
    with pytest.raises(KnownError) as error:
        read_former([msgspec.json.encode(row) + b"\n" for row in spoil(rows)], "e", shelf)
    assert says in str(error.value)


def test_no_text_of_a_document_is_kept_but_the_words_of_its_claims(lines):
    data = b"".join(lines).decode()
    assert "قاعدة النخلة الجوية" in data
    assert '"text"' not in data
