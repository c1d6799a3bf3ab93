"""Whose words a claim carries: copied passages, agencies, statements and owners; one origin for all who carry them."""
