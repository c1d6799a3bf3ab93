"""The description of the API holds for what the API does, whatever it is asked: no server error, no answer of another shape."""

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

from khabar.api import router

CHECKS = (not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance)


@pytest.fixture(scope="session")
def operations(app):
    """Every route by its path; those that write are held to the description by the tests of who may write."""
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app).include(method="GET", path_regex="^/api/v1/")
    return {one.ok().path: one.ok() for one in schema.get_all_operations()}


def paths():
    alone = FastAPI()
    alone.include_router(router)
    return sorted(path for path, methods in alone.openapi()["paths"].items() if "get" in methods)


@pytest.mark.parametrize("path", paths())
def test_every_route_answers_as_described(operations, path):
    @given(case=operations[path].as_strategy())
    @settings(max_examples=15, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    def asked(case):
        case.call_and_validate(checks=CHECKS, headers={"Host": "127.0.0.1"})

    asked()


def test_every_list_and_file_tells_of_its_tag(client):
    told = client.get("/api/v1/openapi.json").json()["paths"]
    for path in paths():
        described, is_tagged = told[path]["get"], not path.endswith(("/queues", "/queues/{queue}", "/reviews"))
        asked = [one["name"] for one in described.get("parameters", ()) if one["in"] == "header"]
        assert (asked == ["If-None-Match"]) is is_tagged, path
        assert all("ETag" in described["responses"][status]["headers"] for status in ("200", "304") if is_tagged), path


def test_every_route_says_what_it_is_for(client):
    told = client.get("/api/v1/openapi.json").json()
    for path, methods in told["paths"].items():
        for one in methods.values():
            assert one["summary"] and one["description"], path
            assert all(parameter["description"] for parameter in one.get("parameters", ()) if parameter["in"] == "query"), path
