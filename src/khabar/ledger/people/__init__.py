"""Who may do what in a shared ledger: users with their roles, sessions, tokens of programs, searches that people keep."""
