"""Goes through pages and lists of pages, and remembers when each was seen and by what it is known again.

A page of a list is looked at again after an hour and then when it has become twice as old, as long as its list names it: corrections
come soon or never. What was remembered is the caller's to keep (``seen``): forgetting it costs requests and no article.
"""

import math
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, MutableMapping
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct, structs

from khabar.ingest.confined.taken import Taken
from khabar.ingest.received import Defaults, Original, Received, failure
from khabar.ingest.side_by_side import in_order
from khabar.ingest.web.errors import GONE, FetchError
from khabar.ingest.web.fetching import FEEDS, PAGES, Fetched, Fetcher, Marks
from khabar.ingest.web.hosts import side_by_side
from khabar.ingest.web.lists import LIST
from khabar.model.address import plain_url

AGAIN_SECONDS = 3600.0
LONGEST_REST = 86_400.0
"""What fails is tried again after an hour, two, four, at last once a day: a server that is down for a night costs five requests."""
DEEPEST = 3
"""Lists within lists: an OPML file of indexes of sitemaps has three."""
MOST_PAGES = 1_000
"""Pages of one list in one pass; feeds have up to 100, the sitemap of a day's news up to 1,000. The rest is told and left for the next."""


class Seen(Struct, frozen=True, omit_defaults=True):
    """What is remembered of a page or list: when it was seen first and last (seconds since 1970), where it was found, what failed how
    often in a row; of a list when it last had a page that was new, which lists it names, and when one of what it names is worth a look.
    """

    first: float
    checked: float
    marks: Marks = Marks()
    at: str | None = None
    failures: int = 0
    fault: str | None = None
    newest: float | None = None
    lists: tuple[str, ...] = ()
    again: float | None = None

    @property
    def due(self) -> float:
        """When it is worth another look."""
        if self.failures:
            return self.checked + min(LONGEST_REST, AGAIN_SECONDS * 2.0 ** min(self.failures - 1, 10))
        return self.checked + max(AGAIN_SECONDS, self.checked - self.first)

    def marks_at(self, now: float) -> Marks:
        """What is sent with the next request, so that nothing comes back where nothing changed; nothing where it is wanted all the same.

        That something is there again is news. And a list that did not change is gone through when something that it names is due.
        """
        return Marks() if self.failures or (self.again is not None and self.again <= now) else self.marks


class Memory(Struct, frozen=True):
    """What was seen, by address, and the state of the ledger that had taken in all that came of it."""

    ledger: str
    seen: dict[str, Seen]


class _Wanted(Struct, frozen=True):
    """A page or list to be fetched: where it stands in messages, what fills in what it does not say, how deep its list lies.

    ``lists`` are those that lead to it, which have something new if it is.
    """

    url: str
    where: str
    defaults: Defaults
    known: Seen
    is_new: bool
    is_list: bool = False
    entry: Taken | None = None
    depth: int = 0
    lists: tuple[str, ...] = ()


class Visits:
    """Gives what pages and lists hold as ``Received``; ``seen`` is what is remembered of each address, and is kept up to date.

    ``kept`` says under which address an article is kept that came from an address before, or moved there, of which nothing is
    remembered. Where a list ``rests``, so does a list in it that failed; else those are asked as often as those that are named.
    """

    def __init__(
        self,
        fetcher: Fetcher,
        now: Callable[[], float],
        defaults: Defaults,
        seen: MutableMapping[str, Seen],
        kept: Callable[[str], str | None] = lambda url: None,
        *,
        rests: bool = False,
    ) -> None:
        self._fetcher, self._now, self._defaults, self.seen, self._kept = fetcher, now, defaults, seen, kept
        self._rests = rests
        self._done: set[str] = set()

    def pages(self, urls: Iterable[str]) -> Iterator[Received]:
        """The articles of pages that are named one by one."""
        yield from self._pages([self._wanted(url, url, self._defaults) for url in urls])

    def lists(self, named: Iterable[str | tuple[str, str | None]]) -> Iterator[Received]:
        """The articles of the pages that feeds, sitemaps and OPML lists name, all hosts side by side.

        A list is named by its address or by a file, alone or with the outlet whose it is.
        """
        pages: list[_Wanted] = []
        lists: list[_Wanted] = []
        for source in named:
            name, outlet = (source, None) if isinstance(source, str) else source
            defaults = structs.replace(self._defaults, outlet=outlet) if outlet else self._defaults
            if is_address(name):
                lists.append(structs.replace(self._wanted(name, name, defaults), is_list=True, depth=1))
            else:
                yield from self._entries(self._file(name, defaults), Fetched(name, name, data=Path(name).read_bytes()), pages, lists)
        while lists:
            level, lists = [one for one in lists if not self._is_done(one.url)], []
            for one, found in side_by_side(level, _url_of, self._ask):
                fetched = yield from self._settled(one, found)
                if fetched is not None:
                    yield from self._entries(one, fetched, pages, lists)
        yield from self._pages(pages)

    def _wanted(self, url: str, where: str, defaults: Defaults) -> _Wanted:
        now, known = self._now(), self.seen.get(url)
        return _Wanted(url, where, defaults, known or Seen(now, now), known is None)

    def _file(self, name: str, defaults: Defaults) -> _Wanted:
        """A list that is at hand as a file."""
        now = self._now()
        self.seen[name] = structs.replace(self.seen.get(name) or Seen(now, now), checked=now)
        return _Wanted(name, name, defaults, self.seen[name], is_new=False, is_list=True)

    def _entries(self, of: _Wanted, fetched: Fetched, pages: list[_Wanted], lists: list[_Wanted]) -> Iterator[Received]:
        """What a list names, put with the pages and the lists that are to be fetched."""
        from khabar.ingest.objects import entries_of

        now, count, again = self._now(), 0, math.inf
        named: list[str] = []
        above = (*of.lists, of.url) if is_address(of.url) else of.lists
        for entry in entries_of(fetched.data, fetched.url, fetched.charset):
            if entry.fault:
                yield failure(*entry.fault, of.where)
                continue
            if not entry.url:
                continue
            wanted = structs.replace(self._wanted(entry.url, entry.url, of.defaults), depth=of.depth + 1, lists=above)
            is_due = wanted.is_new or wanted.known.due <= now
            if entry.place == LIST:
                named.append(entry.url)
                if of.depth < DEEPEST and (is_due or not (self._rests and wanted.known.failures)):
                    lists.append(structs.replace(wanted, is_list=True))
            elif is_due and count == MOST_PAGES:
                again = now
                yield failure("list-cut", f"more than {MOST_PAGES:,} pages to see; the rest is left for the next run", of.where)
                break
            elif is_due:
                count += 1
                pages.append(structs.replace(wanted, where=f"{of.where} {entry.url}", entry=entry))
            again = min(again, now + AGAIN_SECONDS if is_due else wanted.known.due)
        again = now if named else again
        self.seen[of.url] = structs.replace(self.seen[of.url], lists=tuple(named), again=None if again == math.inf else again)

    def _pages(self, wanted: list[_Wanted]) -> Iterator[Received]:
        """The articles of pages, read side by side as they come."""
        fresh = [one for one in wanted if not self._is_done(one.url)]
        told: deque[Received] = deque()
        for read in in_order(self._fetched(fresh, told), _read, self._defaults.readers):
            yield from _all_of(told)
            yield from read
        yield from _all_of(told)

    def _fetched(self, wanted: list[_Wanted], told: deque[Received]) -> Iterator[tuple[_Wanted, Fetched]]:
        """Pages that came and have changed; of the others ``told`` hears what is wrong."""
        for one, found in side_by_side(wanted, _url_of, self._ask):
            settling = self._settled(one, found)
            try:
                while True:
                    told.append(next(settling))
            except StopIteration as end:
                if end.value is not None:
                    yield structs.replace(one, known=self.seen[one.url]), end.value

    def _is_done(self, url: str) -> bool:
        done = plain_url(url) in self._done
        self._done.add(plain_url(url))
        return done

    def _ask(self, one: _Wanted) -> Fetched | FetchError:
        """What is at an address, or why it was not fetched; asked in a thread beside others."""
        try:
            found = self._fetcher.fetch(one.url, FEEDS if one.is_list else PAGES, one.known.marks_at(self._now()))
        except FetchError as error:
            return error
        if not one.is_list and _is_front_page(found.url) and not _is_front_page(one.url):
            return FetchError(GONE, f"{one.url} leads to the front page: there is no such page any more")
        return found

    def _settled(self, one: _Wanted, found: Fetched | FetchError) -> Generator[Received, None, Fetched | None]:
        """Remember what came of it; gives what has to be read, None where nothing has; what failed is told."""
        now, known = self._now(), one.known
        for above in one.lists if one.is_new else ():
            self.seen[above] = structs.replace(self.seen[above], newest=now)
        if isinstance(found, FetchError):
            self.seen[one.url] = structs.replace(known, checked=now, failures=known.failures + 1, fault=found.message)
            told = failure(found.kind, found.message, one.where)
            left = Original(b"", "", known.at or one.url, one.url, gone=True) if found.kind == GONE and not one.is_list else None
            yield structs.replace(told, original=left)
            return None
        at = known.at or (found.url if one.is_list else self._known(one.url, found.url))
        self.seen[one.url] = structs.replace(known, checked=now, marks=found.marks, at=at, failures=0, fault=None)
        return None if found.unchanged else found

    def _known(self, named: str, found: str) -> str:
        """The address under which a page is kept of which nothing is remembered: the one it was named by, or was found at, or neither."""
        return self._kept(named) or (self._kept(found) if found != named else None) or found


def is_address(source: str) -> bool:
    """Whether a source is on the web."""
    return source.lower().startswith(("http://", "https://"))


def _url_of(one: _Wanted) -> str:
    return one.url


def _all_of(told: deque[Received]) -> Iterator[Received]:
    while told:
        yield told.popleft()


def _read(item: tuple[_Wanted, Fetched]) -> list[Received]:
    """The articles of a page that came."""
    from khabar.ingest.objects import fetched as documents

    one, found = item
    at = one.known.at or found.url  # a page that moved after it was first read is still that page
    dated = _dated(one.entry, one.defaults)
    read = documents(found.data, at, found.media_type, found.charset, one.where, dated or one.defaults)
    return [_found_at(_with_basis(received, dated, one.defaults), found.url) for received in read]


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
