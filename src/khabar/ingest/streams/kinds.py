"""What a file is: told by its content, since names lie; by its name where the content leaves it open."""

import io
import re
import zipfile

_WHITE = b"\xef\xbb\xbf\xff\xfe \t\r\n\0"
_PAGE = re.compile(
    rb"(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|article|div)\b",
    re.IGNORECASE | re.DOTALL,
)
_GZIP, _PDF, _ZIP = b"\x1f\x8b", b"%PDF-", b"PK\x03\x04"
_WARC = re.compile(rb"WARC/[01]\.\d+\r?\n")
_NO_TEXT = (
    (b"\xd0\xcf\x11\xe0", "an old Office file (DOC, XLS); saved as DOCX it is read"),
    (b"{\\rtf", "an RTF file; saved as DOCX it is read"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "an SQLite database"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
)
_TELEGRAM = re.compile(rb'^\s*\{\s*(?:"about"|"name"|"type"|"id"|"personal_information"|"chats")\s*:')
_MESSAGES = re.compile(rb'"messages"\s*:\s*\[|"chats"\s*:\s*\{')
_RECORD = re.compile(rb'\s*\{\s*"[^"\n]{1,40}"\s*:.*"text"\s*:', re.DOTALL)
_PDF_WITHIN = 1024


def kind_of_content(head: bytes) -> str | None:
    """HTML, PDF, ZIP, gzip, WARC, Telegram by how a file begins; None for what may be text, a table or JSON."""
    if head.startswith(_GZIP):
        return "gzip"
    if head.startswith(_ZIP):
        return "ZIP"
    if _PDF in head[:_PDF_WITHIN]:
        return "PDF"
    if _WARC.match(head):
        return "WARC"
    start = head.lstrip(_WHITE)
    if _PAGE.match(start) or _PAGE.match(start[:8000].replace(b"\0", b"")):
        return "HTML"
    if _TELEGRAM.match(start) and _MESSAGES.search(head):
        return "Telegram"
    return None


def no_text(head: bytes) -> str | None:
    """What a file is that holds no text, in words; None for one that may hold some."""
    return next((words for mark, words in _NO_TEXT if head.startswith(mark)), None)


def kind_of_zip(file: io.BufferedIOBase) -> str | None:
    """Word or WACZ by the names in a ZIP archive; None for another one. Raises ``zipfile.BadZipFile``."""
    with zipfile.ZipFile(file) as package:
        names = set(package.namelist())
    if "word/document.xml" in names:
        return "Word"
    return "WACZ" if any(name.startswith("archive/") for name in names) else None


def kind_of_json(head: bytes) -> str:
    """``.jsonl``, ``.json`` or ``.txt`` by how a stream begins.

    One whose first line is a whole JSON object (or too long to see) is JSON Lines.
    """
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    inside = start[1:].lstrip()
    if start.startswith(b"[") and inside.startswith((b"{", b"]")):
        return ".json"
    if not start.startswith(b"{") or not inside.startswith((b'"', b"}")):
        return ".txt"
    line, newline, rest = start.partition(b"\n")
    if newline and not line.rstrip().endswith(b"}") and not rest.lstrip().startswith(b"{"):
        return ".json"
    return ".jsonl"


def holds_records(head: bytes) -> bool:
    """Whether what is named a text begins like JSON with articles in it."""
    return kind_of_json(head) != ".txt" and _RECORD.match(head.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n[")) is not None
