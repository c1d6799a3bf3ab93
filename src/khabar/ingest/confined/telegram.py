"""The export of Telegram Desktop (result.json): every message of a channel that has words is a document."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from khabar.ingest.confined.taken import Dated, Fault, Taken, Task
from khabar.model.address import message_id


class _Message(Struct):
    id: int
    type: str = "message"
    date: str | None = None
    date_unixtime: str | int | None = None
    edited: str | None = None
    edited_unixtime: str | int | None = None
    sender: str | None = msgspec.field(name="from", default=None)
    forwarded_from: str | None = None
    text: str | list[Any] = ""


class _Chat(Struct):
    messages: list[msgspec.Raw]
    name: str | None = None
    id: int | str | None = None


class _Chats(Struct):
    list: list[_Chat]


class _Account(Struct):
    chats: _Chats


def read_telegram(task: Task) -> Iterator[Taken]:
    """The messages of one chat or of a whole account; those without words (pictures, joins) are passed over.

    Raises ``Fault`` for what is no such export.
    """
    data = task.data or Path(task.path or "").read_bytes()
    try:
        chats = [msgspec.json.decode(data, type=_Chat)]
    except msgspec.ValidationError as error:
        try:
            chats = msgspec.json.decode(data, type=_Account).chats.list
        except msgspec.ValidationError:
            raise Fault("broken-telegram", f"no export of Telegram Desktop: {error}") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Fault("broken-json", f"broken JSON: {error}") from error
    del data
    for chat in chats:
        for number, raw in enumerate(chat.messages, 1):
            yield from _taken(chat, number, bytes(raw))


def changed_at(raw: bytes) -> int:
    """When a message was edited last, or sent where it never was, in seconds since 1970; 0 where its bytes do not tell."""
    try:
        message = msgspec.json.decode(raw, type=_Message)
        told, written = (message.edited_unixtime, message.edited) if message.edited else (message.date_unixtime, message.date)
        return int(told) if told else int(dt.datetime.fromisoformat(written).replace(tzinfo=dt.UTC).timestamp()) if written else 0
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError):
        return 0


def _taken(chat: _Chat, number: int, raw: bytes) -> Iterator[Taken]:
    place = f": message {number} of {chat.name or chat.id}"
    try:
        message = msgspec.json.decode(raw, type=_Message)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        yield Taken(place=place, fault=("broken-telegram", f"no message of Telegram: {error}"), data=raw, media_type="application/json")
        return
    text = _words(message.text)
    if message.type != "message" or not text.strip():
        return
    notes = []
    if message.edited:
        notes.append(("edited", f"edited on {message.edited}"))
    if message.forwarded_from:
        notes.append(("forwarded", f"forwarded from {message.forwarded_from}"))
    yield Taken(
        place=place,
        text=text,
        doc_id=message_id(chat.id, message.id) if chat.id is not None else None,
        outlet=chat.name,
        author=message.forwarded_from or message.sender,
        dates=tuple(_dates(message)),
        notes=tuple(notes),
        data=raw,
        media_type="application/json",
    )


def _words(text: str | list[Any]) -> str:
    """The text as it is read: a string, or parts of which some are marked (a link, a mention, bold)."""
    parts = [text] if isinstance(text, str) else text
    return "".join(part if isinstance(part, str) else str(part.get("text", "")) if isinstance(part, dict) else "" for part in parts)


def _dates(message: _Message) -> Iterator[Dated]:
    """The moment of sending; the date that stands beside it is of the zone of whoever made the export."""
    try:
        sent = dt.datetime.fromtimestamp(int(message.date_unixtime or ""), dt.UTC)
        yield Dated("Telegram date", sent.isoformat())
    except (ValueError, OverflowError, OSError):
        pass
    if message.date:
        yield Dated("Telegram date", message.date)
