"""Tables of accounts are whole on a common screen, and no page is wider than a phone."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("browser", [pytest.param((), id="webgl")], indirect=True)]
CUT = "[...document.querySelectorAll('.wide')].filter(one => one.scrollWidth > one.clientWidth).length"
WIDER = "document.documentElement.scrollWidth > innerWidth"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_accounts_say_is_not_cut(open_page, contested, language):
    for path in (f"/{language}/events/{contested}", f"/{language}/compare?ids={contested}"):
        assert open_page(path, width=1280).evaluate(CUT) == 0, path
        assert not open_page(path, width=321).evaluate(WIDER), path


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_sign_of_difference_is_not_mirrored(open_page, contested, language):
    page = open_page(f"/{language}/events/{contested}")
    signs = "[...document.querySelectorAll('.agreement > span')].map(one => getComputedStyle(one).direction)"
    assert set(page.evaluate(signs)) == {"ltr"}


def test_paper_has_what_is_told_and_nothing_that_only_a_screen_needs(open_page, contested):
    page = open_page(f"/ar/events/{contested}")
    page.emulate_media(media="print")
    shown = "names => names.map(name => [...document.querySelectorAll(name)].some(one => one.offsetParent !== null))"
    assert page.evaluate(shown, ["h1", ".matrix", ".passage", "nav", "a[href*='/compare']"]) == [True, True, True, False, False]
    assert page.evaluate(CUT) == 0


@pytest.mark.parametrize("language", ["ar", "en"])
def test_words_of_the_evidence_stand_one_below_the_other_from_right_to_left(open_page, contested, language):
    page = open_page(f"/{language}/compare?ids={contested}")
    beside = """[...document.querySelectorAll('.grouping td')].map(cell => [...cell.querySelectorAll('q')].map(one => [
      getComputedStyle(one).direction, one.getBoundingClientRect().top]))"""
    several = [found for found in page.evaluate(beside) if len(found) > 1]
    assert several
    for found in several:
        assert {direction for direction, _ in found} == {"rtl"}
        assert len({top for _, top in found}) == len(found)


def test_on_a_phone_claims_to_be_grouped_have_the_whole_width_for_their_words(open_page, contested):
    page = open_page(f"/en/compare?ids={contested}", width=320)
    words, numbers = (page.locator(f".grouping {one}").first.bounding_box() for one in ("q", ".numbers"))
    assert words["width"] > 200 and words["y"] > numbers["y"] + numbers["height"]
    assert page.evaluate("[...document.querySelectorAll('.wide:has(.grouping)')].every(one => one.scrollWidth <= one.clientWidth)")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_on_a_phone_the_open_section_is_in_sight(open_page, language):
    page = open_page(f"/{language}/method", width=320)
    here = page.locator(".sections [aria-current]").bounding_box()
    assert here["x"] >= 0 and here["x"] + here["width"] <= 320
    assert page.evaluate("scrollY") == 0


def test_what_stands_in_short_is_no_higher_than_the_window_where_it_sticks(open_page, contested):
    for height in (900, 1500):
        page = open_page(f"/en/events/{contested}", height=height)
        is_stuck = page.locator(".brief").evaluate("one => getComputedStyle(one).position") == "sticky"
        assert not is_stuck or page.locator(".brief").bounding_box()["height"] < height


def test_keycaps_are_as_wide_as_their_letter(open_page):
    page = open_page("/ar/review/confidence?item=demo-nidaa-3%23c1")
    assert max(cap.bounding_box()["width"] for cap in page.locator("kbd").all()) < 60


@pytest.mark.parametrize("language", ["ar", "en"])
def test_days_in_the_table_of_accounts_stand_on_one_line(open_page, contested, language):
    page = open_page(f"/{language}/events/{contested}")
    lines = page.evaluate("[...document.querySelectorAll('.matrix .day, .matrix time > bdi')].map(one => one.getClientRects().length)")
    assert set(lines) == {1}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_bars_over_time_can_be_read_on_a_phone(open_page, language):
    page = open_page(f"/{language}/events", width=320)
    assert page.locator("svg.histogram").bounding_box()["height"] > 100
    ends = [page.locator(".ticks.ends bdi").nth(at).bounding_box() for at in (0, 1)]
    assert [end["height"] > 10 for end in ends] == [True, True]
    assert (ends[0]["x"] > ends[1]["x"]) == (language == "ar")
    assert not page.evaluate(WIDER)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_address_without_a_space_does_not_widen_a_page(open_page, language):
    long = f"https://t.example/{'a' * 170}"
    page = open_page(f"/{language}/events?outlet={long}", width=320)
    assert not page.evaluate(WIDER)
    page = open_page(f"/{language}/documents", width=320)
    page.fill("textarea", f"{long}\n\nقصفت طائرات مدينة حلب أمس.\n{long}")
    page.fill("input[name=outlet]", long)
    page.click("form.own button")
    page.wait_for_selector("article.document")
    assert not page.evaluate(WIDER)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_where_no_script_runs_there_is_no_empty_field_for_a_map(open_page, contested, language):
    for path in ("events", f"events/{contested}"):
        page = open_page(f"/{language}/{path}", java_script_enabled=False)
        assert page.locator(".map").bounding_box()["height"] < 120
