"""Review by keyboard: decide and the next comes, undo, off while typing, off by a switch; and all of it without a script."""

import re

import pytest
from demo_site import listening
from shared_site import shared_site

from khabar.ledger.reviewing import queues
from khabar.ledger.reviewing.fields import FIELDS
from khabar.ledger.reviewing.reviewed import reviewed

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("browser", [pytest.param((), id="webgl")], indirect=True)]


@pytest.fixture(scope="module")
def address(built):
    """The application of one person over a ledger of its own, all of whose claims wait."""
    real, queues.UNLIKELY = queues.UNLIKELY, 1.1
    with shared_site(alone="noor") as made, listening(made.app) as where:
        Site.held = made
        yield where
    queues.UNLIKELY = real


class Site:
    held = None


def state(ref):
    with Site.held.database.reading() as connection:
        found = reviewed(connection, [ref]).get(ref)
    return found and found.state


def item(page):
    return page.input_value("form.two input[name=item]")


def decided(page, key):
    """The item before and after a key was struck."""
    before = item(page)
    with page.expect_navigation():
        page.keyboard.press(key)
    page.wait_for_selector("html[data-ready='1']")
    return before


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_key_decides_and_the_next_one_comes_and_another_undoes_it(open_page, language):
    page = open_page(f"/{language}/review/confidence")
    first = decided(page, "KeyA")
    assert state(first) == "confirmed"
    assert item(page) != first
    decided(page, "KeyU")
    assert item(page) == first
    assert state(first) is None


def test_the_key_counts_and_not_the_letter_that_it_writes(open_page):
    page = open_page("/ar/review/confidence")
    first = item(page)
    with page.expect_navigation():
        page.evaluate("document.body.dispatchEvent(new KeyboardEvent('keydown', {code: 'KeyH', key: 'ا', bubbles: true}))")
    assert state(first) == "unsure"


def test_nothing_is_decided_while_somebody_types(open_page):
    page = open_page("/en/review/confidence")
    first = item(page)
    page.click("textarea[name=note]")
    page.keyboard.type("a shell hit it; r u sure? hm")
    page.focus("input[name=killed]")
    page.keyboard.press("KeyR")
    assert (item(page), state(first)) == (first, None)
    for modifier in ("Control", "Alt", "Meta"):
        page.keyboard.press("Escape")
        page.keyboard.press(f"{modifier}+KeyH")
    assert state(first) is None
    assert page.input_value("textarea[name=note]") == "a shell hit it; r u sure? hm"


def test_a_rejection_asks_why_and_a_digit_says_it(open_page):
    page = open_page("/en/review/confidence")
    first = item(page)
    page.keyboard.press("Digit4")
    assert page.is_checked("input[name=quick][value=background]")
    decided(page, "KeyR")
    assert state(first) == "wrong"


def test_a_key_leads_to_the_reason_and_a_refusal_for_want_of_one_too(open_page):
    page = open_page("/ar/review/confidence", told=("422",))
    focused = "document.activeElement.name"
    page.keyboard.press("KeyW")
    assert page.evaluate(focused) == "note"
    page.keyboard.press("Escape")
    decided(page, "KeyR")
    assert page.locator("[role=alert]").count() == 1
    assert page.evaluate(focused) == "note"


def test_a_field_is_corrected_without_the_mouse(open_page):
    page = open_page("/en/review/confidence?item=b-1%23c1")
    page.keyboard.press("KeyE")
    assert page.evaluate("document.activeElement.name") == "type"
    page.fill("input[name=killed]", "6..7")
    page.fill("textarea[name=note]", "six or seven")
    page.keyboard.press("Escape")
    decided(page, "KeyC")
    assert state("b-1#c1") == "corrected"
    page.goto(page.url.split("/en/")[0] + "/en/claims/b-1%23c1")
    assert "6..7" in page.inner_text("main ins")
    said = page.inner_text("section[aria-labelledby=decided]")
    assert "noor" in said
    assert "person:" not in said
    assert "noor" in page.inner_text("table.history tbody tr:last-child")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_form_of_a_claim_keeps_nobody_out(open_page, violations, language):
    page = open_page(f"/{language}/review/confidence?item=b-1%23c1")
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_field_of_a_claim_is_reached_with_tab_and_told_by_name(open_page, language):
    page = open_page(f"/{language}/review/confidence?item=b-1%23c1")
    page.keyboard.press("KeyE")
    reached = []
    while not reached or reached[-1] != "note":
        reached.append(page.evaluate("document.activeElement.name"))
        page.keyboard.press("Tab")
    assert reached == [*FIELDS, "note"]
    named = page.locator("table.claim-facts :is(input, select)")
    titles = page.locator("table.claim-facts tbody th").all_text_contents()
    assert len(set(titles)) == len(FIELDS)
    for at, title in enumerate(titles):
        assert page.get_by_label(title.strip(), exact=True).element_handle().get_attribute("name") == named.nth(at).get_attribute("name")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_a_field_cannot_have_is_told_and_the_form_stays_as_it_was_filled(open_page, violations, language):
    page = open_page(f"/{language}/review/confidence?item=d-1%23c1", told=["422"])
    page.fill("input[name=killed]", "many")
    page.fill("textarea[name=note]", "read again")
    page.keyboard.press("Escape")
    decided(page, "KeyC")
    assert item(page) == "d-1#c1"
    assert state("d-1#c1") is None
    assert page.inner_text("[role=alert]").strip()
    assert (page.input_value("input[name=killed]"), page.input_value("textarea[name=note]")) == ("many", "read again")
    assert violations(page) == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_second_of_two_windows_is_told_and_sees_what_stands(open_page, violations, language):
    first, second = (open_page(f"/{language}/review/confidence?item=d-1%23c1", told=["409"]) for _ in range(2))
    decided(first, "KeyA")
    decided(second, "KeyH")
    assert state("d-1#c1") == "confirmed"
    assert second.inner_text("[role=alert]").strip()
    assert "noor" in second.inner_text(".said")
    assert violations(second) == []
    decided(first, "KeyU")
    assert state("d-1#c1") is None


def test_keys_are_shown_and_can_be_switched_off_for_good(open_page):
    page = open_page("/en/review/confidence")
    caps = page.eval_on_selector_all(".acts kbd, .review-bar kbd", "all => all.map(one => one.textContent)")
    assert {"A", "C", "R", "H", "E", "Q"} <= set(caps)
    page.click("[data-keys-switch]")
    page.reload()
    page.wait_for_selector("html[data-ready='1']")
    first = item(page)
    page.keyboard.press("KeyA")
    page.wait_for_timeout(300)
    assert (item(page), state(first)) == (first, None)
    assert not page.is_visible(".acts kbd")


def test_queues_are_opened_by_digits(open_page):
    page = open_page("/en/review")
    with page.expect_navigation(url=re.compile("/review/contradictions")):
        page.keyboard.press("Digit2")
    page.wait_for_selector("html[data-ready='1']")
    event = page.input_value("form input[name=item] >> nth=-1")
    with page.expect_navigation():
        page.keyboard.press("Digit1")
    with Site.held.database.reading() as connection:
        assert event not in [one.item for one in queues.waiting(connection, "contradictions", "person:noor", 50)]


def test_all_of_it_works_without_a_script(open_page):
    page = open_page("/ar/review/confidence", java_script_enabled=False)
    first = item(page)
    page.click("button[value=confirmed]")
    assert state(first) == "confirmed"
    page.click(".undo button")
    assert state(first) is None
