"""What a verb befell that the sentence told before: whom its pronoun stands for, or those of whom it befell some."""

from khabar.extract.acts.objects import GROUNDS, SUFFERS
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.clauses import Complements
from khabar.extract.sentence.scene import Scene, first_of_chain
from khabar.extract.speaking.pronouns import undergoer
from khabar.text.inflect import FROM, PRONOUN_OF, SHE

_UNDERGO = "undergo"
_TOLD_BEFORE = GROUNDS | {"person"}
_OF_SEVERAL = (PRONOUN_OF["3mp"], SHE)


def befallen(scene: Scene, at: int, found: Complements) -> int | None:
    """The noun ahead that the object of a verb stands for: "killed them", "killed two of them", "held some of them"."""
    pronoun = found.pronoun or _some_of(scene, at, found)
    return undergoer(scene, at, pronoun) if pronoun else None


def told_before(scene: Scene, n: int | None, found: Complements) -> tuple[int, ...]:
    """A chunk, if it names people, and no body of them; ground, too, where a verb has no other object ("and the army retook it")."""
    phrase = scene.row[n].phrase if n is not None else None
    asked = frozenset({"person"}) if "object" in found.slots else _TOLD_BEFORE
    return (n,) if n is not None and phrase is not None and not senses(phrase).isdisjoint(asked) else ()


def _some_of(scene: Scene, at: int, found: Complements) -> str:
    """The pronoun of those of whom a verb befell some, or a number: "two of them", "some of them"."""
    told = found.slots.get("object") or found.slots.get("subject", (at,))
    some = scene.row[told[-1]].phrase if "object" in found.slots else None
    behind = scene.row[min(max(at, told[-1]) + 1, len(scene.row) - 1)]
    last = scene.page.words[behind.last - 1].form
    if "object" not in found.slots:
        part = "subject" in found.slots and (behind.kind, behind.value, behind.slot) == ("pronoun", "part", "")
    else:
        vague = len(told) == 1 and some is not None and some.last - some.first == 1 and SUFFERS.isdisjoint(senses(some))
        of_them = (behind.kind, behind.slot) == ("pronoun", "from") or behind.kind == "apposition"
        part = vague and of_them and behind.last - behind.first == 1 and last.startswith(FROM)
    return next((pronoun for pronoun in _OF_SEVERAL if part and last.endswith(pronoun)), "")


def who_underwent(scene: Scene, at: int) -> int | None:
    """The subject of the verb of undergoing that an event, or the noun whose genitive it is, stands under."""
    top = first_of_chain(scene, at)
    verbs = (n for n in scene.heads.get(top, ()) if n < top and scene.row[n].kind == "verb" and _UNDERGO in scene.row[n].governs)
    found = (scene.complements[n] for n in verbs if any(top in scene.complements[n].slots.get(slot, ()) for slot in ("to", "from")))
    return next((n for one in found for slot in ("subject", "object") if (n := one.first(slot)) is not None), None)
