"""Addresses of the web: which two lead to one page, and the ids that articles have from their addresses, messages from their numbers."""

import hashlib
import re

_MESSAGE = re.compile(r"telegram-.+-\d+")
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


def spellings(url: str) -> tuple[str, ...]:
    """An address as it is, and without marks of campaigns as it may be written: by http or https, with a stroke at its end."""
    plain = plain_url(url)
    return tuple(dict.fromkeys((url, *(f"{scheme}{plain}{end}" for scheme in ("https://", "http://", "") for end in ("", "/")))))


def url_id(url: str) -> str:
    """An id from an address, the same for every way the same page is linked: without fragment, campaign marks and letter case of the
    host, whether by http or https.
    """
    return digest_id(hashlib.sha256(plain_url(url).encode("utf-8", "surrogatepass")).hexdigest())


def message_id(channel: str | int, number: int) -> str:
    """The id of a message of Telegram: its number in its channel names it, whatever it says after it was edited."""
    return f"telegram-{channel}-{number}"


def is_of_message(doc_id: str) -> bool:
    """Whether an id names one message for good: another text under it is the same message, edited."""
    return _MESSAGE.fullmatch(doc_id) is not None


def digest_id(sha256: str) -> str:
    """A readable id from a SHA-256 in hexadecimal: its first 64 bits."""
    return f"doc-{sha256[:16]}"
