"""Export: the events that are asked for, in the shape and the columns that are chosen; the same filters as the list, the same rows."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from khabar.export.shapes import SHAPES, Shape
from khabar.ledger.asking import asked
from khabar.ledger.chain import head
from khabar.ledger.meant import cleared
from khabar.ledger.queries.rows import count_events
from khabar.web.asking import understood
from khabar.web.language import marked as _
from khabar.web.view import Here, View, render

router = APIRouter()
_DIGITS = 12
"""Of a digest: as much as people compare."""


_MEANS = {
    "native": _("Every column that khabar has: figures from low to high, precision of place and time, grade, both sentences."),
    "hxl": _("The same columns with the hashtags of the Humanitarian Exchange Language under their names."),
    "acled": _("The 31 columns of ACLED's files. It is not ACLED's data; types that ACLED does not code are empty."),
    "ucdp": _("The 49 columns of UCDP's georeferenced events. It is not UCDP's data; events without deaths are in it too."),
    "plover": _("The 40 columns of POLECAT, coded by PLOVER, parted by tabs. It is not POLECAT's data."),
}
_CALLED = {
    "native": _("Khabar"),
    "hxl": _("Khabar with HXL"),
    "acled": _("ACLED-shaped"),
    "ucdp": _("UCDP-shaped"),
    "plover": _("PLOVER-shaped"),
}


@router.get("/{language}/export", response_class=HTMLResponse)
def export(view: Here) -> HTMLResponse:
    """What is taken away, and how."""
    shape = SHAPES.get(dict(view.query).get("shape", ""), SHAPES["native"])
    with view.site.database.reading() as connection:
        wanted = cleared(connection, view.site.codebook, asked(view.query, view.site.codebook))
        count = count_events(connection, wanted.filter)
        number, _, digest = head(connection).partition(" ")
    kept = understood(view, wanted)
    return render(
        view,
        "export.html",
        wanted=wanted,
        count=count,
        shape=shape,
        called=_CALLED[shape.name],
        shapes=[(name, _CALLED[name], _MEANS[name]) for name in SHAPES],
        columns=_offered(view, shape),
        kept=kept,
        query=view.with_query(only=kept),
        snapshot=(number, digest[:_DIGITS]),
    )


def _offered(view: View, shape: Shape) -> list[tuple[str, bool]]:
    """The columns of the shape, and whether each is chosen: all where none is."""
    is_of_this = dict(view.query).get("columns_of", shape.name) == shape.name
    chosen = {value for name, value in view.query if name == "column" and is_of_this} & set(shape.columns)
    return [(column, not chosen or column in chosen) for column in shape.columns]
