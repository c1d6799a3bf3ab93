"""Reads frames/: for each event type the words that announce them, examples and counter-examples."""

from collections.abc import Mapping as AnyMapping
from pathlib import Path

from khabar.codebook.fields import choice, entries, flag, mapping, optional_choice, optional_text, text, texts
from khabar.codebook.kinds import ROLES, SENSES, SLOTS, STATUSES, TRIGGER_TENSES, VOICES
from khabar.codebook.strict_yaml import CodebookError, Mapping, allow, load
from khabar.codebook.types import FIELD, WORD, EventType, Example, Frame, Trigger
from khabar.codebook.words import phrase
from khabar.text.fold import fold_word

_TRIGGER = frozenset(
    {
        *("verb", "noun", "phrase", "mode", "roles", "needs", "unless", "status", "voice", "tense", "nouns", "only_nouns", "particle"),
        *("object", "example", "note"),
    }
)
_ALWAYS = {"on": "target", "against": "target", "by": "actor", "with": "weapon"}
DEFAULT_ROLES = {
    "verb": {"subject": "actor", "object": "target", "of": "actor-or-target", **_ALWAYS},
    "noun": {"of": "actor", **_ALWAYS},
    "phrase": {"of": "actor", "on": "target", "against": "target", "to": "target", "by": "actor", "with": "weapon"},
}


def read_frame(path: Path, root: Path, types: AnyMapping[str, EventType], domains: frozenset[str] | None = None) -> Frame:
    """One frame file; where the known ``domains`` are given, guards may name no other. Raises ``CodebookError``."""
    data = load(path, root)
    allow(data, frozenset({"type", "means", "triggers"}), frozenset({"examples", "not_examples", "note"}))
    event_type = types[choice(data, "type", types)]
    return Frame(
        type=event_type.id,
        means=text(data, "means"),
        triggers=tuple(_trigger(item, event_type, domains) for item in entries(data, "triggers")),
        examples=tuple(_example(item, event_type.id) for item in entries(data, "examples")),
        counter_examples=tuple(_example(item, event_type.id) for item in entries(data, "not_examples")),
    )


def _trigger(item: Mapping, event_type: EventType, domains: frozenset[str] | None) -> Trigger:
    allow(item, frozenset(), _TRIGGER)
    kinds = [kind for kind in ("verb", "noun", "phrase") if kind in item]
    if len(kinds) != 1:
        raise CodebookError(f"{item.where()}: a trigger has exactly one of verb, noun, phrase")
    kind = kinds[0]
    mode = optional_text(item, "mode")
    if mode is not None and mode not in {m.id for m in event_type.modes}:
        raise CodebookError(f"{item.where('mode')}: {event_type.id} has no mode {mode!r}")
    particle = optional_text(item, "particle")
    return Trigger(
        frame=event_type.id,
        kind=kind,
        words=phrase(text(item, kind)),
        line=item.where(),
        mode=mode,
        status=optional_choice(item, "status", STATUSES),
        roles={**DEFAULT_ROLES[kind], **_roles(item)},
        needs=_guards(item, "needs", domains),
        unless=_guards(item, "unless", domains),
        particle=fold_word(particle) if particle else None,
        objects=_guards(item, "object", domains),
        voice=optional_choice(item, "voice", VOICES),
        tense=optional_choice(item, "tense", TRIGGER_TENSES),
        verbs=not flag(item, "only_nouns"),
        nouns=flag(item, "nouns", default=True),
    )


def _roles(item: Mapping) -> dict[str, str]:
    slots = mapping(item, "roles")
    for slot in slots:
        if slot not in SLOTS:
            raise CodebookError(f"{slots.where(slot)}: unknown slot {slot!r}; known are {', '.join(sorted(SLOTS))}")
    return {slot: _role(slots, slot) for slot in slots}


def _role(slots: Mapping, slot: str) -> str:
    role = slots[slot]
    if role not in ROLES:
        raise CodebookError(f"{slots.where(slot)}: unknown role {role!r}; known are {', '.join(sorted(ROLES))}")
    return str(role)


def _guards(item: Mapping, key: str, domains: frozenset[str] | None) -> tuple[str, ...]:
    """What a guard asks for: a sense (of one role behind ``actor:``, ``target:``, ``weapon:``), a ``word:``, a field as ``domain.``."""
    for entry in (values := texts(item, key)):
        if not (entry.startswith(WORD) or _is_domain(entry, domains) or _is_sense(entry)):
            senses = ", ".join(sorted(SENSES))
            raise CodebookError(f"{item.where(key)}: unknown sense {entry!r}; known are word:..., the ids of domain. and {senses}")
    return tuple(fold_word(entry) for entry in values)


def _is_domain(entry: str, domains: frozenset[str] | None) -> bool:
    field = entry.removeprefix(FIELD)
    return field != entry and (domains is None or field in domains)


def _is_sense(entry: str) -> bool:
    role, _, sense = entry.rpartition(":")
    return sense in SENSES and role in ("", "actor", "target", "weapon")


def _example(item: Mapping, frame: str) -> Example:
    allow(item, frozenset({"id", "text"}), frozenset({"gloss", "claims", "guards", "note"}))
    claims = tuple(dict(claim) for claim in entries(item, "claims"))
    return Example(text(item, "id"), frame, text(item, "text"), item.where(), claims, optional_text(item, "guards"))
