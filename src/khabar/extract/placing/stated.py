"""Where words were spoken: a statement has a place only where the text says where it was made (ruling 34)."""

from collections.abc import Iterator

from khabar.codebook.lexicon import Lexicon
from khabar.extract.placing.told import LOCATIVE, PLACING, is_placed
from khabar.extract.sentence.scene import Scene
from khabar.extract.speaking.voices import is_word

STATED = frozenset({"condemnation", "demand", "rejection", "sanction", "support", "threat"})  # acts that are words alone
_PASSED = frozenset({"date", "adverb"})


def spoken_at(scene: Scene, at: int, lexicon: Lexicon) -> Iterator[int]:
    """The phrases of place right behind the verb of a statement, or right behind its occasion ("at a press conference in").

    A place behind whom or what the statement is about tells where that is.
    """
    row = scene.row
    verb = scene.governors[at][0] if at in scene.governors else at
    n = verb + 1
    while n < len(row) and row[n].kind in _PASSED:
        n += 1
    if n < len(row) and row[n].kind == "noun" and row[n].slot in PLACING and is_placed(scene, n):
        yield n
    for n in range(len(row) - 1):
        if _is_occasion(scene, n, lexicon) and row[n + 1].kind == "noun" and row[n + 1].slot in PLACING and is_placed(scene, n + 1):
            yield n + 1


def seat_of_words(scene: Scene, n: int, lexicon: Lexicon) -> bool:
    """Whether a phrase tells where somebody spoke, right behind the occasion or the verb ("said in statements in the capital that")."""
    row = scene.row
    if n == 0 or row[n].slot not in LOCATIVE:
        return False
    behind = next((chunk for chunk in row[n + 1 :] if chunk.kind not in _PASSED), None)
    said = (reading := row[n - 1].reading) is not None and row[n - 1].kind == "verb" and reading.saying
    if said:
        return behind is not None and behind.kind == "that"
    phrase = row[n - 1].phrase
    return phrase is not None and row[n - 1].slot in ("in", "with") and is_word(scene, phrase, lexicon, "occasion", "statement")


def _is_occasion(scene: Scene, n: int, lexicon: Lexicon) -> bool:
    """Whether a phrase tells the occasion of a speech: "in a speech", "during a meeting"."""
    chunk, phrase = scene.row[n], scene.row[n].phrase
    if phrase is None or not is_word(scene, phrase, lexicon, "occasion"):
        return False
    during = n > 0 and scene.row[n - 1].kind == "background" and scene.row[n - 1].value == "during"
    return during or chunk.slot in ("in", "with")
