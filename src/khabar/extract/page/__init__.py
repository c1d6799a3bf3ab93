"""A document's words with all that the codebook knows of each."""
