"""The JSON API under /api/v1: what the pages show, for machines."""

from khabar.api.describing import describe
from khabar.api.routes import router

__all__ = ["describe", "router"]
