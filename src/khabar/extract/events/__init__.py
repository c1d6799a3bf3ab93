"""Which words tell an event, and the draft of a claim that each gives."""
