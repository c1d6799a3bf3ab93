"""Fetching from servers that mean harm, on loopback: what they can reach, how much they can send, how long they can hold us."""

import gzip
import time

import pytest
from hostile_server import redirect, serving

from khabar.ingest.web import FEEDS, Clock, Fetcher, FetchError, Marks, Rules
from khabar.ingest.web.addresses import is_permitted
from khabar.ingest.web.exchange import Limits

LOOPBACK = ("127.0.0.0/8",)
TIGHT = Limits(connect_seconds=2, silent_seconds=0.4, whole_seconds=1.0, largest=100_000)


class Hands:
    """A clock that stands still unless it is slept on."""

    def __init__(self):
        self.seconds, self.slept = 1_700_000_000.0, []

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.seconds += seconds

    @property
    def clock(self):
        return Clock(lambda: self.seconds, self.sleep)


def fetcher(hands=None, resolve=None, **rules):
    rules = {"allowed": LOOPBACK, "limits": TIGHT, "tries": 1} | rules
    more = {} if resolve is None else {"resolve": resolve}
    return Fetcher(Rules(**rules), (hands or Hands()).clock, **more)


def refused(pages, path="/", **rules):
    """The kind of fault that fetching a page ends with."""
    with serving(pages) as (root, _), pytest.raises(FetchError) as fault:
        fetcher(**rules).fetch(root + path)
    return fault.value


NOT_PUBLIC = [
    "127.0.0.1", "127.8.9.10", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.2.1",
    "198.18.0.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1",
    "fec0::1", "ff02::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "2002:7f00:1::", "2002:a00:1::1",
    "64:ff9b::7f00:1", "64:ff9b::a00:1", "2001:0:7f00:1::", "not an address", "",
]  # fmt: skip


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_addresses_that_are_not_public_are_refused(address):
    assert not is_permitted(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public_addresses_are_not(address):
    assert is_permitted(address)


def test_what_is_allowed_by_name_is_permitted_and_nothing_beside_it():
    from khabar.ingest.web.addresses import networks

    allowed = networks(["127.0.0.0/30", "fd12::/16"])
    assert is_permitted("127.0.0.1", allowed) and is_permitted("::ffff:127.0.0.1", allowed) and is_permitted("fd12::5", allowed)
    assert not is_permitted("127.0.0.9", allowed) and not is_permitted("10.0.0.1", allowed)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "[::1]", "[::ffff:127.0.0.1]"])
def test_loopback_is_refused_however_it_is_written(host):
    with serving({"/": "here"}) as (root, asked):
        with pytest.raises(FetchError) as fault:
            fetcher(allowed=()).fetch(root.replace("127.0.0.1", host) + "/")
        assert fault.value.kind in ("refused-address", "no-address")
        assert asked.paths == []


@pytest.mark.parametrize("to", ["http://10.0.0.1/", "http://169.254.169.254/latest/meta-data", "http://[::1]:1/", "//192.168.0.1/x"])
def test_a_redirect_to_a_private_address_is_not_followed(to):
    assert refused({"/": redirect(to)}).kind == "refused-address"


@pytest.mark.parametrize(
    "to", ["file:" + "//" + "/etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/", "http://me:secret@127.0.0.1/", "http://[::1"]
)
def test_a_redirect_to_what_is_no_page_is_not_followed(to):
    assert refused({"/": redirect(to)}).kind == "bad-url"


def test_robots_txt_cannot_redirect_to_a_private_address_either():
    fault = refused({"/": "here", "/robots.txt": redirect("http://10.0.0.1/")})
    assert fault.kind == "refused-address"


def test_a_name_that_is_given_another_address_after_the_check_is_still_connected_at_the_checked_one():
    """The name is looked up once for a request and the connection made to what was found: ``rebound`` resolves nowhere else."""
    looked = []

    def resolve(host, port):
        looked.append(host)
        return ["127.0.0.1"]

    with serving({"/": "here"}) as (root, asked):
        found = fetcher(resolve=resolve).fetch(root.replace("127.0.0.1", "rebound.invalid") + "/")
    assert found.data == b"here"
    assert len(looked) == len(asked.paths) == 2  # robots.txt and the page
    assert asked.headers[1]["Host"].startswith("rebound.invalid:")


def test_a_name_with_a_public_and_a_private_address_is_refused():
    with pytest.raises(FetchError) as fault:
        fetcher(resolve=lambda host, port: ["93.184.216.34", "10.0.0.1"]).fetch("http://both.invalid/")
    assert fault.value.kind == "refused-address"


def test_redirects_in_a_circle_end():
    with serving({"/": redirect("/a"), "/a": redirect("/")}) as (root, asked):
        with pytest.raises(FetchError) as fault:
            fetcher(redirects=3).fetch(root + "/")
        assert fault.value.kind == "redirects"
        assert asked.paths.count("/") + asked.paths.count("/a") == 4


def endless(handler):
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    while True:
        handler.wfile.write(b"x" * 10_000)


def test_a_body_without_end_is_cut():
    assert refused({"/": endless}).kind == "too-large"


def test_a_length_beyond_the_limit_is_not_read():
    assert refused({"/": lambda h: h.page(b"x", Content_Length=10**12)}).kind == "too-large"


@pytest.mark.parametrize("packing", ["gzip", "deflate"])
def test_a_bomb_is_unpacked_no_further_than_the_limit(packing):
    import tracemalloc
    import zlib

    zeros = b"0" * 50_000_000
    packed = gzip.compress(zeros) if packing == "gzip" else zlib.compress(zeros)
    del zeros
    tracemalloc.start()
    try:
        assert refused({"/": lambda h: h.page(packed, Content_Encoding=packing)}).kind == "too-large"
        assert tracemalloc.get_traced_memory()[1] < 8_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("packing", ["br", "gzip, gzip", "zstd", "x-unheard-of"])
def test_packing_that_was_not_asked_for_is_refused(packing):
    assert refused({"/": lambda h: h.page(b"x", Content_Encoding=packing)}).kind == "content-type"


def test_what_is_packed_is_unpacked():
    with serving({"/": lambda h: h.page(gzip.compress(b"here"), Content_Encoding="gzip")}) as (root, _):
        assert fetcher().fetch(root + "/").data == b"here"


def test_broken_packing_is_told():
    assert refused({"/": lambda h: h.page(b"no gzip at all", Content_Encoding="gzip")}).kind == "unreachable"


@pytest.mark.parametrize("declared", ["100", "99999"])
def test_a_body_shorter_than_its_length_is_told(declared):
    assert refused({"/": lambda h: h.page(b"short", Content_Length=declared)}).kind in ("unreachable", "too-slow")


def test_a_body_longer_than_its_length_is_read_no_further():
    with serving({"/": lambda h: h.page(b"herethere", Content_Length=4)}) as (root, _):
        assert fetcher().fetch(root + "/").data == b"here"


@pytest.mark.parametrize("lines", [[b"\0\0\0"], [b"HTTP/1.1 abc"], [b"HTTP/1.1 200 OK", *[b"X: y"] * 500], [b"X" * 100_000], []])
def test_an_answer_that_is_no_http_is_told(lines):
    def answer(handler):
        handler.wfile.write(b"\r\n".join([*lines, b"", b""]))

    assert refused({"/": answer, "/robots.txt": 404}).kind == "unreachable"


def dripping(first):
    def answer(handler):
        if first:
            handler.send_response(200)
            handler.send_header("Content-Type", "text/html")
            handler.end_headers()
        else:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        for _ in range(400):
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.05)

    return answer


@pytest.mark.parametrize("in_body", [True, False])
def test_a_server_that_sends_a_byte_now_and_then_is_left_in_time(in_body):
    began = time.monotonic()
    assert refused({"/": dripping(in_body)}).kind == "too-slow"
    assert time.monotonic() - began < 4


def test_a_server_that_says_nothing_is_left_in_time():
    began = time.monotonic()
    limits = Limits(connect_seconds=30, silent_seconds=0.3, whole_seconds=30)
    assert refused({"/": lambda h: time.sleep(5)}, limits=limits).kind == "too-slow"
    assert time.monotonic() - began < 3


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "application/x-executable", "application/json; charset=utf-8", "multipart/x"])
def test_what_is_no_page_is_not_read(kind):
    assert refused({"/": lambda h: h.page(b"x", kind=kind)}).kind == "content-type"


def test_what_a_page_says_of_itself_is_kept():
    def answer(handler):
        handler.page(b"x", kind='text/html; charset="windows-1256"', ETag='"7"', Last_Modified="Sat, 09 Dec 2023 10:00:00 GMT")

    with serving({"/new": answer, "/old": redirect("/new", 301), "/now": redirect("/new", 302)}) as (root, asked):
        found = fetcher().fetch(root + "/old")
        assert (found.media_type, found.charset, found.marks.etag) == ("text/html", "windows-1256", '"7"')
        assert (found.asked, found.url, found.moved) == (root + "/old", root + "/new", True)
        assert not fetcher().fetch(root + "/now").moved
        assert asked.headers[0]["User-Agent"].startswith("khabar/")


def test_a_page_that_did_not_change_is_not_sent_again():
    def answer(handler):
        handler.page(status=304) if handler.headers.get("If-None-Match") == '"7"' else handler.page(b"x", ETag='"7"')

    with serving({"/": answer}) as (root, _):
        first = fetcher().fetch(root + "/")
        again = fetcher().fetch(root + "/", marks=first.marks)
    assert (first.unchanged, again.unchanged, again.data, again.marks) == (False, True, b"", first.marks)


def test_marks_of_an_address_are_not_sent_to_another():
    def answer(handler):
        handler.page(status=304) if handler.headers.get("If-None-Match") == '"7"' else handler.page(b"x", ETag='"7"')

    pages = {"/old": answer, "/new": answer}
    with serving(pages) as (root, asked):
        first = fetcher().fetch(root + "/old")
        pages["/old"] = redirect("/new", 301)
        moved = fetcher().fetch(root + "/old", marks=first.marks)
        again = fetcher().fetch(root + "/old", marks=moved.marks)
    told = [(path, headers.get("If-None-Match")) for path, headers in zip(asked.paths, asked.headers, strict=True) if "robots" not in path]
    assert told == [("/old", None), ("/old", '"7"'), ("/new", None), ("/old", None), ("/new", '"7"')]
    assert (moved.url, moved.unchanged, moved.data) == (root + "/new", False, b"x")
    assert (again.url, again.unchanged) == (root + "/new", True)


def test_unchanged_without_having_been_asked_for_is_a_fault():
    assert refused({"/": 304}).kind == "http-304"


def test_marks_that_would_break_a_header_are_not_sent_back():
    with serving({"/": "x"}) as (root, asked):
        fetcher().fetch(root + "/", marks=Marks('"7"\r\nX-Evil: 1', "\u0661"))
        assert "X-Evil" not in asked.headers[1] and "If-None-Match" not in asked.headers[1]


def busy(times, status=429, **headers):
    left = [times]

    def answer(handler):
        left[0] -= 1
        handler.page(status=status, **headers) if left[0] >= 0 else handler.page(b"x")

    return answer


def test_a_busy_server_is_asked_again_when_it_says():
    hands = Hands()
    with serving({"/": busy(1, Retry_After="40")}) as (root, _):
        assert fetcher(hands, tries=3).fetch(root + "/").data == b"x"
    assert 40 in hands.slept


def test_a_moment_to_come_again_is_understood():
    hands = Hands()
    with serving({"/": busy(1, 503, Retry_After="Tue, 14 Nov 2023 22:13:50 GMT")}) as (root, _):
        fetcher(hands, tries=3, pause=0.0).fetch(root + "/")
    assert hands.slept == [30.0]  # the clock stands at 22:13:20


def test_without_a_word_each_wait_is_twice_the_last():
    hands = Hands()
    with serving({"/": busy(2, 500)}) as (root, _):
        fetcher(hands, tries=3, pause=0.0).fetch(root + "/")
    assert hands.slept == [2.0, 4.0]


def test_a_server_that_wants_more_time_than_a_run_has_is_left_for_the_next():
    hands = Hands()
    with serving({"/": busy(1, Retry_After="99999")}) as (root, asked):
        with pytest.raises(FetchError) as fault:
            fetcher(hands, tries=3).fetch(root + "/")
        assert (fault.value.kind, fault.value.after) == ("http-429", 99999.0)
        assert asked.paths == ["/robots.txt", "/"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_what_is_refused_for_good_is_not_asked_for_again(status):
    with serving({"/": status}) as (root, asked):
        with pytest.raises(FetchError) as fault:
            fetcher(tries=3).fetch(root + "/")
        assert fault.value.kind == ("gone" if status in (404, 410) else f"http-{status}")
        assert asked.paths.count("/") == 1


def test_robots_txt_is_followed_and_asked_for_once():
    pages = {"/robots.txt": "User-agent: *\nDisallow: /private\nCrawl-delay: 7", "/private/a": "x", "/b": "x", "/c": "x"}
    hands = Hands()
    with serving(pages) as (root, asked):
        one = fetcher(hands)
        with pytest.raises(FetchError) as fault:
            one.fetch(root + "/private/a")
        one.fetch(root + "/b")
        one.fetch(root + "/c")
    assert fault.value.kind == "robots"
    assert asked.paths == ["/robots.txt", "/b", "/c"]
    assert hands.slept == [1.0, 7.0]  # khabar's own pause after robots.txt, then the one it asks for


def test_a_redirect_into_what_robots_txt_keeps_is_not_followed():
    pages = {"/robots.txt": "User-agent: khabar\nDisallow: /private", "/": redirect("/private"), "/private": "x"}
    assert refused(pages).kind == "robots"


@pytest.mark.parametrize("answer", [500, 503, endless])
def test_where_robots_txt_cannot_be_read_nothing_is_fetched(answer):
    limits = Limits(silent_seconds=0.4, whole_seconds=5.0)
    assert refused({"/robots.txt": answer, "/": "x"}, limits=limits).kind == "robots"


def test_one_host_is_not_asked_faster_than_the_pause():
    hands = Hands()
    with serving({"/": "x"}) as (root, _):
        one = fetcher(hands, pause=3.0)
        one.fetch(root + "/")
        one.fetch(root + "/")
    assert hands.slept == [3.0, 3.0]


def test_letters_in_addresses_are_written_as_servers_expect_them():
    with serving({"/%D8%AE%D8%A8%D8%B1?a=%D8%A8": "x"}) as (root, _):
        assert fetcher().fetch(f"{root}/\u062e\u0628\u0631?a=\u0628").data == b"x"


@pytest.mark.parametrize("url", ["", "nothing", "http://", "http:///x", "http://[::1", "http://a:99999/", "http://\u0000/", "javascript:1"])
def test_what_is_no_address_is_told(url):
    with pytest.raises(FetchError) as fault:
        fetcher().fetch(url)
    assert fault.value.kind in ("bad-url", "no-address")


def test_a_feed_may_be_sent_as_what_a_page_may_not():
    with serving({"/": lambda h: h.page(b"<rss/>", kind="application/rss+xml")}) as (root, _):
        assert fetcher().fetch(root + "/", accepts=FEEDS).media_type == "application/rss+xml"
