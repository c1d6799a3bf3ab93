"""Stage 3: words become dates, places, actors and numbers, or stay unresolved with their candidates."""

from khabar.resolve.claims import resolve

__all__ = ["resolve"]
