"""What the record keeps in English - issues, why lines of the codebook were not taken - is told in Arabic on Arabic pages."""

import datetime as dt
import re
from pathlib import Path

import pytest
from msgspec import structs
from shared_site import received, shared_site

from khabar.codebook import load
from khabar.ingest.distinct import _reason
from khabar.ingest.records import Defaults, parse_record, text_fault
from khabar.ledger.people.roles import Role
from khabar.link.clusters.constraints import _contradiction
from khabar.model import Document, Issue
from khabar.web.guard_words import guard_words
from khabar.web.issue_words import _MESSAGES, issue_words
from khabar.web.language import languages

SOURCES = Path(__file__).resolve().parents[2] / "src" / "khabar"
KIND = re.compile(r'(?:\bIssue|\bfailure|\bFault|\b_End|\bFetchError|fault=)\(\s*(?:kind=)?"([a-z][a-z0-9-]+)"')
CONSTANT = re.compile(r'^(?:KIND|FORGOTTEN|BROKE_DOWN, REPLACED|NO_DATE|GONE) = (".+")$', re.M)
ARABIC = languages()["ar"]
DEFAULTS = Defaults(today=dt.date(2024, 3, 14))


def kinds():
    """The kinds of issue that anything in khabar tells."""
    found = set()
    for path in SOURCES.rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        found |= set(KIND.findall(source))
        found |= {kind for line in CONSTANT.findall(source) for kind in re.findall(r'"([a-z-]+)"', line)}
    return sorted(found)


def told(found):
    return [(issue.kind, issue.message) for issue in found.issues]


def written():
    """Issues as those who tell them write them, and what stands in them that no translation may lose."""
    yield *told(parse_record(b'{"text": 3}', "a.jsonl:1", DEFAULTS))[0], "text"
    yield *told(parse_record(b"{", "a.jsonl:1", DEFAULTS))[0], "truncated"
    yield *told(parse_record('{"text": "\u0642\u0635\u0641", "published": "2031-01-01"}'.encode(), "a.jsonl:1", DEFAULTS))[0], "2031-01-01"
    yield *told(parse_record('{"text": "\u0642\u0635\u0641", "outlet": []}'.encode(), "a.jsonl:1", DEFAULTS))[0], "outlet"
    yield *told(parse_record('{"text": "\u0642\u0635\u0641"}'.encode(), "a.jsonl:1", DEFAULTS))[0], ""
    yield *text_fault("x" * 1_000_001), "1,000,001"
    yield *text_fault("Nothing of it is in the script that is read here."), ""
    for same in (False, True):
        one = _reason(Document("a-1", ""), "a-1~2", "b.jsonl:7", same=same)
        yield one.kind, one.message, "b.jsonl:7"
    one = _contradiction(("a#c1", "b#c1"), {("a#c1", "c#c1"), ("b#c1", "c#c1")})
    yield one.kind, one.message, "c#c1"


def has_arabic(words):
    return re.search("[\u0621-\u064a]", words) is not None


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_of_issue_has_an_arabic_name(kind):
    assert has_arabic(ARABIC.translations.pgettext("issue", kind))


def test_there_are_kinds_to_name():
    assert {"no-date", "too-slow", "repeated-id", "forgotten", "broke-down", "gone", "robots"} <= set(kinds())


@pytest.mark.parametrize(("kind", "message", "value"), list(written()))
def test_what_is_written_is_told_in_arabic_with_its_values(kind, message, value):
    said = issue_words(ARABIC, kind, message)
    assert said is not None, message
    assert has_arabic(said)
    assert value in said
    assert issue_words(languages()["en"], kind, message) == message


@pytest.mark.parametrize("template", _MESSAGES)
def test_no_message_is_taken_for_another(template):
    """Each is found by its own words, also where another's are part of them."""
    values = {name: f"v{at}" for at, name in enumerate(re.findall(r"%\((\w+)\)s", template))}
    said = issue_words(ARABIC, "", template % values)
    assert said is not None
    assert re.sub("[\u2068\u2069]", "", said) == ARABIC.translations.gettext(template) % values


def test_a_language_goes_by_its_name():
    assert "\u0627\u0644\u0641\u0627\u0631\u0633\u064a\u0629" in issue_words(
        ARABIC, "other-language", "in Persian, not in Arabic: set aside"
    )


def test_every_guard_of_the_codebook_is_told_in_arabic():
    guards = {guard for frame in load().frames.values() for trigger in frame.triggers for guard in (*trigger.needs, *trigger.unless)}
    assert len(guards) > 200
    said = {guard: guard_words(ARABIC, f"frames/strike.yaml:7 needs {guard}") for guard in guards}
    assert {guard for guard, words in said.items() if words is None or re.search("[a-z]", words.replace("frames/strike.yaml", ""))} == set()


def test_guards_are_told_by_role_sense_and_word():
    said = guard_words(
        languages()["en"], "frames/strike.yaml:7 unless actor:person.armed, domain.sport, word:\u0645\u0641\u062e\u062e\u0647"
    )
    plain = re.sub("[\u2066-\u2069]", "", said)
    assert (
        plain
        == "frames/strike.yaml:7 does not hold beside: actor: armed person, words of sport, \u00ab\u0645\u0641\u062e\u062e\u0647\u00bb"
    )
    assert guard_words(ARABIC, "read by another program") is None


def test_what_is_known_in_english_alone_is_marked_as_english():
    issues = (Issue("bad-field", "`outlet` is neither a string nor a number and is left out"), Issue("bad-field", "as <newer> ones say"))
    article = received(
        "e-1", "demo", 13, "\u0642\u0635\u0641\u062a \u0637\u0627\u0626\u0631\u0629 \u0627\u0644\u0642\u0627\u0639\u062f\u0629"
    )
    with shared_site([structs.replace(article, issues=issues)]) as made:
        client = made.client(Role.READER)
        for page in (client.get("/ar/runs").text, client.get("/ar/documents/e-1").text):
            assert page.count('<span lang="en" dir="ltr">') == page.count('<span lang="en" dir="ltr">as &lt;newer&gt; ones say</span>') == 1
            assert "\u2068outlet\u2069" in page


def test_what_is_refused_is_told_in_arabic_too():
    """By the role that it needs; what the number of an answer says already is not said again in English."""
    with shared_site([]) as made:
        reader = made.client(Role.READER)
        page = reader.get("/ar/people")
        assert page.status_code == 403
        assert "needs" not in page.text
        assert ARABIC.translations.pgettext("account-role", "administrator") in page.text
        assert "this needs the role administrator" in reader.get("/en/people").text
        assert "Not Found" not in reader.get("/ar/nowhere").text
        assert "too old" not in reader.post("/ar/account/password", data={"form_token": "none"}).text
