"""The page of an event, of a claim and of an article: what stands on them, and that it leads back to the words."""

import datetime as dt
import re

import pytest
from invented import BOOK
from invented_reports import REPORTS
from shared_site import shared_site
from starlette.testclient import TestClient

from khabar.cli.intake import Run
from khabar.cli.journal import journal
from khabar.ingest import Defaults, read
from khabar.ledger import Database
from khabar.ledger.around import accounts_of
from khabar.ledger.events import decoded_lines
from khabar.ledger.people.roles import Role
from khabar.web.app import create
from khabar.web.day_words import day_words
from khabar.web.issue_words import issue_words
from khabar.web.labels import Labels
from khabar.web.language import languages
from khabar.web.numbers import isolated, unbroken
from khabar.web.phrases import ground, values


@pytest.fixture(scope="module")
def events(app):
    with app.state.site.database.reading() as connection:
        return list(decoded_lines(connection))


@pytest.fixture(scope="module")
def contested(events):
    return max((event for event in events if event.grade.name == "contested"), key=lambda event: len(event.claims))


@pytest.fixture(params=["ar", "en"])
def language(request):
    return request.param


def test_every_event_claim_and_article_of_the_ledger_has_a_page(client, events, language):
    paths = {f"/{language}/events/{event.event_id}" for event in events}
    refs = {ref for event in events for ref in event.claims}
    paths |= {f"/{language}/claims/{ref.replace('#', '%23')}" for ref in refs}
    paths |= {f"/{language}/documents/{ref.rpartition('#')[0]}" for ref in refs}
    assert len(paths) > 150
    assert {path: code for path in sorted(paths) if (code := client.get(path).status_code) != 200} == {}


def test_days_and_stretches_keep_their_order_among_arabic_words():
    told = isolated("ضربة بتاريخ 2024-02-07، القتلى 5-8 والجرحى 12")
    assert told == "ضربة بتاريخ \u20662024-02-07\u2069، القتلى \u20665-8\u2069 والجرحى 12"


def test_days_and_stretches_stay_on_one_line_and_nothing_else_is_let_through():
    assert unbroken("<b>5-8</b> am 2024-02-07") == '&lt;b&gt;<span class="day">5-8</span>&lt;/b&gt; am <span class="day">2024-02-07</span>'


def test_days_among_the_values_of_a_reason_keep_their_order(client, contested):
    page = client.get(f"/ar/events/{contested.event_id}").text
    days = re.findall(r"(.)\d{4}-\d\d-\d\d(.)", page[page.index('class="waterfall"') :].partition("</table>")[0])
    assert days
    assert set(days) == {("\u2066", "\u2069")}


def test_the_event_says_what_each_account_tells_and_marks_where_they_part(client, contested):
    page = client.get(f"/en/events/{contested.event_id}").text
    unbroken = re.sub(r'<span class="day">([^<]+)</span>', r"\1", page)
    assert contested.statement.en in unbroken
    assert isolated(contested.statement.ar) in unbroken
    parted = [finding for finding in contested.findings if finding.agreement.value == "contradiction"]
    assert parted
    assert page.count('class="parted" data-agreement="contradiction"') == sum(
        len({ref for value in finding.values for ref in value.claims}) for finding in parted
    )
    for ref in contested.claims:
        assert f"/en/claims/{ref.replace('#', '%23')}" in page


def test_the_reasons_add_up(client, contested):
    page = client.get(f"/en/events/{contested.event_id}").text
    table = page[page.index('class="waterfall"') :].partition("</table>")[0]
    bits = [float(found.replace("\u2212", "-")) for found in re.findall(r"<bdi>([+\u2212][\d.]+)</bdi>", table)]
    assert sum(bits[::2]) == pytest.approx(bits[-1], abs=0.6)


def test_the_reasons_are_those_by_which_it_was_linked(app, events):
    from khabar.engines.explaining import explanation_of
    from khabar.engines.shelving import shelf_of
    from khabar.link.archive.explaining import explain_event

    site = app.state.site
    several = [event for event in events if len(event.claims) > 1]
    assert several
    with site.database.reading() as connection:
        shelf = shelf_of(connection)
        for event in several:
            ours, whole = explanation_of(connection, event, site.codebook), explain_event(event, events, shelf, site.codebook)
            assert ours.members == whole.members
            assert ours.outsider is None or ours.outsider.mean <= whole.outsider.mean


def test_what_a_person_judged_stands_with_the_reasons():
    from khabar.model import Judgement, Reason, Standing, Verdict
    from khabar.web.waterfall import waterfall

    reasons = (Reason("date", "the same day (x | y)", 2.0), Reason("prior", "seldom", -5.0))
    nearest = Judgement("a#1", "b#1", Verdict.SAME, "model:1", reasons)
    judged = Judgement("a#1", "b#1", Verdict.DIFFERENT, "person:noor", note="two towns")
    drawn = waterfall(Standing("b#1", -3.0, nearest, (judged,)), str.upper, str.title)
    told = [(step.said, step.values, step.total) for step in drawn.steps]
    assert told == [("SELDOM", "", -5.0), ("THE SAME DAY", "X | Y", -3.0)]
    assert (drawn.other, drawn.by_person) == ("a#1", (judged,))
    assert waterfall(Standing("b#1"), str, str) is None


def test_an_id_that_ended_leads_to_its_heir(client, events):
    heir = next((event for event in events if event.aliases), None)
    if heir is not None:
        answer = client.get(f"/ar/events/{heir.aliases[0]}")
        assert (answer.status_code, answer.headers["location"]) == (308, f"/ar/events/{heir.event_id}")
    assert client.get("/ar/events/ev-0000000000000000").status_code == 404


def test_the_text_of_an_article_is_whole_under_its_marks(client, app, events):
    from html import unescape

    from khabar.ledger.loading import load

    doc_id = events[0].claims[0].rpartition("#")[0]
    with app.state.site.database.reading() as connection:
        text = load(connection, [doc_id])[doc_id].document.text
    page = client.get(f"/en/documents/{doc_id}").text
    shown = re.search(r'class="source-text whole">(.*?)</div>', page, re.DOTALL).group(1)
    without_references = re.sub(r'<a class="ref".*?</a>', "", shown, flags=re.DOTALL)
    assert unescape(re.sub(r"</?mark[^>]*>", "", without_references)) == text


def test_the_original_is_a_download_that_runs_nowhere(client, events):
    doc_id = events[0].claims[0].rpartition("#")[0]
    answer = client.get(f"/en/originals/{doc_id}")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert doc_id.encode() in answer.content
    assert client.get("/en/originals/none").status_code == 404


ARTICLE = "قصفت طائرة مسيرة قاعدة عين الأسد فجر أمس وقتل ثلاثة جنود، بحسب بيان."


def form_of(client):
    """What the form of the page holds, without which it is refused."""
    return {"form_token": re.search(r'name="form_token" value="(\w+)"', client.get("/en/documents").text)[1]}


@pytest.mark.parametrize(
    ("words", "direction"), [(f"BBC: {ARTICLE}", "rtl"), ("The council met on Monday and adjourned until the summer.", "auto")]
)
def test_an_article_runs_from_right_to_left_whatever_it_begins_with(client, words, direction):
    page = client.post("/en/documents", data={**form_of(client), "text": words, "published": "2024-03-14"}).text
    assert f'<div lang="ar" dir="{direction}" class="source-text whole">' in page


def test_the_injured_stand_beside_the_killed(client):
    text = "قصفت طائرات مدينة حلب أمس، ما أدى إلى مقتل 31 مدنيا وإصابة 47 آخرين."
    page = client.post("/en/documents", data={**form_of(client), "text": text, "published": "2024-03-14"}).text
    assert re.search(r"<td><bdi>31</bdi></td>\s*<td><bdi>47</bdi></td>", page)


def test_a_pasted_article_is_coded_and_kept_nowhere(client, app):
    from khabar.ledger.events import counts

    def held():
        with app.state.site.database.reading() as connection:
            return counts(connection)

    before = held()
    page = client.post("/en/documents", data={**form_of(client), "text": ARTICLE, "published": "2024-03-14"}).text
    assert "drone strike" in page
    assert "2024-03-13" in page
    assert 'data-kinds="evidence' in page
    assert held() == before


def test_an_uploaded_page_is_read_as_its_article(client):
    html = f"<html><body><nav>menu</nav><article><h1>هجوم على قاعدة</h1><p>{ARTICLE}</p></article><script>alert(1)</script></body></html>"
    page = client.post(
        "/ar/documents", files={"file": ("a.html", html.encode(), "text/html")}, data={**form_of(client), "published": "2024-03-14"}
    ).text
    assert "2024-03-13" in page
    assert "alert(1)" not in page


@pytest.mark.parametrize(
    ("data", "said"), [({}, "nothing to read"), ({"text": ARTICLE, "published": "soon"}, "no day"), ({"text": " \n"}, "nothing to read")]
)
def test_what_cannot_be_coded_is_told(client, data, said):
    answer = client.post("/en/documents", data={**form_of(client), **data})
    assert (answer.status_code, said in answer.text) == (422, True)


@pytest.mark.parametrize(("language", "said"), [("en", "Try again in a moment"), ("ar", "أعد المحاولة")])
def test_while_another_article_is_read_one_is_told_and_keeps_the_text(client, app, monkeypatch, language, said):
    monkeypatch.setattr("khabar.engines.reading.PATIENCE", 0.1)
    with app.state.site.given._one_at_a_time:
        answer = client.post(f"/{language}/documents", data={**form_of(client), "text": ARTICLE})
    assert (answer.status_code, said in answer.text, ARTICLE in answer.text) == (503, True, True)


def test_articles_are_found_by_words_in_any_spelling(client):
    page = client.get("/en/documents", params={"q": "قاعده عين الاسد"}).text
    assert 0 < int(re.search(r"(\d+) article", page).group(1)) < 19
    assert "No article has these words" in client.get("/en/documents", params={"q": "زرافة"}).text


def test_an_event_of_no_known_day_says_so_in_the_list(tmp_path):
    report = tmp_path / "report.txt"
    report.write_text("قتل مسلحون ثلاثة جنود في مدينة مرجانة.", encoding="utf-8")
    database = Database.open(str(tmp_path / "k.db"), create=True)
    Run(database, BOOK, (), 1, journal("text")).read(read([str(report)], Defaults()))
    own = TestClient(create(database, BOOK), base_url="http://127.0.0.1")
    for language, words in (("en", "not known"), ("ar", "غير معروف")):
        row = own.get(f"/{language}/events").text.partition("<tbody>")[2].partition("</tr>")[0]
        assert words in row and "<time" not in row
    database.close()


def test_no_private_name_stands_in_a_table(tmp_path):
    """Those whom no list knows go by their role; their words stand in the passages alone."""
    report = tmp_path / "report.txt"
    report.write_text("قتل مسلحون المواطن سالم الرواحي في مدينة مرجانة أمس الأربعاء.", encoding="utf-8")
    database = Database.open(str(tmp_path / "k.db"), create=True)
    Run(database, BOOK, (), 1, journal("text")).read(read([str(report)], Defaults(published=dt.date(2024, 3, 14))))
    with database.reading() as connection:
        [event] = decoded_lines(connection)
    own = TestClient(create(database, BOOK), base_url="http://127.0.0.1")
    for language, role in (("en", "civilians"), ("ar", "مدنيين")):
        page = own.get(f"/{language}/events/{event.event_id}").text
        table = page[page.index('class="matrix"') :].partition("</table>")[0]
        assert "الرواحي" in page.replace(table, "")
        assert "الرواحي" not in table
        target = re.search(r'data-attribute="target">(.*?)</td>', table, re.DOTALL)[1]
        assert role in target
    database.close()


BASES = [
    ("1 day(s) before publication", "قبل النشر بمدة: يوم"),
    (
        "Thursday, latest not after publication, against the day the text also tells",
        "آخر الخميس حتى يوم النشر، خلافًا لليوم الذي يذكره النص أيضًا",
    ),
    ("since the 3 weeks before publication, to publication", "منذ: آخر مدة قبل النشر: 3 أسابيع، حتى النشر"),
    ("from publication day to the day named, with this day for publication: date in full", None),
    ("night of day without a year, latest not after publication", "ليلة: يوم بلا سنة: آخر ما لا يتجاوز النشر"),
    ("last month, by publication", "الشهر (الماضي)، بحسب النشر"),
]


@pytest.mark.parametrize(("basis", "arabic"), BASES)
def test_how_a_day_was_found_is_told_in_arabic(basis, arabic):
    told = day_words(languages()["ar"], basis)
    assert not re.search("[A-Za-z]", told)
    assert arabic in (told, None)


def test_every_day_of_the_ledger_says_in_arabic_how_it_was_found(client, app, events):
    bases = {event.when.range.basis for event in events if event.when is not None}
    assert len(bases) > 5
    assert [basis for basis in bases if re.search("[A-Za-z]", day_words(languages()["ar"], basis))] == []
    found = next(event for event in events if event.when is not None)
    assert day_words(languages()["ar"], found.when.range.basis) in client.get(f"/ar/events/{found.event_id}").text


def test_what_files_say_of_days_in_their_own_way_stands_as_it_is():
    assert day_words(languages()["ar"], "coded by hand") == "coded by hand"
    assert issue_words(languages()["en"], "charset", "read as cp1256: guessed") == "read as cp1256: guessed"
    assert issue_words(languages()["ar"], "date-conflict", "c1, c2: date in full") == "c1, c2: تاريخ كامل"


def test_those_who_differ_and_have_one_role_are_told_apart_by_letters():
    from khabar.model import Agreement, Finding, Value
    from khabar.web.matrix import alike

    values = tuple(Value(f"words:{name}", name, (), ()) for name in ("a b", "c d", "a camp"))
    columns = (
        Finding("target", Agreement.DIFFERENCE, values, "differ"),
        Finding("actor", Agreement.AGREEMENT, values, "same"),
    )

    def told(attribute, value, words):
        return "a camp" if "camp" in words else "a person"

    assert alike(columns, told, ["A", "B"]) == {("target", "words:a b"): "A", ("target", "words:c d"): "B"}
    assert alike(columns, told, ["A"])["target", "words:c d"] == "2"


def test_contradictions_that_wait_say_who_tells_what(client, contested, language):
    page = client.get(f"/{language}/review/contradictions", params={"item": contested.event_id}).text
    told = re.findall(r'<bdi>([^<]+)</bdi> <bdi class="day">(\d{4}-\d\d-\d\d)</bdi> <code><bdi>([^<]+)</bdi>', page)
    excluding = [finding for finding in contested.findings if finding.agreement.value == "contradiction"]
    assert sorted(ref for _, _, ref in told) == sorted(ref for finding in excluding for value in finding.values for ref in value.claims)
    assert {outlet for outlet, _, _ in told} <= set(contested.outlets)


def test_a_country_on_which_accounts_part_has_its_column(contested):
    from msgspec.structs import replace

    from khabar.model import Agreement
    from khabar.web.matrix import matrix

    def with_countries(agreement):
        findings = tuple(replace(one, agreement=agreement) if one.attribute == "country" else one for one in contested.findings)
        return [column.attribute for column in matrix(replace(contested, findings=findings), (), ()).columns]

    assert "country" not in with_countries(Agreement.AGREEMENT)
    assert "country" in with_countries(Agreement.CONTRADICTION)


def test_days_stay_whole_in_the_table_of_accounts(client, contested, language):
    page = client.get(f"/{language}/events/{contested.event_id}").text
    cells = re.findall(r'data-attribute="date"[^>]*>(.*?)</td>', page, re.DOTALL)
    told = [cell for cell in cells if re.search(r"\d", cell)]
    assert told
    assert all(re.search(r'<span class="day">\d{4}-\d\d-\d\d</span>', cell) for cell in told)


@pytest.mark.parametrize(
    ("language", "words"), [("en", "neither averaged nor added up"), ("ar", "ولا يُحسب متوسط للروايات ولا مجموع")], ids=["en", "ar"]
)
def test_a_figure_on_which_accounts_part_says_how_it_was_chosen(client, events, app, language, words):
    found = next(event for event in events if event.killed is not None and event.killed.low != event.killed.high)
    page = client.get(f"/{language}/events/{found.event_id}").text
    rule = app.state.site.codebook.grading.figures[found.killed.rule]
    assert words in page and getattr(rule.holds, language) in page
    alone = next(event for event in events if event.killed is not None and len(event.claims) == 1)
    assert words not in client.get(f"/{language}/events/{alone.event_id}").text


def test_an_act_by_means_without_a_name_goes_by_its_type(client, events):
    found = next(event for event in events if event.mode == "other")
    for path in (f"/en/events/{found.event_id}", "/en/events"):
        page = client.get(path).text
        headings = re.findall(r'class="kicker">([^<]*)|<a href="/en/events/ev-[0-9a-f]+">([^<]*)</a>', page)
        assert "other means" not in {words.strip() for pair in headings for words in pair}, path


def test_grounds_have_figures_and_owners_as_pages_write_them(app):
    from khabar.model import Ground

    class Page:
        language = languages()["ar"]
        labels = Labels(app.state.site, language)

    class Owned:
        origins = ()

    told = ground(Page, Owned, Ground("", "تختلف الروايات في: killed: 2 / 4.. / 3..5", ()))
    assert told == "تختلف الروايات في: القتلى: 2 / \u20664+\u2069 / \u20663–5\u2069"
    assert Page.labels.of("source", "owner:Agence France-Presse") == Page.labels.of("source", "afp") == "وكالة الصحافة الفرنسية"
    assert Page.labels.of("source", "owner:Somebody & Sons") == "Somebody & Sons"


def test_those_who_tell_are_listed_with_the_comma_of_the_language(client, events):
    told = [re.search(r"يرويه: ([^<]*)", client.get(f"/ar/events/{event.event_id}").text) for event in events if len(event.origins) > 2]
    assert told != []
    assert all("، " in found[1] and ", " not in found[1] for found in told if found)


def test_two_values_side_by_side_run_each_in_its_own_direction(client, events):
    found = next(event for event in events if len(event.origins) > 2)
    page = client.get(f"/en/events/{found.event_id}").text
    assert re.search('<span class="note">\u2068[^|<]*[\u0627-\u064a][^|<]*\u2069 \\| \u2068[^|<]+\u2069', page)


def test_figures_of_a_reason_are_told_in_the_language_of_the_page(client, app):
    class Page:
        site, language = app.state.site, app.state.site.languages["ar"]
        labels = Labels(app.state.site, app.state.site.languages["ar"])

        @staticmethod
        def gettext(words):
            return Page.language.translations.gettext(words)

    told = values(Page, "killed 3, injured 41 to ? | killed 3 to 5")
    assert not re.search(r"[a-z?,]", told)
    assert "41+" in told
    assert "3–5" in told


def test_an_entry_tells_yes_and_no_in_words(client):
    page = client.get("/ar/audit/2").text
    assert re.search(r"لم يعد موجودًا</th><td[^>]*><bdi>لا</bdi>", page)


def test_owners_of_outlets_have_their_names_in_both_languages(client, app):
    owned = [one for one in app.state.site.codebook.outlets.values() if one.owner is not None]
    assert len(owned) > 50
    assert [one.id for one in owned if not re.search("[\u0621-\u064a]", one.owner_ar or "")] == []
    assert len({one.owner for one in owned}) == len({(one.owner, one.owner_ar) for one in owned})
    labels = {code: Labels(app.state.site, language) for code, language in languages().items()}
    assert labels["ar"].of("source", "owner:MBC Group") == labels["ar"].of("owner", "MBC Group") == "مجموعة إم بي سي"
    assert labels["en"].of("source", "owner:MBC Group") == "MBC Group"


def test_the_account_of_an_owned_outlet_is_its_own_and_no_source():
    """The origin is its owner's house, with which its sister tells one account; it carries nobody."""
    articles = [("a-1", "shati", 14, REPORTS[0][3]), ("b-1", "wadi-press", 14, REPORTS[0][3]), ("c-1", "mina", 14, REPORTS[1][3])]
    with shared_site(articles) as made:
        reader = made.client(Role.READER)
        shares = {
            name: re.search(r"<dt>Its own account</dt><dd>\D*(\d+)%", reader.get(f"/en/outlets/{name}").text) for name in ("shati", "mina")
        }
        assert {name: found[1] for name, found in shares.items()} == {"shati": "100", "mina": "0"}
        listed = reader.get("/en/sources").text
        assert "House of Palms" not in listed
        assert re.search(r'role="status">1 source<', listed)


def test_what_is_linked_goes_by_who_tells_it(client, app, events):
    """Heads of the reasons name outlets and days; ids are what leads to the claims."""
    found = max(events, key=lambda event: (len(event.outlets), event.event_id))
    for code, language in languages().items():
        page = client.get(f"/{code}/events/{found.event_id}").text
        linked = page[page.index('aria-labelledby="linked"') :].partition("</section>")[0]
        heads = re.findall(r"<summary>(.*?)</summary>", linked, re.S)
        assert len(heads) > 1
        names = {Labels(app.state.site, language).of("outlet", outlet) for outlet in found.outlets}
        for head in heads:
            said = re.sub("<[^>]+>", "", head)
            assert "#c" not in said
            assert re.search(r"\d{4}-\d{2}-\d{2}", said)
            assert any(name in said for name in names)


def test_a_source_that_no_list_knows_stands_in_its_words(client, app, events):
    with app.state.site.database.reading() as connection:
        accounts = accounts_of(connection, sorted({ref for event in events for ref in event.claims}))
    found = next(one for one in accounts if (said := one.claim.attribution.source) is not None and said.concept is None)
    words = found.document.quote(found.claim.attribution.source.span)
    page = client.get(f"/en/documents/{found.document.doc_id}").text
    assert f'<bdi lang="ar" class="note">{words}</bdi>' in page
