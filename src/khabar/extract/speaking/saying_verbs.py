"""What a verb of saying tells by itself: its kind, the gender and number of who speaks, and whether anyone speaks at all."""

from khabar.codebook.lexicon import Lexicon
from khabar.codebook.types import Saying
from khabar.extract.sentence.accusing import accuses
from khabar.extract.sentence.chunks import Chunk
from khabar.extract.sentence.scene import Scene
from khabar.text.inflect import SPEAKERS


def saying_of(chunk: Chunk, lexicon: Lexicon) -> Saying | None:
    """The line of the codebook that makes a verb one of saying, or None, also for a word that is only spelled like one ("must")."""
    if chunk.reading is None or any(saying.kind == "unsaid" for saying in lexicon.formulas.get(chunk.reading.peeled.stem, ())):
        return None
    for form in chunk.reading.verbs:
        if form.verb in lexicon.reports:
            return lexicon.reports[form.verb]
    return None


def person_of(chunk: Chunk) -> str:
    """The gender and number of a verb: f, m or p."""
    persons = {form.person for form in chunk.reading.verbs} if chunk.reading else set()
    if persons & {"3mp", "3fp"} and not persons & {"3ms", "3fs"}:
        return "p"
    return "f" if "3fs" in persons and "3ms" not in persons else "m" if "3ms" in persons else ""


def is_of_outlet(chunk: Chunk) -> bool:
    """Whether a verb is in the first person: the outlet speaks."""
    persons = {form.person for form in chunk.reading.verbs} if chunk.reading else set()
    return "1p" in persons and persons <= SPEAKERS


def is_impersonal(scene: Scene, at: int, lexicon: Lexicon) -> bool:
    """Whether no one says what stands behind a verb: "it is worth mentioning that"."""
    return _is_formula(scene, at, "impersonal", lexicon)


def is_as(scene: Scene, n: int, lexicon: Lexicon) -> bool:
    """Whether a chunk is the "as" ahead of a verb of saying."""
    return scene.row[n].kind == "break" and _is_formula(scene, n, "as", lexicon)


def utters(scene: Scene, at: int, lexicon: Lexicon) -> bool:
    """Whether a verb of saying is one of speech itself ("said"), that no thing can be the subject of."""
    return _is_formula(scene, at, "utter", lexicon)


def tells_somebody(scene: Scene, at: int, lexicon: Lexicon) -> bool:
    """Whether a verb of saying has whom one speaks to for its object ("told the agency")."""
    return _is_formula(scene, at, "tell", lexicon)


def is_told(scene: Scene, at: int, n: int) -> bool:
    """Whether the noun ``n`` behind a verb is its object: who speaks stands right ahead ("the general told A that")."""
    subject = scene.complements[at].first("subject")
    if subject is None or not subject < at < n or any(chunk.kind == "mark" for chunk in scene.row[subject:at]):
        return False
    return n in scene.complements[at].slots.get("object", ())


def is_accused(scene: Scene, at: int, n: int, lexicon: Lexicon) -> bool:
    """Whether the noun ``n`` behind a joined verb of accusing is whom it accuses: ", and accused the rebels of"."""
    if not accuses(scene.row[at], lexicon) or n not in scene.complements[at].slots.get("object", ()):
        return False
    subject = scene.complements[at].first("subject")
    return scene.row[at].joined and subject is not None and subject < at


def _is_formula(scene: Scene, n: int, kind: str, lexicon: Lexicon) -> bool:
    stem = scene.page.readings[scene.row[n].first].peeled.stem
    return any(saying.kind == kind for saying in lexicon.formulas.get(stem, ()))
