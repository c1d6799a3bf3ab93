"""Claims drawn by chance, so that quality can be told of all from some; with two reviewers neither sees the other until it is closed.

Which claims are drawn follows from the seed and the keys of the claims alone: the same ledger and seed give the same sample.
Claims about which somebody decided already are left out, so that nobody's view is known.
"""

from __future__ import annotations

import hashlib
import heapq
from collections.abc import Sequence

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, func, select, update

from khabar.ledger.chain import Written, append
from khabar.ledger.decisions import Decided, standing
from khabar.ledger.loading import load
from khabar.ledger.reviewing.agreement import Agreement, agreements
from khabar.ledger.reviewing.fields import values_of
from khabar.ledger.reviewing.marking import mark, note_decided
from khabar.ledger.reviewing.tables import sample_claims, samples
from khabar.ledger.schema import claims, decisions
from khabar.ledger.writing import add
from khabar.model import Review, Stamp

SAMPLED, SAMPLE_CLOSED = "sampled", "sample closed"
MOST, MOST_REVIEWERS = 5_000, 2
"""Claims of one sample: 5,000 pin a share of one half down to 1.4 points, more than anybody will read."""
_ID_LETTERS = 10
_Z = 1.96
"""Standard errors of an interval that holds the true share 95 times in a hundred."""


class Sample(Struct, frozen=True):
    """A sample: its id and entry, its name, the seed, who reviews it (nobody: whoever comes), since when, and until when it was open."""

    sample_id: str
    entry: int
    name: str
    seed: str
    reviewers: tuple[str, ...]
    opened: str
    closed: str | None
    size: int

    @property
    def blind(self) -> bool:
        """Whether its reviewers do not see each other's decisions while it is open."""
        return len(self.reviewers) > 1


class Draw(Struct, frozen=True, kw_only=True):
    """What sample is wanted: its name, how many claims, by which seed, for which reviewers (``person:`` and a name; none, one or two)."""

    name: str
    size: int
    seed: str
    reviewers: tuple[str, ...] = ()
    by: str


class Quality(Struct, frozen=True):
    """What one reviewer made of a sample: how many claims were decided, and of these how many with each review.

    ``right`` is the share that is what the article says (confirmed of all but unsure), with the ends of its interval of 95 in a hundred
    (Wilson 1927).
    """

    by: str
    decided: int
    of: int
    reviews: dict[str, int]
    right: float | None
    low: float | None
    high: float | None


def drawn(connection: Connection, seed: str, size: int) -> list[tuple[str, str]]:
    """The references and keys of the claims that a seed draws, in the order of chance."""
    decided = set(connection.execute(select(decisions.c.ref).where(decisions.c.current)).scalars())
    rows = connection.execute(select(claims.c.ref, claims.c.key).where(claims.c.current).execution_options(yield_per=5000))
    chances = ((hashlib.sha256(f"{seed}\n{key}\n{ref}".encode()).digest(), ref, key) for ref, key in rows if ref not in decided)
    return [(ref, key) for _, ref, key in heapq.nsmallest(size, chances)]


def open_sample(connection: Connection, draw: Draw, picked: Sequence[tuple[str, str]], stamp: Stamp) -> str:
    """Keep what was drawn; gives its id. The caller holds the lock of a writer.

    Raises ValueError: no name, nothing drawn, more than `MOST`, or more reviewers than two or twice the same.
    """
    bad = not draw.name.strip() or not 0 < len(picked) <= MOST or len(draw.reviewers) > MOST_REVIEWERS
    if bad or len(set(draw.reviewers)) != len(draw.reviewers) or any(" " in one for one in draw.reviewers):
        raise ValueError(draw.name)
    told = {**msgspec.to_builtins(draw), "claims": [ref for ref, _ in picked]}
    [entry] = append(connection, [Written(SAMPLED, draw.name.strip(), msgspec.json.encode(told))], stamp)
    sample_id = hashlib.sha256(f"{entry}\n{draw.name}\n{draw.seed}".encode()).hexdigest()[:_ID_LETTERS]
    row = {"id": sample_id, "entry": entry, "name": draw.name.strip(), "seed": draw.seed, "reviewers": " ".join(draw.reviewers)}
    add(connection, samples, [{**row, "opened": stamp.recorded, "closed": None}])
    add(connection, sample_claims, [{"sample": sample_id, "place": n, "ref": ref, "key": key} for n, (ref, key) in enumerate(picked)])
    return sample_id


def close_sample(connection: Connection, sample_id: str, by: str, stamp: Stamp) -> None:
    """Close a sample: what was sealed is seen and counts. Raises KeyError: no open sample. The caller holds the lock of a writer."""
    sample = find_sample(connection, sample_id)
    if sample is None or sample.closed is not None:
        raise KeyError(sample_id)
    append(connection, [Written(SAMPLE_CLOSED, sample_id, msgspec.json.encode({"by": by, "name": sample.name}))], stamp)
    connection.execute(update(samples).where(samples.c.id == sample_id).values(closed=stamp.recorded))
    of_it = (decisions.c.sample == sample_id) & decisions.c.current
    rows = connection.execute(select(decisions.c.ref, decisions.c.judge, decisions.c.entry).where(of_it, decisions.c.sealed)).all()
    connection.execute(update(decisions).where(of_it).values(sealed=False))
    for row in rows:
        earlier = (decisions.c.ref == row.ref) & (decisions.c.judge == row.judge) & (decisions.c.entry < row.entry)
        connection.execute(update(decisions).where(earlier, decisions.c.sample.is_(None)).values(current=False))
    touched = [row.ref for row in rows if row.ref is not None]
    mark(connection, touched)
    note_decided(connection, touched)


def all_samples(connection: Connection) -> list[Sample]:
    """Every sample, the latest first."""
    sizes = select(sample_claims.c.sample, func.count().label("size")).group_by(sample_claims.c.sample).subquery()
    query = select(samples, sizes.c.size).join_from(samples, sizes, sizes.c.sample == samples.c.id).order_by(samples.c.entry.desc())
    return [
        Sample(row.id, row.entry, row.name, row.seed, tuple(row.reviewers.split()), row.opened, row.closed, row.size)
        for row in connection.execute(query)
    ]


def find_sample(connection: Connection, sample_id: str) -> Sample | None:
    """The sample of this id."""
    return next((one for one in all_samples(connection) if one.sample_id == sample_id), None)


def quality(connection: Connection, sample: Sample) -> list[Quality]:
    """What its reviewers made of a sample, by name; of a blind one that is open only how far each came."""
    by_judge: dict[str, list[Review]] = {name: [] for name in sample.reviewers}
    for one in _decisions(connection, sample):
        by_judge.setdefault(one.decision.by, []).append(one.decision.review)
    hidden = sample.blind and sample.closed is None
    return [_quality(name, reviews, sample.size, hidden=hidden) for name, reviews in sorted(by_judge.items())]


def agreement_of(connection: Connection, sample: Sample) -> list[Agreement]:
    """How far the two reviewers of a closed sample agree; nothing where it is open or had not two."""
    if sample.closed is None or len(sample.reviewers) != MOST_REVIEWERS:
        return []
    by_ref: dict[str, dict[str, Decided]] = {}
    for decided in _decisions(connection, sample):
        by_ref.setdefault(decided.decision.ref, {})[decided.decision.by] = decided
    both = {ref: said for ref, said in by_ref.items() if len(said) == MOST_REVIEWERS}
    one, other = sample.reviewers
    read = _read(connection, list(both))
    return agreements((read.get(ref, {}), said[one].decision, said[other].decision) for ref, said in both.items())


def _read(connection: Connection, refs: Sequence[str]) -> dict[str, dict[str, str | None]]:
    """The fields of claims as they are read now."""
    found: dict[str, dict[str, str | None]] = {}
    for doc_id, coded in load(connection, sorted({ref.rpartition("#")[0] for ref in refs})).items():
        found.update((f"{doc_id}#{claim.id}", values_of(coded.document, claim)) for claim in coded.claims)
    return found


def _decisions(connection: Connection, sample: Sample) -> list[Decided]:
    return standing(connection, (decisions.c.sample == sample.sample_id) & decisions.c.current)


def _quality(name: str, reviews: Sequence[Review], size: int, *, hidden: bool) -> Quality:
    counts = {} if hidden else {review.value: reviews.count(review) for review in Review if review in reviews}
    sure = [review for review in reviews if review is not Review.UNSURE]
    if hidden or not sure:
        return Quality(name, len(reviews), size, counts, None, None, None)
    low, high = interval(sure.count(Review.CONFIRMED), len(sure))
    return Quality(name, len(reviews), size, counts, sure.count(Review.CONFIRMED) / len(sure), low, high)


def interval(hits: int, count: int) -> tuple[float, float]:
    """The ends of Wilson's interval of 95 in a hundred for a share of so many hits; ``count`` is above zero."""
    share, square = hits / count, _Z**2
    middle, half = share + square / (2 * count), _Z * (share * (1 - share) / count + square / (4 * count**2)) ** 0.5
    return (middle - half) / (1 + square / count), (middle + half) / (1 + square / count)
