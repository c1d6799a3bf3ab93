"""What a denial leaves out of the act that it denies: another account tells it."""

from collections.abc import Sequence

from msgspec import structs

from khabar.extract.inherit.telling_again import SAME_REACH, alike
from khabar.model import Draft
from khabar.model.event_types import CORE

TOLD = ("actor", "target", "place", "date")
"""What is taken over from the act as it was told."""


def as_denied(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """A denied act with what the account that it answers tells of it: the nearest before, else (of a headline) behind."""
    if draft.type not in CORE or draft.status != "denied":
        return draft
    near = [other for other in drafts if other.status == "occurred" and abs(other.sentence - draft.sentence) <= SAME_REACH]
    near.sort(key=lambda other: (other.sentence > draft.sentence, abs(other.sentence - draft.sentence)))
    act = next((other for other in near if alike(draft, other)), None)
    if act is None:
        return draft
    draft = structs.replace(draft, **{name: getattr(act, name) for name in TOLD if getattr(draft, name) is None})
    return structs.replace(draft, places=act.places) if draft.place is act.place and not draft.places else draft
