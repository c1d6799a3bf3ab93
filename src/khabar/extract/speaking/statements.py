"""Statements given in full: whoever issued the text says all that it tells, and is the "we" of its demands and threats.

A text begins behind a heading ("statement issued by the ministry") or a line that leads to it ("in a statement, which reads:"), and ends
where the document says so, turns to other matters or lets another speak.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from msgspec import Struct, structs

from khabar.codebook.lexicon import Lexicon
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.page.tokens import Page
from khabar.extract.sentence.scene import Scene, read_scene
from khabar.extract.speaking.saying_verbs import saying_of
from khabar.extract.speaking.speakers import Scope
from khabar.extract.speaking.speech import Speech, read_speech, read_voice
from khabar.extract.speaking.voices import is_statement
from khabar.model import Count, Draft, Role, Source
from khabar.model.event_types import CORE
from khabar.text.marks import QUOTES

LONGEST_HEADING = 14  # words
LINE = "\n"
COLON = ":"
WE = frozenset({"1p"})
ISSUERS = frozenset({"actor", "force", "organisation"})


class Statement(Struct, frozen=True):
    """Sentences ``first`` to ``last`` (end excluded) that are the text of a statement, and who says it."""

    first: int
    last: int
    said: Source


def statements_of(page: Page, scopes: Sequence[Scope], turns: frozenset[int], lexicon: Lexicon) -> list[Statement]:
    """The texts of statements that a document gives, in their order. ``scopes`` are who speaks in it, ``turns`` where it turns away."""
    found: list[Statement] = []
    heads = [(n, said) for n in range(len(page.sentences)) if (said := _leading(page, n, lexicon)) is not None]
    for at, (n, said) in enumerate(heads):
        following = heads[at + 1][0] if at + 1 < len(heads) else len(page.sentences)
        last = next((m for m in range(n + 1, following) if m in turns or _is_over(page, m, lexicon)), following)
        last = min([last, *(m for m in _others(page, scopes, said) if m > n)])
        found.append(Statement(n + 1, last, said))
    return found


def told_in(drafts: Iterable[Draft], statements: Sequence[Statement], page: Page) -> list[Draft]:
    """Drafts with who issued the statement that tells them, where nobody else does."""
    return [_told(draft, statement, page) if (statement := _around(draft, statements)) else draft for draft in drafts]


def counted_in(counts: Iterable[Count], statements: Sequence[Statement]) -> list[Count]:
    """Counts with who issued the statement that tells them, where nobody else does."""
    return [
        structs.replace(count, said=statement.said) if count.said.source is None and (statement := _around(count, statements)) else count
        for count in counts
    ]


def _around(item: Draft | Count, statements: Sequence[Statement]) -> Statement | None:
    return next((one for one in statements if one.first <= item.sentence < one.last), None)


def _told(draft: Draft, statement: Statement, page: Page) -> Draft:
    """An act as its statement tells it; a demand or a threat of its "we" is the issuer's own."""
    if draft.type not in CORE and draft.actor is None and {form.person for form in page.readings[draft.word].verbs} == WE:
        return structs.replace(draft, actor=statement.said.source)
    return draft if draft.said.source is not None or draft.type not in CORE else structs.replace(draft, said=statement.said)


def _leading(page: Page, sentence: int, lexicon: Lexicon) -> Source | None:
    """Who issued the statement that stands below a line; None of a line that leads to none, or to a quotation, which speaks for itself."""
    first, last = page.sentences[sentence]
    words = [word.form for word in page.words[first:last]]
    if words[-1] != LINE or not any(_is_word(page, at, lexicon, "statement", "text") for at in range(first, last)):
        return None
    if last < len(page.words) and page.words[last].form in QUOTES:
        return None
    told = [at for at in range(first, last) if words[at - first] != LINE]
    led = words[told[-1] - first] == COLON and len(told) > 1 and _is_word(page, told[-2], lexicon, "text")
    headed = len(told) <= LONGEST_HEADING and _is_word(page, first, lexicon, "statement")
    if not (led or headed):
        return None
    scene = read_scene(page, lexicon, sentence)
    issuer = _issuer(scene, lexicon) if headed else _announcer(scene, lexicon)
    return Source(issuer, None, "says") if issuer is not None else None


def _issuer(scene: Scene, lexicon: Lexicon) -> Role | None:
    """Whose statement a heading names; a line with a verb is a sentence."""
    phrase = scene.row[0].phrase
    if phrase is None or not is_statement(scene, phrase, lexicon) or any(chunk.kind == "verb" for chunk in scene.row):
        return None
    return _role(read_voice(scene, 0, lexicon), scene)


def _announcer(scene: Scene, lexicon: Lexicon) -> Role | None:
    """Who says, or issues, what a line leads to."""
    for at, chunk in enumerate(scene.row):
        if chunk.kind == "verb" and chunk.reading is not None:
            saying = saying_of(chunk, lexicon)
            if saying is not None:
                return _role(read_speech(scene, at, saying.kind, lexicon), scene)
            subject = scene.complements[at].slots.get("subject", ())
            return _role(read_voice(scene, subject[0], lexicon), scene) if subject else None
    return None


def _role(speech: Speech, scene: Scene) -> Role | None:
    """Who speaks, where he is a party or a body: "statement" alone is nobody's."""
    phrase = scene.row[speech.at].phrase if speech.role is not None and speech.at >= 0 else None
    return speech.role if phrase is not None and not senses(phrase).isdisjoint(ISSUERS) else None


def _is_word(page: Page, at: int, lexicon: Lexicon, *kinds: str) -> bool:
    """Whether a word is a noun of the attribution lists, as it stands or without what is written on it."""
    reading = page.readings[at]
    stems = {page.words[at].form, reading.peeled.stem, *(noun.noun for noun in reading.nouns)}
    return any(s.kind in kinds and len(s.words) == 1 for stem in stems for s in lexicon.formulas.get(stem, ()))


def _is_over(page: Page, sentence: int, lexicon: Lexicon) -> bool:
    """Whether a sentence opens with the word that a statement has ended, be it in brackets."""
    first, last = page.sentences[sentence]
    opening = next((at for at in range(first, last) if page.words[at].kind == "word"), first)
    return _is_word(page, opening, lexicon, "over")


def _others(page: Page, scopes: Sequence[Scope], said: Source) -> list[int]:
    """The sentences in which another than the issuer of a statement speaks, by name."""
    firsts = [first for first, _ in page.sentences]
    own = said.source.concepts if said.source is not None else ()
    return [
        bisect_right(firsts, scope.opened) - 1
        for scope in scopes
        if scope.said.source is not None and scope.said.source.concepts and scope.said.source.concepts != own
    ]
