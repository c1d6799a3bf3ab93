"""The bench of the web application asks every page, or says which it does not ask and why."""

from fastapi.routing import APIRoute

import bench_web
from khabar.web.pages import ROUTERS


def pages():
    """Every route that shows something, by its address behind the language."""
    routes = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute) and "GET" in route.methods]
    return {route.path.removeprefix("/{language}/"): route for route in routes}


def test_every_page_is_measured_or_said_not_to_be():
    asked = [address.partition("?")[0] for _, address in bench_web.addresses(1000)]
    not_asked = {name for name, route in pages().items() if not any(route.path_regex.match(address) for address in asked)}
    assert len(pages()) > 30
    assert not_asked == set(bench_web.UNMEASURED)
