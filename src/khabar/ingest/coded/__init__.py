"""What khabar wrote, read back: coded documents and events."""
