"""The one time, version and run of tests."""

from invented import BOOK

from khabar.model import Stamp


def stamp():
    """Who writes what tests write."""
    return Stamp("2024-03-17T12:00:00.000+00:00", "0", BOOK.digest, "run-1")
