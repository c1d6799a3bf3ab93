"""A page of HTML to the article in it: its text, what it says of itself, and what stands in it that is not the article."""

import re
from collections.abc import Iterator

from khabar.ingest.confined.metadata import About, about
from khabar.ingest.confined.taken import Fault, Marked, Taken, Task
from khabar.ingest.language import likely_language, other_language
from khabar.ingest.streams.charset import Decoded, declared_in, decode

LONGEST_PAGE = 20_000_000
"""Characters of the longest page that is taken apart: chosen as twenty times a page of 620,000 letters of news, which has 1.1 million."""
_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a]")
_POST = (
    "//blockquote[contains(@class,'twitter') or contains(@class,'instagram') or contains(@class,'tiktok') or contains(@class,'bluesky')]"
    " | //*[contains(@class,'fb-post') or contains(@class,'telegram-post') or contains(@class,'embedded-post')]"
)
_READ_ALSO = (
    "//*[contains(@class,'read-also') or contains(@class,'readalso') or contains(@class,'read-more') or contains(@class,'related')"
    " or contains(@class,'see-also') or contains(@class,'also-read') or contains(@class,'recommended')]"
)
_REGIONS = (("post", _POST), ("read-also", _READ_ALSO), ("caption", "//figcaption"))
_LONGEST_FURNITURE = 0.3
"""Part of the text of a page above which an element called "related" is no block beside the article but holds the article: chosen, as no
corpus of pages is at hand to fit it on."""
_SCRIPT = re.compile(r"<(script|style)\b(?![^>]*ld\+json)[^>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)


def read_html(task: Task) -> Iterator[Taken]:
    """The one article of a page. Raises ``Fault`` where there is none."""
    decoded = decode(task.data, task.charset or declared_in(task.data))
    if decoded is None:
        raise Fault("binary" if b"\0" in task.data else "not-utf8", "no page in any charset that is read here")
    yield read_page(decoded, task.url)


def read_page(decoded: Decoded, url: str | None) -> Taken:
    """The article of a page. Resiliparse takes a first look: a page in another language is not taken apart further."""
    from resiliparse.extract.html2text import extract_plain_text
    from trafilatura import load_html

    html = decoded.text.replace("\0", "")
    if len(html) > LONGEST_PAGE:
        raise Fault("too-long", f"a page of {len(html):,} characters; the longest that is read has {LONGEST_PAGE:,}")
    html = _SCRIPT.sub("", html)  # libxml2 stops, and says nothing, at ten million characters of script
    first = extract_plain_text(html, main_content=True)
    if not _ARABIC.search(first) and not _ARABIC.search(html):
        raise Fault("no-arabic", f"no Arabic letter in the page ({likely_language(first) or 'no text'})")
    tree = load_html(html)
    if tree is None:
        raise Fault("no-html", "no HTML can be made out in it")
    page = about(tree, url)
    notes = (
        (("replaced", f"byte {decoded.broken_at:,} is no {decoded.charset}; what is damaged was replaced"),)
        if decoded.broken_at is not None
        else ()
    )
    taken = Taken(title=page.title, url=page.url, author=page.author, outlet=page.outlet, charset=decoded.charset, notes=notes)
    if language := other_language(first):
        return _without(taken, "other-language", f"in {language}, not in Arabic: set aside")
    marked_lines = _lines_of_regions(tree)
    body = _body(tree, html, page) or first.strip()
    if not body:
        return _without(taken, "no-article", "no article can be made out in the page")
    return _with_text(taken, page, body, marked_lines)


def _without(taken: Taken, kind: str, message: str) -> Taken:
    from msgspec import structs

    return structs.replace(taken, fault=(kind, message))


def _body(tree: object, html: str, page: About) -> str:
    from trafilatura import bare_extraction

    found = bare_extraction(tree, url=page.url, include_comments=False, with_metadata=False)
    text = getattr(found, "text", None) or ""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def _lines_of_regions(tree: object) -> dict[str, str]:
    """The lines of a page that stand in a block which is not the article, with the kind of the block."""
    whole = len("".join(tree.itertext()))  # type: ignore[attr-defined]
    lines: dict[str, str] = {}
    for kind, path in _REGIONS:
        for element in tree.xpath(path):  # type: ignore[attr-defined]
            text = "\n".join(element.itertext())
            if kind == "read-also" and len(text) > whole * _LONGEST_FURNITURE:
                continue
            for block in [element, *element.iter("p", "li", "a", "div", "h3", "h4", "span")]:
                lines.setdefault(_folded("".join(block.itertext())), kind)
            for line in text.splitlines():
                lines.setdefault(_folded(line), kind)
    lines.pop("", None)
    return lines


def _folded(line: str) -> str:
    return " ".join(line.split()).strip("-\u2022 ")


def _with_text(taken: Taken, page: About, body: str, lines: dict[str, str]) -> Taken:
    from msgspec import structs

    title = page.title or ""
    first, _, rest = body.partition("\n")
    text = f"{title}\n\n{rest if _folded(first) == _folded(title) else body}" if title else body
    marked, start = [], 0
    for line in text.split("\n"):
        if (kind := lines.get(_folded(line))) and (start or not title):
            marked.append(Marked(kind, start, start + len(line)))
        start += len(line) + 1
    ends = [line for line in (*body.splitlines()[:2], *body.splitlines()[-2:]) if len(line) <= 80]
    return structs.replace(taken, text=text, dates=page.dates, visible=tuple(dict.fromkeys((*page.visible, *ends))), marked=tuple(marked))
