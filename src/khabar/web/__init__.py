"""The pages: events, evidence and disagreement in Arabic and English, over the ledger, for reading, reviewing and printing."""
