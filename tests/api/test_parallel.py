"""Two hundred clients at once, while a writer writes: every answer is whole and of one state of the ledger."""

import random
import threading

import httpx
from demo_site import listening
from made_events import made, tell

from khabar.web.app import create

CLIENTS = 200
PATHS = (
    "events?limit=20",
    "events/facets",
    "events/histogram",
    "events/clusters?zoom=3",
    "events.csv",
    "changes?limit=20",
    "events?type=strike",
)


def test_two_hundred_clients_are_answered(database, codebook):
    chance = random.Random(2)
    tell(database, [made(chance, n) for n in range(200)])
    faults, done = [], []
    with listening(create(database, codebook)) as address:

        def ask(number):
            with httpx.Client(base_url=f"{address}/api/v1/", timeout=60) as client:
                for turn in range(3):
                    answer = client.get(PATHS[(number + turn) % len(PATHS)])
                    if answer.status_code != 200:
                        faults.append((answer.url, answer.status_code, answer.text[:200]))
                    elif answer.url.path.endswith("/events") and answer.json()["count"] < 200 and "type" not in answer.url.params:
                        faults.append((answer.url, answer.json()["count"]))
                done.append(number)

        clients = [threading.Thread(target=ask, args=(number,)) for number in range(CLIENTS)]
        for client in clients:
            client.start()
        for turn in range(5):
            tell(database, [made(chance, n) for n in range(200 + 10 * turn, 210 + 10 * turn)])
        for client in clients:
            client.join()
        count = httpx.get(f"{address}/api/v1/events").json()["count"]
    assert not faults
    assert sorted(done) == list(range(CLIENTS))
    assert count == 250
