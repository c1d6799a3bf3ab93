"""Folding of Arabic writing, with the way back to the original.

Writers and keyboards vary in hamza, ya, ta marbuta, vowel marks, digits and letter forms. Folding maps all of these to
one form, so that a word needs to be known only once. The original text is never changed: `Folded.span` gives, for any
stretch of the folded text, the code points of the original that it stands for.

The set of folds is the usual one of Arabic retrieval (light normalisation as in Larkey, Ballesteros and Connell 2002),
widened by Persian, Urdu and Kurdish letters, presentation forms (by NFKC) and invisible controls.
"""

import re
import unicodedata
from bisect import bisect_right

import msgspec

TATWEEL = "\u0640"
MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff"
INVISIBLE = "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e" + (
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff" + "".join(map(chr, range(0xFE00, 0xFE10)))
)
COMMON = (("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ى", "ي"), ("ئ", "ي"), ("ة", "ه"), ("ؤ", "و"))
_RARE_GROUPS = {
    "ا": "أإآٱٲٳٵ", "ي": "ىئیېےۓۍێٸؠۑ", "ه": "ةھہۂۃۀەۿ", "و": "ؤۄۅۆۇۈۉۊۋۏٶٷ", "ك": "کڪګڬڭڮگڰ",
    "ب": "پ", "ج": "چ", "ز": "ژ", "ف": "ڤڡ", "ق": "ڨٯ", "ت": "ٹ", "د": "ڈ", "ر": "ڑڕ", "ل": "ڵ", "ن": "ںڻ",
    "%": "٪", ".": "٫۔", ",": "٬",
    " ": "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "\n": "\x0b\x0c\x85\u2028\u2029",
}  # fmt: skip


def _one_to_one() -> dict[str, str]:
    table = {source: target for target, sources in _RARE_GROUPS.items() for source in sources}
    for zero in (0x0660, 0x06F0):
        table.update({chr(zero + value): str(value) for value in range(10)})
    return table


def _presentation_forms(letters: dict[str, str]) -> dict[str, str]:
    """Give what each Arabic presentation form folds to; '' for forms of a mark alone.

    Forms that stand for several words (U+FDFA, U+FDFB) and those without a decomposition are left as they are, as symbols.
    """
    unwritten = re.compile(f"[{MARKS}{TATWEEL}]")
    table = {}
    for code in (*range(0xFB50, 0xFDFE), *range(0xFE70, 0xFEFD)):
        plain = unicodedata.normalize("NFKC", chr(code))
        folded = "".join(letters.get(letter, letter) for letter in unwritten.sub("", plain).strip())
        if plain != chr(code) and " " not in folded:
            table[chr(code)] = folded
    return table


_LETTERS = _one_to_one()
_FORMS = _presentation_forms(_LETTERS)
_SAME_LENGTH = _LETTERS | {form: plain for form, plain in _FORMS.items() if len(plain) == 1}
_EXPANSIONS = {form: plain for form, plain in _FORMS.items() if len(plain) > 1}
_MARK_FORMS = "".join(form for form, plain in _FORMS.items() if not plain)
_RARE = re.compile(f"[{''.join(set(_SAME_LENGTH) - {source for source, _ in COMMON})}]")
_RESIZED = re.compile(f"[{MARKS}{TATWEEL}{INVISIBLE}{_MARK_FORMS}{''.join(_EXPANSIONS)}]+")


class Folded(msgspec.Struct, frozen=True, gc=False):
    """A folded text and the way back to its original.

    `text` is the folded text. The back-map is three tuples of equal length, empty where folding kept every length: from
    folded position `starts[i]` up to the next start, position `p` stands for original position
    `origins[i] + p - starts[i]`; `ends[i]` is where the original of the stretch ends, marks and tatweel included.
    """

    text: str
    starts: tuple[int, ...] = ()
    origins: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the original code points, end excluded, that `text[start:end]` stands for.

        Marks and tatweel right after the last letter belong to it; part of an expanded letter counts as the whole
        letter. An empty stretch gives an empty span. Raises IndexError where the stretch lies outside the text.
        """
        if not 0 <= start <= end <= len(self.text):
            raise IndexError(f"no stretch {start}..{end} in a folded text of {len(self.text)}")
        if not self.starts:
            return start, end
        at = bisect_right(self.starts, start) - 1
        origin = self.origins[at] + start - self.starts[at]
        if start == end:
            return origin, origin
        at = bisect_right(self.starts, end - 1) - 1
        if end == self.starts[at + 1]:
            return origin, self.ends[at]
        return origin, self.origins[at] + end - self.starts[at]


def _same_length(text: str) -> str:
    for source, target in COMMON:
        text = text.replace(source, target)
    if _RARE.search(text):
        for source in set(_RARE.findall(text)):
            text = text.replace(source, _SAME_LENGTH[source])
    return text


def _stands_alone(text: str, start: int, end: int) -> bool:
    return (start == 0 or text[start - 1].isspace()) and (end == len(text) or text[end].isspace())


class _Stretches:
    """Collects the pieces of a folded text whose lengths differ from the original."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.starts: list[int] = []
        self.origins: list[int] = []
        self.ends: list[int] = []
        self.length = 0

    def add(self, piece: str, origin: int, end: int) -> None:
        self.pieces.append(piece)
        self.starts.append(self.length)
        self.origins.append(origin)
        self.ends.append(end)
        self.length += len(piece)

    def add_run(self, text: str, start: int, end: int) -> None:
        """Add a run of letters that vanish or expand. A tatweel between spaces is a dash; else it vanishes."""
        run = text[start:end]
        if not _EXPANSIONS.keys().isdisjoint(run):
            for position, letter in enumerate(run, start):
                for part in _EXPANSIONS.get(letter, ""):
                    self.add(part, position, position + 1)
                if letter not in _EXPANSIONS and letter not in INVISIBLE and self._follows(text, start):
                    self._extend(position + 1)
        elif run[0] == TATWEEL and not run.strip(TATWEEL) and _stands_alone(text, start, end):
            self.add("-", start, end)
        elif self._follows(text, start):
            self._extend(start + len(run.rstrip(INVISIBLE)))

    def _extend(self, end: int) -> None:
        """Let the last letter, or all parts of the last expanded letter, reach to `end`."""
        at = len(self.ends) - 1
        origin = self.origins[at]
        while at >= 0 and self.origins[at] == origin:
            self.ends[at] = end
            at -= 1

    def _follows(self, text: str, start: int) -> bool:
        """Tell whether there is a letter for a vanishing mark to belong to."""
        return bool(self.pieces) and (self.origins[-1] >= start or not text[start - 1].isspace())


def fold(text: str) -> Folded:
    """Fold a text of any length, keeping the way back to it. Newlines and CR stay; folding a folded text changes nothing."""
    text = _same_length(text)
    if not _RESIZED.search(text):
        return Folded(text)
    stretches = _Stretches()
    position = 0
    for found in _RESIZED.finditer(text):
        start, end = found.span()
        if start > position:
            stretches.add(text[position:start], position, start)
        stretches.add_run(text, start, end)
        position = end
    if position < len(text):
        stretches.add(text[position:], position, len(text))
    stretches.add("", len(text), len(text))
    return Folded("".join(stretches.pieces), tuple(stretches.starts), tuple(stretches.origins), tuple(stretches.ends))


def fold_word(word: str) -> str:
    """Fold a word or a name without keeping the way back."""
    word = _same_length(word)
    return fold(word).text if _RESIZED.search(word) else word
