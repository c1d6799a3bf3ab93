"""Stage 4: claims become events: whose accounts speak of one happening, from how many origins, and where they differ."""

from khabar.link.accounts import Account, CountAccount, accounts_of, counts_of

__all__ = ["Account", "CountAccount", "accounts_of", "counts_of"]
