#!/usr/bin/env python3
"""How well copied passages are found: recall on copies that were tampered with, speed, and passages near the threshold to be read.

Over the corpus of the shared folder (KHABAR_SHARED, else ../shared). The figures stand in docs/decisions/0009; what `--read` prints is
text of the corpus and stays out of the repository. A measurement, not a test.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from khabar.codebook import load
from khabar.link.origins.copies import CopyIndex
from khabar.link.origins.imprints import Imprint, Places, fingerprints, hashed, imprint
from khabar.link.origins.overlap import Grams, common_stretches
from khabar.model import Document
from khabar.text import fold, sentences, words
from shared_texts import articles

CASES = 400


def passages(document: Document, number: int) -> list[str]:
    """Every run of so many sentences of the body, each of eight words or more."""
    found = words(fold(document.text))
    texts = [document.text[found[start].start : found[end - 1].end] for start, end in sentences(found)]
    long = [text for text in texts if len(text.split()) >= 8]
    return [" ".join(long[at : at + number]) for at in range(1, len(long) - number + 1)]


def dropped(share: float) -> Callable[[str, random.Random], str]:
    """Leaves out words at random."""
    return lambda text, chance: " ".join(word for word in text.split() if chance.random() >= share)


def changed(share: float) -> Callable[[str, random.Random], str]:
    """Puts another word in the place of words at random."""
    return lambda text, chance: " ".join(word if chance.random() >= share else f"x{chance.random()}" for word in text.split())


TAMPERED: dict[str, Callable[[str, random.Random], str]] = {
    "as it is": lambda text, _: text,
    "3 % of the words dropped": dropped(0.03),
    "10 % dropped": dropped(0.1),
    "20 % dropped": dropped(0.2),
    "5 % changed": changed(0.05),
    "10 % changed": changed(0.1),
}


def recall(press: Sequence[Document], made: Sequence[Imprint], idle: frozenset[int]) -> Iterator[str]:
    """For passages of 1, 2 and 5 sentences put into another article: how many are found, by the fingerprints and by all comparisons."""
    cases = {(number, name): [_case(press, number, name, case) for case in range(CASES)] for number in (1, 2, 5) for name in TAMPERED}
    index = CopyIndex([*made, *(copy for drawn in cases.values() for copy, _, _ in drawn)], idle)
    for (number, name), drawn in cases.items():
        hit = sum(any(found.source == source for found in index.copies_of(copy.doc_id)) for copy, source, _ in drawn)
        whole = sum(bool(common_stretches(Grams(copy), index.imprint(source), idle)) for copy, source, _ in drawn)
        length = sum(length for _, _, length in drawn) / CASES
        yield f"{number} sentences ({length:.0f} words), {name}: {hit / CASES:.3f} found, {whole / CASES:.3f} by comparing all"


def _case(press: Sequence[Document], number: int, name: str, case: int) -> tuple[Imprint, str, int]:
    """An article with a tampered passage of another in its middle, the other's id, and the words of the passage."""
    chance = random.Random(f"{number} {name} {case}")
    found: list[str] = []
    while not found:
        source, host = chance.sample(press, 2)
        found = passages(source, number)
    passage, body = chance.choice(found), host.text.partition("\n\n")[2]
    text = f"{body[: len(body) // 2]}\n{TAMPERED[name](passage, chance)}\n{body[len(body) // 2 :]}"
    return imprint(Document(f"~{number} {name} {case}", text)), source.doc_id, len(passage.split())


def speed(press: Sequence[Document], idle: frozenset[int]) -> Iterator[str]:
    """Articles a second of processor time, for each step."""
    start = time.process_time()
    made = [imprint(document) for document in press]
    imprinted = time.process_time()
    marks = sum(len(fingerprints(one)) for one in made)
    marked = time.process_time()
    index = CopyIndex(made, idle)
    indexed = time.process_time()
    found = [index.copies_of(one.doc_id) for one in made]
    done = time.process_time()
    steps = {"imprints": imprinted - start, "fingerprints": marked - imprinted, "index": indexed - marked, "copies": done - indexed}
    yield ", ".join(f"{name} {len(press) / seconds:.0f}/s" for name, seconds in steps.items())
    yield f"{sum(len(one.words) for one in made) / len(made) / 2:.0f} words and {marks / len(made):.0f} fingerprints an article"
    yield f"{sum(map(bool, found))} of {len(press)} articles have something in common with an earlier one, {sum(map(len, found))} pairs"


def near(press: Sequence[Document], index: CopyIndex, number: int) -> Iterator[str]:
    """Stretches between two outlets with hardly more telling words than must be, drawn at random."""
    by_id = {document.doc_id: document for document in press}
    pairs = [(copy, stretch) for one in press for copy in index.copies_of(one.doc_id) for stretch in copy.stretches]
    close = [(c, s) for c, s in pairs if s.telling <= 12 and by_id[c.doc_id].outlet != by_id[c.source].outlet]
    for copy, stretch in random.Random(7).sample(close, number):
        yield f"--- {copy.doc_id} <- {copy.source}: {stretch.same} words, {stretch.telling} telling"
        for doc_id, part in ((copy.doc_id, range(stretch.start, stretch.end)), (copy.source, range(stretch.from_start, stretch.from_end))):
            yield "    " + by_id[doc_id].quote(Places(index.imprint(doc_id)).span(part)).replace("\n", " / ")


def main() -> None:
    """Measure, or print pairs to be read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--read", type=int, default=0, metavar="N", help="print N passages near the threshold instead")
    arguments = parser.parse_args()
    press = list(articles())
    idle = hashed(load().sourcing.idle)
    made: list[Imprint] = [imprint(document) for document in press]
    lines = near(press, CopyIndex(made, idle), arguments.read) if arguments.read else chain(speed(press, idle), recall(press, made, idle))
    for line in lines:
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
