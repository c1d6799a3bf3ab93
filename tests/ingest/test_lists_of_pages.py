"""Feeds, sitemaps and OPML lists on a server on loopback: which pages are read, when again, and what is told of those that fail."""

import contextlib
import datetime as dt
import gzip
import threading
import time
from collections import Counter
from functools import partial

import pytest
from hostile_server import redirect, serving

from khabar.ingest import Defaults
from khabar.ingest.confined.taken import Fault, Task
from khabar.ingest.received import Known
from khabar.ingest.web import Clock, Fetcher, Rules, Visits
from khabar.ingest.web.hosts import side_by_side
from khabar.ingest.web.lists import LIST, PAGE, read_list

HOUR = 3600.0
TEXT = "قصفت طائرات حربية تابعة لجيش مروان قرية السرو في محافظة النهر مساء أمس، وقال سكان إن القصف استمر ساعة كاملة. "


def article(words="", date=""):
    return (
        f"<html lang=ar><head><meta charset=utf-8><title>قصف على السرو</title>{date}</head><body><article><h1>قصف على السرو</h1>"
        + "".join(f"<p>{TEXT}{words} {number}</p>" for number in "أبجد")
        + "</article></body></html>"
    )


def rss(*items):
    inside = "".join(f"<item><link>{link}</link><pubDate>{date}</pubDate></item>" for link, date in items)
    return lambda h: h.page(f'<?xml version="1.0"?><rss version="2.0"><channel>{inside}</channel></rss>', kind="application/rss+xml")


class Desk:
    """One reader of the web, with its memory and a clock that only moves when it is told to."""

    def __init__(self, known=None):
        self.seconds, self.seen = 1_702_200_000.0, {}  # 10 December 2023
        self.defaults = Defaults(today=dt.date(2023, 12, 10), known=known or Known())

    def sleep(self, seconds):
        pass

    def visits(self, rests=False, **more):
        rules = Rules(allowed=("127.0.0.0/8",), pause=0, tries=1)
        fetcher = Fetcher(rules, Clock(lambda: self.seconds, self.sleep), **more)
        return Visits(fetcher, lambda: self.seconds, self.defaults, self.seen, rests=rests)

    def lists(self, *urls, outlet=None):
        return list(self.visits().lists((url, outlet) for url in urls))


def kinds(received):
    return [issue.kind for one in received for issue in one.issues]


def entries(data, url="http://news.invalid/feed"):
    return [(one.place, one.url) for one in read_list(Task(reader="List", data=data, url=url))]


def test_rss_and_atom_give_their_pages():
    atom = b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="/a"/></entry><entry><link href="mailto:x"/></entry></feed>'
    assert entries(b"<rss><channel><item><link>http://n.invalid/1</link></item></channel></rss>") == [(PAGE, "http://n.invalid/1")]
    assert entries(atom) == [(PAGE, "http://news.invalid/a")]


def test_sitemaps_give_pages_and_their_indexes_lists():
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"'
    news = f"<urlset {space}><url><loc>http://n.invalid/1</loc><n:news><n:publication_date>2023-12-09</n:publication_date></n:news></url></urlset>"
    index = f"<sitemapindex {space}><sitemap><loc>http://n.invalid/s.xml.gz</loc></sitemap></sitemapindex>"
    (page,) = read_list(Task(reader="List", data=gzip.compress(news.encode())))
    assert (page.url, page.dates[0].value) == ("http://n.invalid/1", "2023-12-09")
    assert entries(index.encode()) == [(LIST, "http://n.invalid/s.xml.gz")]


def test_opml_gives_the_feeds_in_all_its_folders():
    opml = (
        b'<opml><body><outline text="x"><outline xmlUrl="http://n.invalid/f"/></outline><outline xmlUrl="ftp://n.invalid/"/></body></opml>'
    )
    assert entries(opml) == [(LIST, "http://n.invalid/f")]


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"\x1f\x8bbroken", b"{}", b"\xff\xfe\x00"])
def test_what_is_no_list_is_a_fault(data):
    with pytest.raises(Fault):
        entries(data)


def test_entities_that_swell_are_not_unfolded():
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE u [<!ENTITY l0 "lol">{laughs}]><urlset><url><loc>http://n.invalid/&l11;</loc></url></urlset>'
    assert entries(bomb.encode()) in ([], [(PAGE, "http://n.invalid/")])


def test_the_pages_of_a_feed_are_read_with_the_day_it_tells():
    desk = Desk()
    with serving({"/1": article()}) as (root, asked):
        feed = rss((f"{root}/1", "Sat, 09 Dec 2023 10:00:00 GMT"), (f"{root}/1#again", ""))
        with serving({"/feed": feed}) as (feeds, _):
            (received,) = desk.lists(f"{feeds}/feed", outlet="The Mirror")
        assert asked.paths == ["/robots.txt", "/1"]
    assert (received.document.published, received.document.published_basis) == (dt.date(2023, 12, 9), "list of pages")
    assert TEXT.split("،")[0] in received.document.text
    assert received.original.url == received.document.url == f"{root}/1"
    assert received.original.data == article().encode()


def test_a_day_in_arabic_is_read_by_the_function_that_is_passed_in():
    desk = Desk(Known(day_of=lambda line: dt.date(2023, 12, 9) if line == "السبت، 9 ديسمبر 2023" else None))
    with serving({"/1": article()}) as (root, _), serving({"/f": rss((f"{root}/1", "السبت، 9 ديسمبر 2023"))}) as (feeds, _):
        (received,) = desk.lists(f"{feeds}/f")
    assert received.document.published == dt.date(2023, 12, 9)


def test_what_a_page_says_of_its_day_outranks_its_list():
    page = article(date='<meta property="article:published_time" content="2023-12-08T10:00:00Z">')
    desk = Desk()
    with serving({"/1": page}) as (root, _), serving({"/f": rss((f"{root}/1", "Sat, 09 Dec 2023 10:00:00 GMT"))}) as (feeds, _):
        (received,) = desk.lists(f"{feeds}/f")
    assert received.document.published == dt.date(2023, 12, 8)


def test_a_page_is_seen_again_after_an_hour_and_then_ever_more_seldom():
    desk = Desk()
    with serving({"/1": article()}) as (root, asked), serving({"/f": rss((f"{root}/1", ""))}) as (feeds, _):
        looks = []
        for hour in range(20):
            desk.seconds = 1_702_200_000.0 + hour * HOUR
            before = asked.paths.count("/1")
            desk.lists(f"{feeds}/f")
            if asked.paths.count("/1") > before:
                looks.append(hour)
    assert looks == [0, 1, 2, 4, 8, 16]


def test_a_changed_page_comes_again_and_one_that_did_not_does_not():
    desk = Desk()

    def unchanged(h):
        h.page(status=304) if h.headers.get("If-None-Match") else h.page(article(), ETag='"1"')

    pages = {"/same": unchanged, "/other": article()}
    with serving(pages) as (root, _), serving({"/f": rss((f"{root}/same", ""), (f"{root}/other", ""))}) as (feeds, _):
        assert len(desk.lists(f"{feeds}/f")) == 2
        desk.seconds += HOUR
        pages["/other"] = article("تصحيح")
        (again,) = desk.lists(f"{feeds}/f")
    assert again.document.url.endswith("/other") and "تصحيح" in again.document.text


def test_a_page_that_moved_is_still_the_same_page():
    desk = Desk()
    pages = {"/old": article(), "/new": article("تصحيح")}
    with serving(pages) as (root, _), serving({"/f": rss((f"{root}/old", ""))}) as (feeds, _):
        (first,) = desk.lists(f"{feeds}/f")
        desk.seconds += HOUR
        pages["/old"] = redirect("/new", 301)
        (again,) = desk.lists(f"{feeds}/f")
    assert again.document.doc_id == first.document.doc_id
    assert again.document.text != first.document.text


def test_what_is_gone_or_fails_is_told_and_stops_nothing():
    desk = Desk()
    pages = {"/gone": 410, "/broken": 500, "/image": lambda h: h.page(b"x", kind="image/png"), "/good": article()}
    with serving(pages) as (root, _):
        feed = rss(*((root + path, "") for path in pages), ("http://10.0.0.1/", ""))
        with serving({"/f": feed}) as (feeds, _):
            received = desk.lists(f"{feeds}/f", f"{feeds}/absent")
    assert sorted(kind for kind in kinds(received) if kind != "no-date") == ["content-type", "gone", "gone", "http-500", "refused-address"]
    assert sum(one.codable for one in received) == 1
    assert desk.seen[f"{root}/gone"].failures == 1 and "no such page" in desk.seen[f"{root}/gone"].fault


def test_lists_that_name_each_other_end():
    desk = Desk()
    opml = {}
    with serving(opml) as (root, asked):
        opml["/a"] = lambda h: h.page(f'<opml><body><outline xmlUrl="{root}/b"/></body></opml>', kind="text/xml")
        opml["/b"] = lambda h: h.page(f'<opml><body><outline xmlUrl="{root}/a"/></body></opml>', kind="text/xml")
        assert desk.lists(f"{root}/a") == []
        assert asked.paths == ["/robots.txt", "/a", "/b"]


def once(answer):
    """What is sent once, and then told to be unchanged to whoever has it."""

    def told(handler):
        if handler.headers.get("If-None-Match"):
            handler.page(status=304)
        else:
            handler.page = partial(handler.page, ETag='"1"')
            answer(handler)

    return told


def opml(*feeds):
    inside = "".join(f'<outline xmlUrl="{feed}"/>' for feed in feeds)
    return lambda h: h.page(f"<opml><body>{inside}</body></opml>", kind="text/xml")


def test_the_feeds_of_a_list_that_did_not_change_are_looked_at():
    desk = Desk()
    with serving({"/1": article(), "/2": article("آخر")}) as (root, _):
        pages = {"/f": rss((f"{root}/1", ""))}
        with serving(pages) as (feeds, _):
            pages["/l"] = once(opml(f"{feeds}/f"))
            assert len(desk.lists(f"{feeds}/l")) == 1
            pages["/f"] = rss((f"{root}/1", ""), (f"{root}/2", ""))
            (received,) = desk.lists(f"{feeds}/l")
    assert received.document.url == f"{root}/2"


def test_the_pages_of_a_feed_that_did_not_change_are_looked_at_when_they_are_due():
    desk = Desk()
    pages = {"/1": 500}
    with serving(pages) as (root, _), serving({"/f": once(rss((f"{root}/1", "")))}) as (feeds, asked):
        assert kinds(desk.lists(f"{feeds}/f")) == ["http-500"]
        pages["/1"] = article()
        desk.seconds += HOUR / 2
        assert desk.lists(f"{feeds}/f") == []
        assert asked.headers[-1].get("If-None-Match") == '"1"'
        desk.seconds += HOUR / 2
        (received,) = desk.lists(f"{feeds}/f")
    assert received.document.url == f"{root}/1"


def test_the_rest_of_a_list_that_was_cut_comes_though_it_did_not_change(monkeypatch):
    monkeypatch.setattr("khabar.ingest.web.visits.MOST_PAGES", 1)
    desk = Desk()
    both = {"/1": article(), "/2": article("آخر")}
    with serving(both) as (root, _), serving({"/f": once(rss((f"{root}/1", ""), (f"{root}/2", "")))}) as (feeds, _):
        found = [one.document.url for _ in range(2) for one in desk.lists(f"{feeds}/f") if one.document]
    assert found == [f"{root}/1", f"{root}/2"]


def test_a_feed_of_a_list_that_fails_rests_where_that_is_wanted():
    desk = Desk()
    with serving({}) as (feeds, asked), serving({"/l": opml(f"{feeds}/absent")}) as (lists, _):
        for rests in (False, False, True, True):
            list(desk.visits(rests=rests).lists([f"{lists}/l"]))
        assert asked.paths.count("/absent") == 2
        desk.seconds += 2 * HOUR
        list(desk.visits(rests=True).lists([f"{lists}/l"]))
        assert asked.paths.count("/absent") == 3


def test_when_a_list_last_had_something_new_is_remembered():
    desk = Desk()
    with serving({"/1": article()}) as (root, _), serving({"/f": rss((f"{root}/1", ""))}) as (feeds, _):
        desk.lists(f"{feeds}/f")
        began = desk.seconds
        desk.seconds += HOUR
        desk.lists(f"{feeds}/f")
        assert (desk.seen[f"{feeds}/f"].newest, desk.seen[f"{feeds}/f"].checked) == (began, desk.seconds)


class Crowd:
    """Servers of several hosts, all on loopback; each page waits until pages of other hosts are asked for too."""

    def __init__(self, together):
        self.barrier = threading.Barrier(together)
        self.running, self.most, self.lock = Counter(), Counter(), threading.Lock()

    def page(self, handler):
        host = handler.headers["Host"].partition(":")[0]
        with self.lock:
            self.running[host] += 1
            self.most[host] = max(self.most[host], self.running[host])
        with contextlib.suppress(threading.BrokenBarrierError):
            self.barrier.wait(20)
        with self.lock:
            self.running[host] -= 1
        handler.page(article(host + handler.path))


@pytest.mark.parametrize("readers", [1, 3])
def test_pages_of_several_hosts_are_fetched_side_by_side_and_those_of_one_are_not(readers):
    hosts = [f"{name}.invalid" for name in "abc"]
    crowd = Crowd(together=3)
    with serving({f"/{n}": crowd.page for n in range(4)}) as (root, _):
        port = root.rpartition(":")[2]
        pages = [f"http://{host}:{port}/{n}" for host in hosts for n in range(4)]
        desk = Desk()
        desk.defaults = Defaults(readers=readers)
        received = list(desk.visits(resolve=lambda host, port: ["127.0.0.1"]).pages(pages))
    assert not crowd.barrier.broken  # three were always at it together
    assert crowd.most == dict.fromkeys(hosts, 1)
    assert sorted(one.document.url for one in received) == pages
    assert all(one.original.at == one.document.url for one in received)


def test_an_error_of_khabar_in_a_thread_is_raised_where_the_pages_are_taken():
    def fetch(url):
        if "b" in url:
            raise ZeroDivisionError
        return url

    with pytest.raises(ZeroDivisionError):
        list(side_by_side(["http://a.invalid/", "http://b.invalid/"], str, fetch))


def test_nothing_more_is_fetched_when_no_one_takes_it():
    asked = []

    def fetch(url):
        asked.append(url)
        return url

    taken = side_by_side([f"http://{host}.invalid/{n}" for host in "ab" for n in range(500)], str, fetch)
    next(taken)
    taken.close()
    time.sleep(0.3)
    count = len(asked)
    time.sleep(0.3)
    assert len(asked) == count < 1000
