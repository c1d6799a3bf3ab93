"""What the ending of an indefinite noun tells of the words after it: nunation, the accusative, the nun that no genitive follows."""

_NUN = ("ون", "ين", "ان")
SOUND_PLURAL = ("ون", "ين")
"""The endings with which an adjective stands for several people."""
OBLIQUE_PLURAL, OBLIQUE_NISBA = "ين", "يين"
OF_PEOPLE = (OBLIQUE_NISBA, "يون")  # adjectives of people where no noun stands ahead of them
"""The ending of a plural that is no subject, and of one of people by their origin or their group."""
NOMINATIVE, BOUND_NOMINATIVE = ("ون", "ان"), "و"
"""The endings of a plural or a dual that is a subject, and of such a plural ahead of a genitive."""
_ROUND_T = "ه"  # folded ta marbuta
BOUND_PLURAL = ("و", "ي")
"""What they end in ahead of a genitive."""
_UNMARKED = (_ROUND_T, "ات", "اء", "ي")
_TANWIN = "ا"
UNMARKED = "اء"  # an ending whose accusative is written as its nominative is
_PLURAL_IN_A = "ايا"  # plurals that end in it whatever their case


def keeps_nun(stem: str, dictionary: str, number: str) -> bool:
    """Whether a folded plural or dual stands with its nun, which falls away before a genitive (مسلحون, موقعين; not بساتين)."""
    if number == "singular" or not stem.endswith(_NUN):
        return False
    base = dictionary[:-1] if dictionary.endswith(_ROUND_T) else dictionary
    return stem[:-2] in (base, base + "ت")


def is_human_plural(stem: str) -> bool:
    """Whether a folded adjective has the nominative plural or dual, with which it stands for people (مجهولون, آخرون)."""
    return len(stem) > 4 and stem.endswith(NOMINATIVE)


def is_accusative(stem: str, dictionary: str, number: str = "singular") -> bool:
    """Whether a folded singular or broken plural is written as an indefinite accusative (صحفيا, جنودا; not ضحايا)."""
    if number == "plural":
        return stem.endswith(_TANWIN) and not stem.endswith(_PLURAL_IN_A)
    return stem == dictionary + _TANWIN


def may_agree(stem: str, head: str) -> bool:
    """Whether an indefinite adjective can belong to a singular head: in the accusative, to none that would show it and does not."""
    if not stem.endswith(_TANWIN) or len(stem) < 4:
        return True
    return head.endswith((_TANWIN, *_UNMARKED))


_FEMININE_UNMARKED = frozenset(
    {"حرب", "نار", "ارض", "سوق", "طريق", "بير", "نفس", "عين", "دار", "ريح", "يد", "حال", "روح", "سن", "كاس", "قدم", "شمس"}
)
_MASCULINE_HA = frozenset({"خليفه", "طاغيه", "داعيه", "علامه", "مشتبه", "وجه", "فقيه", "شبيه", "تنبيه", "توجيه", "تشبيه"})


def clashes_in_gender(noun: str, number: str, *, feminine: bool) -> bool:
    """Whether a regular singular adjective, masculine or feminine, cannot describe a folded noun.

    Plurals take the feminine or a plural; of two things each may have an adjective of its own (the Arab and the Islamic worlds).
    """
    if number != "singular":
        return number == "plural" and not feminine
    if noun in _FEMININE_UNMARKED or noun in _MASCULINE_HA:
        return False
    if feminine:
        return not noun.endswith(_UNMARKED)
    return noun.endswith(_ROUND_T)


def after_particle(name: str) -> str:
    """The name of a people as it stands after a particle: its sound plurals in the oblique (الفلسطينيون, بين الفلسطينيين)."""
    return " ".join(word[:-2] + "ين" if word.startswith("ال") and word.endswith("ون") else word for word in name.split(" "))


def bears_article(form: str) -> bool:
    """Whether a folded word that is read as a whole begins with the article (المدعومة)."""
    return form.startswith("ال")
