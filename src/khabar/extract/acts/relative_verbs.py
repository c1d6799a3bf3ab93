"""The verb of a relative clause about an event that tells whose it was: "an attack on the post (that) gunmen carried out"."""

from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.scene import Scene
from khabar.text.inflect import pronoun_agrees
from khabar.text.marks import COMMAS, PARENTHESES

_STRIKE = "strike"


def relative_verb(scene: Scene, at: int) -> int | None:
    """The verb that carries an event, or ascribes it to somebody, in a relative clause after it."""
    for n in range(at + 1, min(len(scene.row), at + 8)):
        chunk = scene.row[n]
        if _tells_of_it_too(scene, at, n):
            continue
        if chunk.kind == "verb":
            roles = chunk.governs
            if "launch" in roles and _is_munition_of_event(scene, n - 1):
                return None  # who fired "a missile that rebels fired" is not who downed it
            tied = (chunk.reading is not None and chunk.reading.peeled.pronoun) or any(c.kind == "relative" for c in scene.row[at + 1 : n])
            if n + 1 < len(scene.row) and scene.row[n + 1].kind == "that" and not roles & {"ascribe", "carry"}:
                continue  # "an attack (that it is) believed that rebels carried out"
            return n if "ascribe" in roles or ("carry" in roles and tied) else None
        ends = chunk.kind in ("event", "break") or (chunk.kind == "mark" and chunk.value not in PARENTHESES)
        if ends or (chunk.kind == "that" and scene.row[n - 1].kind != "verb"):
            return None
    return None


def _tells_of_it_too(scene: Scene, at: int, n: int) -> bool:
    """Whether a verb tells whom an event hit, or a comma opens a clause with its pronoun: "a raid (that) hit ten, (which) A did"."""
    chunk, behind = scene.row[n], scene.row[n + 1] if n + 1 < len(scene.row) else None
    if n == at + 1 and behind is not None and chunk.value in COMMAS and behind.kind == "relative":
        return True  # "the attack, which gunmen carried out,"
    if chunk.kind == "verb":
        return _STRIKE in chunk.governs and n > 0 and scene.governors.get(at) == (n, "subject")
    if behind is None or chunk.value not in COMMAS or behind.kind != "verb" or behind.joined or behind.reading is None:
        return False
    pronoun, event = behind.reading.peeled.pronoun, scene.row[at].reading
    if not pronoun or event is None or "carry" not in behind.governs:
        return False
    plural = any(noun.number == "plural" for noun in event.nouns)
    return pronoun_agrees(event.peeled.stem, plural=plural, pronoun=pronoun, people=False)  # "a lorry, driven by a bomber" is the lorry


def _is_munition_of_event(scene: Scene, n: int) -> bool:
    """Whether a phrase is the munition that an event right ahead was done to, or is about."""
    phrase = scene.row[n].phrase
    return scene.row[n].slot == "of" and phrase is not None and "munition" in senses(phrase)
