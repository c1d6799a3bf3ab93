"""What people do with what was read and linked: queues of what waits, corrections, events joined and parted, blind samples."""
