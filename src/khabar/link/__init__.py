"""Stage 4: claims become events: whose accounts speak of one happening, from how many origins, and where they differ."""

from khabar.link.accounts import Account, CountAccount, accounts_of, counts_of
from khabar.link.linking import Linker, link_accounts
from khabar.link.scoring import Scorer

__all__ = ["Account", "CountAccount", "Linker", "Scorer", "accounts_of", "counts_of", "link_accounts"]
