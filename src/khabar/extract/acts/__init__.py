"""Who did what to whom, with what, and whether it is said to have happened."""
