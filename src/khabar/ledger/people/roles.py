"""Roles, each with all the rights of those before it."""

from enum import IntEnum


class Role(IntEnum):
    """What a person may do: read; review (claims, pairs, events, issues); edit (overrule others, draw samples); look after people."""

    READER = 1
    REVIEWER = 2
    EDITOR = 3
    ADMINISTRATOR = 4

    @property
    def word(self) -> str:
        """The word that stands for it in tables, forms and on the command line."""
        return self.name.lower()


WORDS = {role.word: role for role in Role}
