"""Names of places compared: Arabic ones as the coder folds them, Latin ones as GeoNames writes them."""

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from khabar.text.fold import fold
from khabar.text.inflect import name_key

ARABIC_NAME = re.compile("[\u0621-\u063a\u0640-\u0655 ]+")
UNWRITTEN = re.compile("[\u0640\u064b-\u0655]")
LATIN_ARTICLE = re.compile(r"(a[ldnrstz]|edh|e[lnrstz])[ -]", re.IGNORECASE)
DRESSED = frozenset("أإآة")
ARTICLE = "ال"
SOUNDS = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r",
    "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l",
    "م": "m", "ن": "n", "ه": "h", "و": "w", "ي": "y", "ى": "a", "ة": "ah", "ؤ": "w", "ئ": "y", "ء": "",
}  # fmt: skip


def key(name: str) -> str:
    """A name as names are compared: folded, without articles."""
    return " ".join(name_key(word) for word in fold(name).text.split())


def likeness(name: str, latin: str) -> float:
    """How much an Arabic name sounds like a Latin one, 0 to 1."""
    sound = "".join(SOUNDS.get(letter, letter) for letter in name)
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode().lower()
    return difflib.SequenceMatcher(None, re.sub("[aeiou -]", "", sound), re.sub("[aeiou' -]", "", plain), autojunk=False).ratio()


def arabic_names(city: Mapping[str, Any]) -> list[str]:
    """The Arabic names of a GeoNames city, likeliest first: no marks, no Persian or Urdu letters, one for each key."""
    groups = defaultdict(list)
    for name in city["alternatenames"]:
        if ARABIC_NAME.fullmatch(name):
            plain = " ".join(UNWRITTEN.sub("", name).split())
            groups[key(plain)].append(plain)
    article = bool(LATIN_ARTICLE.match(city["name"]))
    best = [
        min(names, key=lambda name: (name.startswith(ARTICLE) != article, -len(DRESSED.intersection(name)), len(name), name))
        for same, names in groups.items()
        if len(same) > 1
    ]
    return sorted(best, key=lambda name: (-likeness(name, city["name"]), name))


def latin_likeness(one: str, other: str) -> float:
    """How alike two Latin names are, 0 to 1, marks, articles, spaces and capitals aside (difflib ratio)."""
    return difflib.SequenceMatcher(None, _plain(one), _plain(other), autojunk=False).ratio()


def _plain(name: str) -> str:
    """A Latin name without marks, article, spaces and capitals."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub("[^a-z]", "", LATIN_ARTICLE.sub("", plain, count=1).lower())
