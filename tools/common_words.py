#!/usr/bin/env python3
"""Write codebook/words/common.tsv: how common the stems of words are in the articles of the corpus.

Bits are log2 of the articles to one that has the stem. What is as rare as one article in 256 or rarer counts alike and is not listed:
a list of names would be of one summer's news.
"""

import math
from collections import Counter
from pathlib import Path

from khabar.link.pairs.compared import RARE
from khabar.text.stems import stems
from shared_texts import articles

TABLE = Path(__file__).resolve().parent.parent / "codebook" / "words" / "common.tsv"


def main() -> None:
    """Count and write."""
    count: Counter[str] = Counter()
    number = 0
    for document in articles():
        number += 1
        count.update(set(stems(document.text)))
    rows = {stem: round(math.log2(number / of), 1) for stem, of in count.items()}
    head = f"# Written by tools/common_words.py from {number} articles; do not edit. stem, bits\n"
    lines = "".join(f"{stem}\t{bits}\n" for stem, bits in sorted(rows.items()) if bits < RARE and not stem.isdigit())
    TABLE.write_text(head + lines, encoding="utf-8")


if __name__ == "__main__":
    main()
