"""What a reader took from a file becomes a document: outlet by domain, day of publication with its basis, an id, what is wrong."""

import datetime as dt
import email.utils
import zoneinfo
from urllib.parse import urlsplit

from khabar.ingest.confined.taken import Dated, Taken
from khabar.ingest.received import Defaults, Original, Received, Site, failure, is_ahead
from khabar.ingest.records import checked, issues_of, publication_date
from khabar.model import Document, Issue, Region, Span

VISIBLE_DATE, FILE_DATE = "visible date", "PDF CreationDate"
_LAST_RESORT = frozenset({FILE_DATE, "address"})


def received_of(taken: Taken, name: str, defaults: Defaults, original: Original) -> Received:
    """The document of an object that a reader took apart, or what kept it from being one. ``original`` is the whole object."""
    where = f"{name}{taken.place}"
    kept = Original(
        taken.data if taken.data is not None else original.data, taken.media_type or original.media_type, taken.url or original.url
    )
    if taken.fault and not (taken.text or taken.title or taken.url):
        return failure(*taken.fault, where, kept)
    site = defaults.known.site_of(_host(taken.url)) if taken.url else None
    issues = [Issue(kind=kind, message=message, where=where) for kind, message in taken.notes]
    published, basis = _published(taken, defaults, site)
    if published is None and taken.dates and not taken.fault:
        said = "; ".join(f"{dated.basis} {dated.value[:40]!r}" for dated in taken.dates[:3])
        issues.append(Issue(kind="bad-date", message=f"no possible day of publication: {said}; coded as undated", where=where))
    if published is None and not issues_of(issues, "bad-date"):
        published = defaults.published
    document = Document(
        doc_id=taken.doc_id or "",
        text=taken.text,
        outlet=site.outlet if site else taken.outlet or _host(taken.url) or defaults.outlet,
        published=published,
        title=taken.title,
        url=kept.url,
        author=taken.author,
        published_basis=basis,
        regions=_regions(taken, defaults),
    )
    return checked(document, where, kept, issues, taken.fault)


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _published(taken: Taken, defaults: Defaults, site: Site | None) -> tuple[dt.date | None, str | None]:
    """The first possible day: of metadata, then of what readers see, then of the address or the file."""
    days = [publication_date(taken.seen) if taken.seen else None, defaults.today]
    last = min((day for day in days if day is not None), default=None)
    first = [dated for dated in taken.dates if dated.basis not in _LAST_RESORT]
    resort = [dated for dated in taken.dates if dated.basis in _LAST_RESORT]
    for dated in first:
        if found := _possible(dated, site, last):
            return found
    for line in taken.visible:
        day = defaults.known.day_of(line)
        if day is not None and not is_ahead(day, last):
            return day, f"{VISIBLE_DATE}: {line}"
    for dated in resort:
        if found := _possible(dated, site, last):
            return found
    return None, None


def _possible(dated: Dated, site: Site | None, last: dt.date | None) -> tuple[dt.date, str] | None:
    moment = _moment(dated.value)
    zone = _zone(site)
    day = moment.date() if isinstance(moment, dt.datetime) else moment
    basis = f"{dated.basis} {dated.value.strip()[:60]}"
    if isinstance(moment, dt.datetime) and moment.tzinfo is not None and zone is not None:
        try:
            day, basis = moment.astimezone(zone).date(), f"{basis} in {zone.key}"
        except OverflowError:
            return None
    if day is None or publication_date(day.isoformat()) is None or is_ahead(day, last):
        return None
    return day, basis


def _moment(value: str) -> dt.datetime | dt.date | None:
    """A day, or a moment with its zone where it has one, in the ways that pages write them: ISO 8601, or as in mail."""
    value = value.strip()
    try:
        return dt.datetime.fromisoformat(value)
    except ValueError:
        pass
    try:
        return email.utils.parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return publication_date(value)


def _zone(site: Site | None) -> zoneinfo.ZoneInfo | None:
    try:
        return zoneinfo.ZoneInfo(site.time_zone) if site and site.time_zone else None
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        return None


def _regions(taken: Taken, defaults: Defaults) -> tuple[Region, ...]:
    """What the page marks, and the lines that begin with words like "read also"."""
    found = {(marked.start, marked.end): marked.kind for marked in taken.marked}
    start = 0
    for line in taken.text.split("\n"):
        if line.strip() and (start, start + len(line)) not in found and defaults.known.leads_elsewhere(line):
            found[start, start + len(line)] = "read-also"
        start += len(line) + 1
    return tuple(Region(kind, Span(*span)) for span, kind in sorted(found.items()))
