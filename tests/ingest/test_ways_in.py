"""Every kind of file that is read: the article in it, what it says of itself, and what stands beside the article."""

import datetime as dt
import io
import json

import made_files as made
import pytest
from made_files import BODY, ELSEWHERE, FIRST, POST, SECOND, TITLE

from khabar import pipeline
from khabar.ingest import Defaults, Known, Site, fetched, read, url_id
from khabar.ingest.tables import columns_of

OUTLETS = {"marsa.example": Site("marsa", "Asia/Riyadh")}
DAY = dt.date(2024, 3, 14)
KNOWN = Known(
    site_of=OUTLETS.get,
    day_of=lambda line: DAY if "14 آذار 2024" in line else None,
    leads_elsewhere=lambda line: line.startswith("اقرأ أيضا"),
)
DEFAULTS = Defaults(known=KNOWN)


@pytest.fixture
def received(tmp_path):
    def run(name, data, defaults=DEFAULTS):
        path = tmp_path / name
        path.write_bytes(data)
        return list(read([str(path)], defaults))

    return run


def kinds(one):
    return [issue.kind for issue in one.issues]


def only(objects):
    [one] = objects
    assert one.codable, one.complaint()
    return one.document


def test_a_page_gives_its_article_and_nothing_around_it(received):
    [one] = received("a.html", made.page())
    assert one.document.text == f"{TITLE}\n\n{BODY}"
    assert one.document.title == TITLE
    assert one.original.data == made.page()
    assert one.original.media_type == "text/html"
    assert kinds(one) == ["no-date"]


LD = '<script type="application/ld+json">{}</script>'
PUBLISHED = '<meta property="article:published_time" content="{}">'


@pytest.mark.parametrize(
    ("head", "day", "basis"),
    [
        (PUBLISHED.format("2024-03-13T22:30:00Z"), DAY, "article:published_time 2024-03-13T22:30:00Z in Asia/Riyadh"),
        (PUBLISHED.format("2024-03-14T00:30:00+03:00"), DAY, "article:published_time 2024-03-14T00:30:00+03:00 in Asia/Riyadh"),
        (PUBLISHED.format("2024-03-14"), DAY, "article:published_time 2024-03-14"),
        (LD.format('{"@type": "NewsArticle", "datePublished": "2024-03-14T08:00:00"}'), DAY, "JSON-LD datePublished 2024-03-14T08:00:00"),
        (LD.format('{"@graph": [{"@type": ["Thing", "Article"], "datePublished": "Thu, 14 Mar 2024 20:00:00 GMT"}]}'), DAY,
         "JSON-LD datePublished Thu, 14 Mar 2024 20:00:00 GMT in Asia/Riyadh"),
        (LD.format('{"@type": "WebPage", "datePublished": "2020-01-01"}') + PUBLISHED.format("2024-03-14"), DAY,
         "article:published_time 2024-03-14"),
        ('<meta name="pubdate" content="2024-03-14">', DAY, "meta pubdate 2024-03-14"),
        (LD.format("{broken") + '<meta name="date" content="2024-03-14">', DAY, "meta date 2024-03-14"),
        (PUBLISHED.format("9999-12-31") + '<meta name="date" content="2024-03-14">', DAY, "meta date 2024-03-14"),
    ],
)  # fmt: skip
def test_the_day_of_publication_and_what_it_was_read_from(head, day, basis):
    document = only(fetched(made.page(head), "https://www.marsa.example/a", "text/html", None, "feed", DEFAULTS))
    assert (document.published, document.published_basis) == (day, basis)
    assert document.outlet == "marsa"


def test_a_visible_date_is_read_by_khabar_and_metadata_comes_first():
    body = f'<span class="date">14 آذار 2024</span><p>{FIRST}</p><p>{SECOND}</p>'
    seen = only(fetched(made.page(body=body), "https://a.example/2", None, None, "", DEFAULTS))
    assert (seen.published, seen.published_basis) == (DAY, "visible date: 14 آذار 2024")
    told = only(fetched(made.page(PUBLISHED.format("2024-03-13"), body), "https://a.example/2", None, None, "", DEFAULTS))
    assert told.published == dt.date(2024, 3, 13)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("السبت 9 كانون الأول 2023", dt.date(2023, 12, 9)),
        ("نشر في: ٩ ديسمبر ٢٠٢٣ - 14:30", dt.date(2023, 12, 9)),
        ("9 كانون الأول", None),
        ("أمس السبت", None),
        ("كانون الأول 2023", None),
    ],
)
def test_visible_dates_are_days_in_full_only(line, day):
    assert pipeline.known().day_of(line) == day


def test_the_address_dates_a_page_that_says_nothing_else():
    document = only(fetched(made.page(), "https://a.example/news/2024/03/14/x", None, None, "", DEFAULTS))
    assert (document.published, document.published_basis) == (DAY, "address 2024-03-14")


def test_no_date_after_the_capture(received):
    [one] = received("a.warc.gz", made.warc([("https://a.example/1", made.page(PUBLISHED.format("2024-05-01")))]))
    assert one.document.published is None
    assert kinds(one) == ["bad-date"]
    assert one.codable


@pytest.mark.parametrize(("day", "dated"), [("2024-03-15", True), ("2024-03-16", False), ("2031-01-01", False)])
def test_nothing_was_published_in_the_future(received, day, dated):
    defaults = Defaults(today=DAY, known=KNOWN)
    objects = [
        *received("a.html", made.page(PUBLISHED.format(day)), defaults),
        *received("a.jsonl", json.dumps({"text": SECOND, "published": day}).encode(), defaults),
    ]
    assert [(one.document.published is not None, kinds(one)) for one in objects] == [(dated, [] if dated else ["bad-date"])] * 2


def test_furniture_left_in_the_text_is_marked_and_not_read():
    body = f'<p>{FIRST}</p><p>{ELSEWHERE}</p><blockquote class="twitter-tweet"><p>{POST}</p></blockquote><p>{SECOND}</p>'
    document = only(fetched(made.page(PUBLISHED.format("2024-03-14"), body), "https://a.example/1", None, None, "", DEFAULTS))
    marked = {region.kind: document.quote(region.span) for region in document.regions}
    assert marked == {"read-also": ELSEWHERE, "post": POST}
    assert SECOND in document.text


def test_no_claim_is_read_from_a_line_that_leads_elsewhere():
    from khabar.codebook import load
    from khabar.model import Document, Region, Span

    text = "اقتحم مسلحون مدينة بغداد أمس الخميس وقتل أربعة من الشرطة."
    book = load()
    plain = Document("a", text, published=DAY)
    beside = Document("a", text, published=DAY, regions=(Region("read-also", Span(0, len(text))),))
    assert pipeline.code(plain, book).claims
    assert not pipeline.code(beside, book).claims


@pytest.mark.parametrize("charset", ["windows-1256", "iso8859-6", "utf-16", "utf-16-le", "utf-8"])
@pytest.mark.parametrize("declared", [None, "windows-1256", "utf-8", "iso-8859-6", "x-nonsense"])
def test_charsets_are_told_by_the_bytes(charset, declared):
    data = made.page(charset=charset, declared=declared)
    if charset == "iso8859-6":
        data = data.replace("،".encode(charset), b",")  # what it has not
    document = only(fetched(data, "https://a.example/1", "text/html", declared, "", DEFAULTS))
    assert SECOND in document.text


@pytest.mark.parametrize("charset", ["windows-1256", "iso8859-6", "utf-16", "utf-16-le", "utf-32"])
def test_text_files_too_and_it_is_told(received, charset):
    [one] = received("a.txt", SECOND.encode(charset))
    assert one.document.text == SECOND
    assert "charset" in kinds(one)
    assert not one.failed


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("نیروهای دولتی دیروز در نزدیکی شهر با شورشیان درگیر شدند و سه نفر کشته شدند.", "Persian"),
        ("فوج نے کہا ہے کہ کل رات شہر میں حملے میں تین افراد ہلاک ہو گئے", "Urdu"),
        ("هێزەکانی حکوومەت دوێنێ لە نزیک شارەکە لەگەڵ چەکداران شەڕیان کرد و سێ کەس کوژران", "Kurdish"),
        ("د حکومت ځواکونو پرون د ښار په نږدې سیمه کې له وسله والو سره جګړه وکړه او درې تنه ووژل شول", "Pashto"),
        ("Three people were killed in a market on Monday (سوق), officials said, and many were hurt.", "English"),
    ],
)
def test_other_languages_are_set_aside_by_name(received, text, language):
    [one] = received("a.txt", text.encode())
    assert not one.codable
    assert [issue.message for issue in one.issues if issue.kind == "other-language"] == [f"in {language}, not in Arabic: set aside"]
    [one] = fetched(made.page(title="x", body=f"<p>{text}</p>" * 3), "https://a.example/1", None, None, "", DEFAULTS)
    assert not one.codable
    assert one.original.data


@pytest.mark.parametrize("text", ["قصف", "غارة على مرجانة", "قتل گاظم في سوق مرجانة", "وصل چارلي إلى قاعدة النخلة"])
def test_a_short_arabic_text_stays(received, text):
    assert only(received("a.txt", text.encode())).text == text


def test_ten_megabytes_of_script_hide_no_article(received):
    document = only(received("a.html", made.page("<script>" + "x=1;" * 2_600_000 + "</script>")))
    assert document.text == f"{TITLE}\n\n{BODY}"


FOREIGN = [
    ("Éléphant à côté déjà été où naïve " * 9, "cp1252"),
    ("שלום עולם חדשות " * 9, "cp1255"),
]


@pytest.mark.parametrize(("text", "charset"), FOREIGN)
def test_no_other_charset_is_taken_for_arabic(received, text, charset):
    [one] = received("a.txt", text.encode(charset))
    assert kinds(one)[0] == "not-utf8"


def test_a_page_in_english_is_set_aside_with_its_language(received):
    [one] = received(
        "a.html", b"<html><body><article><p>Three people were killed in a market on Monday, officials said.</p></article></body></html>"
    )
    assert kinds(one)[0] == "no-arabic"
    assert "English" in one.complaint()


def test_a_pdf_is_read_in_the_order_of_reading(received):
    words = [FIRST[:60], FIRST[60:], SECOND]
    data = made.pdf([line.strip() for line in words], "/Title (x) /CreationDate (D:20240314120000)")
    document = only(received("a.pdf", data))
    assert " ".join(document.text.split()) == f"{FIRST} {SECOND}"
    assert (document.published, document.published_basis) == (DAY, "PDF CreationDate 2024-03-14")


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("scan.pdf", made.pdf([""]), "no-text-layer"),
        ("cut.pdf", made.pdf([SECOND])[:60], "unreadable"),
        ("cut.docx", made.word()[:900], "binary"),
    ],
)
def test_what_keeps_a_file_from_being_read(received, name, data, kind):
    [one] = received(name, data)
    assert kinds(one) == [kind]
    assert one.original.data == data
    assert one.complaint().split(": ")[0].endswith(f"{name}:1")


def test_a_word_document(received):
    document = only(received("a.docx", made.word(table=[("المدينة", "مرجانة")])))
    assert document.text == f"{BODY}\nالمدينة | مرجانة"
    assert (document.title, document.author) == (TITLE, "سلمى الوادي")


BARE = FIRST.replace("،", "")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_by_its_columns(received, separator):
    rows = [
        ["Body", "Date", "Where"],
        [FIRST.replace("،", ""), "2024-03-14", "u1"],
        [SECOND, "14 آذار 2024", "u2"],
        ["", "x", ""],
        ["قصف", "soon", ""],
    ]
    data = "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows).encode("windows-1256")
    objects = received("a.csv", data, Defaults(columns=columns_of("text=Body,published=Date,url=Where"), known=KNOWN))
    assert [one.document.published for one in objects] == [DAY, DAY, None, None]
    assert [kinds(one) for one in objects] == [[], [], ["no-text", "bad-date"], ["bad-date"]]
    assert [one.where.rpartition(":")[2] for one in objects] == ["2", "3", "4", "5"]
    assert objects[1].document.doc_id == url_id("u2")
    assert objects[1].original.data.decode().strip().startswith(f'"{SECOND}"')


def test_a_table_without_a_column_for_the_text(received):
    [one] = received("a.csv", "Body,Date\nقصف,2024-03-14\n".encode())
    assert kinds(one) == ["no-text-column"]
    assert "Body, Date" in one.complaint()
    with pytest.raises(ValueError, match="not FIELD=COLUMN"):
        columns_of("body=text")


def test_a_column_that_was_asked_for_and_is_not_there_is_told(received):
    data = f"Body,Date\n{FIRST},2024-03-14\n".encode()
    [one] = received("a.csv", data, Defaults(columns=columns_of("text=Body,published=Tag,title=None")))
    assert kinds(one) == ["no-column"]
    assert "a.csv:1: no column 'Tag' for `published`, no column 'None' for `title` among Body, Date" in one.complaint()
    assert not one.codable


BROKEN_ROWS = [
    ("more cells than columns", f"2024-03-14,{BARE}, وقتل ثلاثة\n", ["extra-cells"]),
    ("empty cells behind the last column", f"2024-03-14,{BARE},,\n", []),
    ("a mark that nothing closes", f'2024-03-14,"{BARE}\n', ["open-quotation"]),
    ("a cell of two lines", f'2024-03-14,"{BARE}\n{BARE}"\n', []),
    ("marks that are the text's", f'2024-03-14,"{BARE}" {BARE}\n', []),
    ("marks that part a cell", f'2024-03-14,"{BARE}, {BARE}" {BARE}\n', ["broken-table"]),
]


@pytest.mark.parametrize("last", [f"2024-03-15,{BARE}", f'2024-03-15,"{BARE}"', f'"2024-03-15","{BARE}"', f'2024-03-15,{BARE} "نعم"'])
@pytest.mark.parametrize(("row", "found"), [pytest.param(row, found, id=name) for name, row, found in BROKEN_ROWS])
def test_a_row_that_breaks_the_table_is_told_by_its_line_and_takes_no_other_with_it(received, row, found, last):
    objects = received("a.csv", f"published,text\n{row}{last}\n{last}\n".encode())
    assert [kinds(one) for one in objects] == [found, [], []]
    assert not found or objects[0].complaint().startswith(objects[0].where)
    assert [one.where.rpartition(":")[2] for one in objects] == ["2", *(["4", "5"] if row.count("\n") > 1 else ["3", "4"])]
    assert all(one.document.text.startswith(BARE) and one.document.published for one in objects[1:])
    assert found or objects[0].document.text.count(BARE) == row.count(BARE)
    assert row.count('" ') == 0 or found or objects[0].document.text == f'"{BARE}" {BARE}'


def test_a_mark_that_is_closed_rows_later_makes_no_article_of_them(received):
    rows = [f'2024-03-14,"{BARE}', f"2024-03-15,{BARE}", f'2024-03-16,{BARE}"', f"2024-03-17,{BARE}"]
    objects = received("a.csv", "\n".join(["published,text", *rows]).encode())
    assert [kinds(one) for one in objects] == [["open-quotation"], [], [], []]
    assert [one.document.published.day for one in objects[1:]] == [15, 16, 17]


@pytest.mark.parametrize("head", ["text,published", "text;published", "title,published,text"])
def test_a_first_cell_of_several_lines_is_one_cell(received, head):
    parted = head[4] if head.startswith("text") else ","
    cells = [f'"{BARE}\n\n{BARE}\n{BARE}"', "2024-03-14", *([BARE] if head.startswith("title") else [])]
    objects = received("a.csv", "\n".join([head, parted.join(cells), parted.join(cells)]).encode())
    assert [kinds(one) for one in objects] == [[], []]
    assert all(one.document.published.day == 14 for one in objects)
    told = objects[0].document
    assert f"{told.title or ''} {told.text}".count(BARE) == "".join(cells).count(BARE)


PAGES = [(f"https://marsa.example/{number}", made.page(PUBLISHED.format("2024-03-14"), title=f"{TITLE} {number}")) for number in range(3)]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a.wacz", "misnamed.txt"])
def test_archives_give_every_page_with_its_address(received, name):
    others = [
        ("https://marsa.example/p", b"\x89PNG", "image/png"),
        ("https://marsa.example/t", SECOND.encode("windows-1256"), "text/plain"),
    ]
    data = made.wacz(PAGES + others) if name.endswith("wacz") else made.warc(PAGES + others, zipped=name.endswith("gz"))
    objects = received(name, data)
    assert [one.document.url for one in objects] == [*(url for url, _ in PAGES), "https://marsa.example/t"]
    assert all(one.codable for one in objects)
    assert [one.original.data for one in objects[:3]] == [content for _, content in PAGES]
    assert [one.document.doc_id for one in objects] == [url_id(one.document.url) for one in objects]
    assert {one.document.outlet for one in objects[:3]} == {"marsa"}
    assert objects[3].document.text == SECOND


RECORD = {"published": "2024-03-14", "text": f"{FIRST} {SECOND}", "url": "https://a.example/1"}
RECORDS = [{"doc_id": f"r-{number}", **RECORD} for number in range(3)]
LINES = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in RECORDS)
LIST = json.dumps(RECORDS, ensure_ascii=False)


@pytest.mark.parametrize("charset", ["cp1256", "iso8859-6"])
@pytest.mark.parametrize(("name", "data"), [("a.jsonl", LINES), ("a.json", LIST), ("a.json", LINES.splitlines()[0]), ("a.txt", LIST)])
def test_json_in_a_charset_of_one_byte_a_letter_is_read_and_that_is_told(received, name, data, charset):
    found = received(name, data.encode(charset))
    assert [one.document.text for one in found] == [RECORDS[0]["text"]] * len(found) != []
    assert all(one.codable for one in found)
    assert {(issue.kind, issue.message) for one in found for issue in one.issues} == {("charset", f"read as {charset}")}
    assert all(one.original.data.decode(charset) in data and one.original.url == "https://a.example/1" for one in found)


@pytest.mark.parametrize("charset", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize(("name", "data"), [("a.jsonl", LINES), ("a.json", LIST), ("a.txt", LINES), ("a.txt", LIST)])
def test_json_in_wide_letters_is_refused_with_the_way_to_turn_it(received, name, data, charset):
    [one] = received(name, data.encode(charset))
    assert kinds(one) == ["not-utf8"]
    assert f"iconv -f {charset[:6].upper()}" in one.issues[0].message


@pytest.mark.parametrize(("text", "charset"), FOREIGN)
def test_json_in_another_charset_is_told_and_stops_nothing(received, text, charset):
    lines = LINES.splitlines(keepends=True)
    foreign = json.dumps({"text": text * 20}, ensure_ascii=False).encode(charset) + b"\n"
    first, other, last = received("a.jsonl", lines[0].encode() + foreign + lines[1].encode())
    assert (first.codable, other.codable, last.codable) == (True, False, True)
    assert (kinds(other), other.where.endswith("a.jsonl:2")) == (["not-utf8"], True)


def test_several_readers_give_the_same_in_the_same_order(tmp_path):
    inside = tmp_path / "inside"
    inside.mkdir()
    for number, (_, content) in enumerate(PAGES * 3):
        (inside / f"{number}.html").write_bytes(content)
    (inside / "3b.txt").write_text(SECOND, encoding="utf-8")
    (inside / "4b.pdf").write_bytes(made.pdf([FIRST, SECOND]))
    (inside / "4c.pdf").write_bytes(b"%PDF- broken")
    (inside / "5b.warc.gz").write_bytes(made.warc(PAGES))
    paths = [str(inside), str(tmp_path / "absent.html"), str(inside / "0.html")]
    alone, together = (list(read(paths, Defaults(known=KNOWN, readers=readers))) for readers in (1, 4))
    assert together == alone
    assert len(alone) == 9 + 3 + 3 + 2


def test_archives_by_standard_input(monkeypatch):
    for data in (made.warc(PAGES), made.wacz(PAGES), made.warc(PAGES, zipped=False)):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        assert [one.document.url for one in read(["-"], DEFAULTS)] == [url for url, _ in PAGES]


def test_pages_in_other_languages_are_passed_over_in_archives(received):
    english = b"<html><body><p>Three people were killed in a market on Monday, officials said.</p></body></html>"
    first, other, last = received("a.warc", made.warc([PAGES[0], ("https://a.example/en", english), PAGES[1]]))
    assert first.codable
    assert last.codable
    assert (other.codable, other.failed, kinds(other)[0]) == (False, False, "set-aside")
    assert "English" in other.issues[0].message
    assert other.original.data == english


def _told(data, length):
    """An archive whose first record lies about its length."""
    at = data.index(b"Content-Length: ")
    return data[:at] + b"Content-Length: " + length + data[data.index(b"\r\n", at) :]


@pytest.mark.parametrize("length", [b"10", b"99999999999999", b"-5", b"abc", b"9000", b"184467440737095516160", b""])
def test_lying_lengths_cost_one_record(received, length):
    objects = received("a.warc", _told(made.warc(PAGES, zipped=False), length))
    assert [one.document.url for one in objects if one.codable] == [url for url, _ in PAGES[1:]]
    [fault] = [one for one in objects if not one.codable]
    assert "record at byte 0" in fault.where or "behind byte 0" in fault.where
    assert kinds(fault) == ["damaged"]


def test_a_damaged_member_of_an_archive_costs_itself(received):
    data = bytearray(made.warc(PAGES))
    start = data.index(b"\x1f\x8b\x08", 100)
    data[start + 200 : start + 230] = b"\0" * 30
    objects = received("a.warc.gz", bytes(data))
    assert [one.document.url for one in objects if one.codable] == [PAGES[0][0], PAGES[2][0]]
    assert any("damaged" in kinds(one) for one in objects)


def test_the_messages_of_a_channel(received):
    parts = ["قصفت ", {"type": "bold", "text": "طائرة مسيرة"}, {"type": "link", "text": "https://a.example"}]
    data = made.telegram(
        [
            made.message(1, SECOND),
            made.message(2, parts, edited="2024-03-14T11:00:00", forwarded_from="قناة الفنار"),
            made.message(3, ""),
            {"id": 4, "type": "service", "action": "join", "text": ""},
            {"id": "five", "type": "message", "text": "قصف"},
        ]
    )
    first, second, broken = received("result.json", data)
    assert (first.document.text, first.document.published, first.document.outlet) == (SECOND, DAY, "قناة المرساة")
    assert (first.document.doc_id, second.document.doc_id) == ("telegram-77-1", "telegram-77-2")
    assert second.document.text == "قصفت طائرة مسيرةhttps://a.example"
    assert second.document.author == "قناة الفنار"
    assert kinds(second) == ["edited", "forwarded"]
    assert not second.failed
    assert kinds(broken) == ["broken-telegram"]
    assert "message 5" in broken.where
    assert json.loads(first.original.data)["id"] == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("page.txt", made.page()),
        ("page.html.gz", made.gzipped(made.page())),
        ("article.html", SECOND.encode()),
        ("a.pdf", made.page()),
        ("page.doc", made.page()),
        ("word.pdf", made.word()),
        ("plain.pdf", SECOND.encode()),
        ("plain.txt.gz", SECOND.encode()),
        ("zipped.txt", made.gzipped(SECOND.encode())),
        ("lines.txt", json.dumps({"title": "a", "text": SECOND}).encode()),
    ],
)
def test_names_lie_and_content_tells(received, name, data):
    assert SECOND in only(received(name, data)).text


@pytest.mark.parametrize(
    ("data", "what"), [(b"\xff\xd8\xff\xe0aaa", "JPEG"), (b"\xd0\xcf\x11\xe0aaa", "old Office"), (b"PK\x03\x04aaa", "ZIP archive")]
)
def test_what_holds_no_text_is_named(received, data, what):
    [one] = received("a.txt", data)
    assert kinds(one) == ["binary"]
    assert what in one.complaint()


def test_outlets_of_the_codebook_are_known_by_their_domain():
    known = pipeline.known()
    assert known.site_of("www.aljazeera.net") == known.site_of("aljazeera.net") == Site("aljazeera", "Asia/Qatar")
    assert known.site_of("notaljazeera.net") is None
    assert known.site_of("") is None


@pytest.mark.parametrize(
    ("line", "leads"),
    [("اقرأ أيضاً: قصف", True), ("• اقرأ أيضا", True), ("إقرأ أيضا ..", True), ("قرأ الوزير أيضا بيانا", False), ("", False)],
)
def test_lines_that_lead_elsewhere(line, leads):
    assert pipeline.known().leads_elsewhere(line) is leads
