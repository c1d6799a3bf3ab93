"""Whether two noun phrases name the same thing, by their words alone: the measure of the scorers, apart from the coder's own folding.

Kept apart on purpose: a change to how the coder folds may not change how it is measured.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

_FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": None})
_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u202a-\u202e]")
_WORD = re.compile(r"\w+")
_ARTICLES = ("وال", "بال", "فال", "كال", "لل", "ال", "و")
_PARTICLES = "وفبلك"
_STOP = frozenset({"في", "من", "علي", "الي", "و", "ل", "ب", "ان", "التي", "الذي"})
_SHORTEST_AFTER_ARTICLE = 3
_LONGEST_KEPT_WHOLE = 4
_HALF = 0.5


@lru_cache(maxsize=1 << 16)
def name_words(text: str) -> frozenset[str]:
    """The words of a name, folded, without article, written-on particles and function words."""
    found = (_bare(word) for word in _WORD.findall(_MARKS.sub("", text).translate(_FOLD)))
    return frozenset(word.replace("امريك", "اميرك") for word in found if word not in _STOP)


def without_article(word: str) -> str:
    """A folded word without its article, also behind the particle "for" that is written into it; itself where it has none."""
    article = next((one for one in ("لل", "ال") if word.startswith(one)), "")
    return word[len(article) :] if len(word) - len(article) >= _SHORTEST_AFTER_ARTICLE else word


def words_key(text: str) -> str:
    """Words that name no known concept as one key, the same in every spelling and order; of a text without such words the text."""
    return " ".join(sorted(name_words(text)) or [text])


def alike(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether one of the first names and one of the second share half of their words, or one holds the other and is not much longer."""
    return any(_same(name_words(a), name_words(b)) for a in first for b in second)


def _same(a: frozenset[str], b: frozenset[str]) -> bool:
    if not a or not b:
        return False
    held = (a <= b and len(b) <= 2 * len(a) + 2) or (b <= a and 2 * len(b) + 1 >= len(a))
    return held or len(a & b) / len(a | b) >= _HALF


def _bare(word: str) -> str:
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= _SHORTEST_AFTER_ARTICLE:
            word = word[len(article) :]
            break
    while len(word) > _LONGEST_KEPT_WHOLE and word[0] in _PARTICLES:
        word = word[1:]
    return word
