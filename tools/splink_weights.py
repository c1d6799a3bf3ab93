#!/usr/bin/env python3
"""Set Splink (with DuckDB) against khabar: the same pairs, the same m and u, and the match weight that each of the two gives.

Every pair is handed over as two records that bear the levels found by `khabar.link.pairs.features`; Splink adds up. What is checked is
that the weights file means the same to another engine, not the features. Needs the `data` extra.
"""

import argparse
import math
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
from splink import Linker, SettingsCreator, block_on
from splink.backends.duckdb import DuckDBAPI
from splink.comparison_level_library import CustomLevel
from splink.comparison_library import CustomComparison
from splink.internals.comparison_level_creator import ComparisonLevelCreator

from estimate_links import labelled, truth_of
from khabar.codebook import load
from khabar.codebook.linking import Telling
from khabar.link.pairs.features import Vector
from link_weights import Labelled
from shared_texts import shared_folder

TOLERANCE = 1e-6


def splink_weights(vectors: Sequence[Vector], telling: Telling) -> list[float]:
    """The match weight in bits that Splink gives each pair, by the chances of ``telling``."""
    names = list(telling.features)
    rows: dict[str, list[Any]] = {"unique_id": [], "pair": [], **{name: [] for name in names}}
    for number, vector in enumerate(vectors):
        for side in "ab":
            rows["unique_id"].append(f"{number:09}{side}")
            rows["pair"].append(number)
            for name in names:
                rows[name].append(vector.levels[name])
    settings = SettingsCreator(
        link_type="dedupe_only",
        probability_two_random_records_match=telling.prior,
        blocking_rules_to_generate_predictions=[block_on("pair")],
        comparisons=[_comparison(name, telling) for name in names],
    )
    engine = DuckDBAPI()
    linker = Linker(engine.register(pa.table(rows)), settings)
    found = linker.inference.predict().as_record_list()
    by_pair = {int(str(row["unique_id_l"])[:9]): float(row["match_weight"]) for row in found}
    return [by_pair[number] for number in range(len(vectors))]


def _comparison(name: str, telling: Telling) -> CustomComparison:
    levels: list[ComparisonLevelCreator | dict[str, Any]] = [
        CustomLevel(f"\"{name}_l\" = '{level}'", label_for_charts=level).configure(
            m_probability=one.m, u_probability=one.u, fix_m_probability=True, fix_u_probability=True
        )
        for level, one in telling.features[name].items()
    ]
    return CustomComparison(output_column_name=name, comparison_levels=levels)


def own_weights(vectors: Iterable[Vector], telling: Telling) -> list[float]:
    """The same sums by khabar's own arithmetic."""
    start = math.log2(telling.prior / (1 - telling.prior))
    weights = {name: {level: math.log2(one.m / one.u) for level, one in levels.items()} for name, levels in telling.features.items()}
    return [start + sum(weights[name][level] for name, level in vector.levels.items()) for vector in vectors]


def main() -> None:
    """Compare over the pairs of gold claims; the exit code is 1 where any pair differs."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    shared = shared_folder()
    if shared is None:
        sys.exit("no gold; set KHABAR_SHARED")
    codebook = load()
    pairs: list[Labelled] = labelled(truth_of(Path(shared), codebook), codebook)
    worst = 0.0
    for name, within, telling in (("within", True, codebook.linking.within), ("across", False, codebook.linking.across)):
        vectors = [pair.vector for pair in pairs if pair.vector.within is within]
        gaps = [abs(a - b) for a, b in zip(splink_weights(vectors, telling), own_weights(vectors, telling), strict=True)]
        worst = max(worst, *gaps)
        print(f"{name}: {len(vectors)} pairs, largest difference of match weights {max(gaps):.2e} bits")
    sys.exit(worst > TOLERANCE)


if __name__ == "__main__":
    main()
