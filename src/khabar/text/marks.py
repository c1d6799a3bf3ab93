"""Marks of punctuation by what they do, in Arabic and Latin writing."""

import re

COMMAS = frozenset("،,")
SEMICOLONS = frozenset("؛;")
SENTENCE_ENDS = frozenset(".!?؟\n…")
HARD_MARKS = SENTENCE_ENDS | SEMICOLONS
"""Marks that end a clause whatever stands after them."""
PARTING = frozenset(":|")  # between who speaks and what is said
OPENING_QUOTES = frozenset("\"“„«'‘")
CLOSING_QUOTES = frozenset("\"”″»'’")
QUOTES = OPENING_QUOTES | CLOSING_QUOTES
"""Straight marks open and close alike; which one a mark does is told by `khabar.text.quotations`."""
EDGES = "".join(sorted(QUOTES)) + "()[]-–،,.؛:"
"""Marks that may touch a word without belonging to it."""
JOINERS = frozenset("-–—−‐‑")
"""Dashes and hyphens between two numbers or two dates."""
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
OPENING, CLOSING = "()"
PARENTHESES = frozenset((OPENING, CLOSING))


def without_turns(text: str) -> str:
    """A text without the invisible marks that turn the direction of what stands behind them, be it in another cell; those beside single
    letters (the left-to-right and right-to-left mark) stay.
    """
    return _TURNS.sub("", text)
