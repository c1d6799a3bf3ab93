"""Events for reading on a terminal: the sentence, the grade with its reasons, every attribute with the words behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from khabar.codebook import Codebook
from khabar.export.table import isolated
from khabar.model import Agreement, Event, Evidence, Finding, Grade, Toll

MARKS = {Agreement.SINGLE: "·", Agreement.AGREEMENT: "=", Agreement.DIFFERENCE: "≠", Agreement.CONTRADICTION: "!"}
_NAMED = frozenset({"place", "actor", "target", "intercepted_by", "intercepted", "weapon"})
_WIDTH = 18
_LONGEST_WORDS = 160
"""Characters of a sentence that are shown; the whole stands in the document at the offsets."""


def event_lines(event: Event, codebook: Codebook, *, evidence: bool = True) -> Iterator[str]:
    """An event as lines: its sentence, its grade, its figures, and for each attribute who tells what and how the values stand.

    With ``evidence`` the words stand under each value where the accounts part, and under figures and outcomes told by one.
    """
    yield event.event_id + "".join(f"  (was {alias})" for alias in event.aliases)
    if event.statement is not None:
        yield f"  {event.statement.en}"
        yield f"  {isolated(event.statement.ar)}"
    for at, grade in enumerate((event.grade, *event.also) if event.grade is not None else ()):
        yield from _grade(grade, codebook, first=at == 0)
    yield f"  {'told by':<{_WIDTH}}{event.provenance}"
    for share in event.origins:
        carried = ", ".join(isolated(outlet) for outlet in share.outlets)
        yield f"  {'':<{_WIDTH}}{share.origin.kind} {isolated(share.origin.label)} in {carried}: {share.origin.basis}"
    if event.rejected:
        said = "by people, and counts no more" if event.telling else "by people, every claim: it counts nowhere"
        yield f"  {'rejected':<{_WIDTH}}{said}  [{', '.join(event.rejected)}]"
    if event.corrected:
        yield f"  {'corrected':<{_WIDTH}}told as people read it  [{', '.join(event.corrected)}]"
    for name, toll in (("killed", event.killed), ("injured", event.injured), ("weapons", event.weapon_count)):
        if toll is not None:
            yield f"  {name:<{_WIDTH}}{toll_line(toll)}; {codebook.grading.figures[toll.rule].name.en}"
    labels = {share.origin.id: share.origin.label for share in event.origins}
    for finding in event.findings:
        yield from _finding(finding, labels, codebook, evidence=evidence)


def toll_line(toll: Toll) -> str:
    """Low, high and best as a person reads them."""
    best = "unknown" if toll.best is None else f"{'at least ' if toll.at_least else ''}{toll.best:,}"
    low, high = ("?" if bound is None else f"{bound:,}" for bound in (toll.low, toll.high))
    return f"best {best}, low {low}, high {high}{' or more' if toll.open else ''}"


def words_line(words: Evidence) -> str:
    """The words behind a value: the claim, where they stand, and as much of them as a line holds."""
    text = " ".join(words.text.split())
    cut = text if len(text) <= _LONGEST_WORDS else text[:_LONGEST_WORDS] + "…"
    return f"      {words.claim} {words.span.start}:{words.span.end}  {isolated(cut)}"


def _grade(grade: Grade, codebook: Codebook, *, first: bool) -> Iterator[str]:
    rule = codebook.grading.grades[grade.name]
    yield f"  {'grade' if first else 'also':<{_WIDTH}}{rule.name.en}: {rule.holds.en}"
    for ground in grade.because:
        yield f"  {'':<{_WIDTH}}{isolated(ground.en)}  [{', '.join(ground.claims)}]"


def _finding(finding: Finding, labels: Mapping[str, str], codebook: Codebook, *, evidence: bool) -> Iterator[str]:
    rule = codebook.grading.findings[finding.rule]
    yield f"{MARKS[finding.agreement]} {finding.attribute:<{_WIDTH}}{finding.agreement.value}: {rule.name.en}"
    parted = finding.agreement in (Agreement.DIFFERENCE, Agreement.CONTRADICTION)
    for value in finding.values:
        concept = codebook.concepts.get(value.value) if finding.attribute in _NAMED else None
        shown = concept.en if concept is not None else isolated(value.label)
        origins = ", ".join(isolated(labels.get(origin, origin)) for origin in value.origins)
        yield f"  {'':<{_WIDTH}}{shown}  ({origins})  [{', '.join(value.claims)}]"
        for words in value.evidence if evidence and parted else ():
            yield words_line(words)
