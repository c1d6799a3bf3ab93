"""The vocabulary of khabar: frozen types that every stage shares. Imports nothing else of khabar."""

from khabar.model.claim import Attribution, Claim, Coded, Filler, Tally, Trace
from khabar.model.decision import Decision, Review
from khabar.model.document import Capture, Document, Region, Span
from khabar.model.draft import Count, Draft, Findings, Role, Source, Tone
from khabar.model.entry import Entry, Stamp
from khabar.model.event import (
    Agreement,
    Anchor,
    Copied,
    Counting,
    Event,
    Evidence,
    Finding,
    Grade,
    Ground,
    Judgement,
    Origin,
    Provenance,
    Reason,
    Share,
    Statement,
    TallyCheck,
    Toll,
    Value,
    Verdict,
    When,
)
from khabar.model.explanation import Explanation, Standing
from khabar.model.issue import Issue
from khabar.model.mention import Mention
from khabar.model.values import DateExpression, DateRange, Location, Quantity

__all__ = [
    "Agreement",
    "Anchor",
    "Attribution",
    "Capture",
    "Claim",
    "Coded",
    "Copied",
    "Count",
    "Counting",
    "DateExpression",
    "DateRange",
    "Decision",
    "Document",
    "Draft",
    "Entry",
    "Event",
    "Evidence",
    "Explanation",
    "Filler",
    "Finding",
    "Findings",
    "Grade",
    "Ground",
    "Issue",
    "Judgement",
    "Location",
    "Mention",
    "Origin",
    "Provenance",
    "Quantity",
    "Reason",
    "Region",
    "Review",
    "Role",
    "Share",
    "Source",
    "Span",
    "Stamp",
    "Standing",
    "Statement",
    "Tally",
    "TallyCheck",
    "Toll",
    "Tone",
    "Trace",
    "Value",
    "Verdict",
    "When",
]
