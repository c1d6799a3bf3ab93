"""The words round a loss: who is many, what does harm, what misses."""

from msgspec import Struct


class LossWords(Struct, frozen=True):
    """Words round a loss, folded: singulars that are many people, words that make one person of a plural, "another", "two others",
    "the number of" (the dead), verbs and nouns of damage, accidents, words of what missed its target; verbs that, with their nouns, have
    those whom they kill under "on".
    """

    collectives: frozenset[str]
    ones: frozenset[str]
    another: frozenset[str]
    two_others: frozenset[str]
    number_of: frozenset[str]
    former: frozenset[str]
    harm_verbs: frozenset[str]
    harm_nouns: frozenset[str]
    mishaps: frozenset[str]
    hits: frozenset[str]
    misses: frozenset[str]
    missed: frozenset[tuple[str, ...]]
    kills_on: frozenset[str]
