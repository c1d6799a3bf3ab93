"""Reads types.yaml: event types and modes with the nearest counterpart in ACLED, PLOVER, CAMEO and UCDP."""

from pathlib import Path

from msgspec import structs

from khabar.codebook.fields import choice, choices, entries, optional_text, text
from khabar.codebook.kinds import TYPE_GROUPS, VIOLENCE_KINDS
from khabar.codebook.strict_yaml import CodebookError, Mapping, allow, load
from khabar.codebook.types import Counterparts, EventType, Mode

_TYPE = frozenset({"id", "group", "en", "ar", "means", "acled", "plover", "cameo", "ucdp", "modes"})
_MODE = frozenset({"id", "en", "ar", "means"})
_MODE_OPTIONAL = frozenset({"acled", "plover", "cameo"})
ACLED_EVENTS = frozenset(
    {"Battles", "Explosions/Remote violence", "Violence against civilians", "Protests", "Riots", "Strategic developments"}
)
PLOVER_TYPES = frozenset(
    {
        *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"),
        *("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
    }
)
CAMEO_ROOTS = frozenset(f"{number:02}" for number in range(1, 21))


def read_types(path: Path, root: Path) -> dict[str, EventType]:
    """The event types with their modes and counterparts, by id. Raises ``CodebookError``."""
    data = load(path, root)
    allow(data, frozenset({"types"}), frozenset({"note"}))
    types: dict[str, EventType] = {}
    for item in entries(data, "types"):
        allow(item, _TYPE)
        identifier = text(item, "id")
        if identifier in types:
            raise CodebookError(f"{item.where('id')}: the type {identifier!r} stands twice")
        counterparts = _counterparts(item, Counterparts())
        modes = tuple(_mode(mode, counterparts) for mode in entries(item, "modes"))
        types[identifier] = EventType(
            identifier, choice(item, "group", TYPE_GROUPS), text(item, "en"), text(item, "ar"), text(item, "means"), modes, counterparts
        )
    return types


def _mode(item: Mapping, of_type: Counterparts) -> Mode:
    allow(item, _MODE, _MODE_OPTIONAL)
    return Mode(text(item, "id"), text(item, "en"), text(item, "ar"), text(item, "means"), _counterparts(item, of_type))


def _counterparts(item: Mapping, inherited: Counterparts) -> Counterparts:
    """What a type or mode says of the other schemes; what it leaves out is inherited."""
    found = inherited
    if (acled := _pair(item, "acled", frozenset({"event_type", "sub_event_type"}))) is not None:
        found = structs.replace(found, acled_event=choice(acled, "event_type", ACLED_EVENTS), acled_sub_event=text(acled, "sub_event_type"))
    if (plover := _pair(item, "plover", frozenset({"type", "mode"}))) is not None:
        found = structs.replace(found, plover_type=choice(plover, "type", PLOVER_TYPES), plover_mode=optional_text(plover, "mode"))
    if "cameo" in item:
        found = structs.replace(found, cameo_root=choice(item, "cameo", CAMEO_ROOTS))
    if (ucdp := _pair(item, "ucdp", frozenset({"kinds"}), frozenset({"reason"}))) is not None:
        kinds = choices(ucdp, "kinds", VIOLENCE_KINDS)
        if not kinds and "reason" not in ucdp:
            raise CodebookError(f"{ucdp.where()}: an empty list of kinds must give its reason")
        found = structs.replace(found, ucdp_kinds=kinds, ucdp_reason=optional_text(ucdp, "reason"))
    return found


def _pair(item: Mapping, key: str, required: frozenset[str], optional: frozenset[str] = frozenset()) -> Mapping | None:
    value = item.get(key)
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise CodebookError(f"{item.where(key)}: {key} must be a mapping, not {value!r}")
    allow(value, required, optional)
    return value
