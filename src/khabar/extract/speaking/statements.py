"""Statements given in full: whoever issued the text says all that it tells, and is the "we" of its demands and threats.

A text begins behind a heading ("statement issued by the ministry") or a line that leads to it ("in a statement, which reads:"), and ends
where the document says so, turns to other matters or lets another speak. One that opens in the name of God is all of who signs it.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import takewhile

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
GROUPS = frozenset({"armed_group", "militia"})
ATTACKS = frozenset({"strike", "bombing", "armed_attack"})
DONE_BY_FORCES = frozenset({"strike", "capture", "interception", "destruction", "arrest"})  # whose nouns tell what was done to something
FORCES = frozenset({"military", "coalition", "force", "police"})
COLON = ":"
GO_ON = "go-on"
WE = frozenset({"1p"})
BY_NAME = "attribution:colon"  # the line of the codebook of one who speaks by a colon behind his bare name
AFTER = 2  # letters from an act to whom it was done to: a space, or a space and the particle that is written on
OPENING = 1  # the sentences of a title and of a name below it: what they lead to is the whole text
SIGNED = 3  # lines at the end of a text among which its signature stands
BODIES = frozenset({"actor", "force"})
ISSUERS = frozenset({"actor", "force", "organisation", "person.official"})


class Statement(Struct, frozen=True):
    """Sentences ``first`` to ``last`` (end excluded) that are the text of a statement, and who says it."""

    first: int
    last: int
    said: Source


def statements_of(page: Page, scopes: Sequence[Scope], turns: frozenset[int], lexicon: Lexicon) -> list[Statement]:
    """The texts of statements that a document gives, in their order. ``scopes`` are who speaks in it, ``turns`` where it turns away."""
    signed = _signed(page, lexicon)
    if signed is not None:
        return [signed]
    found: list[Statement] = []
    opened = _opened(page, scopes)
    led = {n: said for n in range(len(page.sentences)) if (said := _leading(page, n, lexicon)) is not None}
    heads = sorted(led.keys() | opened.keys())
    for at, n in enumerate(heads):
        said = led[n] if n in led else opened[n].said
        following = heads[at + 1] if at + 1 < len(heads) else len(page.sentences)
        if n not in led and n > (OPENING if opened[n].line == BY_NAME else 0):
            following = min(following, _end_of_item(page, n + 1))
        last = next((m for m in range(n + 1, following) if m in turns or _is_over(page, m, lexicon)), following)
        last = min([last, *(m for m in _others(page, scopes, said) if m > n)])
        found.append(Statement(n + 1, last, said))
    return found


def _signed(page: Page, lexicon: Lexicon) -> Statement | None:
    """A whole document that opens in the name of God, which no report does, and who signs it below or heads it above its text."""
    last = len(page.sentences)
    if last <= SIGNED or not _opens_with(page, 0, lexicon, "invocation"):
        return None
    lines = (*range(last - 1, 0, -1)[:SIGNED], *range(1, min(SIGNED, last)))
    named = [name for n in lines if (name := _signature(page, n, lexicon)) is not None]
    issuer = next(
        (name for name in named if not BODIES.isdisjoint(name.classes)), next(iter(named), None)
    )  # not "the office of the spokesman"
    return Statement(0, last, Source(issuer, None, "says")) if issuer is not None else None


def _opens_with(page: Page, sentence: int, lexicon: Lexicon, kind: str) -> bool:
    """Whether the first words of a sentence are a fixed phrase of the attribution lists."""
    first, last = page.sentences[sentence]
    at = next((n for n in range(first, last) if page.words[n].kind == "word"), first)
    told = tuple(word.form for word in page.words[at:last])
    return any(saying.kind == kind and told[: len(saying.words)] == saying.words for saying in lexicon.formulas.get(told[0], ()))


def _opened(page: Page, scopes: Sequence[Scope]) -> dict[int, Scope]:
    """Who speaks by the colon that closes a line, by its sentence: what he says stands on the lines below, if in no quotation."""
    found: dict[int, Scope] = {}
    firsts = [first for first, _ in page.sentences]
    for scope in scopes:
        n = bisect_right(firsts, scope.opened) - 1
        last = page.sentences[n][1]
        below = {word.form for word in page.words[scope.first : last]}
        if scope.said.source is None or below != {LINE} or page.words[scope.first - 1].form != COLON:
            continue
        if last < len(page.words) and page.words[last].form not in QUOTES:
            found[n] = scope
    return found


def _end_of_item(page: Page, first: int) -> int:
    """The sentence behind a line that a colon leads to, or behind the list of which it is the first item."""
    end = first + 1
    while end < len(page.sentences) and (end in page.items or page.words[page.sentences[end - 1][1] - 1].form != LINE):
        end += 1
    return end


def leads_on(page: Page, first: int, last: int) -> bool:
    """Whether the words ``first`` to ``last`` (end excluded) are a short line closed by a colon: a name there may be whose text follows."""
    end = last
    while end > first and page.words[end - 1].form == LINE:
        end -= 1
    return first < end < last and end - first <= LONGEST_HEADING and page.words[end - 1].form == COLON


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
    """An act as its statement tells it; what its "we" did or demands is the issuer's own, and so is what opens a group's line."""
    if draft.actor is None and ({form.person for form in page.readings[draft.word].verbs} == WE or _is_own(draft, statement, page)):
        draft = structs.replace(draft, actor=statement.said.source)
    return draft if draft.said.source is not None or draft.type not in CORE else structs.replace(draft, said=statement.said)


def _is_own(draft: Draft, statement: Statement, page: Page) -> bool:
    """Whether the noun of an act opens a line of a group's statement, or a force's list: "- shelling of the base" is what it did."""
    issuer = statement.said.source
    if issuer is None or draft.status != "occurred" or "verbal" not in page.readings[draft.word].classes:
        return False
    ahead = [n for n in range(page.sentences[draft.sentence][0], draft.word) if page.words[n].kind == "word"]
    if not issuer.classes.isdisjoint(GROUPS) and draft.type in ATTACKS and not ahead:
        return True
    if issuer.classes.isdisjoint(FORCES | GROUPS) or draft.type not in DONE_BY_FORCES or not _is_point(page, draft.sentence):
        return False
    done = draft.target is not None and draft.target.span.start <= page.words[draft.word].end + AFTER  # and not "the fall of shells on"
    carried = len(ahead) == 1 and "carry" in page.readings[ahead[0]].light  # "- the carrying out of a strike on"
    return carried or (done and not ahead)


def _is_point(page: Page, sentence: int) -> bool:
    """Whether a sentence is a point of a list: it has a bullet, or stands on a line of its own behind a number."""
    first = page.sentences[sentence][0]
    return sentence in page.items or (page.words[first].kind == "number" and first > 0 and page.words[first - 1].form == LINE)


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
    """Whose statement a heading names, or who stands by name above it or signs below; a line with a verb is a sentence."""
    phrase = scene.row[0].phrase
    heading = takewhile(lambda chunk: chunk.value != COLON, scene.row)
    if phrase is None or not is_statement(scene, phrase, lexicon) or any(chunk.kind == "verb" for chunk in heading):
        return None
    issuer = _role(read_voice(scene, 0, lexicon), scene)
    if issuer is not None or (phrase.last < len(scene.page.words) and scene.page.words[phrase.last].form != LINE):
        return issuer
    lines = (scene.sentence - 1, *range(len(scene.page.sentences) - 1, scene.sentence, -1)[:SIGNED])
    return next((name for n in lines if n >= 0 and (name := _signature(scene.page, n, lexicon)) is not None), None)


def _signature(page: Page, sentence: int, lexicon: Lexicon) -> Role | None:
    """Who is named by a line that holds nothing but a name or an office, be it behind "issued by"."""
    first, last = page.sentences[sentence]
    if last - first > LONGEST_HEADING:
        return None
    scene = read_scene(page, lexicon, sentence)
    issued = _opens_with(page, sentence, lexicon, "issued") and len(scene.row) > 1
    rest = scene.row[1:] if issued else scene.row
    if rest[0].phrase is None or (rest[0].slot and not issued) or any(chunk.phrase is None and chunk.value != LINE for chunk in rest):
        return None
    return _role(read_voice(scene, int(issued), lexicon), scene)


def _announcer(scene: Scene, lexicon: Lexicon) -> Role | None:
    """Who says, or issues, what a line leads to."""
    for at, chunk in enumerate(scene.row):
        if chunk.kind == "verb" and chunk.reading is not None:
            saying = saying_of(chunk, lexicon)
            if saying is not None and saying.kind != GO_ON:  # "our units go on with their advance as follows:"
                return _role(read_speech(scene, at, saying.kind, lexicon), scene)
            subject = scene.complements[at].first("subject")
            noun = scene.row[subject].reading if subject is not None else None
            if subject is None or (noun is not None and noun.peeled.pronoun):
                return None  # "our forces" are not who speaks
            return _role(read_voice(scene, subject, lexicon), scene)
    return None


def _role(speech: Speech, scene: Scene) -> Role | None:
    """Who speaks, where he is a party or a body or holds an office, or whose text a phrase is: "statement" alone is nobody's."""
    phrase = scene.row[speech.at].phrase if speech.role is not None and speech.at >= 0 else None
    if phrase is None:
        return None
    owners = (reading.classes for reading in scene.page.readings[phrase.head + 1 : phrase.last])
    return speech.role if not ISSUERS.isdisjoint(senses(phrase).union(*owners)) else None


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
