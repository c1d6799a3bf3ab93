"""Signing in by keyboard in shared mode: onwards to the page that was wanted, told when it fails, out again; with and without a script."""

import pytest
from demo_site import listening
from shared_site import NAMES, PASSWORD, shared_site

from khabar.ledger.people.roles import Role

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("browser", [pytest.param((), id="webgl")], indirect=True)]
NAME = NAMES[Role.REVIEWER]


@pytest.fixture(scope="module")
def address(built):
    """The application of several people, in which nobody is signed in."""
    with shared_site() as made, listening(made.app) as where:
        yield where


@pytest.fixture(params=["ar", "en"])
def language(request):
    return request.param


def typed(page, name, password):
    """Fill the form from its first field on and send it, with keys alone."""
    page.focus("input[name=name]")
    page.keyboard.press("Control+A")
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(password)
    with page.expect_navigation() as sent:
        page.keyboard.press("Enter")
    return sent.value


def test_whoever_is_not_signed_in_is_led_to_the_form_and_on_to_what_was_wanted(open_page, violations, language):
    page = open_page(f"/{language}/events?type=strike&since=2024-03-01")
    assert f"/{language}/sign-in" in page.url
    assert violations(page) == []
    typed(page, NAME, PASSWORD)
    assert page.url.endswith(f"/{language}/events?type=strike&since=2024-03-01")
    assert page.inner_text(".account a") == NAME


def test_the_form_is_reached_and_left_with_tab_alone(open_page, language):
    page = open_page(f"/{language}/sign-in")
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.name || document.activeElement.tagName"))
        if page.evaluate("document.activeElement.matches('main button')"):
            break
    assert reached[-3:-1] == ["name", "password"]
    assert page.evaluate("document.activeElement.matches('main button')")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_a_wrong_password_is_told_and_the_name_stays(open_page, violations, language):
    page = open_page(f"/{language}/sign-in", told=["401"])
    assert typed(page, NAME, "eight green lanterns").status == 401
    page.wait_for_selector("html[data-ready='1']")
    assert page.inner_text("[role=alert]").strip()
    assert (page.input_value("input[name=name]"), page.input_value("input[name=password]")) == (NAME, "")
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_signing_out_ends_it_and_going_back_shows_nothing_more(open_page, language, address):
    page = open_page(f"/{language}/sign-in")
    typed(page, NAME, PASSWORD)
    page.goto(f"{address}/{language}/account")
    page.focus("form[action$='/sign-out'] button")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith(f"/{language}/sign-in")
    page.goto(f"{address}/{language}/account")
    assert f"/{language}/sign-in" in page.url


def test_it_works_without_a_script(open_page, language):
    page = open_page(f"/{language}/sign-in", java_script_enabled=False)
    typed(page, NAME, PASSWORD)
    assert page.inner_text(".account a") == NAME
