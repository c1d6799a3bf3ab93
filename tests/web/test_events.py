"""The list of events: every filter of the address is held to, and what is not understood is told."""

import re

import pytest


def count(page):
    return int(re.search(r'class="count"[^>]*>\s*([\d,]+) event', page).group(1))


def rows(page):
    return re.findall(r'href="/en/events/(ev-[0-9a-f]+)"', page)


def test_all_events_are_counted_and_the_first_part_is_shown(client):
    page = client.get("/en/events").text
    assert count(page) > 50
    assert len(rows(page)) == 50
    rest = client.get("/en/events?page=2").text
    assert len(rows(rest)) == count(page) - 50
    assert set(rows(page)).isdisjoint(rows(rest))


@pytest.mark.parametrize("query", ["type=strike", "since=2024-01-01", "contested=yes", "origins=2", "country=iq", "type=strike&country=SY"])
def test_a_filter_leaves_some(client, query):
    everything = count(client.get("/en/events").text)
    assert 0 < count(client.get(f"/en/events?{query}").text) < everything


def test_a_place_goes_by_any_of_its_names(client):
    pages = [client.get("/en/events", params={"place": name}).text for name in ("Iraq", "العراق", "iraq")]
    assert len({count(page) for page in pages}) == 1


@pytest.mark.parametrize("query", ["since=2024-13-01", "bbox=1,2,3", "origins=none", "contested=perhaps"])
def test_what_is_not_understood_is_told_and_left_out(client, query):
    page = client.get(f"/en/events?{query}").text
    assert "Not understood" in page
    assert count(page) == count(client.get("/en/events").text)


def test_what_nothing_has_is_told(client):
    assert "No event has all of this" in client.get("/en/events?type=strike&country=FI").text


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999999999999999"])
def test_a_part_that_is_not_there_is_no_error(client, page):
    assert client.get(f"/en/events?page={page}").status_code == 200
