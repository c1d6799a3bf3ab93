"""The number words of the codebook's numbers/ folder, with every spelling that written-on particles give them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from khabar.codebook.shapes import load_shaped
from khabar.codebook.strict_yaml import Mapping
from khabar.text.fold import fold_word


class Lead(Struct, frozen=True, gc=False, array_like=True):
    """What is written on before a word: a conjunction, a preposition, the article; ``text`` is all of it, folded."""

    text: str = ""
    conjunction: bool = False
    preposition: bool = False
    article: bool = False


class Particles(Struct, frozen=True):
    """The written-on particles: every lead a word may have, the conjunction that adds, the article, preposition and article in one."""

    leads: tuple[Lead, ...]
    adding: str
    article: str
    joined: str

    def spellings(self, word: str, *, article: bool = True) -> Iterator[tuple[str, Lead]]:
        """Every folded spelling of a word with its lead. Without ``article`` the word takes no article (it has one, or cannot)."""
        folded = fold_word(word)
        for lead in self.leads:
            if article or not lead.article:
                yield lead.text + folded, lead
        if not article and folded.startswith(self.article):
            for lead in self.leads:
                if lead.text.endswith(self.joined):
                    yield lead.text + folded[len(self.article) :], lead


class NumberWord(Struct, frozen=True, gc=False, array_like=True):
    """A spelling of a number word: what it is worth, its role in the grammar of numbers, and its written-on lead."""

    value: int
    role: str
    lead: Lead


class VagueWord(Struct, frozen=True):
    """A spelling of a round plural (dozens) with its bounds."""

    low: int
    high: int | None
    lead: Lead


class Hedge(Struct, frozen=True):
    """A phrase that changes what a number says; ``effect`` is same, above, least, below or most."""

    words: tuple[str, ...]
    effect: str


class Connectives(Struct, frozen=True):
    """Words that join two numbers: between (A and B), from, to, or, out of; and verbs of change, which tell two counts."""

    between: frozenset[str]
    origin: frozenset[str]
    to: frozenset[str]
    alternative: frozenset[str]
    change: frozenset[str]
    out_of: frozenset[tuple[str, ...]]


class Contexts(Struct, frozen=True):
    """Words round a number that make it something else than a count; ``before`` and ``after`` map a spelling to the kind.

    ``counted_off`` are those that stand for one of several acts told before: "the first of them"; ``latter`` for the party named last.
    ``ranks`` make an act one of a row, or the worst of it.
    """

    before: dict[str, str]
    ordinal_heads: frozenset[str]
    ordinals: frozenset[str]
    after: dict[str, str]
    after_phrases: dict[str, tuple[tuple[str, ...], ...]]
    year_before: frozenset[str]
    short_years: dict[str, tuple[int, ...]]
    not_after: dict[str, frozenset[str]]
    counted_off: frozenset[str]
    latter: frozenset[str]
    ranks: frozenset[str]


class NumberWords(Struct, frozen=True):
    """All that is known about numbers, keyed by folded spelling; ``triggers`` is every spelling a number may begin with."""

    triggers: frozenset[str]
    words: dict[str, NumberWord]
    teen_units: dict[str, NumberWord]
    vague: dict[str, VagueWord]
    few: dict[str, Lead]
    fractions: dict[str, NumberWord]
    hedges_before: dict[str, tuple[Hedge, ...]]
    hedges_after: dict[str, tuple[Hedge, ...]]
    hedge_leads: dict[str, Lead]
    connectives: Connectives
    contexts: Contexts
    particles: Particles
    leads: dict[str, Lead]
    months: frozenset[str]


def read_particles(folder: Path) -> Particles:
    """The particles of numbers/particles.yaml."""
    data = load_shaped(folder, "numbers/particles.yaml")
    article, joined = fold_word(data["article"]), fold_word(data["joined_article"])
    leads = []
    for conjunction in ("", *data["conjunctions"]):
        has = bool(conjunction)
        leads.append(Lead(conjunction, has))
        leads += [Lead(conjunction + preposition, has, True) for preposition in data["prepositions"]]
        leads.append(Lead(conjunction + article, has, False, True))
        leads += [Lead(conjunction + p + article, has, True, True) for p in data["prepositions"] if p != joined[0]]
        leads.append(Lead(conjunction + joined, has, True, True))
    return Particles(tuple(leads), data["conjunctions"][0], article, joined)


def phrase(text: str) -> tuple[str, ...]:
    """A phrase as folded words."""
    return tuple(fold_word(word) for word in str(text).split())


def folded_set(words: Sequence[Any], particles: Particles | None = None) -> frozenset[str]:
    """Folded words; with ``particles``, also with a conjunction or a preposition written on."""
    if particles is None:
        return frozenset(fold_word(str(word)) for word in words)
    return frozenset(form for word in words for form, _ in particles.spellings(str(word), article=False))


def load_number_words(folder: Path) -> NumberWords:
    """Read numbers/*.yaml (and the month names of dates/months.yaml) of a codebook folder. Raises ``CodebookError``."""
    particles = read_particles(folder)
    words = load_shaped(folder, "numbers/words.yaml")
    contexts = load_shaped(folder, "numbers/contexts.yaml")
    never = folded_set(contexts["never"])
    numbers = {form: word for form, word in _number_words(words, particles).items() if form not in never}
    teens = _spelled(((item["value"], "unit", item["words"]) for item in words["teen_units"]), particles)
    fractions = _spelled(((item["parts"], "fraction", item["words"]) for item in words["fractions"]), particles)
    vague = {
        form: VagueWord(item["low"], item["high"], lead)
        for item in words["vague"] for word in item["words"] for form, lead in particles.spellings(word)
        if form not in never
    }  # fmt: skip
    few = {form: lead for word in words["few"] for form, lead in particles.spellings(word)}
    hedges = load_shaped(folder, "numbers/hedges.yaml")
    before, after, connectives = _hedges(hedges, particles)
    return NumberWords(
        triggers=frozenset({*numbers, *teens, *vague, *few, *fractions}), words=numbers, teen_units=teens, vague=vague, few=few,
        fractions=fractions, hedges_before=before, hedges_after=after, hedge_leads=_hedge_leads(hedges, particles), connectives=connectives,
        contexts=_contexts(contexts, particles), particles=particles, leads={lead.text: lead for lead in particles.leads if lead.text},
        months=read_month_heads(folder, particles),
    )  # fmt: skip


def _spelled(items: Iterator[tuple[int, str, Sequence[str]]], particles: Particles) -> dict[str, NumberWord]:
    """Every spelling; a plain word wins over the same letters read as particle and word."""
    found: dict[str, NumberWord] = {}
    for value, role, spellings in items:
        for word in spellings:
            for form, lead in particles.spellings(word):
                if form not in found or len(lead.text) < len(found[form].lead.text):
                    found[form] = NumberWord(value, role, lead)
    return found


def _number_words(words: Mapping, particles: Particles) -> dict[str, NumberWord]:
    items = [(item["value"], item["role"], item["words"]) for item in words["numbers"]]
    items += [(item["value"], "teen", item["words"]) for item in words["fused"]]
    bare = {fold_word(word) for item in words["numbers"] if not item.get("article", True) for word in item["words"]}
    found = _spelled(iter(items), particles)
    return {form: word for form, word in found.items() if not (word.lead.article and form[len(word.lead.text) :] in bare)}


def _hedge_leads(data: Mapping, particles: Particles) -> dict[str, Lead]:
    """What is written on before the first word of a hedge, by its spelling."""
    firsts = {phrase(text)[0] for item in data["hedges"] if item["side"] == "before" for text in item["phrases"]}
    found = {form: lead for first in sorted(firsts) for form, lead in particles.spellings(first, article=False)}
    return {form: lead for form, lead in found.items() if lead.text and form not in firsts}


def _hedges(data: Mapping, particles: Particles) -> tuple[dict[str, tuple[Hedge, ...]], dict[str, tuple[Hedge, ...]], Connectives]:
    before: dict[str, list[Hedge]] = defaultdict(list)
    after: dict[str, list[Hedge]] = defaultdict(list)
    for item in data["hedges"]:
        for text in item["phrases"]:
            first, *rest = phrase(text)
            if item["side"] == "after":
                after[first].append(Hedge((first, *rest), item["effect"]))
                continue
            for form, _ in particles.spellings(first, article=False):
                before[rest[-1] if rest else form].append(Hedge((form, *rest), item["effect"]))
    joining = {key: folded_set(data[key], particles) for key in ("between", "from", "to", "or", "change")}
    out_of = frozenset(phrase(text) for text in data["out_of"])
    connectives = Connectives(joining["between"], joining["from"], joining["to"], joining["or"], joining["change"], out_of)
    return _longest_first(before), _longest_first(after), connectives


def _longest_first(table: dict[str, list[Hedge]]) -> dict[str, tuple[Hedge, ...]]:
    return {key: tuple(sorted(set(values), key=lambda hedge: (-len(hedge.words), hedge.words))) for key, values in table.items()}


def _contexts(data: Mapping, particles: Particles) -> Contexts:
    before: dict[str, str] = {}
    heads: set[str] = set()
    for item in data["before"]:
        forms = folded_set(item["words"], particles)
        if item["kind"] == "ordinal":
            heads |= forms
        else:
            before.update(dict.fromkeys(forms, item["kind"]))
    after = {form: item["kind"] for item in data["after"] for form in folded_set(item["words"])}
    phrases = {item["kind"]: tuple(phrase(text) for text in item["phrases"]) for item in data["after_phrases"]}
    short = {form: tuple(item["years"]) for item in data["short_years"] for form in folded_set(item["after"], particles)}
    not_after = {fold_word(item["word"]): folded_set(item["after"], particles) for item in data["not_after"]}
    return Contexts(
        before, frozenset(heads), folded_set(data["ordinals"], particles), after, phrases,
        folded_set(data["year_before"], particles), short, not_after,
        folded_set(data["counted_off"], particles), folded_set(data["latter"], particles), folded_set(data["ranks"], particles),
    )  # fmt: skip


def read_month_heads(folder: Path, particles: Particles) -> frozenset[str]:
    """The first word of every month name of both calendars, with written-on particles."""
    data = load_shaped(folder, "dates/months.yaml")
    heads = {phrase(name)[0] for item in data["months"] for key in ("names", "beside") for name in item.get(key) or ()}
    return frozenset(form for head in heads for form, _ in particles.spellings(head, article=False))
