"""Every page in both languages, as a browser shows it: usable, accessible, narrow, printable."""

import pytest

pytestmark = pytest.mark.browser
PAGES = [
    "events",
    "events?type=strike",
    "events/CONTESTED",
    "claims/demo-nidaa-3%23c1",
    "documents",
    "documents/demo-nidaa-3",
    *("tallies", "outlets", "outlets/demo-nidaa", "sources", "sources/source:centcom", "wording", "wording/occupation"),
    *("actors", "actors/united-states", "places", "places/iq-ain-al-asad", "audit", "audit/60", "audit/check", "cite"),
    "method",
    "help/keys",
    "runs",
    *("review", "review/links", "review/contradictions", "review/issues", "review/confidence?item=demo-nidaa-3%23c1"),
    *("samples", "compare?ids=CONTESTED", "account", "people"),
    *("export", "export?type=strike&country=IQ&shape=acled"),
    "watching?type=strike",
]
"""Behind the language; each part of khabar adds its own."""


@pytest.fixture(params=["ar", "en"])
def language(request):
    return request.param


@pytest.mark.parametrize("path", PAGES)
def test_nobody_is_kept_out(open_page, violations, language, path, contested):
    """By axe-core on a wide screen, and on the smallest telephone nothing lies outside it."""
    page = open_page(f"/{language}/{path.replace('CONTESTED', contested)}")
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_language_changes_and_the_view_stays(open_page):
    page = open_page("/ar/events?type=strike#map=5/33.000/43.000")
    page.wait_for_selector(".map[data-shown='1']")
    page.click("a[data-language]")
    page.wait_for_url("**/en/events?type=strike#map=5/33.000/43.000")
