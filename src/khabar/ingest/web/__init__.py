"""Ways in from the network: pages, feeds and lists of pages, fetched with care for their servers and against hostile ones."""

from khabar.ingest.web.errors import FetchError
from khabar.ingest.web.fetching import FEEDS, PAGES, Clock, Fetched, Fetcher, Marks, Rules
from khabar.ingest.web.visits import Memory, Seen, Visits

__all__ = ["FEEDS", "PAGES", "Clock", "FetchError", "Fetched", "Fetcher", "Marks", "Memory", "Rules", "Seen", "Visits"]
