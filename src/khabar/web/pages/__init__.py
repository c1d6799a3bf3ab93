"""The pages, one module each; a new page is a module with a ``router``, a template, and a line here."""

from msgspec import Struct

from khabar.web.pages import audit, claim, concepts, document, event, events, export, method, outlets, runs, tallies, watching, wording


class Entry(Struct, frozen=True):
    """One entry of the navigation: the first part of the page's address behind the language, and its words (translated in the template)."""

    path: str
    label: str


def _(message: str) -> str:
    """Mark words for translation."""
    return message


ROUTERS = (
    watching.router,
    events.router,
    event.router,
    claim.router,
    document.router,
    tallies.router,
    outlets.router,
    wording.router,
    concepts.router,
    audit.router,
    runs.router,
    method.router,
    export.router,
)
NAVIGATION = (
    Entry("events", _("Events")),
    Entry("documents", _("Articles")),
    Entry("tallies", _("Tallies")),
    Entry("outlets", _("Outlets")),
    Entry("actors", _("Actors")),
    Entry("places", _("Places")),
    Entry("export", _("Export")),
    Entry("audit", _("Audit")),
    Entry("runs", _("Runs and issues")),
    Entry("method", _("Method")),
)
