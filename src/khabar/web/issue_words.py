"""What is wrong with an article or its input, which the record keeps in English, told in the language of the page.

Each message stands here as those who tell it write it, with its values as places to fill in: by it the values are found in what was kept,
and into its translation they are put back. What fits none (of a newer khabar, or coded elsewhere) is shown as it was written, in English.
"""

from __future__ import annotations

from collections.abc import Mapping

from babel import Locale

from khabar.web.day_words import day_words
from khabar.web.language import Language
from khabar.web.language import marked as _
from khabar.web.retelling import retold

_MESSAGES = (
    _("no publication date: relative dates stay unresolved"),
    _("no publication date: relative dates are left unresolved"),
    _("`published` is no possible date (YYYY-MM-DD): %(value)s; coded as undated"),
    _("`published` lies in the future: %(value)s; coded as undated"),
    _("no possible day of publication: %(said)s; coded as undated"),
    _("the text is empty"),
    _("the file is empty"),
    _("the list is empty"),
    _("no object in the file"),
    _("no row in the table"),
    _("no Arabic letter in the text: it is in %(language)s"),
    _("no Arabic letter in the text"),
    _("no Arabic letter in the page (%(language)s)"),
    _("in %(language)s, not in Arabic: set aside"),
    _("%(count)s characters are more than the %(most)s of the longest article that is coded; its text is left out"),
    _("%(size)s MB are more than %(most)s; its text is left out"),
    _("a page of %(count)s characters; the longest that is read has %(most)s"),
    _("a PDF of %(count)s pages; the longest that is read has %(most)s"),
    _("a PDF of %(count)s pages without a text layer: pictures of pages are not read"),
    _("a PDF locked by a password"),
    _("a broken PDF: %(error)s"),
    _("a broken Word document: %(error)s"),
    _("a broken WACZ archive: %(error)s"),
    _("a WACZ archive without a WARC file in it"),
    _("no WARC record in it"),
    _("the record is damaged: %(error)s"),
    _("its length of %(count)s bytes is wrong; the record is left out"),
    _("more than %(size)s MB; the record is left out"),
    _("more than %(size)s MB when unpacked; the page is left out"),
    _("more than %(size)s MB when unzipped"),
    _("its part %(part)s is larger than %(size)s MB unzipped"),
    _("broken gzip: %(error)s"),
    _("broken JSON: %(error)s"),
    _("broken XML: %(error)s"),
    _("broken row: %(error)s"),
    _("no table: neither UTF-8 nor Windows Arabic"),
    _("no table: %(error)s"),
    _("no HTML can be made out in it"),
    _("no page in any charset that is read here"),
    _("not UTF-8, nor Arabic in windows-1256 or ISO-8859-6"),
    _("read as %(charset)s"),
    _("byte %(place)s is no %(charset)s; what is damaged was replaced"),
    _("bytes that are no text were replaced in the row"),
    _("a binary file, no text"),
    _("%(what)s: there is no text in it"),
    _("a NUL byte stands in the JSON; the file is damaged or no JSON"),
    _("a NUL byte stands at character %(place)s; the text is damaged or no text"),
    _("a JSON object with a `text` is wanted here"),
    _("the object has no `text`"),
    _("`text` is no string"),
    _("`%(field)s` holds a NUL byte and is left out"),
    _("`%(field)s` is neither a string nor a number and is left out"),
    _(
        "%(count)s cells where the first row names %(most)s columns: the row is not coded; "
        "a text that holds %(mark)s has to stand in quotation marks"
    ),
    _("a quotation mark that is not closed: the row is not coded, the lines behind it are read as rows"),
    _("no article: %(error)s"),
    _("no coded document: %(error)s"),
    _("no coded document"),
    _("no export of Telegram Desktop: %(error)s"),
    _("no message of Telegram: %(error)s"),
    _("edited on %(day)s"),
    _("forwarded from %(who)s"),
    _("reading it took more than %(count)s seconds; it is not coded"),
    _("reading it took more than %(count)s seconds of work"),
    _("reading it took more than %(count)s seconds"),
    _("its reader does not end within %(count)s seconds"),
    _("its reader broke down (exit code %(code)s)"),
    _("its reader broke down"),
    _("coding it broke down and it is set aside: %(error)s"),
    _("cannot be read as %(reader)s: %(error)s"),
    _("cannot be read: %(error)s"),
    _("cannot be unzipped: %(error)s"),
    _("the id %(doc_id)s stood before (%(first)s) with the same text; kept as %(kept)s, not coded again"),
    _("the id %(doc_id)s stood before (%(first)s) with another text; coded as %(kept)s"),
    _("the id %(doc_id)s stands for another text; kept as %(kept)s"),
    _("two coded documents have this id; only one of them was linked"),
    _("the message as it was before it was edited: kept as it came, not read"),
    _("the same text as that of %(place)s: kept as it came, not read again"),
    _("the same text: kept as it came, not read again"),
    _("%(count)s messages as they were before they were edited: kept as they came, not read"),
    _("%(count)s articles are the same texts as those of %(first)s and %(others)s others: kept as they came, not read again"),
    _("%(count)s articles are the same texts as those of %(first)s: kept as they came, not read again"),
    _("%(count)s articles are the same texts: kept as they came, not read again"),
    _("refused: the article %(doc_id)s was taken out of this ledger for good (the tombstone is entry %(entry)s)"),
    _("more than %(count)s pages to see; the rest is left for the next run"),
    _("%(old)s has ended: none of its claims is left"),
    _("%(left)s and %(right)s are held apart and joined by a chain (%(links)s); they stay apart, the chain is left to the model"),
    _("%(left)s and %(right)s: %(who)s; neither counts, the model decides"),
    _("%(pair)s: coded anew, now %(left)s and %(right)s by their words"),
    _("%(pair)s: %(fault)s; it is kept and has no effect"),
    _("no judgement: %(error)s"),
    _("%(host)s says that there is no such page any more (%(status)s)"),
    _("%(host)s answers %(status)s"),
    _("%(host)s has no address: %(error)s"),
    _("%(host)s has no address"),
)
"""The first that fits counts: what holds more stands before what holds less."""


def issue_words(language: Language, kind: str, message: str) -> str | None:
    """What is wrong, in this language; None where it is known in English alone. Of days that differ: the claims (c1, c2) and how each
    was found.
    """
    if kind == "date-conflict":
        claims, _between, basis = message.partition(": ")
        return f"{claims}: {day_words(language, basis)}" if basis else None
    if language.code == "en":
        return message
    return retold(language, _MESSAGES, message, _VALUES)


def _named_language(language: Language, said: str) -> str:
    return _language_names(language).get(said, said)


def _language_names(language: Language) -> Mapping[str, str]:
    """The names of languages, by their English ones."""
    english = Locale("en").languages
    return {str(english[code]): str(name) for code, name in language.locale.languages.items() if code in english}


_VALUES = {"language": _named_language}
