"""Reads words/: verbs with their forms, nouns by class, adjectives, and the words of other fields."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from khabar.codebook.fields import choice, entries, flag, optional_text, text, texts
from khabar.codebook.kinds import NOUN_CLASSES, VOICES
from khabar.codebook.strict_yaml import CodebookError, Mapping, allow, load, read_text
from khabar.codebook.types import Noun, VerbForm
from khabar.text.fold import fold_word
from khabar.text.inflect import accusative, adjective_forms, duals, name_key, plural_cases

_VERB = frozenset({"verb", "present"})
_VERB_OPTIONAL = frozenset({"nouns", "gloss", "id", "weak", "dual", "note", "participle"})
_TENSES = frozenset({"past", "present", "imperative", "participle"})
_PERSONS = frozenset({"3ms", "3fs", "3md", "3fd", "3mp", "3fp", "2ms", "2fs", "2mp", "2fp", "2d", "1s", "1p"})


def phrase(text: str) -> tuple[str, ...]:
    """A phrase as folded words."""
    return tuple(fold_word(word) for word in str(text).split())


def read_verb_forms(path: Path) -> dict[str, tuple[VerbForm, ...]]:
    """The generated forms of every verb, by folded spelling."""
    forms: dict[str, list[VerbForm]] = defaultdict(list)
    name = f"words/{path.name}"
    for number, line in enumerate(read_text(path, name).splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != 5:
            raise CodebookError(f"{name}:{number}: {len(cells)} cells, but five are needed")
        if cells[2] not in _TENSES or cells[3] not in VOICES or cells[4] not in _PERSONS:
            raise CodebookError(f"{name}:{number}: unknown tense, voice or person: {' '.join(cells[2:])}")
        form = VerbForm(fold_word(cells[1]), cells[2], cells[3], cells[4])
        spelling = fold_word(cells[0])
        if form not in forms[spelling]:
            forms[spelling].append(form)
    return {spelling: tuple(values) for spelling, values in forms.items()}


def verb_id(item: Mapping) -> str:
    """The id of a verb: given, or its unvocalised dictionary form."""
    return fold_word(optional_text(item, "id") or text(item, "verb"))


def read_verbal_nouns(folder: Path, root: Path) -> tuple[dict[str, str], dict[str, tuple[Noun, ...]]]:
    """Every form of every verbal noun: the verb it belongs to, and its noun entry."""
    owners: dict[str, str] = {}
    nouns: dict[str, list[Noun]] = defaultdict(list)
    for path in sorted(folder.glob("*.yaml")):
        data = load(path, root)
        allow(data, frozenset({"verbs"}))
        for item in entries(data, "verbs"):
            allow(item, _VERB, _VERB_OPTIONAL)
            text(item, "present")
            flag(item, "weak")
            flag(item, "dual")
            for noun in texts(item, "nouns"):
                for form, number in noun_forms(noun):
                    owners.setdefault(form, verb_id(item))
                    nouns[form].append(Noun(fold_word(noun.split("/")[0]), ("verbal",), number))
    return owners, {form: tuple(values) for form, values in nouns.items()}


def noun_forms(entry: str) -> list[tuple[str, str]]:
    """Every folded form of a noun written singular/plural, with its number."""
    singular, *plurals = (part.strip() for part in entry.split("/"))
    forms = [(fold_word(singular), "singular")]
    forms += [(form, "singular") for form in accusative(fold_word(singular))]
    forms += [(form, "dual") for form in duals(singular)]
    for plural in plurals:
        cases = plural_cases(plural)
        forms += [(form, "plural") for form in (*cases, *accusative(cases[0], plural=True))]
    return list(dict.fromkeys(forms))


def read_nouns(folder: Path, root: Path, verbal: dict[str, tuple[Noun, ...]]) -> dict[str, tuple[Noun, ...]]:
    """Every form of every noun with its classes; verbal nouns are joined in."""
    table: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for path in sorted(folder.glob("*.yaml")):
        data = load(path, root)
        allow(data, frozenset({"nouns"}))
        for item in entries(data, "nouns"):
            allow(item, frozenset({"class", "words"}), frozenset({"note"}))
            noun_class = choice(item, "class", NOUN_CLASSES)
            for entry in texts(item, "words"):
                for form, number in noun_forms(entry):
                    key = (form, fold_word(entry.split("/")[0]), number)
                    if noun_class not in table[key]:
                        table[key].append(noun_class)
    nouns: dict[str, list[Noun]] = defaultdict(list)
    for (form, noun, number), classes in table.items():
        nouns[form].append(Noun(noun, tuple(classes), number))
    for form, values in verbal.items():
        nouns[form].extend(value for value in values if value not in nouns[form])
    return {form: tuple(sorted(values, key=_singular_first)) for form, values in nouns.items()}


def _singular_first(noun: Noun) -> tuple[bool, int]:
    """Plain nouns before verbal ones; singulars first, plurals before duals where one spelling is both."""
    return "verbal" in noun.classes, ("singular", "plural", "dual").index(noun.number)


def read_adjectives(path: Path, root: Path) -> tuple[frozenset[str], frozenset[str]]:
    """Every folded form of every adjective, and of those that tell what a vehicle is loaded with."""
    data = load(path, root)
    allow(data, frozenset({"adjectives"}), frozenset({"loaded"}))
    return _adjective_forms(texts(data, "adjectives")), _adjective_forms(texts(data, "loaded"))


def _adjective_forms(entries: Iterable[str]) -> frozenset[str]:
    forms: set[str] = set()
    for entry in entries:
        masculine, *plurals = entry.split("/")
        forms.update(adjective_forms(masculine))
        forms.update(fold_word(plural) for plural in plurals)
    return frozenset(forms)


def read_domains(path: Path, root: Path) -> tuple[dict[str, frozenset[str]], dict[str, tuple[tuple[str, ...], ...]]]:
    """Words that show another field than conflict, by field: single words, and phrases of several, without article."""
    data = load(path, root)
    allow(data, frozenset({"domains"}))
    words: dict[str, frozenset[str]] = {}
    phrases: dict[str, tuple[tuple[str, ...], ...]] = {}
    for item in entries(data, "domains"):
        allow(item, frozenset({"id", "words"}), frozenset({"en", "note"}))
        name = text(item, "id")
        if name in words:
            raise CodebookError(f"{item.where('id')}: the domain {name!r} stands twice")
        forms = [tuple(map(name_key, phrase(part))) for entry in texts(item, "words") for part in entry.split("/")]
        words[name] = frozenset(form[0] for form in forms if len(form) == 1)
        phrases[name] = tuple(dict.fromkeys(form for form in forms if len(form) > 1))
    return words, phrases
