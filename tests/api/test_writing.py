"""Programs that write: whatever they send there is no server error, and of two hundred at once none loses what it wrote."""

import threading

import httpx
import pytest
import schemathesis
from demo_site import listening
from hypothesis import HealthCheck, given, settings
from invented_reports import STRUCK
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance
from shared_site import HOST, shared_site

from khabar.api.limits import Limits, Rate
from khabar.ledger import verify
from khabar.ledger.chain import read
from khabar.ledger.people.roles import Role

WRITERS = 200
THERE = {
    "reviews": {"claim": STRUCK[0]},
    "judgements": {"left": STRUCK[0], "right": STRUCK[1]},
    "regroupings": {"groups": [[STRUCK[0]], list(STRUCK[1:])]},
    "checks": {"kind": "issue", "subject": "1"},
    "undo": {"entry": 30},
}
CHECKS = (not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance)


@pytest.fixture(scope="module")
def site():
    with shared_site() as made:
        yield made


@pytest.fixture(scope="module")
def operations(site):
    """Every route that writes, by its path."""
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", site.app).include(method="POST", path_regex="^/api/v1/")
    return {one.ok().path: one.ok() for one in schema.get_all_operations()}


@pytest.mark.parametrize("name", ["reviews", "judgements", "regroupings", "checks", "undo"])
def test_a_route_that_writes_answers_whatever_it_is_sent(site, operations, monkeypatch, name):
    monkeypatch.setattr("khabar.api.access.WRITES", Rate(10**6, 60.0))
    headers = {"Host": HOST, **site.token(Role.EDITOR)}

    @given(case=operations[f"/api/v1/{name}"].as_strategy())
    @settings(max_examples=40, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    def asked(case):
        case.call_and_validate(checks=CHECKS, headers=headers)
        if isinstance(case.body, dict):  # the same about what is there
            case.body = {**case.body, **THERE[name]}
            case.call_and_validate(checks=CHECKS, headers=headers)

    asked()
    with site.database.reading() as connection:
        assert verify(connection).fault is None


def test_a_body_that_is_not_understood_is_told_with_its_field(site):
    body = {"claim": STRUCK[0], "review": "perhaps"}
    told = site.client().post("/api/v1/reviews", json=body, headers=site.token(Role.REVIEWER)).json()["error"]
    assert (told["status"], told["parameter"]) == (422, "review")
    assert told["detail"].startswith("review: Input should be 'confirmed'")


@pytest.mark.slow
def test_of_two_hundred_who_write_at_once_none_loses_a_word(site, monkeypatch):
    monkeypatch.setattr(site.app.state.desk, "limits", Limits())
    headers = [site.token(role) for role in (Role.REVIEWER, Role.EDITOR)]
    kept, faults = {}, []
    with listening(site.app) as address:

        def write(number):
            body = {"claim": STRUCK[number % len(STRUCK)], "review": "unsure", "note": f"word {number}"}
            answer = httpx.post(f"{address}/api/v1/reviews", json=body, headers=headers[number % 2], timeout=300)
            if answer.status_code == 201:
                kept[answer.json()["entry"]] = body["claim"]
            else:
                faults.append((answer.status_code, answer.text[:200]))

        writers = [threading.Thread(target=write, args=(number,)) for number in range(WRITERS)]
        for one in writers:
            one.start()
        for one in writers:
            one.join()
    assert faults == []
    assert len(kept) == WRITERS
    with site.database.reading() as connection:
        entered = {entry.sequence: entry.subject for entry in read(connection, ("decided",))}
        assert {entry: entered.get(entry) for entry in kept} == kept
        assert verify(connection).fault is None
