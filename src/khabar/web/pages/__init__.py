"""The pages, one module each; a new page is a module with a ``router``, a template, and a line here."""

from msgspec import Struct

from khabar.web.language import marked as _
from khabar.web.pages import (
    account,
    audit,
    claim,
    compare,
    concepts,
    document,
    event,
    events,
    export,
    method,
    outlets,
    people,
    review,
    runs,
    samples,
    tallies,
    watching,
    wording,
)


class Entry(Struct, frozen=True):
    """One entry of the navigation: the first part of the page's address behind the language, and its words (translated in the template).

    ``role`` is the least role that it is shown to.
    """

    path: str
    label: str
    role: str = "reader"


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
    review.router,
    samples.router,
    compare.router,
    account.router,
    people.router,
)
NAVIGATION = (
    Entry("events", _("Events")),
    Entry("documents", _("Articles")),
    Entry("tallies", _("Tallies")),
    Entry("outlets", _("Outlets")),
    Entry("actors", _("Actors")),
    Entry("places", _("Places")),
    Entry("export", _("Export")),
    Entry("review", _("Review"), "reviewer"),
    Entry("audit", _("Audit")),
    Entry("watching", _("Watching")),
    Entry("runs", _("Runs and issues")),
    Entry("method", _("Method")),
)
