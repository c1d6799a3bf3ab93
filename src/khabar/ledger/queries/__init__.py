"""What pages and the API ask of a large ledger: rows behind a cursor, counts by value and by time, clusters for a map, changes."""
