#!/usr/bin/env python3
"""Pages and the API over made-up events (tools/bench_search.py says what is in them): server time of a published mix of addresses.

Asked one after the other, in the process of the server: what the network and a browser take comes on top. Beside that 200 clients at once
over the network of the machine. Pages that are not asked stand in UNMEASURED with the reason. Run by `make bench`; a benchmark, not a test.
"""

import argparse
import random
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import httpx
from starlette.testclient import TestClient

from bench_search import WORDS, fill, mix
from khabar.codebook import load
from khabar.ledger import Database
from khabar.ledger.filters import Filter
from khabar.web.app import create

LIMIT_MS, MAP_LIMIT_MS = 200, 150
"""What people take for at once; the goals of the 95th percentile."""
CLIENTS, TURNS = 200, 3
UNKNOWN = 422
"""What the API answers where a filter asks for a value that is in no event."""
VIEWS = [("-180,-85,180,85", 2), ("10,0,70,45", 4), ("19,9,31,19", 6), ("20,10,24,13", 8), ("20.9,10.9,21.2,11.1", 12)]

OTHERS = (
    *(
        "events.atom",
        "cite",
        "watching",
        "watching?type=strike",
        "towns?view=10,0,70,45",
        "documents",
        "documents?q=a",
        "audit",
        "audit/check",
    ),
    *("runs", "method", "help/keys", "account", "people", "samples", "actors", "places"),
    *("actors/united-states", "places/iq-mosul"),
    *("review", "review/links", "review/contradictions", "review/issues", "events/map?view=10,0,70,45&zoom=4"),
)
"""Pages that are asked as they are, behind the language."""
AGAIN = 21
"""So often that the first time, when a template is compiled, is beyond the 95th percentile."""
UNMEASURED = {
    **dict.fromkeys(
        ("claims/{ref:path}", "documents/{doc_id:path}", "originals/{doc_id:path}", "compare"),
        "the made-up events have no articles",
    ),
    **dict.fromkeys(
        ("tallies", "tallies.csv", "outlets", "outlets/{name:path}", "sources", "sources/{name:path}", "wording", "wording/{term}"),
        "their sums are measured by tools/bench_sums.py, the page around them is not",
    ),
    "watching/{search_id}.atom": "as events.atom, by a key",
    "sign-in": "nothing of it grows with the ledger",
}
"""Pages that are not asked here, and why."""


def query_of(wanted: Filter) -> str:
    """A filter as the question of an address."""
    pairs = [*wanted.facets, ("since", wanted.since), ("until", wanted.until), ("origins", wanted.least_origins), ("q", wanted.words)]
    if wanted.box is not None:
        pairs.append(("bbox", f"{wanted.box.west},{wanted.box.south},{wanted.box.east},{wanted.box.north}"))
    if wanted.contradicted is not None:
        pairs.append(("contested", "yes" if wanted.contradicted else "no"))
    return urlencode([(name, value) for name, value in pairs if value is not None])


def addresses(count: int) -> Iterator[tuple[str, str]]:
    """The published mix: a name and an address."""
    chance = random.Random(11)
    wanted = [(name, query_of(one)) for name, one in mix()]
    for name, query in wanted:
        common = " (a common word)" if name == "words, common" else ""
        yield f"page of events{common}", f"/en/events?{query}"
        yield f"API: events{common}", f"/api/v1/events?{query}"
    for _, query in chance.sample(wanted, 40):
        yield "page of events, Arabic", f"/ar/events?{query}"
        yield "API: facets", f"/api/v1/events/facets?{query}"
        yield "API: histogram", f"/api/v1/events/histogram?{query}"
        yield "page of exports", f"/en/export?{query}"
        for view, zoom in chance.sample(VIEWS, 2):
            yield "map", f"/api/v1/events/clusters?{query}&view={view}&zoom={zoom}"
    for _ in range(40):
        yield "page of an event", f"/en/events/e{chance.randrange(count):09x}"
        yield "API: an event", f"/api/v1/events/e{chance.randrange(count):09x}"
    for day in range(10, 28):
        yield "API: claims", f"/api/v1/claims?since=2018-03-{day}&until=2018-03-{day}"
        yield "API: claims", f"/api/v1/claims?type=strike&since=20{day}-01-01"
    yield "API: claims", f"/api/v1/claims?{urlencode({'q': WORDS[1500]})}"
    for path in OTHERS:
        for _ in range(AGAIN):
            yield f"page: {path.partition('?')[0]}", f"/en/{path}"
    yield "API: actors", "/api/v1/actors?limit=50"
    yield "API: changes", "/api/v1/changes?limit=50"


def measure(client: TestClient, count: int) -> dict[str, list[tuple[float, float]]]:
    """Milliseconds of processor time and by the clock of each address, by the name of its kind; raises where one is not answered.

    A value that no event of a small ledger has is told to be none (422): these stand apart.
    """
    times: dict[str, list[tuple[float, float]]] = {}
    for name, address in addresses(count):
        clock, processor = time.perf_counter(), time.process_time()
        answer = client.get(address)
        taken = (1000 * (time.process_time() - processor), 1000 * (time.perf_counter() - clock))
        if answer.status_code == UNKNOWN:
            name = "a value that no event has"
        elif answer.status_code != 200:
            raise RuntimeError(f"{address}: {answer.status_code} {answer.text[:300]}")
        times.setdefault(name, []).append(taken)
    return times


def show(times: dict[str, list[tuple[float, float]]]) -> None:
    """A line for each kind, with whether its 95th percentile keeps the goal (of processor time, which other work does not lengthen)."""
    print(f"{'milliseconds':32}{'asked':>6}   processor p50    p95  worst   clock p50    p95  worst")
    for name, taken in sorted(times.items()):
        figures = []
        for kind in zip(*taken, strict=True):
            ordered = sorted(kind)
            figures += [ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)], ordered[-1]]
        goal = MAP_LIMIT_MS if name == "map" else LIMIT_MS
        told = "" if figures[1] <= goal else f"   over {goal}"
        processor, clock = " ".join(f"{one:6.1f}" for one in figures[:3]), " ".join(f"{one:6.1f}" for one in figures[3:])
        print(f"{name:32}{len(taken):6}          {processor}      {clock}{told}")


def crowd(address: str, paths: list[str]) -> tuple[int, float, float]:
    """Two hundred clients at once, some addresses each: how many answers were none, the seconds of all, and the 95th percentile."""
    faults, times = [], []

    def ask(number: int) -> None:
        with httpx.Client(base_url=address, timeout=300, follow_redirects=True) as client:
            for turn in range(TURNS):
                started = time.perf_counter()
                answer = client.get(paths[(number * TURNS + turn) % len(paths)])
                times.append(time.perf_counter() - started)
                if answer.status_code not in (200, UNKNOWN):
                    faults.append(answer.status_code)

    started = time.perf_counter()
    clients = [threading.Thread(target=ask, args=(number,)) for number in range(CLIENTS)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    return len(faults) + CLIENTS * TURNS - len(times), time.perf_counter() - started, sorted(times)[int(len(times) * 0.95)]


def main() -> None:
    """Fill a ledger, ask it, and have a crowd ask it."""
    import uvicorn

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--ledger", help="a ledger that tools/bench_search.py or this filled with as many events; default: a new one")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        where = asked.ledger or str(Path(folder) / "ledger.db")
        is_new = not Path(where).exists()
        database = Database.open(where, create=is_new)
        if is_new:
            fill(database, asked.events)
        app = create(database, load())
        client = TestClient(app, base_url="http://127.0.0.1", follow_redirects=True)
        client.get("/en/events")
        show(measure(client, asked.events))
        server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        paths = [address for _, address in random.Random(4).sample(list(addresses(asked.events)), 60)]
        faults, taken, late = crowd(f"http://127.0.0.1:{port}", paths)
        print(f"{CLIENTS} clients at once, {TURNS} questions each: {faults} without an answer, {taken:.1f} s in all, p95 {late:.1f} s")
        server.should_exit = True
        thread.join(10)
        database.close()


if __name__ == "__main__":
    main()
