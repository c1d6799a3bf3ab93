"""Reads types.yaml and frames/: event types, the words that announce them, examples and counter-examples."""

from pathlib import Path
from typing import Any

from khabar.codebook.strict_yaml import CodebookError, Mapping, allow, load
from khabar.codebook.types import EventType, Example, Frame, Mode, Trigger
from khabar.codebook.words import phrase
from khabar.text.fold import fold_word

SLOTS = frozenset({"subject", "object", "of", "by", "with", "on", "against", "to", "from", "in", "between", "about", "near", "companion", "purpose"})
ROLES = frozenset({"actor", "target", "weapon", "place", "event", "cause", "none", "actor-or-target"})
STATUSES = frozenset({"occurred", "denied", "planned", "hypothetical"})
_TRIGGER = frozenset(
    {"verb", "noun", "phrase", "mode", "roles", "needs", "unless", "status", "voice", "nouns", "only_nouns", "particle", "object", "example", "note"}
)
DEFAULT_ROLES = {
    "verb": {"subject": "actor", "object": "target", "of": "actor-or-target", "on": "target", "against": "target", "by": "actor", "with": "weapon"},
    "noun": {"of": "actor", "on": "target", "against": "target", "by": "actor", "with": "weapon"},
    "phrase": {"of": "actor", "on": "target", "against": "target", "to": "target", "by": "actor", "with": "weapon"},
}


def read_types(path: Path, root: Path) -> dict[str, EventType]:
    """The event types with their modes and counterparts."""
    data = load(path, root)
    allow(data, frozenset({"types"}), frozenset({"note"}))
    types = {}
    for item in data["types"]:
        modes = tuple(Mode(mode["id"], mode["en"], mode["ar"]) for mode in item.get("modes") or ())
        rest = {key: value for key, value in item.items() if key in ("acled", "plover", "cameo", "ucdp")}
        types[item["id"]] = EventType(item["id"], item["group"], item["en"], item["ar"], modes, rest)
    return types


def read_frame(path: Path, root: Path, types: dict[str, EventType]) -> Frame:
    """One frame file."""
    data = load(path, root)
    allow(data, frozenset({"type", "means", "triggers"}), frozenset({"examples", "not_examples", "note"}))
    if data["type"] not in types:
        raise CodebookError(f"{data.where('type')}: unknown type {data['type']!r}")
    triggers = tuple(_trigger(item, data["type"], types[data["type"]]) for item in data["triggers"])
    return Frame(
        type=data["type"],
        means=data["means"],
        triggers=triggers,
        examples=tuple(_example(item, data["type"]) for item in data.get("examples") or ()),
        counter_examples=tuple(_example(item, data["type"]) for item in data.get("not_examples") or ()),
    )


def _trigger(item: Mapping, frame: str, event_type: EventType) -> Trigger:
    allow(item, frozenset(), _TRIGGER)
    kinds = [kind for kind in ("verb", "noun", "phrase") if kind in item]
    if len(kinds) != 1:
        raise CodebookError(f"{item.where()}: a trigger has exactly one of verb, noun, phrase")
    kind = kinds[0]
    mode = item.get("mode")
    if mode is not None and mode not in {m.id for m in event_type.modes}:
        raise CodebookError(f"{item.where('mode')}: {frame} has no mode {mode!r}")
    if item.get("status", "occurred") not in STATUSES:
        raise CodebookError(f"{item.where('status')}: unknown status {item['status']!r}")
    return Trigger(
        frame=frame,
        kind=kind,
        words=phrase(item[kind]),
        line=item.where(),
        mode=mode,
        status=item.get("status"),
        roles={**DEFAULT_ROLES[kind], **_roles(item)},
        needs=_list(item, "needs"),
        unless=_list(item, "unless"),
        particle=fold_word(item["particle"]) if item.get("particle") else None,
        objects=_list(item, "object"),
        voice=item.get("voice"),
        verbs=not item.get("only_nouns", False),
        nouns=bool(item.get("nouns", True)),
    )


def _roles(item: Mapping) -> dict[str, str]:
    roles: dict[str, str] = {}
    for slot, role in (item.get("roles") or {}).items():
        if slot not in SLOTS:
            raise CodebookError(f"{item.where('roles')}: unknown slot {slot!r}; known are {', '.join(sorted(SLOTS))}")
        if role not in ROLES:
            raise CodebookError(f"{item.where('roles')}: unknown role {role!r}; known are {', '.join(sorted(ROLES))}")
        roles[slot] = role
    return roles


def _list(item: Mapping, key: str) -> tuple[str, ...]:
    value: Any = item.get(key) or ()
    if not isinstance(value, list | tuple):
        raise CodebookError(f"{item.where(key)}: {key} must be a list")
    return tuple(fold_word(str(entry)) for entry in value)


def _example(item: Mapping, frame: str) -> Example:
    allow(item, frozenset({"id", "text"}), frozenset({"gloss", "claims", "guards", "note"}))
    claims = tuple(dict(claim) for claim in item.get("claims") or ())
    return Example(item["id"], frame, str(item["text"]).strip(), item.where(), claims, item.get("guards"))
