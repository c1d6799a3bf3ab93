"""Where a site lies that a text returns to by its kind: "a camp in the town of A ... they took the camp", "the gate of the hotel"."""

from collections.abc import Sequence

from khabar.extract.inherit.places import BUILT
from khabar.extract.inherit.telling_again import SAME_REACH, of_another_day
from khabar.model import Draft, Role
from khabar.model.event_types import CORE
from khabar.text.fold import fold_word
from khabar.text.inflect import TANWIN
from khabar.text.likeness import without_article

_GROUND = frozenset({"town", "area.town", "admin1", "quarter"})


def ground_of_site(draft: Draft, before: Sequence[Draft], text: str) -> Role | None:
    """The named ground that was told for a site ahead, for an act at it that tells no place, or none but the site."""
    site = draft.target
    if site is None or site.concepts or site.inner or site.classes.isdisjoint(BUILT):
        return None
    if draft.place is not None and any(place.span != site.span for place in (draft.place, *draft.places)):
        return None
    kinds = {kind for word in _words(site, text)[:2] if (kind := without_article(word)) != word}
    told = (other for other in reversed(before) if draft.sentence - other.sentence <= SAME_REACH and other.type in CORE)
    for other in told:
        if other.place is None or other.place.classes.isdisjoint(_GROUND) or other.target is None:
            continue
        if len(_words(site, text)) > 1 and of_another_day(draft, other):
            continue  # "the camp" is the one told before, whenever it was hit; "the camp of the north" need not be
        first = without_article(_words(other.target, text)[0])
        if not kinds.isdisjoint((first, first.removesuffix(TANWIN))):
            return other.place
    return None


def _words(role: Role, text: str) -> list[str]:
    return [fold_word(word) for word in text[role.span.start : role.span.end].split()]
