"""Reports of an act that somebody denies: "denied the news of", "no truth in what channels aired about"."""

from msgspec import structs

from khabar.codebook.lexicon import Lexicon
from khabar.extract.acts.carriers import undergoing
from khabar.extract.acts.denials import DENIED, REPORT, denies, speaker_of
from khabar.extract.acts.prepositions import OF_HARM
from khabar.extract.sentence.chunks import Chunk
from khabar.extract.sentence.scene import Scene, chunk_of
from khabar.model import Draft, Source

_ABOUT = frozenset({"from", "about", "near"})  # of an act: "of", "on", "around"
_WITHIN = frozenset({"noun", "pronoun", "adverb", "date", "relative", "verb", "negation", "that", "descriptor"})
_CHAIN = 9  # chunks from an act back to the denial of what is told of it
_WHAT = "what"


def denial_of_report(scene: Scene, at: int, lexicon: Lexicon) -> int | None:
    """The chunk of the denial of reports of an act, which stands under them or in a clause about them; None where nobody denies any."""
    chunk = scene.row[at]
    if chunk.slot in OF_HARM and (death := _death_in(scene, at)) is not None:
        return denial_of_report(scene, death, lexicon)
    if (noun := undergoing(scene, at)) is not None:
        return denial_of_report(scene, noun, lexicon)  # "of the base's exposure to an attack"
    if not (chunk.slot in _ABOUT or (at and scene.row[at - 1].kind == "that")):
        return None
    reported = False
    for n in range(at - 1, max(-1, at - 1 - _CHAIN), -1):
        other = scene.row[n]
        if n < at - 1 and (denies(other, lexicon) or _is_no_truth(scene, n)):
            return n if reported else None
        if other.kind not in _WITHIN or (other.kind == "verb" and (_tells_act(other) or other.joined)):
            return None
        reported = reported or (other.kind in ("relative", "negation") and other.value == _WHAT) or _is_report(scene, n)
    return None


def denied_by(scene: Scene, draft: Draft, lexicon: Lexicon) -> Draft:
    """A denied act that others reported: by the account of who denies it, not of those whose reports he denies."""
    at = chunk_of(scene, draft)
    verb = denial_of_report(scene, at, lexicon) if draft.status == DENIED else None
    role = speaker_of(scene, verb, lexicon) if verb is not None and scene.row[verb].kind == "verb" else None
    return draft if role is None else structs.replace(draft, said=Source(role, None, "denies"))


def _death_in(scene: Scene, at: int) -> int | None:
    """The noun of an act that came about in another: "the death of its leader in a raid"."""
    acts = (n for n in range(at - 1, -1, -1) if scene.row[n].kind == "event" and n in scene.complements)
    return next((n for n in acts if at in scene.complements[n].slots.get(scene.row[at].slot, ())), None)


def _tells_act(verb: Chunk) -> bool:
    """Whether a verb may tell an act of its own, and is none of saying ("reports that spoke of")."""
    return bool(verb.triggers) and not (verb.reading is not None and verb.reading.saying)


def _is_report(scene: Scene, n: int) -> bool:
    phrase = scene.row[n].phrase
    return phrase is not None and any(REPORT in scene.page.readings[at].classes for at in range(phrase.first, phrase.last))


def _is_no_truth(scene: Scene, n: int) -> bool:
    """Whether a chunk is "no truth (in)", "the untruth of"."""
    hits = (scene.page.cues.get(at) for at in range(scene.row[n].first, scene.row[n].last))
    return any(hit is not None and hit.cue.kind == DENIED for hit in hits)
