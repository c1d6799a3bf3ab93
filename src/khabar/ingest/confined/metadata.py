"""What a page says of itself beside its text: address, title, author, and the day of publication with time and zone where it has them."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec
from lxml.html import HtmlElement
from msgspec import Struct

from khabar.ingest.confined.taken import Dated

_PROPERTIES = ("article:published_time", "og:article:published_time", "og:published_time", "rnews:datepublished", "og:pubdate")
_NAMES = (
    "article:published_time", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "date.published",
    "datepublished", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "article_date_original",
    "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.created", "dc.date.created", "date",
)  # fmt: skip
_ARTICLES = re.compile("article|posting|report", re.IGNORECASE)
_DATE_CLASS = re.compile(r"date|time|publish|posted", re.IGNORECASE)
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-]?(0?[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01]|[1-9])(?=[/-])")
_SHORT_LINE = 120
_MOST_VISIBLE = 12
_DEEPEST = 12
_CONTROL = re.compile(r"[\x00-\x1f]+")


class About(Struct, frozen=True):
    """A page about itself; dates best first."""

    title: str | None
    url: str | None
    author: str | None
    outlet: str | None
    dates: tuple[Dated, ...]
    visible: tuple[str, ...]


def about(tree: HtmlElement, url: str | None) -> About:
    """What a page says of itself. ``url`` is where it was found, which outweighs the address that it gives itself."""
    metas = [(_key(meta), (meta.get("content") or "").strip()) for meta in tree.iter("meta")]
    said = {key: content for key, content in reversed(metas) if key and content}
    things = list(_things(tree))
    articles = [thing for thing in things if _ARTICLES.search(str(thing.get("@type")))]
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    address = url or next(filter(None, [said.get("og:url"), *links]), None)
    headlines = [_name(thing.get("headline")) for thing in articles]
    title = next(
        filter(None, [said.get("og:title"), *headlines, said.get("twitter:title"), _first_text(tree, "h1"), _first_text(tree, "title")]),
        None,
    )
    authors = [_name(thing.get("author")) for thing in articles]
    publishers = [_name(thing.get("publisher")) for thing in articles]
    return About(
        title=_clean(title),
        url=address if address and address.startswith(("http://", "https://")) else None,
        author=_clean(next(filter(None, [*authors, said.get("author"), said.get("article:author")]), None)),
        outlet=_clean(next(filter(None, [said.get("og:site_name"), *publishers]), None)),
        dates=(*_dates(tree, said, articles, things), *_date_of_address(address)),
        visible=_visible(tree),
    )


def _dates(tree: HtmlElement, said: dict[str, str], articles: list[Any], things: list[Any]) -> Iterator[Dated]:
    yield from (Dated(name, said[name]) for name in _PROPERTIES if name in said)
    yield from (Dated("JSON-LD datePublished", thing["datePublished"]) for thing in articles if _is_text(thing.get("datePublished")))
    for element in tree.xpath("//*[@itemprop='datePublished']"):
        yield Dated("itemprop datePublished", (element.get("content") or element.get("datetime") or "").strip())
    yield from (Dated(f"meta {name}", said[name]) for name in _NAMES if name in said and name not in _PROPERTIES)
    yield from (Dated("JSON-LD datePublished", thing["datePublished"]) for thing in things if _is_text(thing.get("datePublished")))
    times = tree.xpath("//article//time[@datetime] | //header//time[@datetime]") or tree.xpath("//time[@datetime]")
    yield from (Dated("time element", element.get("datetime").strip()) for element in times[:1])


def _date_of_address(url: str | None) -> Iterator[Dated]:
    if match := _URL_DATE.search(url or ""):
        yield Dated("address", f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}")


def _visible(tree: HtmlElement) -> tuple[str, ...]:
    """Short lines that may show a date to readers: of time elements and of what is named after dates, in the order of the page."""
    lines = []
    for element in tree.iter("time", "span", "div", "p", "li", "small", "abbr", "td"):
        named = element.tag == "time" or _DATE_CLASS.search(f"{element.get('class') or ''} {element.get('id') or ''}")
        if named and len(element) <= _MOST_VISIBLE:
            line = " ".join("".join(element.itertext()).split())
            if line and len(line) <= _SHORT_LINE:
                lines.append(line)
        if len(lines) == _MOST_VISIBLE:
            break
    return tuple(dict.fromkeys(lines))


def _things(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Every object of the JSON-LD of a page; a script that is no JSON is passed over, as browsers do."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            value = msgspec.json.decode(_CONTROL.sub(" ", script.text or "").strip().rstrip(";"))
        except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
            continue
        yield from _objects(value, 0)


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for item in inner:
        if isinstance(item, dict | list):
            yield from _objects(item, depth + 1)


def _key(meta: HtmlElement) -> str:
    return (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()


def _name(value: Any) -> str | None:
    """The name in a value of JSON-LD: a string, an object with a name, or the first of a list of them."""
    if isinstance(value, list):
        return next(filter(None, (_name(item) for item in value if not isinstance(item, list))), None)
    name = value.get("name") if isinstance(value, dict) else value
    return name if _is_text(name) else None


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _first_text(tree: HtmlElement, tag: str) -> str | None:
    element = next(tree.iter(tag), None)
    return "".join(element.itertext()) if element is not None else None


def _clean(value: str | None) -> str | None:
    return " ".join(value.replace("\0", "").split()) or None if value else None
