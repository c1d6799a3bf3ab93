"""Readers of formats that others wrote, each in a process of its own under limits of time and memory."""
