"""How far one voice reaches in a sentence: to the end of a quotation, to a turn back to the outlet's own voice, or to the end."""

from collections.abc import Sequence
from itertools import takewhile

from khabar.codebook.lexicon import Lexicon
from khabar.extract.page.tokens import Page
from khabar.extract.sentence.scene import Scene
from khabar.extract.speaking.saying_verbs import is_as, saying_of
from khabar.text import Quotation
from khabar.text.marks import COMMAS, SEMICOLONS

BEFORE_TURNS = COMMAS | SEMICOLONS | {".", "\n"}


class Stretches:
    """The turns and quotations of one sentence."""

    def __init__(self, scene: Scene, lexicon: Lexicon, quotes: Sequence[Quotation]) -> None:
        self.scene, self.row = scene, scene.row
        self.page: Page = scene.page
        self.lexicon, self.quotes = lexicon, quotes
        self.first, self.last = scene.page.sentences[scene.sentence]
        starts = [self.first, *(at + 1 for at in range(self.first, self.last - 1) if self.page.words[at].form in BEFORE_TURNS)]
        self.turns = [at for at in starts if (behind := self._behind_turn(at)) is not None and not self._counts_on(at, behind)]

    def _behind_turn(self, at: int) -> int | None:
        """The word behind a turn that begins a clause in the outlet's own voice: words that set it against what was said."""
        words = self.page.words
        for form in (words[at].form, self.page.readings[at].peeled.stem):
            for saying in self.lexicon.formulas.get(form, ()):
                if saying.kind == "turn" and tuple(word.form for word in words[at + 1 : at + len(saying.words)]) == saying.words[1:]:
                    return at + len(saying.words)
        return None

    def _counts_on(self, at: int, behind: int) -> bool:
        """Whether a clause only tells further losses of the act told before it: ", while five others were wounded"."""
        turn = next((chunk for chunk in self.row if chunk.first == at), None)
        if turn is None or turn.value != "while" or behind >= self.last:
            return False
        if not any(form.verb in self.lexicon.loss_verbs for form in self.page.readings[behind].verbs):
            return False
        clause = takewhile(lambda chunk: chunk.kind not in ("mark", "break"), (chunk for chunk in self.row if chunk.first >= behind))
        return all(chunk.kind != "event" for chunk in clause)

    def has_turned(self, word: int) -> bool:
        """Whether a turn stands ahead of a word in its sentence."""
        return bool(self.turns) and self.turns[0] < word

    def segment(self, word: int) -> tuple[int, int]:
        """The clause in one voice around a word: between the turns of the sentence."""
        start = max((turn for turn in self.turns if turn <= word), default=self.first)
        return start, min((turn for turn in self.turns if turn > word), default=self.last)

    def end(self, start: int) -> int:
        """Where a speech that begins at a word ends: with its quotation, else at the next turn, else with the sentence."""
        for quote in self.quotes:
            if start - 1 <= quote.first <= start + 1 and quote.last > self.last:
                return quote.last
        return next((turn for turn in self.turns if turn > start and not self._quoted(turn, start)), self.last)

    def end_of_event(self, start: int) -> int:
        """Where an announced event ends: at a comma and "as also" with a verb, which is told in the outlet's voice again."""
        end = self.end(start)
        for n in range(1, len(self.row) - 1):
            told = start < self.row[n].first < end and self.row[n - 1].kind == "mark" and self.row[n + 1].kind == "verb"
            if told and is_as(self.scene, n, self.lexicon):
                return end if saying_of(self.row[n + 1], self.lexicon) is not None else self.row[n].first
        return end

    def end_of_speech(self, at: int, start: int) -> int:
        """Where the speech of the verb at a chunk ends; in a relative clause at its comma ("a man who residents said was armed, fled")."""
        end = self.end(start)
        if not at or self.row[at - 1].kind != "relative":
            return end
        commas = (chunk.first for chunk in self.row[at:] if chunk.value in COMMAS and start < chunk.first < end)
        return next((comma for comma in commas if not self._quoted(comma, start)), end)

    def main_clause(self, start: int) -> int | None:
        """Where the main clause begins behind a fronted one in which someone speaks ("while A said that ..., B shelled")."""
        opens = next((chunk for chunk in self.row if chunk.kind != "mark"), None)
        if opens is None or opens.value != "while":
            return None
        for n in range(1, len(self.row)):
            comma = self.row[n - 1].kind == "mark" and self.row[n - 1].value in COMMAS and n - 1 not in self.scene.hidden
            if comma and self.row[n].kind == "verb" and not self.row[n].joined:
                return self.row[n].first if self.row[n].first > start else None
        return None

    def _quoted(self, word: int, start: int) -> bool:
        return any(start - 1 <= quote.first < word < quote.last for quote in self.quotes)

    def closes_quote(self, word: int) -> bool:
        """Whether a quotation, with or without a comma, closes right before a word."""
        before = word - 1
        if before > self.first and self.page.words[before].form in BEFORE_TURNS:
            before -= 1
        return any(quote.closed and quote.last == before + 1 and self._is_speech(quote) for quote in self.quotes)

    def _is_speech(self, quote: Quotation) -> bool:
        """Whether a quotation is no quoted name: it has a verb in it."""
        return any(chunk.kind in ("verb", "that") and quote.first < chunk.first < quote.last for chunk in self.row)
