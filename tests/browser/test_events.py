"""The list of events in a browser: map, bars, keys, and a link that restores a view."""

import csv
import math
import re

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture(params=["ar", "en"])
def language(request):
    return request.param


def test_the_map_is_drawn_and_its_clusters_hold_all_that_has_a_place(open_page, language, address):
    page = open_page(f"/{language}/events?type=strike")
    page.wait_for_selector(".map[data-drawn='1'][data-shown='1']")
    clusters = page.locator(".cluster span").all_inner_texts()
    shown = sum(int(number) for number in clusters) + page.locator(".pin").count()
    points = page.request.get(f"{address}/{language}/events/map?type=strike").json()["points"]
    assert shown == len(points) > 10


def test_a_cluster_opens_by_keyboard(open_page):
    page = open_page("/en/events")
    page.wait_for_selector(".map[data-shown='1'] .cluster")
    before = page.url
    largest = max(page.locator(".cluster-icon").all(), key=lambda icon: int(icon.inner_text()))
    largest.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != before)


def test_a_pin_leads_to_its_event(open_page):
    page = open_page("/en/events?place=iq-harir")
    page.wait_for_selector(".map[data-shown='1']")
    page.locator(".pin, .cluster-icon").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".leaflet-popup-content a")
    page.locator(".leaflet-popup-content a").click()
    page.wait_for_url(re.compile(r"/en/events(/ev-|\?.*bbox=)"))
    page.wait_for_selector("html[data-ready='1']")
    assert "/ev-" in page.url or page.locator("table.events tbody tr").count() > 1


def test_what_the_map_shows_becomes_a_filter(open_page):
    page = open_page("/en/events#map=8/33.3/44.4")
    page.wait_for_selector(".map[data-shown='1']")
    everything = int(re.search(r"([\d,]+) event", page.locator(".count").inner_text()).group(1))
    page.click("a[data-here]")
    page.wait_for_url("**bbox=**")
    page.wait_for_selector("html[data-ready='1']")
    fewer = int(re.search(r"([\d,]+) event", page.locator(".count").inner_text()).group(1))
    assert 0 < fewer < everything


def test_a_link_restores_the_view(open_page):
    first = open_page("/ar/events?type=strike&country=IQ#map=7/33.000/44.000")
    first.wait_for_selector(".map[data-shown='1']")
    again = open_page("/" + first.url.split("/", 3)[3])
    again.wait_for_selector(".map[data-shown='1']")
    assert again.url == first.url
    assert again.locator("table.events tbody tr").all_inner_texts() == first.locator("table.events tbody tr").all_inner_texts()
    assert again.locator(".cluster span").all_inner_texts() == first.locator(".cluster span").all_inner_texts()


def test_days_are_drawn_over_the_bars(open_page, language):
    page = open_page(f"/{language}/events")
    bars = page.locator("svg.histogram a .hit")
    left, right = sorted((bars.nth(2).bounding_box(), bars.nth(6).bounding_box()), key=lambda box: box["x"])
    page.mouse.move(left["x"] + left["width"] / 2, left["y"] + 20)
    page.mouse.down()
    page.mouse.move(right["x"] + right["width"] / 2, right["y"] + 20, steps=5)
    page.mouse.up()
    page.wait_for_url("**since=**until=**")
    assert page.locator("table.events tbody tr").count() > 0


def test_rows_are_walked_by_keys_on_any_layout_and_not_while_typing(open_page):
    page = open_page("/ar/events")
    page.keyboard.press("j")
    page.keyboard.press("j")
    second = page.locator("table.events tbody tr").nth(1).locator("a").first
    assert page.evaluate("document.activeElement.href") == second.evaluate("link => link.href")
    page.keyboard.press("k")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.type("jk")
    assert page.locator("input[name=q]").input_value() == "jk"


def test_keys_can_be_put_off(open_page):
    page = open_page("/en/help/keys")
    page.click("[data-keys-on]")
    page.keyboard.press("l")
    page.wait_for_timeout(200)
    assert "/en/" in page.url


def test_all_but_the_map_works_without_a_script(open_page):
    page = open_page("/en/events?type=strike", java_script_enabled=False)
    assert page.locator("table.events tbody tr").count() > 10
    page.locator(".facets details a").first.click()
    assert page.locator(".chips li").count() == 3
    page.locator("svg.histogram a").first.click()
    assert "since=" in page.url


def test_a_first_visit_is_light(open_page, address):
    sizes = []

    def note(response):
        sizes.append(response.request.sizes()["responseBodySize"])

    page = open_page("/ar/help/keys")
    page.on("response", note)
    page.goto(f"{address}/ar/events")
    page.wait_for_selector(".map[data-drawn='1'][data-shown='1']")
    page.wait_for_load_state("networkidle")
    assert 50_000 < sum(sizes) < 400_000


def test_what_is_taken_as_a_table_is_what_is_on_the_screen(open_page, language):
    page = open_page(f"/{language}/events?type=strike&country=SY")
    shown = page.eval_on_selector_all("table.events tbody a", "all => all.map(one => one.href)")
    shown = list(dict.fromkeys(found[1] for link in shown if (found := re.search(r"/events/(ev-\w+)", link))))
    with page.expect_download() as taken:
        page.click(".take a[href*='events.csv']")
    with taken.value.path().open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["event_id"] for row in rows] == shown != []
    assert {(row["type"], row["country"]) for row in rows} == {("strike", "SY")}


FIRMEST = """() => {
  const canvas = document.querySelector('.map canvas'), {width, height} = canvas
  const {data} = canvas.getContext('2d').getImageData(0, 0, width, height)
  const border = getComputedStyle(document.querySelector('.map')).getPropertyValue('--border').trim()
  const wanted = [1, 3, 5].map(at => parseInt(border.slice(at, at + 2), 16))
  let most = 0
  for (let y = 0; y < height; y++) {
    let run = 0
    for (let x = 0; x < width; x++) {
      const at = 4 * (y * width + x)
      run = data[at + 3] > 60 && wanted.every((part, one) => Math.abs(part - data[at + one]) < 40) ? run + 1 : 0
      most = Math.max(most, run / width)
    }
  }
  return most
}"""


@pytest.mark.parametrize("zoom", ["1", "7"])
def test_no_coast_runs_back_around_the_world(open_page, zoom):
    """Siberia and Fiji lie on both sides of the antimeridian."""
    page = open_page(f"/en/events#map={zoom}/-16.800/{'0.000' if zoom == '1' else '175.000'}")
    page.wait_for_selector(".map[data-drawn='1'][data-shown='1']")
    assert 0 < page.evaluate(FIRMEST) < 0.2


def test_names_of_towns_are_whole_and_under_no_control_or_sign(open_page, language):
    page = open_page(f"/{language}/events#map=6/33.300/44.400")
    page.wait_for_selector(".map .town")
    frame = page.locator(".map").first.bounding_box()
    inside = [frame["x"], frame["y"], frame["x"] + frame["width"], frame["y"] + frame["height"]]
    towns = [town.bounding_box() for town in page.locator(".map .town span").all()]
    controls = [control.bounding_box() for control in page.locator(".map .leaflet-control, .map .cluster-icon, .map .pin").all()]
    assert len(towns) > 5
    for town in towns:
        ends = (town["x"] + town["width"], town["y"] + town["height"])
        assert inside[0] <= town["x"] and inside[1] <= town["y"] and ends[0] <= inside[2] and ends[1] <= inside[3]
        apart = [
            ends[0] < one["x"] or one["x"] + one["width"] < town["x"] or ends[1] < one["y"] or one["y"] + one["height"] < town["y"]
            for one in controls
        ]
        assert all(apart)
    assert ("km" if language == "en" else "كم") in page.locator(".leaflet-control-scale-line").first.inner_text()


def test_no_name_lies_under_the_dot_of_an_event_and_its_place_is_named(open_page, language, contested):
    page = open_page(f"/{language}/events/{contested}")
    page.wait_for_selector(".map .town:not(.own)")
    frame, own = page.locator(".map").bounding_box(), page.locator(".map .town.own span")
    assert own.inner_text() == ("Mashtal" if language == "en" else "المشتل")
    middle = (frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] / 2)
    names = [one.bounding_box() for one in page.locator(".map .town span").all()]
    for name in names:
        ends = (name["x"] + name["width"], name["y"] + name["height"])
        assert not (name["x"] - 5 < middle[0] < ends[0] + 5 and name["y"] < middle[1] < ends[1])
    here = own.bounding_box()
    assert abs(here["x"] + here["width"] / 2 - middle[0]) < 4 and 0 < here["y"] - middle[1] < 20


@pytest.mark.parametrize("zoom", ["4.5", "6", "7.5"])
def test_no_sign_covers_another(open_page, zoom):
    page = open_page(f"/en/events#map={zoom}/33.000/44.000")
    page.wait_for_selector(".map[data-shown='1'] .cluster")
    signs = [sign.bounding_box() for sign in page.locator(".map .cluster-icon, .map .pin").all()]
    middles = [(sign["x"] + sign["width"] / 2, sign["y"] + sign["height"] / 2, sign["width"] / 2) for sign in signs]
    pairs = [(one, other) for at, one in enumerate(middles) for other in middles[:at]]
    assert middles
    assert [(one, other) for one, other in pairs if math.dist(one[:2], other[:2]) < one[2] + other[2]] == []


def test_a_facet_is_opened_whole_and_closed_again(open_page, language):
    page = open_page(f"/{language}/events?country=IQ")
    offered = page.locator("#facet-place li a")
    few = offered.count()
    page.locator("#facet-place p.note a").click()
    page.wait_for_url("**more=place#facet-place")
    assert offered.count() > few
    page.locator("#facet-place p.note a").click()
    page.wait_for_url(lambda url: "more=" not in url)
    assert offered.count() == few
