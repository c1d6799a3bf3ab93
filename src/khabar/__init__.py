"""Khabar: Arabic news reports of armed conflict, read into an event record that can be audited."""

__version__ = "0.1.0"
