"""Reads origins.yaml: sources without a name, agencies without a name, and words that prove no copying."""

from pathlib import Path

from msgspec import Struct

from khabar.codebook.fields import mapping, texts
from khabar.codebook.strict_yaml import CodebookError, allow, load
from khabar.text.fold import fold_word

_UNNAMED = frozenset({"always", "indefinite", "official"})
_BODIES = frozenset({"speakers", "members", "in_name", "inside"})


class Sourcing(Struct, frozen=True):
    """Words by which it is told whose account a report is, folded; phrases are single words joined by a space.

    ``unnamed`` and ``indefinite`` are the heads of sources that are not named (the latter only without an article or alone), ``official``
    those who speak for their organisation without a name, ``agencies`` what stands for agencies that are not told, ``credits`` what stands
    before an agency's name at the foot of a report, ``idle`` the words that prove no copying. ``speakers`` speak for a body, ``members``
    are in it, ``in_name`` stands between speakers and it, ``inside`` between a source and the body that it is in.
    """

    unnamed: frozenset[str]
    indefinite: frozenset[str]
    official: frozenset[str]
    agencies: frozenset[str]
    credits: frozenset[str]
    idle: frozenset[str]
    speakers: frozenset[str]
    members: frozenset[str]
    in_name: frozenset[str]
    inside: frozenset[str]


def read_sourcing(path: Path, root: Path) -> Sourcing:
    """The words of origins.yaml. Raises ``CodebookError``."""
    data = load(path, root)
    allow(data, frozenset({"unnamed", "agencies", "credits", "idle", "bodies"}))
    heads = data["unnamed"]
    if not hasattr(heads, "where"):
        raise CodebookError(f"{data.where('unnamed')}: unnamed must hold {', '.join(sorted(_UNNAMED))}")
    allow(heads, _UNNAMED)
    bodies = mapping(data, "bodies")
    allow(bodies, _BODIES)
    idle = data["idle"]
    if not isinstance(idle, list) or not all(isinstance(group, list) and all(isinstance(word, str) for word in group) for group in idle):
        raise CodebookError(f"{data.where('idle')}: idle must be lists of words")
    return Sourcing(
        unnamed=_phrases(texts(heads, "always")),
        indefinite=_phrases(texts(heads, "indefinite")),
        official=_phrases(texts(heads, "official")),
        agencies=_phrases(texts(data, "agencies")),
        credits=_phrases(texts(data, "credits")),
        idle=frozenset(fold_word(word) for group in idle for word in group),
        speakers=_phrases(texts(bodies, "speakers")),
        members=_phrases(texts(bodies, "members")),
        in_name=_phrases(texts(bodies, "in_name")),
        inside=_phrases(texts(bodies, "inside")),
    )


def _phrases(found: tuple[str, ...]) -> frozenset[str]:
    return frozenset(" ".join(fold_word(word) for word in phrase.split()) for phrase in found)
