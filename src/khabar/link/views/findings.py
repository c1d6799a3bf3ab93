"""What the accounts of an event say about each of its attributes, and how the values stand to each other. Nothing is arbitrated."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import combinations

from khabar.link.accounts import Account
from khabar.link.views.relations import SEVERITY, Relations, agreement_of
from khabar.link.views.sides import Sides
from khabar.link.views.told import FIGURES, MUTUAL, Entry
from khabar.model import Agreement, Evidence, Finding, Quantity, Value
from khabar.model.event import ATTRIBUTES

_SHOWN_ONCE = "type"
"""The sentences of a claim stand in full in the finding about this attribute; elsewhere they are shown where values part."""
CLAIMED, ASCRIBED, DENIED = "claimed", "ascribed", "denied"
PARTED = SEVERITY["differ"]


def findings_of(
    accounts: Sequence[Account], told: Mapping[str, list[Entry]], origins: Mapping[str, str], sides: Sides, relations: Relations
) -> tuple[Finding, ...]:
    """A finding for each attribute that any account tells, in the order of ``ATTRIBUTES``, then who answers for the act.

    ``origins`` gives the id of the origin of each account by reference.
    """
    found = [_finding(name, told[name], origins, relations, accounts) for name in ATTRIBUTES if name in told]
    denial = _denied_by_doers(accounts, sides)
    if denial:
        found = [_reworded(finding, denial) for finding in found]
    answer = _responsibility(accounts, origins, sides)
    return tuple(found) if answer is None else (*found, answer)


def _finding(name: str, entries: list[Entry], origins: Mapping[str, str], relations: Relations, accounts: Sequence[Account]) -> Finding:
    if len(entries) == 1:
        return Finding(name, Agreement.SINGLE, (_only_value(entries[0], origins[entries[0].ref], name == _SHOWN_ONCE),), "one-origin")
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.key, []).append(entry)
    rule = _rule(name, groups, origins, relations)
    if rule == "differ" and name in ("actor", "target") and any(account.type in MUTUAL for account in accounts):
        rule = _by_either_side(name, groups, accounts, relations)
    if name in FIGURES and SEVERITY[rule] >= PARTED and rule != "zero-against-figures" and _grew(entries, accounts):
        rule = "grew"
    parted = SEVERITY[rule] >= PARTED
    values = (_value(group, origins, parted or name == _SHOWN_ONCE or group[0].named) for group in groups.values())
    return Finding(name, agreement_of(rule), tuple(sorted(values, key=lambda value: -len(value.origins))), rule)


def _rule(name: str, groups: Mapping[str, list[Entry]], origins: Mapping[str, str], relations: Relations) -> str:
    """The gravest rule by which any two of the values stand to each other."""
    worst = "same"
    for left, right in combinations(groups.values(), 2):
        rule = relations.rule(name, left[0], right[0])
        if rule == "hit-or-stopped" and {origins[entry.ref] for entry in left} & {origins[entry.ref] for entry in right}:
            rule = "several-munitions"  # one origin tells both: of several some got through
        if SEVERITY[rule] > SEVERITY[worst]:
            worst = rule
    alone = len({origins[entry.ref] for group in groups.values() for entry in group}) == 1
    return "one-origin" if alone and SEVERITY[worst] < PARTED else worst


def _by_either_side(name: str, groups: Mapping[str, list[Entry]], accounts: Sequence[Account], relations: Relations) -> str:
    """In a fight or a meeting who acts for one account is who suffers it for another: such values are no difference."""
    others = [account.target if name == "actor" else account.actor for account in accounts]
    turned = {key for key, group in groups.items() if any(relations.one_side(group[0].value, other) for other in others)}
    straight = {key: group for key, group in groups.items() if key not in turned}
    rules = [relations.rule(name, left[0], right[0]) for left, right in combinations(straight.values(), 2)]
    return "differ" if "differ" in rules else "one-happening"


def _value(entries: Sequence[Entry], origins: Mapping[str, str], in_full: bool) -> Value:
    first = entries[0]
    return Value(
        value=first.key.removeprefix("words:") if first.named else first.key,
        label=first.label,
        claims=tuple(entry.ref for entry in entries),
        origins=tuple(dict.fromkeys(origins[entry.ref] for entry in entries)),
        evidence=tuple(Evidence(entry.ref, words.span, words.text) for entry in entries for words in entry.words) if in_full else (),
    )


def _only_value(entry: Entry, origin: str, in_full: bool) -> Value:
    """The value that one account alone tells: most values are, so this is kept short."""
    key = entry.key.removeprefix("words:") if entry.named else entry.key
    evidence = tuple([Evidence(entry.ref, words.span, words.text) for words in entry.words]) if in_full or entry.named else ()
    return Value(key, entry.label, (entry.ref,), (origin,), evidence)


def _grew(entries: Sequence[Entry], accounts: Sequence[Account]) -> bool:
    """Whether every figure of a later day is at least as high as those before, and the days are known."""
    days = {account.ref: account.published for account in accounts}
    dated = sorted(((days[e.ref], e.value) for e in entries if isinstance(e.value, Quantity)), key=lambda one: one[0] or dt.date.max)
    if any(day is None for day, _ in dated):
        return False
    for (day, figure), (later, next_figure) in combinations(dated, 2):
        same_day = day == later
        low, high = next_figure.low or 0, figure.high if figure.high is not None else figure.low or 0
        if (low < high and not same_day) or (same_day and figure != next_figure):
            return False
    return True


def _denied_by_doers(accounts: Sequence[Account], sides: Sides) -> bool:
    """Whether whoever denies it is the party that is said to have acted."""
    denials = [account.ref for account in accounts if account.status == DENIED]
    return bool(denials) and all(ref in sides.for_doers for ref in denials)


def _reworded(finding: Finding, denied_by_doers: bool) -> Finding:
    if finding.attribute == "status" and finding.rule == "occurred-and-denied" and denied_by_doers:
        return Finding(finding.attribute, finding.agreement, finding.values, "claimed-and-denied")
    return finding


def _responsibility(accounts: Sequence[Account], origins: Mapping[str, str], sides: Sides) -> Finding | None:
    """Who answers for the act: claimed or denied by the party itself, ascribed to it by others."""
    groups: dict[str, list[Account]] = {}
    for account in accounts:
        if account.ref in sides.for_doers:
            groups.setdefault(DENIED if account.status == DENIED else CLAIMED, []).append(account)
        elif account.actor is not None and account.actor.concept in sides.doers and account.status == "occurred":
            groups.setdefault(ASCRIBED, []).append(account)
    if not groups.keys() & {CLAIMED, DENIED}:
        return None
    rule = "claimed-and-denied" if DENIED in groups and len(groups) > 1 else "same"
    if rule == "same" and len({origins[account.ref] for group in groups.values() for account in group}) == 1:
        rule = "one-origin"
    values = []
    for name, group in groups.items():
        evidence = tuple(
            Evidence(one.ref, words.span, words.text) for one in group for words in (one.source or one.actor, *one.evidence) if words
        )
        values.append(Value(name, name, tuple(one.ref for one in group), tuple(dict.fromkeys(origins[one.ref] for one in group)), evidence))
    return Finding("responsibility", agreement_of(rule), tuple(values), rule)
