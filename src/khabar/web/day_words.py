"""How the days of a claim were found, which reading keeps in English (`khabar.resolve.dates`), told in the language of the page."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from babel.dates import format_date

from khabar.web.language import Language
from khabar.web.language import marked as _

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONDAY = date(2024, 1, 1)
_UNIT = r"(?P<count>\d+) (?P<unit>hour|day|week|month|year)(?:s|\(s\))?"
_DAY = rf"(?P<day>{'|'.join(_DAYS)})"
_ROUND = r"(?P<which>before-last|last|current|next)"
_WHAT = r"(?P<what>day without a year|month without a year|season)"

_NESTED = (
    (re.compile(r"(?P<inner>.+), with this day for publication: (?P<other>.+)"), _("%(inner)s, counted from: %(other)s")),
    (re.compile(r"(?P<inner>.+), against the day the text also tells"), _("%(inner)s, against the day that the text also tells")),
    (re.compile(r"since (?P<inner>.+), to publication"), _("since: %(inner)s, up to publication")),
    (re.compile(r"from (?P<inner>.+) to the day named"), _("from: %(inner)s, to the day named")),
    (re.compile(r"night that leads to (?P<inner>.+)"), _("the night that leads to: %(inner)s")),
    (re.compile(r"night of (?P<inner>.+)"), _("the night of: %(inner)s")),
)
"""What stands around another way; the first that fits, so that the outer stands before the inner."""
_PLAIN = (
    (re.compile(r"publication day"), _("the day of publication")),
    (re.compile(rf"{_UNIT} before publication(?:, calendar (?:month|year))?"), _("%(count)s before publication")),
    (re.compile(rf"{_UNIT} after publication"), _("%(count)s after publication")),
    (re.compile(rf"the {_UNIT} before publication"), _("the last %(count)s before publication")),
    (re.compile(rf"the {_UNIT} after publication"), _("the next %(count)s after publication")),
    (re.compile(r"a few hours before publication|the hours before publication"), _("hours before publication")),
    (re.compile(r"the hours after publication"), _("hours after publication")),
    (re.compile(rf"next {_DAY} after publication"), _("the next %(day)s after publication")),
    (re.compile(rf"last {_DAY} before publication"), _("the last %(day)s before publication")),
    (re.compile(rf"{_DAY}, latest not after publication"), _("the latest %(day)s not after publication")),
    (re.compile(rf"{_DAY} number (?P<number>\d) of the month"), _("%(day)s number %(number)s of the month")),
    (re.compile(r"date in full"), _("a date in full")),
    (re.compile(r"month and year"), _("month and year")),
    (re.compile(r"year"), _("the year")),
    (re.compile(rf"day of the {_ROUND} month, by publication"), _("a day of the month (%(which)s), by publication")),
    (re.compile(rf"{_ROUND} month, by publication"), _("the month (%(which)s), by publication")),
    (re.compile(rf"{_ROUND} year, by publication"), _("the year (%(which)s), by publication")),
    (re.compile(rf"{_WHAT}, next after publication"), _("%(what)s: the next after publication")),
    (re.compile(rf"{_WHAT}, last before publication"), _("%(what)s: the last before publication")),
    (re.compile(rf"{_WHAT}, of the current month"), _("%(what)s: that of the month of publication")),
    (re.compile(rf"{_WHAT}, latest not after publication"), _("%(what)s: the latest not after publication")),
    (re.compile(r"the seven days up to publication"), _("the seven days up to publication")),
    (re.compile(r"the seven days after publication"), _("the seven days after publication")),
    (re.compile(r"the seven days before publication"), _("the seven days before publication")),
    (re.compile(r"the week before the last seven days"), _("the week before the last seven days")),
    (re.compile(r"(?P<part>\w+) in a calendar week, by publication"), _("a part of a calendar week, by publication")),
    (re.compile(r"assumed from publication"), _("no account tells a day: it is assumed from publication")),
    (re.compile(r"what all accounts share"), _("the days that all accounts share")),
    (re.compile(r"what any account tells"), _("from the first day that an account tells to the last")),
    (re.compile(r"as a person reads it"), _("as a reviewer reads it")),
)


def day_words(language: Language, basis: str) -> str:
    """How days were found; what is none of the ways that khabar has (files coded elsewhere have their own) as it stands."""
    for pattern, message in _NESTED:
        found = pattern.fullmatch(basis)
        if found is not None:
            return language.translations.gettext(message) % {name: day_words(language, words) for name, words in found.groupdict().items()}
    for pattern, message in _PLAIN:
        found = pattern.fullmatch(basis)
        if found is not None:
            return language.translations.gettext(message) % _said(language, found.groupdict())
    return basis


def _long(language: Language, count: int, unit: str) -> str:
    """So many units of time."""
    ngettext = language.translations.ngettext
    said = {
        "hour": ngettext("%(n)s hour", "%(n)s hours", count),
        "day": ngettext("%(n)s day", "%(n)s days", count),
        "week": ngettext("%(n)s week", "%(n)s weeks", count),
        "month": ngettext("%(n)s month", "%(n)s months", count),
        "year": ngettext("%(n)s year", "%(n)s years", count),
    }
    return said[unit] % {"n": count}


def _said(language: Language, words: dict[str, str]) -> dict[str, str]:
    locale = language.locale
    named: dict[str, Callable[[str], str]] = {
        "count": lambda count: _long(language, int(count), words["unit"]),
        "day": lambda day: format_date(_MONDAY + timedelta(_DAYS.index(day)), "EEEE", locale),
        "which": lambda which: language.translations.pgettext("round", which),
        "what": lambda what: language.translations.pgettext("undated", what),
    }
    return {name: named[name](value) if name in named else value for name, value in words.items()}
