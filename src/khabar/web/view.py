"""One request as a page sees it: the site, the language, the question; and how a template becomes a response."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends, HTTPException, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from msgspec import Struct

from khabar.api.access import Visitor, visitor_of
from khabar.api.desk import Desk
from khabar.ledger.reviewing.reviewed import EventReview, reviewed_events
from khabar.web.day_words import day_words
from khabar.web.guard_words import guard_words
from khabar.web.issue_words import issue_words
from khabar.web.labels import Labels
from khabar.web.language import Language, languages
from khabar.web.numbers import FILTERS
from khabar.web.site import Site
from khabar.web.visits import form_token

Pairs = tuple[tuple[str, str], ...]


class View(Struct, frozen=True):
    """One request for a page, in one language."""

    request: Request
    site: Site
    language: Language

    @property
    def query(self) -> Pairs:
        """The question of the address, as names and values in order."""
        return tuple(self.request.query_params.multi_items())

    @property
    def labels(self) -> Labels:
        """What codes are called."""
        return Labels(self.site, self.language)

    @property
    def visitor(self) -> Visitor:
        """Who asks; on a page that is not there, too, the one person of single-user mode."""
        found = visitor_of(self.request)
        return found if found.user is not None or self.desk.alone is None else Visitor(self.desk.alone, found.form_token)

    @property
    def desk(self) -> Desk:
        """Where is written."""
        desk: Desk = self.request.app.state.desk
        return desk

    @property
    def form_token(self) -> str:
        """What every form of the page holds that writes (`macros.html`: ``m.form_token()``)."""
        return form_token(self.request, self.visitor.form_token)

    def reviewed(self, event_ids: Sequence[str]) -> Mapping[str, EventReview]:
        """What people decided about the claims of these events, by id; shown beside what the machine read."""
        with self.site.database.reading() as connection:
            return reviewed_events(connection, event_ids)

    def path(self, *parts: str) -> str:
        """The address of a page in this language; ids are written so that any can be one."""
        return f"{self.root}/{self.language.code}/{'/'.join(map(quoted, parts))}"

    @property
    def root(self) -> str:
        """What stands before every address where the application is not at the root of its host."""
        return str(self.request.scope.get("root_path", "")).rstrip("/")

    @property
    def section(self) -> str:
        """The first part of the address behind the language, by which the navigation marks where one is."""
        return "".join(self.request.url.path.removeprefix(self.root).split("/")[2:3])

    def in_language(self, code: str) -> str:
        """The address of this view in another language."""
        path = self.request.url.path.removeprefix(self.root)
        rest = path.split("/", 2)[2:]
        query = self.request.url.query
        return f"{self.root}/{code}/{quoted_path(''.join(rest))}{'?' + query if query else ''}"

    def with_query(self, *, without: Iterable[str] = (), only: Pairs | None = None, **changed: Any) -> str:
        """The question with some names set anew, as a relative address; None takes a name away."""
        gone = {*without, *changed}
        kept = [(name, value) for name, value in (self.query if only is None else only) if name not in gone and value]
        new = [(name, str(value)) for name, value in changed.items() if value is not None]
        return f"?{urlencode([*kept, *new])}"

    def swapped(self, name: str, before: str, now: str) -> str:
        """The question with one value in the place of another, from the first page on."""
        kept = [(one, now if (one, value.strip()) == (name, before) else value) for one, value in self.query]
        return self.with_query(only=tuple(kept), without=("page",))

    def gettext(self, message: str) -> str:
        """Words in the language of the page."""
        return self.language.translations.gettext(message)


def quoted(part: str) -> str:
    """A part of an address, its slashes told apart from those between parts."""
    from urllib.parse import quote

    return quote(part, safe="@:~")


def quoted_path(path: str) -> str:
    """Parts of an address as they came."""
    from urllib.parse import quote

    return quote(path, safe="/@:~%")


def _view(request: Request, language: str) -> View:
    site: Site = request.app.state.site
    found = site.languages.get(language)
    if found is None:
        raise HTTPException(404)
    return View(request, site, found)


Here = Annotated[View, Depends(_view)]
"""What a page's route takes: ``def page(view: Here) -> Response``."""


def render(view: View, template: str, status_code: int = 200, **context: Any) -> HTMLResponse:
    """A page from a template of ``templates/``; ``view``, ``label`` and ``told`` (`Labels.of`, `Labels.told`), and what reading says
    of days, guards and issues in the language of the page (`day_words`, `guard_words`, `issue_words`) are there for each.
    """
    page = environment(view.language.code).get_template(template)
    said = {held.__name__: partial(held, view.language) for held in (day_words, guard_words, issue_words)}
    return HTMLResponse(page.render(view=view, label=view.labels.of, told=view.labels.told, **said, **context), status_code)


@cache
def environment(code: str) -> Environment:
    """The templates in one language. What is missing is an error, what is put in is escaped."""
    from khabar.web.pages import NAVIGATION

    made = Environment(
        loader=PackageLoader("khabar.web"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    language = languages()[code]
    made.install_gettext_translations(language.translations, newstyle=True)  # type: ignore[attr-defined]
    made.policies["ext.i18n.trimmed"] = True
    made.filters.update(FILTERS)
    made.globals.update(navigation=NAVIGATION)
    return made
