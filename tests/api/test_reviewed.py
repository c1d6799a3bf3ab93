"""What people made of claims stands beside what the machine read, in every form; the machine's reading stays as it was."""

import csv
import io

from demo_site import demo_site
from stamps import stamp
from starlette.testclient import TestClient

from khabar.ledger.decisions import Given, decide
from khabar.model import Correction, Review

V1 = "/api/v1"
FACETS = f"{V1}/events/facets?facet=reviewed&facet=review&facet=country"


def test_reviews_and_corrections_are_told_apart_from_what_was_read():
    with demo_site() as app:
        client = TestClient(app, base_url="http://127.0.0.1")
        before = client.get(f"{V1}/events?type=strike").json()["events"]
        first, second = (one["event"]["claims"][0] for one in before[:2])
        with app.state.site.database.writing() as connection:
            decide(connection, first, Given(review=Review.CONFIRMED, by="person:noor"), stamp())
            more = (Correction("killed", "41", None),)
            decide(connection, second, Given(review=Review.CORRECTED, by="person:noor", corrections=more), stamp())
        after = client.get(f"{V1}/events?type=strike").json()["events"]
        assert [one["review"] for one in after[:3]] == [["confirmed"], ["corrected"], []]
        assert "41" in after[1]["corrections"][0]
        assert [one["event"] for one in after] == [one["event"] for one in before]
        more = (Correction("country", "FI", None),)
        with app.state.site.database.writing() as connection:
            decide(connection, second, Given(review=Review.CORRECTED, by="person:noor", corrections=more), stamp())
        told = {one["name"]: {each["value"]: each["count"] for each in one["counts"]} for one in client.get(FACETS).json()["facets"]}
        assert told["reviewed"] == {"yes": 2}
        assert told["review"] == {"confirmed": 1, "corrected": 1}
        assert told["country"]["FI"] == client.get(f"{V1}/events?country=FI").json()["count"] == 1
        reviewed = client.get(f"{V1}/events?reviewed=yes").json()
        assert {one["event"]["event_id"] for one in reviewed["events"]} == {one["event"]["event_id"] for one in after[:2]}
        text = client.get(f"{V1}/events.csv?type=strike").text.removeprefix("\ufeff")
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        assert [row["review"] for row in rows[:3]] == ["confirmed", "corrected", "machine-coded"]
        assert "FI" in rows[1]["corrections"]
        [claim] = client.get(f"{V1}/claims/{second.replace('#', '%23')}").json()["rows"]
        assert (claim["review"], len(claim["corrections"])) == ("corrected", 1)
        claims = csv.DictReader(io.StringIO(client.get(f"{V1}/claims.csv").text.removeprefix("\ufeff"), newline=""))
        states = {row["doc_id"] + "#" + row["id"]: row["review"] for row in claims}
        assert (states[first], states[second]) == ("confirmed", "corrected")
        assert set(states.values()) == {"confirmed", "corrected", "machine-coded"}
