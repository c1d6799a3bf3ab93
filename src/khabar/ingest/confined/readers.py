"""The readers that run confined, by name; each imports its library when it is first asked."""

from collections.abc import Iterator

from khabar.ingest.confined.taken import Taken, Task


def read_task(task: Task) -> Iterator[Taken]:
    """What the reader that a task names takes from its object. Raises ``Fault`` and whatever a library raises on damaged files."""
    match task.reader:
        case "HTML":
            from khabar.ingest.confined.pages import read_html as read
        case "PDF":
            from khabar.ingest.confined.pdf import read_pdf as read
        case "Word":
            from khabar.ingest.confined.word import read_word as read
        case "WARC":
            from khabar.ingest.confined.archives import read_warc as read
        case "WACZ":
            from khabar.ingest.confined.archives import read_wacz as read
        case "Telegram":
            from khabar.ingest.confined.telegram import read_telegram as read
        case "List":
            from khabar.ingest.web.lists import read_list as read
        case other:
            raise ValueError(f"no reader {other}")
    return read(task)
