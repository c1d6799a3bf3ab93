"""Parquet archives: read, written from a ledger, taken into one."""
