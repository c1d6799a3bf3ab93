"""What each feature says of a pair, in words a reader can check against the two claims."""

from __future__ import annotations

from collections.abc import Callable

from khabar.link.accounts import Account, Told
from khabar.model import Quantity

_NOT_TOLD = "not told"
_SAID: dict[str, dict[str, str]] = {
    "kind": {
        "same": "the same act",
        "same type": "the same type of act, the means may be one",
        "kin type": "acts of two types that one happening may be told as",
        "other mode": "by other means",
        "other type": "acts that cannot be one",
        "other device": "something else is told to have blown up",
    },
    "status": {
        "same": "told alike",
        "planned": "one is announced, the other told as done",
        "denied": "one denies what the other affirms",
        "planned as other": "an act is announced, and one of another type told as done",
        "affirmed and denied": "one account affirms an act and denies one: it speaks of two",
    },
    "date": {
        "same": "the same day",
        "within": "one stretch of days reaches into the other",
        "next day": "a day apart",
        "apart": "days that exclude each other",
        "assumed same": "a day assumed from publication agrees",
        "assumed near": "a day is not told, published within a week",
        "assumed apart": "a day is not told, but the later is the news of its article",
        "assumed far": "a day is not told, published further apart",
        "unknown": "nothing is known of the day",
        "other days": "told without a day as the news of its day, and published on other days",
        "series": "what goes on for a week or more, and an act of one day",
    },
    "place": {
        "same": "the same place",
        "same wide": "the same land, no nearer",
        "within": "one lies in the other",
        "near": "places near each other",
        "wide": "a land and what lies in it",
        "apart": "other places",
        "other country": "other countries",
        "several lands": "a series over several countries and an act in one place",
        "unresolved": "words for places that no list knows and that differ",
        "unknown": "no place for one of them",
    },
    "numbers": {
        "equal": "the same number",
        "small equal": "the same small number",
        "overlap": "numbers that may be one",
        "far": "numbers of which one is many times the other",
        "differ": "other numbers",
        "two tolls": "one document tells an attack and a fight, each with a toll of its own",
        "unknown": "no number told by both",
    },
    "source": {"same": "the same origin", "other": "two sources", "one": "a source for one of them only", "none": "no source for either"},
    "telling": {
        "other mode": "one document tells them by other means",
        "listed": "one account lists them as several: other places, targets or numbers",
        "same act, one account": "one account in one document tells an act of this kind twice",
        "same act, one unnamed": "one document tells the act with a source and without",
        "same act, two accounts": "one document gives two accounts of the act",
        "kin act, one account": "one account tells an attack and what it turned into",
        "kin act, one unnamed": "one document tells acts of two types that may be one, with a source and without",
        "kin act, two accounts": "two accounts in one document tell acts of two types that may be one",
    },
    "spans": {"shared": "told in words they share", "near": "told next to each other", "apart": "told apart from each other"},
    "wording": {
        "copied": "nearly the same words",
        "most": "most telling words are shared",
        "much": "many telling words are shared",
        "some": "some telling words are shared",
        "little": "few telling words are shared",
        "none": "hardly a telling word is shared",
    },
}
_PARTY = {
    "same": "the same",
    "kin": "one is part of the other",
    "cousin": "both of one side",
    "different": "others",
    "unresolved": "words that no list knows and that differ",
    "unknown": "not told by one of them",
    "two takers": "one account tells ground taken by each of two",
    "two grounds": "ground that bears another name",
    "two addressed": "others, and each was addressed for himself",
    "two doers": "others, and each did it for himself",
}
_PARTIES = {"actor": "actor", "target": "target", "weapon": "means"}
_ACROSS = {"actor": "actor of the first and target of the second", "target": "target of the first and actor of the second"}


def reason_text(feature: str, level: str, left: Account, right: Account, *, crossed: bool = False) -> str:
    """One line: what was found, and the two values it was found in.

    ``crossed``: the sides were compared crosswise, who acts for the first claim with whom the second tells it to have been done to.
    """
    if crossed and feature in _ACROSS:
        one, other = (left.actor, right.target) if feature == "actor" else (left.target, right.actor)
        return f"{_ACROSS[feature]}: {_PARTY[level]} ({_told(one)} | {_told(other)})"
    said = f"{_PARTIES[feature]}: {_PARTY[level]}" if feature in _PARTIES else _SAID[feature][level]
    shown = _SHOWN.get(feature)
    return said if shown is None else f"{said} ({shown(left)} | {shown(right)})"


def _told(told: Told | None) -> str:
    if told is None:
        return _NOT_TOLD
    return told.text if told.name_ar in (None, told.text) else f"{told.text} = {told.name_ar}"


def _kind(account: Account) -> str:
    return f"{account.type}/{account.mode}" if account.mode else account.type


def _date(account: Account) -> str:
    if account.date is None:
        return f"published {account.published}" if account.published else "undated"
    start, end = account.date.start, account.date.end
    return str(start) if start == end else f"{start} to {end}"


def _place(account: Account) -> str:
    place = _told(account.place)
    return place if account.country is None else f"{place}, {account.country}"


def _numbers(account: Account) -> str:
    told = (("killed", account.killed), ("injured", account.injured), ("munitions", account.weapon_count))
    return ", ".join(f"{name} {_count(count)}" for name, count in told if count is not None) or _NOT_TOLD


def _count(count: Quantity) -> str:
    if count.low == count.high:
        return str(count.low)
    return f"{'?' if count.low is None else count.low} to {'?' if count.high is None else count.high}"


_SHOWN: dict[str, Callable[[Account], str]] = {
    "kind": _kind,
    "status": lambda account: account.status,
    "date": _date,
    "place": _place,
    "actor": lambda account: _told(account.actor),
    "target": lambda account: _told(account.target),
    "weapon": lambda account: _told(account.weapon),
    "numbers": _numbers,
    "source": lambda account: _told(account.source),
}
