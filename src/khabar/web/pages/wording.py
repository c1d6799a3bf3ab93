"""Wording side by side: how outlets name whom, and which loaded words they say of them; one loaded word, and who uses it of whom."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException
from fastapi.responses import HTMLResponse
from msgspec import Struct

from khabar.ledger.asking import known_as
from khabar.ledger.summaries import asking, compared
from khabar.ledger.summaries.compared import Word, Wording
from khabar.web.pages.outlets import term_names
from khabar.web.view import Here, render

router = APIRouter()
_MOST_OUTLETS = 6
"""Columns that fit beside each other on a wide screen, 12 letters of a name wide."""
_FEWEST = 2
_ROWS, _WORDS, _USES = 25, 6, 200


class Cell(Struct, frozen=True):
    """How one outlet speaks of somebody: the commonest names, what is said in loaded words, and how much of the naming is loaded."""

    names: tuple[Word, ...]
    said: tuple[Word, ...]
    named: int
    loaded: int
    more: int


@router.get("/{language}/wording", response_class=HTMLResponse)
def wording(view: Here) -> HTMLResponse:
    """Outlets side by side, each row one actor or place that they speak of."""
    asked = [value for name, value in view.query if name == "outlet" and value]
    about = [known_as(view.site.codebook, "any", value.strip()) for name, value in view.query if name == "about" and value.strip()]
    voice = next((value for name, value in view.query if name == "voice" and value in ("own", "source")), None)
    with view.site.database.reading() as connection:
        offered = asking.subjects(connection, "outlet", "claims", 500).subjects
        outlets = list(dict.fromkeys(asked))[:_MOST_OUTLETS] or [one.name for one in offered[:_FEWEST]]
        rows = about or compared.most_loaded(connection, outlets, _ROWS)
        held = compared.side_by_side(connection, outlets, rows)
    cells = {key: _cell(one, voice) for key, one in held.items()}
    shown = [one for one in rows if any(cells[one, outlet].named or cells[one, outlet].said for outlet in outlets)]
    return render(
        view,
        "wording.html",
        outlets=outlets,
        offered=sorted({*(one.name for one in offered), *outlets}, key=lambda name: view.labels.of("outlet", name)),
        rows=shown,
        cells=cells,
        about=about,
        voice=voice,
        terms=term_names(view),
    )


@router.get("/{language}/wording/{term}", response_class=HTMLResponse)
def loaded(view: Here, term: str) -> HTMLResponse:
    """One loaded word."""
    known = next((one for one in view.site.codebook.framing if one.id == term), None)
    if known is None:
        raise HTTPException(404)
    with view.site.database.reading() as connection:
        outlets = asking.beside(connection, "term", term, 50)
        uses = compared.uses_of(connection, term, _USES)
    return render(view, "term.html", term=known, name=term_names(view)[term], outlets=outlets, uses=[_use(one) for one in uses])


class Use(Struct, frozen=True):
    """Who says a loaded word of whom: the outlet, the concept, in its name or of it as actor or target, by whose voice, how often."""

    outlet: str
    about: str
    is_name: bool
    voice: str
    count: int


def _use(one: tuple[str, str, str, str, int]) -> Use:
    outlet, about, role, voice, count = one
    return Use(outlet, about, "-" not in role, voice, count)


def _cell(one: Wording, voice: str | None) -> Cell:
    held = [word for word in one.words if voice in (None, word.voice)]
    names, said = _together([word for word in held if word.is_name]), _together([word for word in held if not word.is_name])
    more = max(len(names) - _WORDS, 0)
    loaded = sum(word.count for word in names if word.term)
    return Cell(tuple(names[:_WORDS]), tuple(said[:_WORDS]), sum(word.count for word in names), loaded, more)


def _together(words: list[Word]) -> list[Word]:
    """The same words in different roles and voices as one."""
    found: dict[tuple[str, str], Word] = {}
    for word in words:
        held = found.get((word.words, word.term))
        count = word.count + (held.count if held else 0)
        found[word.words, word.term] = Word(word.words, word.term, word.role, word.voice, count)
    return sorted(found.values(), key=lambda word: (-word.count, word.words))
