"""What a person should look at."""

from msgspec import Struct

from khabar.model.document import Span


class Issue(Struct, frozen=True):
    """Something wrong with the input, or unsure in the reading; never a reason to stop a run.

    ``kind`` is a short fixed word (``no-date``, ``not-utf8``, ``broken-json``, ...), ``where`` the file and line it came from.
    """

    kind: str
    message: str
    doc_id: str | None = None
    where: str | None = None
    span: Span | None = None
