"""The event types that every record of conflict is judged by first."""

CORE = frozenset(
    {
        "strike",
        "bombing",
        "armed_attack",
        "clash",
        "interception",
        "capture",
        "withdrawal",
        "abduction",
        "arrest",
        "destruction",
        "mobilization",
    }
)
"""Physical acts of conflict: the types of group `core` in `codebook/types.yaml`, which a test holds equal."""

POLITICAL_SPEECH = frozenset({"condemnation", "threat", "demand", "rejection", "support"})
"""What an actor says towards another, and does by saying it."""

POLITICAL_DEEDS = frozenset({"protest", "consultation", "agreement", "aid", "sanction"})
"""What an actor does, and not only says, without force."""

ONE_SIDED = frozenset({"strike", "bombing", "armed_attack"})
"""What one side does to another, which fights back in none of them."""

PEOPLE_TAKEN = frozenset({"arrest", "abduction"})
"""What takes people away."""

OF_GROUND = frozenset({"capture", "withdrawal"})
"""By what ground changes hands, for longer than a day."""

DRIVEN = frozenset({"vehicle", "suicide"})
"""Modes by either of which a suicide car bomb is told (ruling 10)."""
