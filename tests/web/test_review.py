"""Review without a script: forms, conflicts, corrections beside what was read, undo, joining and parting, samples, tokens."""

import datetime as dt
import html
import re

import pytest
from invented import BOOK
from invented_reports import REPORTS, STRUCK
from shared_site import hidden, shared_site

from khabar import pipeline
from khabar.ledger.decisions import of_claims
from khabar.ledger.events import decoded
from khabar.ledger.filters import Filter, find_events
from khabar.ledger.people.roles import Role
from khabar.ledger.reviewing import queues
from khabar.ledger.reviewing.reviewed import reviewed
from khabar.model import Document
from khabar.web.review_items import AROUND, around

REF = "a-1#c1"


@pytest.fixture(scope="module", autouse=True)
def everything_is_unlikely():
    """All claims wait in the queue of low confidence."""
    real, queues.UNLIKELY = queues.UNLIKELY, 1.1
    yield
    queues.UNLIKELY = real


@pytest.fixture
def site():
    with shared_site() as made:
        yield made


def fields(page, action):
    """The fields of the form that writes there, as a browser would send them."""
    forms = [one for one in re.findall(r"<form\b.*?</form>", page, re.DOTALL) if "form_token" in one]
    form = next(one for one in forms if f'action="{action}"' in html.unescape(one))
    found = {}
    for tag in re.findall(r"<input\b[^>]*>", form):
        kind = re.search(r'type="(\w+)"', tag)
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and (not kind or kind[1] in ("hidden", "text")):
            found[html.unescape(name[1])] = html.unescape(value[1]) if value else ""
    for name, inside in re.findall(r'<select name="([^"]*)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', inside)
        found[name] = html.unescape(chosen[1]) if chosen else ""
    return found


def open_claim(client, ref=REF, queue="confidence"):
    answer = client.get(f"/en/review/{queue}", params={"item": ref})
    assert answer.status_code == 200
    return fields(answer.text, f"/en/review/{queue}")


def untold_in_arabic(site):
    """What the record says in English on Arabic pages: happenings, fields, and codes of fields."""
    client, found = site.client(Role.REVIEWER), []
    for number in re.findall(r'href="/ar/audit/(\d+)"', client.get("/ar/audit").text):
        page = client.get(f"/ar/audit/{number}").text
        said = [re.search(r"<h1>[^:]*: ([^<]*)</h1>", page)[1], *re.findall(r'<tr><th scope="row">([^<]*)', page)]
        codes = re.findall(
            r"<bdi>(stands|same|different|split|merge|contradiction|issue|confirmed|corrected|events|judgements)</bdi>", page
        )
        found += [(number, one) for one in said if not re.search("[\u0621-\u064a]", one)] + [(number, one) for one in codes]
    return found


def state(site, ref=REF):
    with site.database.reading() as connection:
        found = reviewed(connection, [ref]).get(ref)
    return found and (found.state, [(one.field, one.before, one.value) for one in found.corrected])


def test_the_country_is_chosen_by_its_name(site):
    for language, country in (("en", "en"), ("ar", "ar")):
        page = site.client(Role.REVIEWER).get(f"/{language}/review/confidence", params={"item": REF}).text
        offered = re.search(r'<select name="country"[^>]*>(.*?)</select>', page, re.DOTALL)[1]
        names = {one.country: getattr(one, country) for one in BOOK.concepts.values() if one.kind == "country" and one.country}
        told = dict(re.findall(r'<option value="(\w*)"[^>]*>([^<]*)</option>', offered))
        assert {code: html.unescape(name) for code, name in told.items() if code} == names != {}


def test_events_differ_also_where_their_private_parties_have_one_name(site):
    from types import SimpleNamespace

    from khabar.model import Agreement, Finding, Value
    from khabar.web.labels import Labels
    from khabar.web.language import languages
    from khabar.web.pages.compare import _rows

    language = languages()["en"]
    view = SimpleNamespace(labels=Labels(site.app.state.site, language), gettext=language.translations.gettext)
    values = [Value(f"words:{words}", words, (), ("o",)) for words in ("سالم بن ناصر", "خالد بن ناصر")]
    apart = [SimpleNamespace(findings=(Finding("target", Agreement.SINGLE, (value,), "one-origin"),)) for value in values]
    [row] = _rows(view, apart)
    assert row.differs
    assert len({cell[0][0] for cell in row.cells}) == 1
    assert [cell[0][2] for cell in row.cells] == ["A", "B"]
    [same] = _rows(view, [apart[0], apart[0]])
    assert not same.differs and same.cells[0][0][2] == ""


def test_a_corrected_day_says_that_the_event_stays_together_and_leads_on(site):
    client = site.client(Role.REVIEWER)
    [event_id] = event_ids(site, [REF])
    before = client.get(f"/en/events/{event_id}").text
    told = {**open_claim(client), "date": "2024-03-09", "decision": "corrected", "note": "a week before"}
    assert client.post("/en/review/confidence", data=told).status_code == 303
    page = html.unescape(client.get(f"/en/events/{event_id}").text)
    said = "Which claims are one event is not changed by that"
    assert (said in before, said in page) == (False, True)
    leads = re.search(r'href="(/en/events\?[^"]*since=2024-03-09[^"]*)"', page)[1]
    assert "until=2024-03-09" in leads and client.get(leads).status_code == 200
    assert f"/en/compare?ids={event_id}" in page


def test_accept_and_the_next_one_comes_and_undo_brings_it_back(site):
    client = site.client(Role.REVIEWER)
    first = client.get("/en/review/confidence").text
    item = html.unescape(hidden(first, "item"))
    answer = client.post("/en/review/confidence", data={**fields(first, "/en/review/confidence"), "decision": "confirmed"})
    assert answer.status_code == 303
    following = client.get(answer.headers["location"]).text
    assert fields(following, "/en/review/confidence")["item"] != item
    assert state(site, item) == ("confirmed", [])
    back = client.post("/en/review/undo", data=fields(following, "/en/review/undo"))
    assert state(site, item) is None
    shown = client.get(back.headers["location"]).text
    assert html.unescape(re.findall(r'name="item" value="([^"]*)"', shown)[-1]) == item
    assert "was undone" in shown


def test_a_correction_stands_beside_what_was_read_with_its_reason(site):
    client = site.client(Role.REVIEWER)
    form = open_claim(client)
    assert form["killed"] == "3"
    without = client.post("/en/review/confidence", data={**form, "killed": "4", "decision": "corrected"})
    assert (without.status_code, "need a reason" in without.text, 'value="4"' in without.text) == (422, True, True)
    told = {**form, "killed": "4", "date": "2024-03-13..2024-03-14", "decision": "corrected", "note": "four, says the third line"}
    assert client.post("/en/review/confidence", data=told).status_code == 303
    assert state(site) == ("corrected", [("date", "2024-03-13", "2024-03-13..2024-03-14"), ("killed", "3", "4")])
    page = site.client(Role.EDITOR).get("/en/review/confidence", params={"item": REF}).text
    assert "<ins><bdi>4</bdi></ins>" in page and "<del><bdi>3</bdi></del>" in page
    assert "four, says the third line" in page


@pytest.mark.parametrize(
    ("changed", "decision", "told"),
    [
        ({"killed": "many"}, "corrected", "killed cannot have this value"),
        ({"type": "party"}, "corrected", "type cannot have this value"),
        ({"date": "yesterday"}, "corrected", "date cannot have this value"),
        ({}, "corrected", "there is nothing to correct"),
        ({"killed": "9"}, "confirmed", "You changed fields"),
        ({}, "nonsense", "not understood"),
    ],
)
def test_what_makes_no_sense_is_told_and_nothing_is_kept(site, changed, decision, told):
    client = site.client(Role.REVIEWER)
    answer = client.post("/en/review/confidence", data={**open_claim(client), **changed, "decision": decision, "note": "x"})
    assert answer.status_code == 422
    assert told in answer.text
    assert state(site) is None


def test_a_name_of_the_codebook_is_kept_as_its_concept(site):
    client = site.client(Role.REVIEWER)
    form = {**open_claim(client), "actor": "القوات الساحلية", "decision": "corrected", "note": "the speaker"}
    assert client.post("/en/review/confidence", data=form).status_code == 303
    [(field, before, value)] = state(site)[1]
    concepts = site.app.state.site.codebook.concepts
    assert (field, value in concepts, before in concepts) == ("actor", True, True)


def test_one_person_in_two_windows_is_told_in_the_second(site):
    client = site.client(Role.REVIEWER)
    first, second = open_claim(client), open_claim(client)
    told = {**first, "decision": "wrong", "quick": "no-event"}
    assert client.post("/en/review/confidence", data=told).status_code == 303
    answer = client.post("/en/review/confidence", data={**second, "decision": "confirmed"})
    assert (answer.status_code, "perhaps you in another window" in answer.text) == (409, True)
    before = site.entries()
    assert client.post("/en/review/confidence", data=told).status_code == 303
    assert (state(site), site.entries()) == (("wrong", []), before)


def test_the_second_of_two_reviewers_is_told_what_the_first_did(site):
    one, other = site.client(Role.REVIEWER), site.client(Role.EDITOR)
    mine, theirs = open_claim(one), open_claim(other)
    assert one.post("/en/review/confidence", data={**mine, "decision": "wrong", "quick": "no-event"}).status_code == 303
    answer = other.post("/en/review/confidence", data={**theirs, "killed": "7", "decision": "corrected", "note": "seven"})
    assert answer.status_code == 409
    assert "Somebody decided since you opened this" in answer.text
    assert "noor" in answer.text and "no act is told" in answer.text
    assert 'value="7"' in answer.text  # what they wrote is still there
    assert state(site) == ("wrong", [])
    again = {**fields(answer.text, "/en/review/confidence"), "decision": "corrected", "note": "seven"}
    assert other.post("/en/review/confidence", data=again).status_code == 303
    assert state(site)[0] == "disputed"
    assert other.get("/en/review/disputed").status_code == 200


def test_what_others_did_only_an_editor_undoes(site):
    client = site.client(Role.REVIEWER)
    done = client.post("/en/review/confidence", data={**open_claim(client), "decision": "confirmed"})
    with site.database.reading() as connection:
        entry = of_claims(connection, [REF])[0].entry
    assert f"did={entry}" in done.headers["location"]
    with site.database.writing() as connection:
        from khabar.ledger.people import users

        users.make(connection, "huda", Role.REVIEWER, None, "person:test", site.app.state.desk.stamp())
        from khabar.ledger.people import sessions

        token = sessions.begin(connection, "huda", site.app.state.desk.now)
    from khabar.api.access import SESSION, form_token_of

    huda = site.client()
    huda.cookies.set(SESSION, token, domain="127.0.0.1")
    undo = {"entry": str(entry), "note": "no"}
    assert huda.post("/en/review/undo", data={**undo, "form_token": form_token_of(token)}).status_code == 403
    editor = site.client(Role.EDITOR)
    assert editor.post("/en/review/undo", data={**undo, "form_token": editor.form_token}).status_code == 303
    assert editor.post("/en/review/undo", data={**undo, "form_token": editor.form_token}).status_code == 409
    assert state(site) is None
    assert untold_in_arabic(site) == []


def event_ids(site, refs):
    with site.database.reading() as connection:
        events = [decoded(row.data) for row in find_events(connection, Filter(), None).rows]
    return {event.event_id: set(event.claims) for event in events if set(refs) & set(event.claims)}


def test_an_event_is_split_and_merged_with_a_look_ahead(site):
    client = site.client(Role.REVIEWER)
    [(event_id, claims)] = event_ids(site, STRUCK).items()
    groups = {f"group:{ref}": "2" if ref == REF else "1" for ref in claims}
    ahead = client.get("/en/compare", params={"ids": event_id, **groups}).text
    assert "What would come of it" in ahead and ahead.count("<code><bdi>ev-") == 2
    assert event_ids(site, STRUCK) == {event_id: claims}  # looking changes nothing
    form = fields(ahead, "/en/compare")
    assert client.post("/en/compare", data=form).status_code == 422
    done = client.post("/en/compare", data={**form, "note": "another night"})
    assert done.status_code == 303 and "linking" not in done.headers["location"]
    parted = event_ids(site, STRUCK)
    assert all(f"ids={event_id}" in done.headers["location"] for event_id in parted)  # both are shown
    assert {frozenset(held) for held in parted.values()} == {frozenset({REF}), frozenset(claims - {REF})}
    both = {"ids": " ".join(parted), **{f"group:{ref}": "1" for ref in claims}}
    editor = site.client(Role.EDITOR)
    form = fields(editor.get("/en/compare", params=both).text, "/en/compare")
    refused = editor.post("/en/compare", data={**form, "note": "one night"})
    assert refused.status_code == 409 and "in the way" in refused.text
    assert client.post("/en/compare", data={**form, "form_token": client.form_token, "note": "x", "overrule": "yes"}).status_code == 403
    assert editor.post("/en/compare", data={**form, "note": "one night", "overrule": "yes"}).status_code == 303
    assert list(event_ids(site, STRUCK).values()) == [claims]
    stale = editor.post("/en/compare", data={**form, "note": "one night"})
    assert (stale.status_code, "changed since" in stale.text) == (409, True)
    assert untold_in_arabic(site) == []


def test_a_blind_sample_from_drawing_to_agreement(site):
    editor, noor = site.client(Role.EDITOR), site.client(Role.REVIEWER)
    drawn = {"form_token": editor.form_token, "name": "spring", "size": "2", "seed": "7", "first": "noor", "second": "layla"}
    assert editor.post("/en/samples", data={**drawn, "second": "noor"}).status_code == 422
    assert editor.post("/en/samples", data=drawn).status_code == 303
    queue = "sample:" + re.search(r"sample:(\w+)", editor.get("/en/review").text)[1]
    for client, changes in ((noor, {}), (editor, {"killed": "77"})):
        for _ in range(2):
            page = client.get(f"/en/review/{queue}").text
            form = fields(page, f"/en/review/{queue}")
            told = {**form, **changes, "decision": "corrected" if changes else "confirmed", "note": "x"}
            assert client.post(f"/en/review/{queue}", data=told).status_code == 303
        assert client.get(f"/en/review/{queue}").status_code == 303
        assert "sealed" in client.get("/en/samples").text
    assert "77" not in noor.get("/en/samples").text
    told = re.findall(r'href="/en/audit/(\d+)"', noor.get("/en/audit?happening=decided").text)
    assert len(told) == 4
    kept = [noor.get(f"/en/audit/{number}").text for number in told]
    assert all("blind sample" in page and "What it holds</h2>" not in page and "taken out" not in page for page in kept)
    assert noor.post(f"/en/samples/{queue[7:]}/close", data={"form_token": noor.form_token}).status_code == 403
    assert site.client(Role.ADMINISTRATOR).get(f"/en/review/{queue}").status_code == 403
    assert editor.post(f"/en/samples/{queue[7:]}/close", data={"form_token": editor.form_token}).status_code == 303
    page = noor.get("/en/samples").text
    assert "Cohen" in page and "0%" in page and "100%" in page
    assert all("What it holds</h2>" in noor.get(f"/en/audit/{number}").text for number in told)
    assert untold_in_arabic(site) == []


def test_programs_write_with_tokens_and_are_told_who_was_first(site):
    client, headers = site.client(), site.token(Role.REVIEWER)
    body = {"claim": REF, "review": "corrected", "corrections": {"killed": "4"}, "note": "four"}
    made = client.post("/api/v1/reviews", json=body, headers=headers)
    assert made.status_code == 201
    shown = client.get("/api/v1/reviews", params={"claim": REF}, headers=headers).json()["reviews"][REF]
    assert (shown["state"], shown["corrected"][0]["value"], shown["corrected"][0]["before"]) == ("corrected", "4", "3")
    other = site.token(Role.EDITOR)
    seen = client.get("/api/v1/reviews", params={"claim": [REF, "x#c1"]}, headers=other).json()["seen"]
    assert list(seen) == [REF]
    second = {**body, "corrections": {"killed": "5"}, "seen": seen[REF]}
    assert client.post("/api/v1/reviews", json=second, headers=other).status_code == 201
    late = client.post("/api/v1/reviews", json={**body, "note": "late", "seen": seen[REF]}, headers=headers)
    assert [one["decision"]["by"] for one in late.json()["error"]["detail"]["decided"]] == ["person:noor", "person:layla"]
    [entry] = [one["entry"] for one in late.json()["error"]["detail"]["decided"] if one["decision"]["by"] == "person:layla"]
    assert client.post("/api/v1/undo", json={"entry": entry, "note": "a slip"}, headers=other).status_code == 201
    stale = client.post("/api/v1/reviews", json={**body, "seen": "0" * 16}, headers=site.token(Role.EDITOR))
    assert (stale.status_code, stale.json()["error"]["status"]) == (409, 409)
    for wrong in ({"note": ""}, {"corrections": {"killed": "x"}}, {"corrections": {"color": "x"}}, {"review": "wrong"}, {"more": 1}):
        assert client.post("/api/v1/reviews", json={**body, **wrong}, headers=headers).status_code == 422
    assert client.post("/api/v1/reviews", json={**body, "claim": "x#c1"}, headers=headers).status_code == 404
    undone = client.post("/api/v1/undo", json={"entry": made.json()["entry"], "note": "a slip"}, headers=headers)
    assert undone.json() == {"subject": REF}
    assert state(site) is None
    pair = {"left": STRUCK[0], "right": STRUCK[1], "verdict": "different", "note": "other bases"}
    assert client.post("/api/v1/judgements", json=pair, headers=headers).status_code == 201
    assert client.post("/api/v1/judgements", json={**pair, "verdict": "withdrawn"}, headers=headers).status_code == 422
    assert site.app.state.desk.linking.ask(20)
    assert len(event_ids(site, STRUCK)) == 2
    queue = client.get("/api/v1/queues/contradictions", headers=headers).json()["items"]
    checked = {"kind": "contradiction", "subject": queue[0], "verdict": "stands"}
    assert client.post("/api/v1/checks", json=checked, headers=headers).status_code == 201
    assert client.get("/api/v1/queues/contradictions", headers=headers).json()["items"] == queue[1:]
    assert client.get("/api/v1/queues/none", headers=headers).status_code == 404


def test_a_token_is_shown_once_and_ends(site):
    client = site.client(Role.REVIEWER)
    made = client.post("/en/account/tokens", data={"form_token": client.form_token, "label": "script", "role": "reviewer"})
    token = re.search(r"khabar_[\w-]+", made.text)[0]
    assert token not in client.get("/en/account").text
    headers = {"Authorization": f"Bearer {token}"}
    assert client.get("/api/v1/queues", headers=headers).status_code == 200
    above = client.post("/en/account/tokens", data={"form_token": client.form_token, "label": "x", "role": "administrator"})
    assert above.status_code == 422
    end = re.search(r'action="(/en/account/tokens/\w+/end)"', client.get("/en/account").text)[1]
    assert client.post(end, data={"form_token": client.form_token}).status_code == 303
    assert site.client().get("/api/v1/queues", headers=headers).status_code == 401


def test_an_administrator_looks_after_people(site):
    client = site.client(Role.ADMINISTRATOR)

    def done(path, **form):
        return client.post(path, data={"form_token": client.form_token, **form}).status_code

    assert done("/en/people", name="huda", role="reader", password="nine red lanterns") == 303
    assert done("/en/people", name="huda", role="reader") == 422
    assert done("/en/people", name="<b>", role="reader") == 422
    assert done("/en/people", name="amal", role="reader", password="short") == 422
    assert done("/en/people/huda", what="role", role="editor") == 303
    assert done("/en/people/huda", what="close") == 303
    assert done("/en/people/nobody", what="close") == 404
    assert done("/en/people/salim", what="role", role="reader") == 422
    page = client.get("/en/people").text
    assert "account closed" in page and "huda" in page


def test_what_stands_around_a_claim_is_cut_between_words_and_the_cut_is_shown(site):
    filler = "وقال المراسلون إن الطقس كان معتدلا. " * 30
    coded = pipeline.code(Document("long", f"{filler}{REPORTS[0][3]} {filler}", "fanar", dt.date(2024, 3, 14)), BOOK)
    [claim] = coded.claims
    cut = around(coded.document, claim)
    start, end = cut[0].start, cut[-1].start + len(cut[-1].text)
    assert 0 < start < claim.evidence[0].start - AROUND // 2
    assert claim.evidence[-1].end + AROUND // 2 < end < len(coded.document.text)
    assert (coded.document.text[start - 1], coded.document.text[end]) == (" ", " ")
    page = site.client(Role.REVIEWER).get("/ar/review/confidence", params={"item": REF}).text
    assert "…" not in re.search(r"<blockquote.*?</blockquote>", page, re.DOTALL)[0]
