"""By whose account: verbs and formulas of saying, the stretch of text each one governs, and the medium in between."""

from collections.abc import Sequence

from msgspec import Struct, structs

from khabar.codebook.lexicon import Lexicon
from khabar.codebook.types import Saying
from khabar.extract.clauses import HARD_MARKS
from khabar.extract.draft import role_of
from khabar.extract.phrases import Phrase
from khabar.extract.scene import Scene
from khabar.extract.senses import senses
from khabar.model import Role, Source, Span
from khabar.text import Quotation

MEDIA = frozenset({"agency", "medium"})
NEEDS_CLAUSE = 3  # chunks after a saying verb within which "that", a colon or a quotation must follow


class Scope(Struct, frozen=True, gc=False):
    """Words ``first`` to ``last`` (end excluded) of the page that one source says."""

    first: int
    last: int
    said: Source
    line: str


class Speaker(Struct, frozen=True, gc=False):
    """Who spoke last, for sentences that go on with a pronoun ("he added that")."""

    said: Source
    sentence: int


def scopes_of(scene: Scene, lexicon: Lexicon, last_speaker: Speaker | None, quotes: Sequence[Quotation]) -> tuple[list[Scope], Speaker | None]:
    """The scopes of one sentence, and the speaker to carry on."""
    scopes: list[Scope] = []
    speaker = last_speaker
    end = scene.page.sentences[scene.sentence][1]
    for at, chunk in enumerate(scene.row):
        if chunk.kind == "verb" and (saying := _saying(scene, at, lexicon)):
            said = _said(scene, at, saying, lexicon, speaker)
            start = _speech_start(scene, at)
            if start is None and _after_formula(scene, at, lexicon):
                start = scene.page.sentences[scene.sentence][0]
            if said is None or start is None:
                continue
            if said.source is None:
                said = Source(speaker.said.source, speaker.said.via, saying.stance) if speaker is not None else said
            if said.source is not None:
                scopes.append(Scope(start, _quote_end(quotes, start, end), said, saying.line))
                speaker = Speaker(said, scene.sentence)
    scopes += _formulas(scene, lexicon)
    scopes += _participles(scene, lexicon, scopes, speaker)
    return scopes, speaker


def _saying(scene: Scene, at: int, lexicon: Lexicon) -> Saying | None:
    reading = scene.row[at].reading
    for form in reading.verbs if reading else ():
        if form.verb in lexicon.says:
            return lexicon.says[form.verb]
    return None


def _speech_start(scene: Scene, at: int) -> int | None:
    """The word at which what is said begins: after "that", a colon or an opening quote, or at an event noun that is announced."""
    objects = {n for slot in ("object", "from", "with") for n in scene.complements[at].slots.get(slot, ()) if scene.row[n].kind == "event"}
    for n in range(at + 1, len(scene.row)):
        chunk = scene.row[n]
        if chunk.kind == "that" or (chunk.kind == "mark" and chunk.value == ":"):
            return chunk.last
        if n in objects or (chunk.kind == "mark" and chunk.value in "\"“«" and _long_quote(scene, n)):
            return chunk.first
        if chunk.kind == "mark" and chunk.value in HARD_MARKS:
            return None
        if chunk.kind == "verb" and n > at + 1:
            return None
        if chunk.kind == "event" and n - at <= NEEDS_CLAUSE + 1:
            return chunk.first
    return None


def _long_quote(scene: Scene, at: int) -> bool:
    """Whether the quotation that opens here is speech rather than a quoted name."""
    for n in range(at + 1, min(len(scene.row), at + 4)):
        if scene.row[n].kind == "mark" and scene.row[n].value in "\"”»":
            return False
    return True


def _quote_end(quotes: Sequence[Quotation], start: int, end: int) -> int:
    """A quotation that opens in the sentence carries the scope to its own end."""
    for quote in quotes:
        if start - 1 <= quote.first < end < quote.last and quote.closed:
            return quote.last
    return end


def _said(scene: Scene, at: int, saying: Saying, lexicon: Lexicon, speaker: Speaker | None) -> Source | None:
    found = scene.complements[at]
    phrase, place = _subject(scene, at)
    via: Role | None = None
    source = full_speaker(scene, place) if place is not None else None
    if phrase is not None and _is_medium(phrase, lexicon) and (inner := _first_phrase(scene, found.slots.get("from", ()))):
        source, via = role_of(scene.page, inner), source
    else:
        for slot in ("to", "companion", "with"):
            other = _first_phrase(scene, found.slots.get(slot, ()))
            if other is not None and _is_medium(other, lexicon):
                via = role_of(scene.page, other)
    return Source(source, via, saying.stance)


def _subject(scene: Scene, at: int) -> tuple[Phrase | None, int | None]:
    found = scene.complements[at]
    for slot in ("subject", "object"):
        for n in found.slots.get(slot, ()):
            phrase = scene.row[n].phrase
            if phrase is not None and scene.row[n].kind == "noun" and not (senses(phrase) & {"abstract", "money", "time"}):
                return phrase, n
    return None, None


def full_speaker(scene: Scene, n: int) -> Role:
    """A speaker with office and name: the spokesman of the ministry so-and-so, an official in the government, the director, a name."""
    role = role_of(scene.page, _phrase(scene, n))
    if not role.classes & {"person.official", "person.source", "person.military", "person"}:
        return role
    last = n
    while last + 1 < len(scene.row):
        chunk = scene.row[last + 1]
        if chunk.phrase is None or chunk.kind != "noun" or chunk.joined:
            break
        office = chunk.slot in ("in", "with", "to", "from") and last == n and not chunk.phrase.classes & {"agency", "medium", "time"}
        name = chunk.slot == "" and bool(chunk.phrase.classes & {"unknown", "person.official", "person.military", "person"})
        if not office and not name:
            break
        last += 1
    comma = scene.row[last + 1 : last + 3]
    if len(comma) > 1 and comma[0].value == "،" and comma[1].phrase is not None and not comma[1].slot and comma[1].phrase.classes & {"unknown", "person"}:
        last += 2
    end = role_of(scene.page, _phrase(scene, last)).span.end
    return structs.replace(role, span=Span(role.span.start, end))


def _phrase(scene: Scene, n: int) -> Phrase:
    phrase = scene.row[n].phrase
    assert phrase is not None
    return phrase


def _after_formula(scene: Scene, at: int, lexicon: Lexicon) -> bool:
    """Whether a verb of saying stands in "as he said", "according to what was said"."""
    first = scene.page.sentences[scene.sentence][0]
    word = scene.row[at].first
    for back in range(max(first, word - 3), word):
        for key in (scene.page.words[back].form, scene.page.readings[back].peeled.stem):
            if any(s.kind == "formula" and back + len(s.words) == word for s in lexicon.formulas.get(key, ())):
                return True
    return False


def _first_phrase(scene: Scene, fillers: tuple[int, ...]) -> Phrase | None:
    return next((phrase for n in fillers if (phrase := scene.row[n].phrase) is not None and scene.row[n].kind == "noun"), None)


def _is_medium(phrase: Phrase, lexicon: Lexicon) -> bool:
    kinds = {lexicon.concepts[c].kind for c in (*phrase.concepts, *phrase.inner)}
    return bool(kinds & MEDIA) or "medium" in phrase.classes


def _formulas(scene: Scene, lexicon: Lexicon) -> list[Scope]:
    """According to X: the whole sentence is X's, where X is one who speaks."""
    first, last = scene.page.sentences[scene.sentence]
    scopes = []
    for n, chunk in enumerate(scene.row):
        if chunk.phrase is None or chunk.kind != "noun":
            continue
        saying = _formula_before(scene, chunk.first, chunk.phrase, lexicon)
        if saying is None:
            continue
        source, via = full_speaker(scene, n), None
        other = scene.row[n + 1] if n + 1 < len(scene.row) else None
        if other is not None and other.phrase is not None and other.slot == "from" and _is_medium(chunk.phrase, lexicon):
            source, via = role_of(scene.page, other.phrase), source
        scopes.append(Scope(first, last, Source(source, via, saying.stance), saying.line))
    return scopes


def _formula_before(scene: Scene, word: int, phrase: Phrase, lexicon: Lexicon) -> Saying | None:
    """The formula that ends right before a phrase, or inside its first word (وفقا لمصادر)."""
    page = scene.page
    found = senses(phrase)
    if not found & {"actor", "person", "medium"} and not {"unknown"} & found and not (page.readings[phrase.head].nouns and "statement" in phrase.classes):
        return None
    for back in range(max(page.sentences[scene.sentence][0], word - 4), word + 1):
        for key in (page.words[back].form, page.readings[back].peeled.stem):
            for saying in lexicon.formulas.get(key, ()):
                if saying.kind == "formula" and _formula_fits(scene, back, saying, word):
                    return saying
    return None


def _formula_fits(scene: Scene, at: int, saying: Saying, word: int) -> bool:
    page, size = scene.page, len(saying.words)
    for n in range(1, size):
        if at + n >= len(page.words):
            return False
        wanted = saying.words[n]
        if len(wanted) == 1 and at + n == word:
            return page.readings[word].peeled.preposition == wanted
        if page.words[at + n].form != wanted:
            return False
    return at + size == word


def _participles(scene: Scene, lexicon: Lexicon, scopes: list[Scope], speaker: Speaker | None) -> list[Scope]:
    """Adding that, noting that: the same source goes on with a stance of its own."""
    if speaker is None or speaker.sentence < scene.sentence - 1:
        return []
    end = scene.page.sentences[scene.sentence][1]
    added = []
    first, last = scene.page.sentences[scene.sentence]
    for at in range(first, last):
        stem = scene.page.readings[at].peeled.stem
        for saying in lexicon.formulas.get(stem, ()):
            if saying.kind == "participle" and stem == saying.words[0] and at > first:
                added.append(Scope(at, end, Source(speaker.said.source, speaker.said.via, saying.stance), saying.line))
    return added


def said_at(scopes: Sequence[Scope], word: int) -> Source:
    """By whose account the word stands: the innermost scope, that is the one that began last."""
    best: Scope | None = None
    for scope in scopes:
        if scope.first <= word < scope.last and (best is None or scope.first >= best.first):
            best = scope
    return best.said if best is not None else Source()
