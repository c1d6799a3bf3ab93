"""Whom a clause lays an act to: "that the group be behind the blast", "ascribed the attack, which left ten dead, to the rebels"."""

from khabar.codebook.lexicon import Lexicon
from khabar.extract.acts.denials import denies
from khabar.extract.acts.parties import can_do
from khabar.extract.events.returning import VIOLENT
from khabar.extract.sentence.scene import BEHIND, Scene
from khabar.model import Draft
from khabar.text.marks import HARD_MARKS


def stands_behind(scene: Scene, at: int, lexicon: Lexicon) -> int | None:
    """Who stands behind an act by a clause without a verb, which nobody denies: "likely that rebels (are) behind the blast"."""
    opens = scene.row[at - 2].kind if at > 1 else ""
    if scene.row[at].slot != BEHIND or opens not in ("that", "auxiliary") or scene.row[at - 1].kind != "noun" or scene.row[at - 1].slot:
        return None
    verb = next((n for n in range(at - 1, -1, -1) if scene.row[n].kind == "verb"), None)
    untrue = verb is not None and (denies(scene.row[verb], lexicon) or scene.row[max(0, verb - 1)].kind == "negation")
    return None if untrue else at - 1


def ascribed_to(scene: Scene, verb: int) -> int | None:
    """To whom a verb ascribes an act: the last party under "to" where a long clause about the act stands between."""
    told = scene.complements[verb].first("to")
    for n in range(verb + 1, len(scene.row) if told is None else verb):
        if scene.row[n].kind == "mark" and scene.row[n].value in HARD_MARKS:
            break
        told = n if scene.row[n].slot == "to" and scene.row[n].kind == "noun" and can_do(scene, n) else told
    return told


def tells_of_topic(scene: Scene, at: int, drafts: list[Draft]) -> Draft | None:
    """What an act that opens its sentence did, told behind who carried it out: "the attack, gunmen did it, and it hit a post"."""
    act = scene.complements[at].first("object") if scene.row[at].kind == "verb" and scene.complements[at].pronoun else None
    behind = next((n for n in range(at + 1, len(scene.row)) if scene.row[n].kind == "verb" and scene.row[n].joined), None)
    if act is None or behind is None or act > at or "subject" in scene.complements[behind].slots:
        return None
    words = range(scene.row[behind].first, scene.row[behind].last)
    return next((draft for draft in drafts if draft.word in words and draft.type in VIOLENT and draft.actor is None), None)
