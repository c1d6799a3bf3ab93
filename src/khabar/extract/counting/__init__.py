"""Numbers as words: what they are worth, and whether they count things at all."""
