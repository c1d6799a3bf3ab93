"""Reads words/ and attribution/: verbs with their forms, nouns by class, adjectives, cues, sayings, domains."""

from collections import defaultdict
from pathlib import Path

from khabar.codebook.strict_yaml import CodebookError, Mapping, allow, load
from khabar.codebook.types import Cue, Loss, ModeWord, Noun, Saying, TallyWord, VerbForm
from khabar.text.fold import fold_word
from khabar.text.inflect import accusative, adjective_forms, duals, plural_cases

_VERB = frozenset({"verb", "present"})
_VERB_OPTIONAL = frozenset({"nouns", "gloss", "id", "weak", "note"})
STANCES = frozenset({"says", "claims", "confirms", "denies"})


def phrase(text: str) -> tuple[str, ...]:
    """A phrase as folded words."""
    return tuple(fold_word(word) for word in str(text).split())


def read_verb_forms(path: Path) -> dict[str, tuple[VerbForm, ...]]:
    """The generated forms of every verb, by folded spelling."""
    forms: dict[str, list[VerbForm]] = defaultdict(list)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != 5:
            raise CodebookError(f"words/forms.tsv:{number}: {len(cells)} cells, but five are needed")
        form = VerbForm(fold_word(cells[1]), cells[2], cells[3], cells[4])
        spelling = fold_word(cells[0])
        if form not in forms[spelling]:
            forms[spelling].append(form)
    return {spelling: tuple(values) for spelling, values in forms.items()}


def verb_id(item: Mapping) -> str:
    """The id of a verb: given, or its unvocalised dictionary form."""
    return fold_word(str(item.get("id") or item["verb"]))


def read_verbal_nouns(folder: Path, root: Path) -> tuple[dict[str, str], dict[str, tuple[Noun, ...]]]:
    """Every form of every verbal noun: the verb it belongs to, and its noun entry."""
    owners: dict[str, str] = {}
    nouns: dict[str, list[Noun]] = defaultdict(list)
    for path in sorted(folder.glob("*.yaml")):
        data = load(path, root)
        allow(data, frozenset({"verbs"}))
        for item in data["verbs"]:
            allow(item, _VERB, _VERB_OPTIONAL)
            for noun in item.get("nouns") or ():
                for form, number in noun_forms(str(noun)):
                    owners.setdefault(form, verb_id(item))
                    nouns[form].append(Noun(fold_word(str(noun).split("/")[0]), ("verbal",), number))
    return owners, {form: tuple(values) for form, values in nouns.items()}


def noun_forms(entry: str) -> list[tuple[str, str]]:
    """Every folded form of a noun written singular/plural, with its number."""
    singular, *plurals = (part.strip() for part in entry.split("/"))
    forms = [(fold_word(singular), "singular")]
    forms += [(form, "singular") for form in accusative(fold_word(singular))]
    forms += [(form, "dual") for form in duals(singular)]
    for plural in plurals:
        cases = plural_cases(plural)
        forms += [(form, "plural") for form in (*cases, *accusative(cases[0]))]
    return list(dict.fromkeys(forms))


def read_nouns(folder: Path, root: Path, verbal: dict[str, tuple[Noun, ...]]) -> dict[str, tuple[Noun, ...]]:
    """Every form of every noun with its classes; verbal nouns are joined in."""
    table: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for path in sorted(folder.glob("*.yaml")):
        data = load(path, root)
        allow(data, frozenset({"nouns"}))
        for item in data["nouns"]:
            allow(item, frozenset({"class", "words"}), frozenset({"note"}))
            for entry in item["words"]:
                for form, number in noun_forms(str(entry)):
                    key = (form, fold_word(str(entry).split("/")[0]), number)
                    if item["class"] not in table[key]:
                        table[key].append(item["class"])
    nouns: dict[str, list[Noun]] = defaultdict(list)
    for (form, noun, number), classes in table.items():
        nouns[form].append(Noun(noun, tuple(classes), number))
    for form, values in verbal.items():
        nouns[form].extend(value for value in values if value not in nouns[form])
    return {form: tuple(sorted(values, key=_singular_first)) for form, values in nouns.items()}


def _singular_first(noun: Noun) -> tuple[bool, int]:
    """Plain nouns before verbal ones; singulars first, plurals before duals where one spelling is both."""
    return "verbal" in noun.classes, ("singular", "plural", "dual").index(noun.number)


def read_adjectives(path: Path, root: Path) -> frozenset[str]:
    """Every folded form of every adjective."""
    data = load(path, root)
    allow(data, frozenset({"adjectives"}))
    forms: set[str] = set()
    for entry in data["adjectives"]:
        masculine, *plurals = str(entry).split("/")
        forms.update(adjective_forms(masculine))
        forms.update(fold_word(plural) for plural in plurals)
    return frozenset(forms)


def read_cues(path: Path, root: Path) -> list[Cue]:
    """Cues of one file: words/function.yaml, words/cues.yaml."""
    data = load(path, root)
    allow(data, frozenset({"cues"}))
    cues = []
    for item in data["cues"]:
        allow(item, frozenset({"kind", "value", "words"}), frozenset({"note"}))
        cues += [Cue(item["kind"], phrase(text), item["value"], item.where()) for text in item["words"]]
    return cues


def read_light(path: Path, root: Path) -> list[Cue]:
    """Light verbs: cues of kind ``light`` whose words are a verb id."""
    data = load(path, root)
    allow(data, frozenset({"light"}))
    cues = []
    for item in data["light"]:
        allow(item, frozenset({"role", "verbs"}))
        cues += [Cue("light", phrase(verb), item["role"], item.where()) for verb in item["verbs"]]
    return cues


def read_sayings(folder: Path, root: Path) -> list[Saying]:
    """Verbs and formulas of saying."""
    sayings = []
    for path in sorted(folder.glob("*.yaml")):
        data = load(path, root)
        allow(data, frozenset({"sayings"}))
        for item in data["sayings"]:
            allow(item, frozenset({"kind", "stance", "words"}), frozenset({"note"}))
            if item["stance"] not in STANCES:
                raise CodebookError(f"{item.where('stance')}: unknown stance {item['stance']!r}; known are {', '.join(sorted(STANCES))}")
            sayings += [Saying(phrase(text), item["kind"], item["stance"], item.where()) for text in item["words"]]
    return sayings


def read_domains(path: Path, root: Path) -> dict[str, frozenset[str]]:
    """Words that show another field than conflict, by field."""
    data = load(path, root)
    domains: dict[str, frozenset[str]] = {}
    entries = data["domains"]
    pairs = entries.items() if isinstance(entries, dict) else ((item["id"], item["words"]) for item in entries)
    for name, words in pairs:
        forms: set[str] = set()
        for word in words:
            for part in str(word).split("/"):
                if " " not in part.strip():
                    forms.add(fold_word(part.strip()))
        domains[name] = frozenset(forms)
    return domains


def read_losses(path: Path, root: Path) -> tuple[tuple[Loss, ...], frozenset[str], frozenset[str]]:
    """How losses are told; the singular nouns that are many people; the words that make one person of a plural."""
    data = load(path, root)
    allow(data, frozenset({"losses", "collectives", "ones"}))
    losses = []
    for item in data["losses"]:
        allow(item, frozenset({"kind", "verbs", "falls", "nouns", "persons"}), frozenset({"needs"}))
        persons = frozenset(form for entry in item["persons"] for form, _ in noun_forms(entry))
        verbs, falls, nouns, needs = (frozenset(fold_word(word) for word in item.get(key) or ()) for key in ("verbs", "falls", "nouns", "needs"))
        losses.append(Loss(item["kind"], verbs | falls, nouns, persons, item.where(), falls, needs))
    collectives, ones = (frozenset(fold_word(word) for word in data[key]) for key in ("collectives", "ones"))
    return tuple(losses), collectives, ones


def read_modes(path: Path, root: Path) -> tuple[ModeWord, ...]:
    """Words beside an event that tell its mode."""
    data = load(path, root)
    allow(data, frozenset({"modes"}))
    modes = []
    for item in data["modes"]:
        allow(item, frozenset({"type", "mode", "words"}))
        forms = frozenset(form for word in item["words"] for form in adjective_forms(word)) | {fold_word(w) for w in item["words"]}
        modes.append(ModeWord(item["type"], item["mode"], forms, item.where()))
    return tuple(modes)


def read_tallies(path: Path, root: Path) -> tuple[tuple[TallyWord, ...], frozenset[str]]:
    """What a count counts, and the words for "times"."""
    data = load(path, root)
    allow(data, frozenset({"tallies", "times"}))
    tallies = []
    for item in data["tallies"]:
        allow(item, frozenset({"what", "words", "classes"}))
        tallies.append(TallyWord(item["what"], frozenset(fold_word(word) for word in item["words"]), frozenset(item["classes"]), item.where()))
    return tuple(tallies), frozenset(fold_word(word) for word in data["times"]["words"])
