"""A sentence as chunks, and who stands where around its verbs and event nouns."""
