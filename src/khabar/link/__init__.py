"""Stage 4: claims become events: whose accounts speak of one happening, from how many origins, and where they differ."""

from khabar.link.accounts import Account, CountAccount, accounts_of, counts_of
from khabar.link.archive.collection import Archive, Linked, events_of_linked, link_again, link_pages
from khabar.link.archive.pages import Kept, Page, Shelf, kept, page_of
from khabar.link.clusters.linking import Linker, link_accounts
from khabar.link.origins.imprints import Imprint
from khabar.link.origins.origins import Imprinter, Origins, origins_of
from khabar.link.pairs.scoring import Scorer
from khabar.link.tallies.tallies import check_tallies
from khabar.link.views.events import Views, events_of
from khabar.link.views.provenance import provenance_of

__all__ = [
    "Account",
    "Archive",
    "CountAccount",
    "Imprint",
    "Imprinter",
    "Kept",
    "Linked",
    "Linker",
    "Origins",
    "Page",
    "Scorer",
    "Shelf",
    "Views",
    "accounts_of",
    "check_tallies",
    "counts_of",
    "events_of",
    "events_of_linked",
    "kept",
    "link_accounts",
    "link_again",
    "link_pages",
    "origins_of",
    "page_of",
    "provenance_of",
]
