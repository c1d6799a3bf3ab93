"""By whose account: who speaks, through which medium, and how far each voice reaches."""
