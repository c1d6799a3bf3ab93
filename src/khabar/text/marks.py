"""Marks of punctuation by what they do, in Arabic and Latin writing."""

COMMAS = frozenset("،,")
SEMICOLONS = frozenset("؛;")
SENTENCE_ENDS = frozenset(".!?؟\n…")
HARD_MARKS = SENTENCE_ENDS | SEMICOLONS
"""Marks that end a clause whatever stands after them."""
EDGES = "\"“”″«»„'()[]-–،.؛:"
"""Marks that may touch a word without belonging to it."""
