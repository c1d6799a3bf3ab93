"""Goes through pages and lists of pages, and remembers when each was seen and by what it is known again.

A page of a list is looked at again after an hour and then when it has become twice as old, as long as its list names it: corrections
come soon or never. What was remembered is the caller's to keep (``seen``): forgetting it costs requests and no article.
"""

from collections.abc import Callable, Generator, Iterable, Iterator, MutableMapping
from urllib.parse import urlsplit

from msgspec import Struct, structs

from khabar.ingest.received import Defaults, Original, Received, failure, plain_url
from khabar.ingest.taken import Taken
from khabar.ingest.web.errors import GONE, FetchError
from khabar.ingest.web.fetching import FEEDS, PAGES, Fetched, Fetcher, Marks
from khabar.ingest.web.lists import LIST

AGAIN_SECONDS = 3600.0
LONGEST_REST = 86_400.0
"""What fails is tried again after an hour, two, four, at last once a day: a server that is down for a night costs five requests."""
DEEPEST = 3
"""Lists within lists: an OPML file of indexes of sitemaps has three."""
MOST_PAGES = 1_000
"""Pages of one list in one pass; feeds have up to 100, the sitemap of a day's news up to 1,000. The rest is told and left for the next."""


class Seen(Struct, frozen=True, omit_defaults=True):
    """What is remembered of a page or list: when it was seen first and last (seconds since 1970), where it was found, what failed how
    often in a row, and when a list last had a page that was new.
    """

    first: float
    checked: float
    marks: Marks = Marks()
    at: str | None = None
    failures: int = 0
    fault: str | None = None
    newest: float | None = None
    is_list: bool = False

    @property
    def due(self) -> float:
        """When it is worth another look."""
        if self.failures:
            return self.checked + min(LONGEST_REST, AGAIN_SECONDS * 2.0 ** min(self.failures - 1, 10))
        return self.checked + max(AGAIN_SECONDS, self.checked - self.first)


class Visits:
    """Gives what pages and lists hold as ``Received``; ``seen`` is what is remembered of each address, and is kept up to date."""

    def __init__(self, fetcher: Fetcher, now: Callable[[], float], defaults: Defaults, seen: MutableMapping[str, Seen]) -> None:
        self._fetcher, self._now, self._defaults, self.seen = fetcher, now, defaults, seen
        self._done: set[str] = set()

    def pages(self, urls: Iterable[str]) -> Iterator[Received]:
        """The articles of pages that are named one by one."""
        for url in urls:
            yield from self._page(url, url, self._defaults, None)

    def lists(self, urls: Iterable[str], outlet: str | None = None) -> Iterator[Received]:
        """The articles of the pages that feeds, sitemaps and OPML lists name; ``outlet`` is whose feeds they are."""
        defaults = structs.replace(self._defaults, outlet=outlet) if outlet else self._defaults
        for url in urls:
            yield from self._list(url, defaults, 1)

    def entries(self, data: bytes, name: str, outlet: str | None = None) -> Iterator[Received]:
        """The same for a list that is at hand as a file."""
        defaults = structs.replace(self._defaults, outlet=outlet) if outlet else self._defaults
        now = self._now()
        self.seen[name] = structs.replace(self.seen.get(name) or Seen(now, now, is_list=True), checked=now)
        yield from self._entries(Fetched(name, name, data=data), defaults, 0)

    def _list(self, url: str, defaults: Defaults, depth: int) -> Iterator[Received]:
        if self._is_done(url):
            return
        fetched = yield from self._fetched(url, url, FEEDS, is_list=True)
        if fetched is None:
            return
        before = len(self.seen)
        yield from self._entries(fetched, defaults, depth)
        if len(self.seen) > before:
            self.seen[url] = structs.replace(self.seen[url], newest=self._now())

    def _entries(self, fetched: Fetched, defaults: Defaults, depth: int) -> Iterator[Received]:
        from khabar.ingest.objects import entries_of

        pages = 0
        for entry in list(entries_of(fetched.data, fetched.url, fetched.charset)):  # its reader reads the pages too
            if entry.fault:
                yield failure(*entry.fault, fetched.asked)
            elif entry.place == LIST and entry.url and depth < DEEPEST:
                yield from self._list(entry.url, defaults, depth + 1)
            elif entry.place != LIST and entry.url and self._is_due(entry.url):
                pages += 1
                if pages > MOST_PAGES:
                    yield failure("list-cut", f"more than {MOST_PAGES:,} pages to see; the rest is left for the next run", fetched.asked)
                    return
                yield from self._page(entry.url, f"{fetched.asked} {entry.url}", defaults, entry)

    def _is_due(self, url: str) -> bool:
        seen = self.seen.get(url)
        return seen is None or seen.due <= self._now()

    def _is_done(self, url: str) -> bool:
        done = plain_url(url) in self._done
        self._done.add(plain_url(url))
        return done

    def _page(self, url: str, where: str, defaults: Defaults, entry: Taken | None) -> Iterator[Received]:
        from khabar.ingest.objects import fetched as documents

        if self._is_done(url):
            return
        known = self.seen.get(url)
        fetched = yield from self._fetched(url, where, PAGES)
        if fetched is None:
            return
        # a page that moved after it was first read is still that page
        at = known.at if known is not None and known.at else fetched.url
        dated = _dated(entry, defaults)
        for received in documents(fetched.data, at, fetched.media_type, fetched.charset, where, dated or defaults):
            yield _found_at(_with_basis(received, dated, defaults), fetched.url)

    def _fetched(
        self, url: str, where: str, accepts: frozenset[str], *, is_list: bool = False
    ) -> Generator[Received, None, Fetched | None]:
        """What is at an address, None where nothing is or nothing changed; what failed is told."""
        now = self._now()
        known = self.seen.get(url) or Seen(now, now, is_list=is_list)
        try:
            fetched = self._fetcher.fetch(url, accepts, known.marks)
            if not is_list and _is_front_page(fetched.url) and not _is_front_page(url):
                raise FetchError(GONE, f"{url} leads to the front page: there is no such page any more")
        except FetchError as error:
            self.seen[url] = structs.replace(known, checked=now, failures=known.failures + 1, fault=error.message)
            told = failure(error.kind, error.message, where)
            left = Original(b"", "", known.at or url, url, gone=True) if error.kind == GONE and not is_list else None
            yield structs.replace(told, original=left)
            return None
        self.seen[url] = structs.replace(known, checked=now, marks=fetched.marks, at=known.at or fetched.url, failures=0, fault=None)
        return None if fetched.unchanged else fetched


def _dated(entry: Taken | None, defaults: Defaults) -> Defaults | None:
    """The day that a list tells for its page; None where it tells none."""
    from khabar.ingest.documents import received_of

    if entry is None:
        return None
    document = received_of(entry, "", defaults, Original(b"", "")).document
    if document is None or document.published_basis is None:
        return None
    return structs.replace(defaults, published=document.published)


def _is_front_page(url: str) -> bool:
    return urlsplit(url).path in ("", "/") and not urlsplit(url).query


def _found_at(received: Received, url: str) -> Received:
    original = received.original
    return received if original is None else structs.replace(received, original=structs.replace(original, at=url))


def _with_basis(received: Received, dated: Defaults | None, defaults: Defaults) -> Received:
    """A document whose day is the one that its list tells says so."""
    document = received.document
    if dated is None or document is None or document.published_basis or document.published != dated.published:
        return received
    return structs.replace(received, document=structs.replace(document, published_basis="list of pages"))
