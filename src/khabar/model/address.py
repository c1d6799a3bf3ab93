"""Addresses of the web: which two lead to one page."""

import re

_SCHEME = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_CAMPAIGN = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_cid|mc_eid|igshid)(?:=|$)", re.IGNORECASE)
"""Not those of courlan, which also sorts parameters and drops more of them: ids of articles are made of these addresses, and such a list
changes with its releases."""


def plain_url(url: str) -> str:
    """An address without what does not change the page: scheme, fragment, campaign marks, letter case of the host."""
    rest = _SCHEME.sub("", url.strip(), count=1).partition("#")[0]
    address, _, query = rest.partition("?")
    host, slash, path = address.partition("/")
    kept = "&".join(pair for pair in query.split("&") if pair and not _CAMPAIGN.match(pair))
    return f"{host.lower()}{slash}{path}{'?' if kept else ''}{kept}".rstrip("/")


def is_same_page(one: str | None, other: str | None) -> bool:
    """Whether two addresses are there and lead to one page."""
    return one is not None and other is not None and (one == other or plain_url(one) == plain_url(other))
