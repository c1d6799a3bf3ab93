"""Files of every kind that is read, made of invented articles: what a reader has to take apart."""

import gzip
import io
import json
import zipfile

TITLE = "قصف قاعدة النخلة"
FIRST = "قصفت طائرة مسيرة قاعدة النخلة الجوية فجر الخميس، وقتل ثلاثة جنود وأصيب خمسة آخرون، بحسب بيان لوزارة الدفاع."
SECOND = "وقال المتحدث باسم الوزارة إن الدفاعات الجوية أسقطت طائرتين أخريين كانتا تتجهان نحو القاعدة نفسها مساء الأربعاء."
ELSEWHERE = "اقرأ أيضا: مقتل عشرين شخصا في هجوم على سوق مدينة مرجانة يوم الأحد"
POST = "عاجل: سماع دوي انفجارات في محيط القاعدة"
BODY = f"{FIRST}\n{SECOND}"


def page(head="", body=None, title=TITLE, charset="utf-8", declared=None):
    """A page of HTML with navigation, furniture and a footer around an article; ``body`` is HTML in place of its paragraphs."""
    paragraphs = body or f"<p>{FIRST}</p><p>{SECOND}</p>"
    meta = f'<meta charset="{declared}">' if declared else ""
    return f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head>{meta}<title>{title} - صحيفة المرساة</title>
<meta property="og:title" content="{title}">{head}</head>
<body><nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/s">رياضة</a></li></ul></nav>
<article><h1>{title}</h1>{paragraphs}</article><aside><ul><li>الذهب يرتفع</li></ul></aside>
<footer>جميع الحقوق محفوظة</footer></body></html>""".encode(charset, "xmlcharrefreplace")


def pdf(lines, info="", reverse=True):
    """A PDF of one page whose letters are drawn from left to right, as printers see them, with a table from shapes to letters."""
    letters = sorted({letter for line in lines for letter in line})
    codes = {letter: number for number, letter in enumerate(letters, 1)}
    table = "".join(f"<{codes[letter]:04x}> <{ord(letter):04x}>\n" for letter in letters)
    to_unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n1 begincodespacerange <0000> <ffff>"
        f" endcodespacerange\n{len(letters)} beginbfchar\n{table}endbfchar endcmap end end"
    )
    drawn = ["".join(f"{codes[letter]:04x}" for letter in (line[::-1] if reverse else line)) for line in lines]
    content = "BT /F1 10 Tf 14 TL 50 800 Td " + " ".join(f"<{codes}> Tj T*" for codes in drawn) + " ET"
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 2000 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        " /FontDescriptor 8 0 R /DW 500 >>",
        f"<< /Length {len(to_unicode)} >>\nstream\n{to_unicode}\nendstream",
        "<< /Type /FontDescriptor /FontName /A /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700"
        " /StemV 80 >>",
        f"<< {info} >>",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    trailer = f"trailer << /Size {len(bodies) + 1} /Root 1 0 R /Info 9 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    return out + f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")


def word(paragraphs=(FIRST, SECOND), table=(), title=TITLE):
    """A Word document."""
    import docx

    document = docx.Document()
    document.core_properties.title = title
    document.core_properties.author = "سلمى الوادي"
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    for row in table:
        cells = document.add_table(1, len(row)).rows[0].cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def warc(pages, zipped=True, kind="text/html", day="2024-03-15"):
    """A web archive of pages: (address, content) or (address, content, type)."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=zipped)
    for url, content, *others in pages:
        headers = StatusAndHeaders("200 OK", [("Content-Type", others[0] if others else kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            url, "response", payload=io.BytesIO(content), http_headers=headers, warc_headers_dict={"WARC-Date": f"{day}T10:00:00Z"}
        )
        writer.write_record(record)
    return out.getvalue()


def wacz(pages):
    """The same as a WACZ archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("archive/data.warc.gz", warc(pages))
        package.writestr("datapackage.json", "{}")
    return out.getvalue()


def telegram(messages, name="قناة المرساة", number=77):
    """The export of a channel."""
    return json.dumps({"name": name, "type": "public_channel", "id": number, "messages": messages}, ensure_ascii=False, indent=1).encode()


def message(number, text, **others):
    """One message of a channel."""
    return {
        "id": number,
        "type": "message",
        "date": "2024-03-14T10:00:00",
        "date_unixtime": "1710403200",
        "from": "المرساة",
        "text": text,
    } | others


def gzipped(data):
    """The same bytes, gzipped as at any other time."""
    return gzip.compress(data, mtime=0)
