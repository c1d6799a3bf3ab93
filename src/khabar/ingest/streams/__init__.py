"""Streams of bytes: opening them, what kind they are, in which charset."""
