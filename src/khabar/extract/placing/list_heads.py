"""The places that head a list: "Mosul:" above its items, or ahead of each act ("17 March, Mosul: five were killed")."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import structs

from khabar.codebook.lexicon import Lexicon
from khabar.extract.noun_phrases.filling import role_of
from khabar.extract.noun_phrases.phrases import Phrase
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.page.tokens import Page
from khabar.extract.sentence.chunks import Chunk
from khabar.extract.sentence.scene import read_scene
from khabar.model import Draft, Role
from khabar.model.event_types import CORE
from khabar.text.marks import COMMAS

_LONGEST = 12  # words of a head with its day
_GROUND = frozenset({"place", "area", "area.local", "area.town", "admin1"})
_SPEAKERS = frozenset({"state", "actor"})  # a capital ahead of a colon speaks for its state
_PARTS = frozenset({"area.local", "area.site", "structure", "area.town", "direction"})  # what lies in the place that heads it
_MARKS = COMMAS | {"-", "–", "—"}
_UNKNOWN = "unknown"
_COLON, _LINE = ":", "\n"
_SEVERAL = 2  # heads that make a list; one town ahead of a colon is where a report was written


def grounds_of(page: Page, lexicon: Lexicon) -> dict[int, Role]:
    """The place that heads each item of a list, by its sentence."""
    heads = tuple(_heads(page, lexicon))
    inline = {n: role for n, role, behind in heads if behind and role.classes.isdisjoint(_SPEAKERS)}
    found = inline if len(inline) >= _SEVERAL else {}
    above = {n: role for n, role, behind in heads if not behind} if page.items else {}
    current: Role | None = None
    for n, (first, _) in enumerate(page.sentences):
        if n in above:
            current = above[n]
        elif n not in page.items and first and page.words[first - 1].form == _LINE:
            current = None
        elif current is not None:
            found.setdefault(n, current)
    return found


def on_ground(draft: Draft, grounds: Mapping[int, Role]) -> Draft:
    """An act of a list that tells no place, at the place that heads it; a part of a town that it tells lies there."""
    head = grounds.get(draft.sentence)
    if head is None or draft.type not in CORE or draft.background:
        return draft
    if draft.place is None:
        return structs.replace(draft, place=head)
    within = not draft.place.concepts and not draft.place.classes.isdisjoint(_PARTS) and not any(role.concepts for role in draft.places)
    return structs.replace(draft, places=(*draft.places, head)) if within else draft


def _heads(page: Page, lexicon: Lexicon) -> Iterator[tuple[int, Role, bool]]:
    """The sentences that open on a place alone, with the place, and whether anything is told behind it."""
    for n, (first, last) in enumerate(page.sentences):
        if n and page.words[page.sentences[n - 1][1] - 1].form != _LINE:
            continue
        words = [page.words[at].form for at in range(first, min(last, first + _LONGEST))]
        if _COLON not in words and not (n in page.items and _LINE in words):
            continue
        row = read_scene(page, lexicon, n).row
        end = next((at for at, chunk in enumerate(row) if chunk.kind == "mark" and chunk.value in (_COLON, _LINE)), len(row))
        ground = _ground_in(row[:end])
        behind = any(chunk.kind != "mark" for chunk in row[end:])
        if ground is not None and end < len(row) and (behind or row[end].value == _COLON or n in page.items):
            yield n, role_of(page, ground), behind


def _ground_in(head: Sequence[Chunk]) -> Phrase | None:
    """The one place that a head names, be it behind a day; what stands behind a day and no list knows is one."""
    told = [chunk for chunk in head if not (chunk.kind == "date" or (chunk.kind == "mark" and chunk.value in _MARKS))]
    phrase = told[0].phrase if len(told) == 1 and not told[0].slot else None
    grounds = _GROUND | {_UNKNOWN} if head and head[0].kind == "date" else _GROUND
    return phrase if phrase is not None and not senses(phrase).isdisjoint(grounds) else None
