"""Arabic writing: folding with the way back, words, written-on particles, sentences, clauses, quotations."""

from khabar.text.clauses import clauses
from khabar.text.clitics import Peeled, bare_start, peel, reassemble
from khabar.text.fold import Folded, fold, fold_word
from khabar.text.quotations import Quotation, quotations
from khabar.text.sentences import sentences
from khabar.text.words import Kind, Word, words

__all__ = [
    "Folded",
    "Kind",
    "Peeled",
    "Quotation",
    "Word",
    "bare_start",
    "clauses",
    "fold",
    "fold_word",
    "peel",
    "quotations",
    "reassemble",
    "sentences",
    "words",
]
