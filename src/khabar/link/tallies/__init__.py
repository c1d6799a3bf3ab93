"""Counts that reports give, set beside the events of their period, place and party, their own parts and the figures before them."""
