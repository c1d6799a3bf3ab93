"""Regular endings of nouns and adjectives: duals, sound plurals, feminines. All forms are returned folded."""

from collections.abc import Callable, Sequence

from khabar.text.fold import fold_word

_ROUND_T = "ه"  # folded ta marbuta


def duals(singular: str) -> tuple[str, ...]:
    """The dual of a singular noun in both cases, free and in construct (قاعدة: قاعدتان قاعدتين قاعدتا قاعدتي).

    The construct of masculines is left out: its spelling is that of an adjective far more often (هجومي, صاروخي).
    """
    stem = fold_word(singular)
    if len(stem) < 3 or stem.endswith(("ا", "و")):
        return ()
    if stem.endswith(_ROUND_T):
        return tuple(stem[:-1] + "ت" + ending for ending in ("ان", "ين", "ا", "ي"))
    return tuple(stem + ending for ending in ("ان", "ين"))


def singulars(construct: str) -> tuple[str, ...]:
    """The singulars that a word may be the dual of, as it stands before a pronoun (طفلي: طفل; طفلتي: طفلة)."""
    if len(construct) < 4 or not construct.endswith(("ا", "ي")):
        return ()
    stem = construct[:-1]
    return (stem[:-1] + _ROUND_T, stem) if stem.endswith("ت") else (stem,)


_OF_ANOTHER = ("ال", "لل")  # a word that begins so belongs to an adjective ahead of it (مضاد للدروع) and agrees with no noun
_PREPOSITIONS = frozenset({"علي", "عن", "من", "في", "دون", "بدون"})  # nor does what follows them (محمول على الكتف)


def agreeing_duals(adjectives: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The adjectives after a dual noun: as they stand, or in the dual of either case (طائرتين مسيرتين)."""
    if not adjectives:
        return ((),)
    agreeing = _agreeing(adjectives)
    endings = [duals(word) for word in adjectives[:agreeing]]
    rest = tuple(adjectives[agreeing:])
    cases = (tuple(forms[case] if forms else word for forms, word in zip(endings, adjectives[:agreeing], strict=True)) for case in range(2))
    return (tuple(adjectives), *((*case, *rest) for case in cases))


def agreeing_accusatives(words: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """A noun with the words after it in the accusative: with its adjectives (صاروخا موجها), or alone (صاروخا أرض جو)."""
    agreeing = _agreeing(words)
    endings = [accusative(word) for word in words]
    if not endings or not endings[0]:
        return ()
    with_all = tuple(forms[0] if forms and at < agreeing else word for at, (forms, word) in enumerate(zip(endings, words, strict=True)))
    return tuple(dict.fromkeys((with_all, (endings[0][0], *words[1:]))))


def _agreeing(words: Sequence[str]) -> int:
    """How many words may agree with the noun at their head or before them."""
    return next((at for at, word in enumerate(words) if word.startswith(_OF_ANOTHER) or fold_word(word) in _PREPOSITIONS), len(words))


def plural_cases(plural: str) -> tuple[str, ...]:
    """A plural with its other case and its construct forms (مسلحون: مسلحون مسلحين مسلحو مسلحي)."""
    form = fold_word(plural)
    if len(form) > 4 and form.endswith(("ون", "ين")):
        return tuple(form[:-2] + ending for ending in ("ون", "ين", "و", "ي"))
    return (form,)


def accusative(form: str, *, plural: bool = False) -> tuple[str, ...]:
    """The indefinite accusative of a folded noun or adjective (طفل: طفلا, بيان: بيانا), where it is written; sound plurals have none."""
    if len(form) < 3 or form.endswith((_ROUND_T, "ا")) or (plural and form.endswith(("ات", "ون", "ين", "ان"))):
        return ()
    return (form + "ا",)


def nationality_forms(adjective: str) -> tuple[str, ...]:
    """All forms of a nisba adjective (أميركي: feminine, duals, plurals)."""
    stem = fold_word(adjective)
    return tuple(stem + ending for ending in ("", "ه", "ا", "ان", "ين", "تان", "تين", "ون", "ات"))


def adjective_forms(masculine: str) -> tuple[str, ...]:
    """Masculine, feminine, duals and sound plurals of an adjective."""
    stem = fold_word(masculine)
    if stem.endswith(_ROUND_T):
        return (stem,)
    return tuple(stem + ending for ending in ("", "ه", "ا", "ان", "ين", "تان", "تين", "تا", "تي", "ون", "ات"))


def singular_gender(stem: str, is_adjective: Callable[[str], bool]) -> bool | None:
    """Whether a folded adjective is the feminine singular (True) or the masculine (False) of a regular pair; None for all other forms."""
    if stem.endswith(_ROUND_T):
        return True if is_adjective(stem[:-1]) else None
    bare = stem[:-1] if stem.endswith("ا") and is_adjective(stem[:-1]) else stem
    return False if is_adjective(bare + _ROUND_T) else None


def name_key(form: str) -> str:
    """A folded word as names are compared: without the article."""
    if form.startswith("ال") and len(form) > 4:
        return form[2:]
    return form


def case_key(form: str) -> str:
    """A folded word as nouns are compared: without the article, and without the written ending of an indefinite accusative."""
    bare = name_key(form)
    return bare[:-1] if bare == form and form.endswith(TANWIN) and len(form) > 3 else bare


def has_article(form: str) -> bool:
    """Whether a folded word begins as one with the article does."""
    return form.startswith("ال") and len(form) > 4


def takes_clause(form: str) -> bool:
    """Whether a folded word of time ends in the particle that a verb follows (بعدما, بعد أن): others are followed by nouns."""
    return form.endswith(("ما", "ان"))


def is_feminine(stem: str) -> bool:
    """Whether a folded singular has the ending of feminines."""
    return stem.endswith(_ROUND_T)


def feminine_count(form: str) -> bool:
    """Whether a folded dual or singular looks feminine."""
    return form.endswith((_ROUND_T, "تان", "تين", "ات"))


WITH, LIKE, FOR, FUTURE, AND, THUS, MINE = "ب", "ك", "ل", "س", "و", "ف", "ي"
"""The one-letter prepositions, the mark of the future, the conjunction and the pronoun of the speaker, as they are written on to a word."""


def without_for(form: str) -> str:
    """A folded word without the preposition ل that stands before it, the article kept away too (للنار: نار)."""
    return form[2:] if form.startswith("لل") and len(form) > 4 else form[1:] if form.startswith(FOR) and len(form) > 3 else form


ALEF = TANWIN = "ا"
"""The first letter, with which an indefinite accusative is written."""

FROM, UP_TO = "من", "الي"
FEW = frozenset({"بضعه", "بضع"})  # which begin with the letter of a particle
ABOUT = "عن"
MY = "ي"
OUR = "نا"
NISBA = ("ي", "يه", "يين", "يون", "يان", "يتين")
"""The preposition after words of quantity, the pronoun of the first person, and the folded endings of adjectives of relation."""
FILIAL = frozenset({"ابو", "ابي", "ابا", "بن", "ابن"})
"""Words for a father or a son: behind them a name goes on, whatever the next word means elsewhere ("the father of Layl")."""
PATRON = FILIAL - {"بن"}
"""Those of them that open a name; "son of" stands within one."""
FIRE = frozenset({"نار", "نيران"})  # what is opened, and no genitive of what people ride
SERVANT = "عبد"
"""Opens a given name that a word with the article completes, whatever it means elsewhere ("servant of the Prince")."""
_NAME_STARTS = FILIAL | {"ام", "ال", "بني", "بنت", "ود", "ولد", "ذو", "ذي", SERVANT, "كفر", "بو"}


def begins_name(stem: str) -> bool:
    """Whether a folded word stands in no name alone: the next word completes it ("father of", "sons of")."""
    return stem in _NAME_STARTS


def looks_like_verb(form: str) -> bool:
    """Whether an unknown folded word has the shape of a present-tense verb with an object written on (تحرسها, يديرها)."""
    return len(form) > 4 and form[0] in ("ي", "ت") and form.endswith(("ها", "هم"))


_COMMON_ENDINGS = ("يه", "ات", "ته", "ها", "هم")  # of abstract nouns, plurals and written-on pronouns


def looks_common(form: str) -> bool:
    """Whether an unknown folded word has the shape of a common noun: an abstract one, a plural, the verbal noun of a causative (تفعيل)."""
    stem = name_key(form)
    causative = len(stem) == 5 and stem[0] == "ت" and stem[3] == "ي"
    return len(stem) <= 3 or causative or stem.endswith(_COMMON_ENDINGS) or (has_article(form) and stem.endswith(PLURAL_ENDINGS))


_PARTICIPLE = (4, 5)  # letters of a participle of an increased stem (مريع, مباغت), without those of its ending


def looks_described(form: str, *, feminine: bool) -> bool:
    """Whether an unknown folded word has the shape of a participle in that gender, as an adjective of the noun ahead (مريع, مروعة)."""
    stem = form.removesuffix("ه") if feminine else form
    if feminine != (stem != form) or len(stem) not in _PARTICIPLE:
        return False
    return stem[0] == "م" and stem[1] not in "اويى" and not stem.endswith(("ا", "ي", "ات", "ان", "ون"))


PLURAL_ENDINGS = ("ون", "ين")
DUAL = "ان"


def gender_of(participle: str) -> str:
    """Of whom a folded participle can be told by its ending: of a woman or a body (f), of several (p), of a man (m)."""
    return "f" if is_feminine(participle) else "p" if participle.endswith(PLURAL_ENDINGS) else "m"


PRONOUN_OF = {"3fs": "ها", "3ms": "ه", "3mp": "هم"}
"""The pronoun that stands for the subject of a verb of a person."""

SPEAKERS = frozenset({"1s", "1p"})
"""The persons of those who speak."""


HIS, SHE, BOTH = "ه", "ها", "هما"
"""The pronoun of a masculine, and of a feminine and of things in the plural."""
THEIRS = frozenset({"هم", BOTH, "هن"})
"""The pronouns of several people."""

_BEARER = "ايا"


def borne_pronoun(stem: str) -> str:
    """The pronoun that a folded word only bears, so that it can stand alone behind a verb ("accusing them"), or nothing."""
    return stem.removeprefix(_BEARER) if stem.startswith(_BEARER) else ""


def pronoun_agrees(stem: str, *, plural: bool, pronoun: str, people: bool) -> bool:
    """Whether a written-on pronoun can stand for a noun, by its folded stem, number, and whether it means people."""
    feminine = stem.endswith((_ROUND_T, "ات")) or (plural and not people)
    if pronoun == SHE:
        return feminine
    if pronoun in THEIRS:
        return plural or people
    return not feminine and not plural


def is_given_name(text: str) -> bool:
    """Whether a word that folds like the preposition على is written with the dotted ya of the name علي."""
    return text.endswith("ي")


def verb_endings(stem: str) -> tuple[str, ...]:
    """What a folded verb stem before a pronoun is without it (ألقا-ها: ألقى; قصفو-ه: قصفوا)."""
    if stem.endswith("ا"):
        return (stem[:-1] + "ي",)
    return (stem + "ا",) if stem.endswith("و") else ()


def closes(before: str, form: str, *, known: bool) -> bool:
    """Whether an indefinite folded noun cannot be the genitive of the noun before it.

    A sound plural or dual with its full ending stands in no construct (مسلحون ناشطا), and a noun that writes its accusative is no genitive;
    the alef of a broken plural is no accusative (ضحايا, خلايا).
    """
    accusative = len(form) > 3 and form.endswith("ا") and not form.endswith(("اا", "ايا"))
    return known and (before.endswith("ون") or accusative)
