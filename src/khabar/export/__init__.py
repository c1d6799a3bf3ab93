"""What leaves khabar: JSON Lines, CSV, a table for reading, and the reasons of a claim."""
