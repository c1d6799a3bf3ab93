"""Places that stand right behind one another, of which the one lies in the other: "the post in the sector in the region"."""

from khabar.codebook.lexicon import Lexicon
from khabar.extract.placing.naming import BY_KIND
from khabar.extract.placing.ranks import VAGUE
from khabar.extract.sentence.scene import Scene
from khabar.text.marks import COMMAS


def rank_chains(scene: Scene, ranks: dict[int, int], lexicon: Lexicon) -> None:
    """Give places that stand right behind one another the ranks that they have together."""
    for n in sorted(ranks):
        ranks[n] = _in_chain(scene, n, ranks)
        if (ahead := _side_of_other(scene, n, ranks, lexicon)) is not None:
            ranks[ahead], ranks[n] = ranks[n], ranks[ahead] - 1


def _in_chain(scene: Scene, n: int, ranks: dict[int, int]) -> int:
    """The rank of a place that stands right behind a more exact one which lies in it ("the post in the sector in the region").

    A side of a town tells where the region right ahead of it lies ("the green mountain east of the town").
    """
    ahead, phrase, before = (behind := _behind_place(scene, n)), scene.row[n].phrase, ranks.get(behind, 0)
    chained = before > VAGUE - (phrase is not None and "direction" in phrase.classes)
    finer = scene.row[ahead].slot == "near" and ranks[n] > BY_KIND["town"]  # "near the base, in the quarter of"
    return min(ranks[n], before - 1) if chained and not finer else ranks[n]


def _behind_place(scene: Scene, n: int) -> int:
    """The chunk that a phrase of place stands right behind; -1 where it stands behind none."""
    comma = n > 1 and scene.row[n - 1].kind == "mark" and scene.row[n - 1].value in COMMAS
    ahead = n - 1 - comma
    chained = scene.row[n].slot in ("in", "with", "from") and not scene.row[n].joined
    return ahead if chained and scene.row[n].first - scene.row[ahead].last <= 1 + comma else -1


def _side_of_other(scene: Scene, n: int, ranks: dict[int, int], lexicon: Lexicon) -> int | None:
    """The province of which the side of a town tells where it lies ("in the province, east of the capital"): the town is of another."""
    ahead, phrase = _behind_place(scene, n), scene.row[n].phrase
    if phrase is None or "direction" not in phrase.classes or not 0 < ranks.get(ahead, 0) < ranks[n]:
        return None
    whole = scene.row[ahead].phrase
    towns = [place for c in (*phrase.concepts, *phrase.inner) if (place := lexicon.concepts[c]).kind == "town"]
    provinces = {c for c in ((*whole.concepts, *whole.inner) if whole is not None else ()) if lexicon.concepts[c].kind == "admin1"}
    return ahead if towns and provinces and not any(town.admin1 in provinces for town in towns) else None
