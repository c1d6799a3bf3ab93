"""Questions in SQL over a ledger or an archive, which read and do nothing else."""
