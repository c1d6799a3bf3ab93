"""Stage 3: words become dates, places, actors and numbers, or stay unresolved with their candidates."""

from khabar.resolve.claims import Resolved, claims_of, resolve, setup_of
from khabar.resolve.dates import day_named
from khabar.resolve.grounding import fillers_of, look_up
from khabar.resolve.renaming import renamed

__all__ = ["Resolved", "claims_of", "day_named", "fillers_of", "look_up", "renamed", "resolve", "setup_of"]
