"""How khabar works and how far it can be trusted: the codebook, the rules, what was measured, limits, responsible use, keys."""

from __future__ import annotations

from collections import Counter

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from khabar import __version__
from khabar.web.measured import RAW, linking, reading
from khabar.web.view import Here, render

router = APIRouter()


@router.get("/{language}/method", response_class=HTMLResponse)
def method(view: Here) -> HTMLResponse:
    """The page of the method."""
    codebook = view.site.codebook
    return render(
        view,
        "method.html",
        version=__version__,
        codebook=codebook,
        groups=Counter(concept.group for concept in codebook.concepts.values()),
        reading=reading(),
        linking=linking(),
        raw=RAW,
    )


@router.get("/{language}/help/keys", response_class=HTMLResponse)
def keys(view: Here) -> HTMLResponse:
    """The keys of all pages."""
    return render(view, "keys.html")
