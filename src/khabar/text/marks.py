"""Marks of punctuation by what they do, in Arabic and Latin writing."""

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
OPENING, CLOSING = "()"
PARENTHESES = frozenset((OPENING, CLOSING))
