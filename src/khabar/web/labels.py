"""What codes are called in a language: concepts and types by the codebook, countries by the locale, the rest by the translations."""

from __future__ import annotations

from msgspec import Struct

from khabar.codebook import Codebook
from khabar.web.language import Language

CONCEPTS = frozenset({"place", "actor", "target", "weapon", "source", "intercepted_by", "intercepted"})


class Labels(Struct, frozen=True):
    """The names of codes in one language; a code that nothing names stands for itself."""

    codebook: Codebook
    language: Language

    def of(self, kind: str, code: str | None) -> str:
        """The name of a code of this kind (type, mode, place, grade, outlet, status, ...); nothing for None."""
        if code is None:
            return ""
        named = getattr(self, f"_{kind}", None)
        if named is not None:
            return str(named(code))
        return self.concept(code) if kind in CONCEPTS else self.word(kind, code)

    def concept(self, code: str) -> str:
        """The neutral name of an actor, a place, a facility or a weapon."""
        found = self.codebook.concepts.get(code)
        return code if found is None else self._pick(found)

    def word(self, kind: str, code: str) -> str:
        """A code of khabar itself (occurred, contradiction, outlet, ...), translated as a word of this kind."""
        said = self.language.translations.pgettext(kind, code)
        return said if said != code else code.replace("_", " ").replace("-", " ")

    def _type(self, code: str) -> str:
        found = self.codebook.types.get(code)
        return code if found is None else self._pick(found)

    def _mode(self, code: str) -> str:
        for kind in self.codebook.types.values():
            for mode in kind.modes:
                if mode.id == code:
                    return self._pick(mode)
        return code

    def _grade(self, code: str) -> str:
        found = self.codebook.grading.grades.get(code)
        return code if found is None else self._pick(found.name)

    def _outlet(self, code: str) -> str:
        found = self.codebook.outlets.get(code)
        return code if found is None else self._pick(found)

    def _country(self, code: str) -> str:
        for concept in self.codebook.concepts.values():
            if concept.kind == "country" and concept.country == code:
                return self._pick(concept)
        return str(self.language.locale.territories.get(code, code))

    def _pick(self, named: object) -> str:
        return str(getattr(named, self.language.code))
