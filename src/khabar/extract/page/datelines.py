"""Where and by whom a report was written, ahead of its first sentence: "Nablus - Maan - ", "Beirut (AFP) - ", "Gaza 5-12-2018 Wafa- "."""

from collections.abc import Iterator, Mapping, Sequence

from khabar.codebook.lexicon import Lexicon, NameHit, Reading
from khabar.extract.dating.date_anchors import DateMention
from khabar.text import Word
from khabar.text.marks import QUOTES

LONGEST = 18  # words and marks of a dateline with two towns, a day and an agency
_PART = 4  # words of its longest part: an agency's full name
_NAMELESS = 2  # words of a part that names nobody the codebook knows: an agency called by a common word ("together")
_LEADING = frozenset("-–—/")
_ENDING = _LEADING | {":"}
_PARTING = _ENDING | frozenset("()[]|")
_OPENING = frozenset("([/")
_MEDIA = frozenset({"medium", "agency"})
_LINE = "\n"
_PROVINCE = "admin1"  # what heads an item of a monitor's round-up: its acts were there


def dateline_words(found: Sequence[Word], readings: Sequence[Reading], names: Mapping[int, NameHit], dates: Mapping[int, DateMention],
                   ranges: Sequence[tuple[int, int]], lexicon: Lexicon) -> set[int]:  # fmt: skip
    """The words of datelines: they stand in no clause, the town of one does nothing, and its day is that of the report."""
    result: set[int] = set()
    for first, last in ranges:
        if first and not any(word.form == _LINE for word in found[max(0, first - 1) : first + 1]):
            continue
        reader = _Dateline(found, readings, names, dates, lexicon)
        result.update(range(first, reader.end(first, min(last, first + LONGEST))))
    return result


class _Dateline:
    """Reads the head of one sentence."""

    def __init__(self, found: Sequence[Word], readings: Sequence[Reading], names: Mapping[int, NameHit], dates: Mapping[int, DateMention],
                 lexicon: Lexicon) -> None:  # fmt: skip
        self.found, self.readings, self.names, self.dates, self.lexicon = found, readings, names, dates, lexicon

    def end(self, first: int, last: int) -> int:
        """The word behind the dateline that begins at ``first``, or ``first`` where none does."""
        end = first
        parts = list(self._parts(first, last))
        after = parts[1:] and self._is_town(*parts[1]) and self._is_label(*parts[0])  # "National - Tyre - "
        for n, (begin, stop) in enumerate(parts):
            if not (after or self._is_town(begin, stop) if n == 0 else self._is_origin(begin, stop)):
                break
            behind = stop
            while behind < last and self.found[behind].form in _PARTING | QUOTES:
                behind += 1
            marks = {word.form for word in self.found[stop:behind]}
            if marks & (_LEADING if n == 0 else _ENDING) or (n == 1 and self._is_agency_in_brackets(begin, stop)):
                end = behind
        return end

    def _parts(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """What stands between dashes, strokes and brackets, as ranges; the last has one behind it."""
        begin = at = first
        while at < last:
            if at in self.dates:
                at = self.dates[at].last
                continue
            if self.found[at].form in _PARTING:
                if at > begin:
                    yield begin, at
                begin = at + 1
            at += 1

    def _is_town(self, begin: int, stop: int) -> bool:
        """Whether a part is the name of a place, with its day or an agency behind it at most."""
        hit = self.names.get(begin)
        named = [self.lexicon.concepts[name.concept] for name in hit.names] if hit is not None else []
        if hit is None or hit.peeled.conjunction or not any(one.group == "place" and one.kind != _PROVINCE for one in named):
            return False
        at, words = begin + hit.length, 0
        while at < stop:
            if at in self.dates or at in self.names:
                at = self.dates[at].last if at in self.dates else at + self.names[at].length
                continue
            words += self.found[at].kind == "word"
            at += 1
        return words <= 1 and not self._acts(begin + hit.length, stop)

    def _is_label(self, begin: int, stop: int) -> bool:
        """Whether a part is the name of a medium, or one bare word that tells nothing, as the short name of an agency."""
        if (hit := self.names.get(begin)) is not None and begin + hit.length == stop:
            return any(self.lexicon.concepts[name.concept].kind in _MEDIA for name in hit.names)
        return stop - begin == 1 and not self.readings[begin].peeled.article and not self._acts(begin, stop)

    def _is_agency_in_brackets(self, begin: int, stop: int) -> bool:
        """Whether a part is the name of a medium that brackets part from the town and day: "Beirut 3 May (AFP) The army said"."""
        hit = self.names.get(begin)
        if hit is None or begin + hit.length != stop or self.found[begin - 1].form not in _OPENING:
            return False
        return any(self.lexicon.concepts[name.concept].kind in _MEDIA for name in hit.names)

    def _is_origin(self, begin: int, stop: int) -> bool:
        """Whether a part is a further town, an agency, or a word or two that tell nothing."""
        while begin < stop and self.found[begin].form in QUOTES:
            begin += 1
        words = sum(word.kind == "word" for word in self.found[begin:stop])
        if begin in self.names and begin + self.names[begin].length + 1 >= stop:
            return True
        return words <= (_PART if begin in self.names or begin in self.dates else _NAMELESS) and not self._acts(begin, stop)

    def _acts(self, begin: int, stop: int) -> bool:
        return any(self.readings[n].telling or self.readings[n].saying for n in range(begin, stop))
