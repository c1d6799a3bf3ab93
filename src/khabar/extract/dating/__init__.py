"""Dates as words: what day, month, year or period the words of a text name."""
