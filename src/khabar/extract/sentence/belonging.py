"""What belongs to the site, the vehicle or the holder of an office right before it, and not to the verb."""

from collections.abc import Iterable, Sequence

from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.apposition import TITLES
from khabar.extract.sentence.chunks import Chunk

_BODIES = frozenset({"party", "armed_group", "militia", "ministry", "military", "police", "force", "coalition", "government"})
_CRAFT = frozenset({"vehicle", "aircraft", "naval", "drone"})
_SITES = frozenset({"military_site", "structure", "area", "site"})


def is_held(row: Sequence[Chunk], n: int) -> bool:
    """Whether a phrase under "to" belongs to the site, the vehicle or the holder of an office right before it, and not to the verb."""
    if not 0 < n < len(row) or row[n].slot != "to" or row[n].kind != "noun" or row[n].joined:
        return False
    thing, owner = row[n - 1].phrase, row[n].phrase
    if thing is None or owner is None or row[n - 1].kind != "noun" or thing.last != owner.first or owner.counted:
        return False
    found, party = senses(thing), "actor" in senses(owner)
    if found & TITLES and not thing.concepts:
        return bool(senses(owner) & _BODIES) and not (thing.definite and _are_several(row[n - 1]))
    if "camp" in found and "person" in senses(owner):
        return True  # "the camp of A for refugees"
    if thing.definite:
        return party and is_held(row, n - 1)
    if found & _CRAFT and not found & _SITES:
        return party
    return bool(found & _SITES) and (owner.definite or "munition" not in senses(owner))


def _are_several(chunk: Chunk) -> bool:
    """Whether people are told in the plural, who hold no one office: "the fighters warded off | the forces"."""
    return chunk.reading is not None and all(noun.number == "plural" for noun in chunk.reading.nouns)


def with_owners(row: Sequence[Chunk], fillers: Iterable[int]) -> list[int]:
    """Chunks with the phrases behind them that belong to them."""
    found = []
    for n in fillers:
        found.append(n)
        while is_held(row, n + 1):
            n += 1
            found.append(n)
    return found
