"""Lists of pages: RSS and Atom, sitemaps and lists of them, OPML; each entry with what it says of its page.

Read in the confined process like every other format from outside. An entry is ``Taken`` without text; ``place`` says whether it is a page
or a list itself.
"""

import io
import re
import zlib
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from khabar.ingest.confined.taken import Dated, Fault, Taken, Task

PAGE, LIST = ":page", ":list"
LARGEST_LIST = 64 << 20
"""Bytes of the largest list, unzipped; sitemaps.org allows 50 MB."""
_ROOT = re.compile(rb"<(?:[A-Za-z][\w.-]*:)?(urlset|sitemapindex|opml|rss|feed|RDF)\b")


def read_list(task: Task) -> Iterator[Taken]:
    """The entries of a list in its order. Raises ``Fault`` where it is none."""
    data = _unzipped(task.data)
    root = _ROOT.search(data[: 1 << 16])
    if root is None:
        raise Fault("no-feed", "neither a feed (RSS, Atom) nor a sitemap nor OPML")
    base = task.url or ""
    match root.group(1):
        case b"urlset" | b"sitemapindex":
            entries = _sitemap(data)
        case b"opml":
            entries = _opml(data)
        case _:
            entries = _feed(data, task)
    for entry in entries:
        try:
            url = urljoin(base, (entry.url or "").strip())
        except ValueError:
            continue
        if url.startswith(("http://", "https://")):
            yield Taken(place=entry.place, url=url, title=entry.title, dates=entry.dates, visible=entry.visible)


def _unzipped(data: bytes) -> bytes:
    if not data.startswith(b"\x1f\x8b"):
        return data
    unzip = zlib.decompressobj(31)
    try:
        whole = unzip.decompress(data, LARGEST_LIST)
    except zlib.error as error:
        raise Fault("unreadable", f"broken gzip: {error}") from error
    if unzip.unconsumed_tail:
        raise Fault("too-large", f"more than {LARGEST_LIST >> 20} MB when unzipped")
    return whole


def _tree(data: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        tree = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Fault("bad-xml", f"broken XML: {error}") from error
    if tree is None:
        raise Fault("bad-xml", "broken XML")
    return tree


def _text(element: Any, name: str) -> str | None:
    found = element.xpath(f"./*[local-name()='{name}'] | ./*[local-name()='news']/*[local-name()='{name}']")
    return "".join(found[0].itertext()).strip() or None if found else None


def _sitemap(data: bytes) -> Iterator[Taken]:
    for element in _tree(data).xpath("/*/*[local-name()='url' or local-name()='sitemap']"):
        told = ((name, _text(element, name)) for name in ("publication_date", "lastmod"))
        dates = tuple(Dated(f"sitemap {name}", value) for name, value in told if value)
        place = LIST if element.tag.rpartition("}")[2] == "sitemap" else PAGE
        yield Taken(place=place, url=_text(element, "loc"), title=_text(element, "title"), dates=dates)


def _opml(data: bytes) -> Iterator[Taken]:
    for element in _tree(data).iter("outline"):
        if element.get("xmlUrl"):
            yield Taken(place=LIST, url=element.get("xmlUrl"), title=element.get("title") or element.get("text"))


def _feed(data: bytes, task: Task) -> Iterator[Taken]:
    import feedparser

    headers = {"content-type": f"application/xml; charset={task.charset}"} if task.charset else {}
    found = feedparser.parse(io.BytesIO(data), response_headers=headers, sanitize_html=False)
    for entry in found.entries:
        words = entry.get("published") or entry.get("created")
        parsed = entry.get("published_parsed") or entry.get("created_parsed")
        dates = (Dated("feed date", words),) if words and parsed else ()
        visible = (words,) if words and not parsed else ()
        yield Taken(place=PAGE, url=entry.get("link"), title=entry.get("title"), dates=dates, visible=visible)
