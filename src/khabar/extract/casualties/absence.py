"""Whether a loss or a damage is said not to be."""

from khabar.extract.sentence.scene import Scene, is_result

NEGATION_REACH = 5  # words between a negation and what it denies: "without the raid leaving any dead"
OTHERS = ("person", "force", "area", "structure", "state")


def is_none(scene: Scene, word: int) -> bool:
    """Whether a negation stands right before: without casualties, no injuries were recorded."""
    if scene.page.readings[word].peeled.article:
        return False
    if _is_left_by_nothing(scene, word) or _is_denied(scene, word):
        return True
    first = scene.page.sentences[scene.sentence][0]
    for back in range(word, max(first, word - NEGATION_REACH) - 1, -1):
        cue = scene.page.cues.get(back)
        if cue is not None and cue.cue.kind == "negation":
            return not _is_in_phrase(scene, back)
        if scene.page.words[back].kind == "mark" or back in scene.page.numbers or (back != word and _is_other(scene, back)):
            return False
        if cue is not None and cue.cue.kind in ("break", "hypothetical"):
            return False
    return False


def _is_denied(scene: Scene, word: int) -> bool:
    """Whether it is what somebody denies, who may stand between: "the ministry denied the falling of any victims"."""
    row = scene.row
    at = next((n for n, chunk in enumerate(row) if chunk.first <= word < chunk.last), 0)
    several = any(noun.number == "plural" for noun in scene.page.readings[word].nouns)
    if row[at].kind != "noun" and not several:
        return False  # "denied the killing of its leader" denies an act, "denied any wounds" does not
    while at > 0 and row[at].slot in ("", "of") and row[at - 1].kind in ("descriptor", "event"):
        at -= 1
    if row[at].slot not in ("", "of"):
        return False  # "denied its responsibility for the fall of victims" denies what it did
    n = at - 1
    while n > 0 and row[n].kind in ("noun", "date", "adverb") and not row[n].joined:
        n -= 1
    cue = scene.page.cues.get(row[n].first) if n >= 0 else None
    return cue is not None and cue.cue.kind == "denied" and not (n and row[n - 1].kind == "negation")


def _is_in_phrase(scene: Scene, word: int) -> bool:
    """Whether a negation belongs to a fixed phrase that says nothing of losses: "who asked not to be named"."""
    return any(chunk.kind == "adverb" and chunk.first < word < chunk.last for chunk in scene.row)


def _is_left_by_nothing(scene: Scene, word: int) -> bool:
    """Whether a negated verb of result governs it, however far ahead it stands: "the attack on the base did not result in"."""
    at = next((n for n, chunk in enumerate(scene.row) if chunk.first <= word < chunk.last), None)
    while at is not None and at > 0 and scene.row[at].slot == "of":
        at -= 1  # "in the falling of victims"
    return any(
        is_result(scene, verb) and scene.row[verb - 1].kind == "negation"
        for verb, found in scene.complements.items()
        if any(at in held for held in found.slots.values())
    )


def _is_other(scene: Scene, at: int) -> bool:
    """Whether a word between a negation and a loss is someone or something else that is denied."""
    reading = scene.page.readings[at]
    return reading.peeled.article or any(name.startswith(OTHERS) for noun in reading.nouns for name in noun.classes)
