"""What codes are called in a language: concepts and types by the codebook, countries by the locale, the rest by the translations."""

from __future__ import annotations

from msgspec import Struct

from khabar.ledger.asking import FACETS
from khabar.link.kinship import LAND
from khabar.link.views.told import FIGURES, PARTIES
from khabar.web.language import Language
from khabar.web.site import Site

_BY_WORDS = "words:"
"""What stands before the words of something that no list knows (`khabar.link.views.told`)."""
DOERS = frozenset({"actor", "intercepted_by"})
ORIGINS = frozenset({"source", "agency", "outlet", "owner", "document"})
CONCEPTS = PARTIES | {"place", "weapon", "source"}
SWITCHES = frozenset({"contested", "reviewed"})
"""Filters that are asked for by yes and no."""
_WHOLES, _LOOKED_AT = frozenset({"events", "judgements"}), frozenset({"contradiction", "issue"})
"""Subjects of entries that are no id, and what stands before the id of one that was looked at (`khabar.ledger.reviewing.checks`)."""
_WRITTEN = frozenset({*FIGURES, "date"})
"""Fields whose values are days and numbers."""


class Labels(Struct, frozen=True):
    """The names of codes in one language; a code that nothing names stands for itself."""

    site: Site
    language: Language

    def of(self, kind: str, code: str | None) -> str:
        """The name of a code of this kind (type, mode, place, grade, outlet, status, ...); nothing for None."""
        if code is None:
            return ""
        named = getattr(self, f"_{kind}", None)
        if named is not None:
            return str(named(code))
        return self.concept(code) if kind in CONCEPTS else self.word(kind, code)

    def value(self, field: str, code: str | None) -> str:
        """How a value of a field of a claim is called, as people correct it: a name where it is a code, else as it is written."""
        if code is None or field in _WRITTEN:
            return code or ""
        return self.concept(code) if field in CONCEPTS else self.of(field, code)

    def concept(self, code: str) -> str:
        """The neutral name of an actor, a place, a facility or a weapon."""
        if code.startswith(LAND):
            return self._country(code.removeprefix(LAND))
        found = self.site.codebook.concepts.get(code)
        return code.removeprefix(_BY_WORDS) if found is None else self._pick(found)

    def told(self, attribute: str, value: str, words: str) -> str:
        """A value told for an attribute of an event: a code by its name, who acts or suffers by name or role and never by a private name,
        other words (of a place, a weapon) as they stand.
        """
        if value in self.site.codebook.concepts:
            return self.concept(value)
        if attribute in PARTIES:
            role = self.site.parties.called(words, None, True, attribute in DOERS, self.language.code)
            return role or self.word("party", "not on any list")
        if attribute in _WRITTEN:
            return figure(value)
        return words if attribute in ("place", "weapon") or not value else self.of(attribute, value)

    def asked(self, name: str, value: str) -> str:
        """What a filter asks for: the name of a code, of a switch whether it is on, else as it was written."""
        if name in SWITCHES:
            return self.word("switch", value)
        return self.of(name, value) if name in FACETS else value

    def word(self, kind: str, code: str) -> str:
        """A code of khabar itself (occurred, contradiction, outlet, ...), translated as a word of this kind."""
        said = self.language.translations.pgettext(kind, code)
        return said if said != code else code.replace("_", " ").replace("-", " ")

    def _type(self, code: str) -> str:
        found = self.site.codebook.types.get(code)
        return code if found is None else self._pick(found)

    def _interception_mode(self, code: str) -> str:
        return self._mode(code)

    def _source(self, code: str) -> str:
        """An origin by its id (``source:``, ``agency:``, ``outlet:``, ``owner:``, ``document:`` and its name), an outlet by its own, or by
        its words. An owner goes by its outlet where it has one alone, as linking calls it.
        """
        kind, _, name = code.partition(":")
        if kind not in ORIGINS or not name:
            name = code
        if name in self.site.codebook.outlets:
            return self._outlet(name)
        if kind != "owner":
            return self.concept(name)
        house = self.site.houses.get(name)
        return self.named(name) if house is None else self._pick(house)

    def _owner(self, name: str) -> str:
        return self.named(name)

    def named(self, name: str) -> str:
        """What has this English name, an actor, an outlet or an owner of outlets, by its name in this language; else the name itself."""
        known = self.site.english.get(name)
        if known is not None:
            return self._pick(known)
        return self.site.owners.get(name, name) if self.language.code == "ar" else name

    def origin(self, origin: str, label: str) -> str:
        """An origin by its id and by how linking calls it: a concept or an outlet by its name, other words as they stand."""
        code = origin.partition(":")[2]
        if code in self.site.codebook.concepts:
            return self.concept(code)
        return self._outlet(label) if label in self.site.codebook.outlets else self.named(label)

    def _subject(self, code: str) -> str:
        """What an entry happened to: of all events, and of a contradiction or an issue, in words; else the id that it is."""
        kind, _, rest = code.partition(" ")
        if code in _WHOLES or (rest and kind in _LOOKED_AT):
            return f"{self.word('subject', kind)} {rest}".strip()
        return code

    def _contradiction(self, code: str) -> str:
        return self.word("attribute", code)

    def _review(self, code: str) -> str:
        return self.word("decision", code)

    def _mode(self, code: str) -> str:
        for kind in self.site.codebook.types.values():
            for mode in kind.modes:
                if mode.id == code:
                    return self._pick(mode)
        return code

    def _grade(self, code: str) -> str:
        found = self.site.codebook.grading.grades.get(code)
        return code if found is None else self._pick(found.name)

    def _outlet(self, code: str) -> str:
        found = self.site.codebook.outlets.get(code)
        return code if found is None else self._pick(found)

    def _country(self, code: str) -> str:
        found = self.site.countries.get(code)
        return self._pick(found) if found is not None else str(self.language.locale.territories.get(code, code))

    def _pick(self, named: object) -> str:
        return str(getattr(named, self.language.code))


def figure(written: str) -> str:
    """A figure or days as findings write them (3, 3..5, 3.., ..5, 2024-03-01/2024-03-02), as pages do."""
    low, between, high = written.partition("..")
    if not between:
        return written.replace("/", " – ")
    return f"{low}–{high}" if low and high else f"{low}+" if low else f"≤{high}"
