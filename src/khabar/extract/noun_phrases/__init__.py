"""Noun phrases: where they end, what heads them, what kind of thing they name."""
