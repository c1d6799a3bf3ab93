"""Reads what linking knows: the weights of linking.yaml, the umbrellas over groups, and how common words are."""

import math
from collections.abc import Mapping as Map
from pathlib import Path

from msgspec import Struct, structs

from khabar.codebook.fields import mapping, number, text, texts
from khabar.codebook.strict_yaml import CodebookError, Mapping, allow, load, read_text

SETS = ("within", "across")
_MOST_BITS = 100.0


class Chances(Struct, frozen=True, array_like=True):
    """How often a level is seen in pairs of claims of one event (``m``) and in other pairs (``u``), after Fellegi and Sunter (1969)."""

    m: float
    u: float


class Telling(Struct, frozen=True):
    """What pairs of one kind tell: the share that is of one event, and the chances of every level of every feature."""

    prior: float
    features: dict[str, dict[str, Chances]]


class Linking(Struct, frozen=True):
    """The weights of linking: for pairs ``within`` one document and ``across`` two.

    Two claims are joined above ``join`` bits, and two clusters where their pairs are on average above `bound`; two claims of one document
    that have less than ``apart`` bits never are.
    ``umbrellas`` are groups under another's name, ``common_words`` the bits that each common stem tells.
    """

    version: str
    join: float
    apart: float
    doubling: float
    within: Telling
    across: Telling
    umbrellas: dict[str, tuple[str, ...]] = {}
    common_words: dict[str, float] = {}

    def bound(self, pairs: int) -> float:
        """The bits above which the mean of so many pairs joins two clusters: ``join``, and ``doubling`` more for each doubling of them.

        A single pair may be short of bits because little is told; that all of many are is no want of telling.
        """
        return self.join + self.doubling * math.log2(pairs)


def read_linking(base: Path, known: Map[str, object]) -> Linking:
    """Weights, umbrellas and common words of a codebook folder whose concepts are ``known``. Raises ``CodebookError``."""
    umbrellas = read_umbrellas(base / "umbrellas.yaml", base, known)
    common = read_common_words(base / "words" / "common.tsv", base)
    return structs.replace(read_weights(base / "linking.yaml", base), umbrellas=umbrellas, common_words=common)


def read_weights(path: Path, root: Path) -> Linking:
    """The weights by which pairs of claims are judged, those of one document and those of two. Raises ``CodebookError``."""
    data = load(path, root)
    allow(data, frozenset({"version", "join", "apart", "doubling", *SETS}))
    join, apart, doubling = (_bits(data, key) for key in ("join", "apart", "doubling"))
    within, across = (_telling(mapping(data, name)) for name in SETS)
    return Linking(text(data, "version"), join, apart, doubling, within, across)


def _bits(data: Mapping, key: str) -> float:
    found = number(data, key, -_MOST_BITS, _MOST_BITS)
    if found is None:
        raise CodebookError(f"{data.where(key)}: {key} must be a number of bits")
    return found


def _telling(data: Mapping) -> Telling:
    allow(data, frozenset({"prior", "features"}))
    features = mapping(data, "features")
    return Telling(
        _chance(data, "prior"),
        {name: {level: _chances(mapping(levels, level)) for level in levels} for name in features for levels in [mapping(features, name)]},
    )


def _chances(data: Mapping) -> Chances:
    allow(data, frozenset({"m", "u"}))
    return Chances(_chance(data, "m"), _chance(data, "u"))


def _chance(data: Mapping, key: str) -> float:
    found = number(data, key, 0.0, 1.0)
    if found is None or not 0.0 < found < 1.0:
        raise CodebookError(f"{data.where(key)}: {key} must be a chance between 0 and 1, neither of them reached")
    return found


def read_umbrellas(path: Path, root: Path, known: Map[str, object]) -> dict[str, tuple[str, ...]]:
    """The groups under each umbrella, all of them concepts. Raises ``CodebookError``."""
    data = load(path, root)
    allow(data, frozenset({"umbrellas"}))
    found = mapping(data, "umbrellas")
    umbrellas = {name: texts(found, name) for name in found}
    for name, groups in umbrellas.items():
        for concept in (name, *groups):
            if concept not in known:
                raise CodebookError(f"{found.where(name)}: no concept has the id {concept!r}")
    return umbrellas


def read_common_words(path: Path, root: Path) -> dict[str, float]:
    """How many bits each common stem tells: log2 of the articles to one that has it. Raises ``CodebookError`` with the line."""
    name = path.relative_to(root).as_posix()
    common: dict[str, float] = {}
    for number_of, line in enumerate(read_text(path, name).splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        stem, tab, bits = line.partition("\t")
        try:
            common[stem] = float(bits)
        except ValueError:
            tab = ""
        if not tab:
            raise CodebookError(f"{name}:{number_of}: a line must be a stem, a tab and a number of bits")
    return common
