"""What came of it: the dead and injured, and counts over many events."""
