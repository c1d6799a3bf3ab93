"""Reads what colours or orders a clause: cues, light verbs, verbs and formulas of saying, words that tell a mode."""

from collections.abc import Mapping as AnyMapping
from pathlib import Path

from khabar.codebook.fields import choice, choices, entries, folded, mapping, text, texts
from khabar.codebook.kinds import CUE_KINDS, LIGHT_ROLES, LOSS_KINDS, NOUN_CLASSES, SAYING_KINDS, STANCES, TALLY_KINDS, WEAPON_CLASSES
from khabar.codebook.loss_words import LossWords
from khabar.codebook.strict_yaml import allow, load
from khabar.codebook.types import Cue, EventType, Loss, ModeWord, Saying, TallyWord
from khabar.codebook.words import noun_forms, phrase
from khabar.text.fold import fold_word
from khabar.text.inflect import adjective_forms


def read_cues(path: Path, root: Path) -> list[Cue]:
    """Cues of one file: words/function.yaml, words/cues.yaml."""
    data = load(path, root)
    allow(data, frozenset({"cues"}))
    cues = []
    for item in entries(data, "cues"):
        allow(item, frozenset({"kind", "value", "words"}), frozenset({"note"}))
        kind, value = choice(item, "kind", CUE_KINDS), text(item, "value")
        cues += [Cue(kind, phrase(words), value, item.where()) for words in texts(item, "words")]
    return cues


def read_light(path: Path, root: Path) -> list[Cue]:
    """Light verbs: cues of kind ``light`` whose words are a verb id."""
    data = load(path, root)
    allow(data, frozenset({"light"}))
    cues = []
    for item in entries(data, "light"):
        allow(item, frozenset({"role", "verbs"}), frozenset({"note"}))
        role = choice(item, "role", LIGHT_ROLES)
        cues += [Cue("light", phrase(verb), role, item.where()) for verb in texts(item, "verbs")]
    return cues


def read_sayings(folder: Path, root: Path) -> list[Saying]:
    """Verbs and formulas of saying."""
    sayings = []
    for path in sorted(folder.glob("*.yaml")):
        data = load(path, root)
        allow(data, frozenset({"sayings"}))
        for item in entries(data, "sayings"):
            allow(item, frozenset({"kind", "stance", "words"}), frozenset({"note"}))
            kind, stance = choice(item, "kind", SAYING_KINDS), choice(item, "stance", STANCES)
            sayings += [Saying(phrase(words), kind, stance, item.where()) for words in texts(item, "words")]
    return sayings


def read_modes(path: Path, root: Path, types: AnyMapping[str, EventType]) -> tuple[ModeWord, ...]:
    """Words beside an event that tell its mode."""
    data = load(path, root)
    allow(data, frozenset({"modes"}))
    modes = []
    for item in entries(data, "modes"):
        allow(item, frozenset({"type", "mode", "words"}), frozenset({"note"}))
        event_type = choice(item, "type", types)
        mode = choice(item, "mode", {mode.id for mode in types[event_type].modes})
        forms = frozenset(form for word in texts(item, "words") for form in (*adjective_forms(word), fold_word(word)))
        modes.append(ModeWord(event_type, mode, forms, item.where()))
    return tuple(modes)


def read_losses(path: Path, root: Path) -> tuple[tuple[Loss, ...], LossWords]:
    """How losses are told, and the words round them."""
    data = load(path, root)
    allow(data, frozenset({"losses", "collectives", "ones", "another", "two_others", "number_of", "former", "mishaps", "harm", "kills_on"}))
    losses = []
    for item in entries(data, "losses"):
        allow(item, frozenset({"kind", "verbs", "falls", "nouns", "persons"}), frozenset({"needs", "note"}))
        persons = frozenset(form for entry in texts(item, "persons") for form, _ in noun_forms(entry))
        verbs, falls, nouns, needs = (frozenset(folded(item, key)) for key in ("verbs", "falls", "nouns", "needs"))
        always, sometimes = (frozenset[str](), verbs | falls) if needs else (verbs | falls, frozenset[str]())
        losses.append(Loss(choice(item, "kind", LOSS_KINDS), always, nouns, persons, item.where(), falls, needs, sometimes))
    harm = mapping(data, "harm")
    allow(harm, frozenset({"verbs", "nouns", "hits", "misses", "missed"}))
    harms = frozenset(form for word in texts(harm, "nouns") for form, _ in noun_forms(word))
    words = LossWords(
        collectives=frozenset(folded(data, "collectives")),
        ones=frozenset(folded(data, "ones")),
        another=frozenset(folded(data, "another")),
        two_others=frozenset(folded(data, "two_others")),
        number_of=frozenset(folded(data, "number_of")),
        former=frozenset(folded(data, "former")),
        harm_verbs=frozenset(folded(harm, "verbs")),
        harm_nouns=harms,
        mishaps=frozenset(form for word in texts(data, "mishaps") for form, _ in noun_forms(word)),
        hits=frozenset(folded(harm, "hits")),
        misses=frozenset(folded(harm, "misses")),
        missed=frozenset(tuple(fold_word(word) for word in phrase.split()) for phrase in texts(harm, "missed")),
        kills_on=frozenset(folded(data, "kills_on")),
    )
    return tuple(losses), words


def read_tallies(path: Path, root: Path) -> tuple[tuple[TallyWord, ...], frozenset[str]]:
    """What a count counts, and the words for "times"."""
    data = load(path, root)
    allow(data, frozenset({"tallies", "times"}))
    tallies = []
    for item in entries(data, "tallies"):
        allow(item, frozenset({"what", "words", "classes"}), frozenset({"note"}))
        classes = frozenset(choices(item, "classes", NOUN_CLASSES | WEAPON_CLASSES))
        tallies.append(TallyWord(choice(item, "what", TALLY_KINDS), frozenset(folded(item, "words")), classes, item.where()))
    times = mapping(data, "times")
    allow(times, frozenset({"words"}))
    return tuple(tallies), frozenset(folded(times, "words"))
