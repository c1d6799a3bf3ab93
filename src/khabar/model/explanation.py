"""Why claims are of one event, and why the nearest one outside is not."""

from msgspec import Struct

from khabar.model.event import Judgement


class Standing(Struct, frozen=True):
    """How a claim stands to an event: its mean score with the event's other claims, in bits, and its judgement with the nearest of them.

    ``by_person`` are persons' judgements about it and claims of the event. A claim that is alone in its event has no ``nearest``.
    """

    claim: str
    mean: float | None = None
    nearest: Judgement | None = None
    by_person: tuple[Judgement, ...] = ()


class Explanation(Struct, frozen=True):
    """Why each claim of an event is in it, and why the nearest outsider is not.

    ``bound`` is the mean score in bits above which two events are joined. ``outsider`` is the claim of another event with the highest
    mean, ``outsider_event`` that event, ``between`` the mean over the claims of both events, ``kept_out`` what kept them apart.
    """

    event_id: str
    bound: float
    members: tuple[Standing, ...]
    outsider: Standing | None = None
    outsider_event: str | None = None
    between: float | None = None
    kept_out: str | None = None
