"""Who has spoken in a document so far, and who is meant by a pronoun, a family name or "the source"."""

from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct, structs

from khabar.codebook.lexicon import Lexicon
from khabar.extract.noun_phrases.phrases import Phrase
from khabar.extract.sentence.scene import Scene
from khabar.extract.speaking.returns import Memory
from khabar.extract.speaking.speech import Speech
from khabar.extract.speaking.voices import bare_name, is_statement, is_word, outlet_names
from khabar.model import Role, Source, Span
from khabar.text.inflect import OUR

FULL = 14  # words of the longest speaker that a short name is given as; longer ones are apposition upon apposition
SHORT = 3  # words of a mention that may return to a fuller one
BODIES = frozenset({"organisation", "ministry", "ngo", "office", "party"})
ORGANISED = frozenset({"organisation", "ministry", "ngo", "office", "force", "party", "unknown"})
ITSELF = "itself"  # in place of a stance: the outlet is named as who tells, and no other tells it for it
LONG_AGO = 8  # sentences back to whom a pronoun still returns; further off, another has always spoken in between


class Scope(Struct, frozen=True, gc=False):
    """Words ``first`` to ``last`` (end excluded) of the page that one source says.

    ``opened`` is the word of its verb or formula, ``apart`` tells that a turn sets it against what stands before.
    """

    first: int
    last: int
    said: Source
    line: str
    opened: int
    apart: bool = False


class Told(Struct, frozen=True, gc=False):
    """A speaker at one place of the text.

    ``head`` is the head noun, ``bare`` whether it stands alone with the article, ``vague`` whether it is new and unnamed
    ("sources"), ``general`` the kind of a general word for a source (statement, general or ''), ``body`` the keys of its
    first phrase, without a name that follows, ``written`` whether the sentence tells of a text ("in a statement").
    """

    source: Role
    keys: tuple[str, ...]
    head: str
    number: str
    gender: str
    sentence: int
    word: int
    via: Role | None
    bare: bool
    general: str
    body: tuple[str, ...]
    vague: bool
    written: bool = False


class Act(Struct, frozen=True, gc=False):
    """Who does something with words in a sentence that reports nothing ("called for a truce"), with the gender and number of the verb."""

    source: Role
    head: Phrase
    person: str
    sentence: int


class Speakers:
    """The speakers of one document in the order of its text."""

    def __init__(self, memory: Memory, lexicon: Lexicon) -> None:
        self.memory, self.page, self.lexicon = memory, memory.page, lexicon
        self.outlet = frozenset(bare_name(name) for name in outlet_names(memory.page.document.outlet, lexicon))
        self.told: list[Told] = []
        self.scopes: list[Scope] = []
        self.act: Act | None = None

    def note(self, scope: Scope, scene: Scene, speech: Speech, gender: str) -> None:
        """Remember who speaks in a scope."""
        self.scopes.append(scope)
        source = scope.said.source
        assert source is not None
        if speech.head is None:  # a pronoun: who spoke last goes on
            last = next(told for told in reversed(self.told) if told.source.span == source.span)
            self.told.append(structs.replace(last, sentence=scene.sentence, word=scope.opened))
            return
        self.told.append(self._told(scope, scene, speech.head, gender))

    def _told(self, scope: Scope, scene: Scene, head: Phrase, gender: str) -> Told:
        source = scope.said.source
        assert source is not None
        reading = self.page.readings[head.head]
        numbers = {noun.number for noun in reading.nouns}
        keys = self.memory.keys(source)
        general = ""
        if is_word(scene, head, self.lexicon, "general"):
            general = "statement" if is_statement(scene, head, self.lexicon) else "general"
        return Told(
            source=source,
            keys=keys,
            head=reading.nouns[0].noun if reading.nouns else reading.peeled.stem,
            number="plural" if "plural" in numbers and "singular" not in numbers else "singular",
            gender="" if self._are_several(source, scene) else gender,
            sentence=scene.sentence,
            word=scope.opened,
            via=scope.said.via,
            bare=len(keys) == 1 and reading.peeled.article and bool(reading.nouns),
            general=general,
            body=keys[: self._size(head)],
            vague=not head.definite and bool(reading.nouns),
            written=general != "statement" and any(self._is_text(scene, chunk.phrase) for chunk in scene.row),
        )

    def _is_text(self, scene: Scene, phrase: Phrase | None) -> bool:
        return phrase is not None and is_statement(scene, phrase, self.lexicon)

    def _are_several(self, source: Role, scene: Scene) -> bool:
        """Whether another speaker is joined to the first: a verb that goes on may be in the plural."""
        spans = (self.page.words[chunk.first].start for chunk in scene.row if chunk.joined and chunk.phrase is not None)
        return any(source.span.start < start < source.span.end for start in spans)

    def _size(self, head: Phrase) -> int:
        return sum(self.page.words[at].kind == "word" for at in range(head.first, head.last))

    def tell_via(self, said: Source) -> None:
        """A medium that was named only after its speaker."""
        for n in range(len(self.told) - 1, -1, -1):
            if said.source is not None and self.told[n].source.span == said.source.span:
                self.told[n] = structs.replace(self.told[n], via=said.via)

    def latest(self, person: str, start: int, sentences: int = LONG_AGO, sentence: int | None = None) -> Source | None:
        """Who spoke last and agrees with a verb: f, m, p (plural) or '' for anyone."""
        for told in reversed(self.told):
            if sentence is not None and sentence - told.sentence > sentences:
                return None
            if told.source.span.start < start and _agrees(told, person):
                return Source(told.source, told.via)
        return None

    def acting(self, person: str, sentence: int) -> Act | None:
        """Who acted with words in the sentence before, agrees with a verb that has no subject, and has not been spoken after."""
        act = self.act
        last = next((told for told in reversed(self.told) if _agrees(told, person)), None)
        if act is None or act.sentence != sentence - 1 or act.person != person or (last is not None and last.sentence >= act.sentence):
            return None
        return act

    def open_at(self, word: int) -> Iterator[Scope]:
        """Scopes of earlier sentences that still hold at a word: a quotation goes on."""
        return (scope for scope in self.scopes[-3:] if scope.first < word < scope.last)

    def cleared(self, said: Source) -> Source:
        """A source without the publishing outlet, which is neither source nor medium (ruling 5): what it tells it tells itself."""
        via = None if said.via is not None and self._is_outlet(said.via) else said.via
        if said.source is not None and self._is_outlet(said.source):
            return Source(stance=ITSELF)
        if via is not None and said.source is not None and self._is_one(via, said.source):
            via = None
        return Source(said.source, via, said.stance)

    def _is_one(self, left: Role, right: Role) -> bool:
        return left.span.overlaps(right.span) or self.memory.keys(left) == self.memory.keys(right)

    def _is_outlet(self, role: Role) -> bool:
        """Whether a role is the publishing outlet: by a name of it, or as "the paper" where no other was named."""
        words = self.memory.keys(role)
        name = " ".join(words)
        if name in self.outlet or self._is_own_correspondent(role, words):
            return True
        if "medium" not in role.classes:
            return False
        if " ".join(words[1:]) in self.outlet:
            return True
        at = bisect_left(self.page.words, role.span.start, key=lambda word: word.start)
        if not self.page.readings[min(at, len(self.page.words) - 1)].peeled.article:
            return False  # "a channel" is another
        if any(set(words) & set(reading.words) and not reading.peeled.article for reading in self.page.readings[:at]):
            return False  # "the report" of which a report was told
        return not role.concepts and len(words) == 1 and not any(name in told.keys and len(told.keys) > 1 for told in self.told)

    def _is_own_correspondent(self, role: Role, words: tuple[str, ...]) -> bool:
        """Whether a role is one, without a name of his own, who reports for the outlet: "our correspondent", or its correspondent."""
        reading = self.page.readings[self.memory.first_word(role)]
        stems = {reading.peeled.stem, *(noun.noun for noun in reading.nouns)}
        if not any(s.kind == "correspondent" for stem in stems for s in self.lexicon.formulas.get(stem, ())):
            return False
        return reading.peeled.pronoun == OUR or " ".join(words[1:]) in self.outlet

    def settled(self, said: Source, word: int) -> Source:
        """A source by its fullest name in the document, with the medium it spoke through anywhere."""
        if said.source is None:
            return Source()
        full = self._fullest(said.source, word)
        through = (told.via for told in self.told if told.via is not None and self._fullest(told.source, told.word).span == full.span)
        via = said.via or next(through, None)
        if via is not None:
            via = self.memory.fuller(via, word) or via
        return Source(full, None if via is not None and via.span == full.span else via, said.stance)

    def _fullest(self, role: Role, word: int) -> Role:
        own = self.memory.keys(role)
        if not own or len(own) > SHORT:
            return role
        told = next((told for told in self.told if told.source.span == role.span), None)
        if told is not None and told.vague:
            return role
        found = self._general(told) if told is not None and told.bare else None
        return found or self._named(role, own, word) or self.memory.fuller(role, word) or role

    def _general(self, told: Told) -> Role | None:
        """Whom "the source", "the ministry" means: the latest with the same head, else, for a general word, who spoke last."""
        earlier = [other for other in self.told if other.word < told.word and not other.bare]
        for other in reversed(earlier):
            if other.head == told.head and other.number == told.number and len(other.keys) > 1:
                return other.source
        if not told.general:
            return None
        people = [other for other in self.told if other.word < told.word and (not other.general or not other.bare)]
        if told.general == "statement":
            people = [other for other in people if other.written] or people
        else:
            people = [other for other in people if other.general]
            like = [other for other in people if other.number == told.number]
            people = like or [other for other in people if other.head == told.head]  # "the source", of "sources"
        return self._fullest(people[-1].source, people[-1].word) if people else None

    def _named(self, role: Role, own: tuple[str, ...], word: int) -> Role | None:
        """The fullest speaker whose words hold a short name, among those before the word, else (for a headline) after it."""
        fits = [told for told in self.told if self._holds(told, role, own)]
        same = [told for told in self.told if _same_concept(told, role) and len(told.keys) > len(own)]
        before = [told for told in (*fits, *same) if told.word <= word]
        best = max(before or fits or same, key=lambda told: len(told.keys), default=None)
        return best.source if best is not None else self._inside(role, own)

    def _holds(self, told: Told, role: Role, own: tuple[str, ...]) -> bool:
        """Whether a speaker's words hold a short name: in its first word or its last one, or anywhere for a name."""
        if not len(own) < len(told.keys) <= FULL or not set(own) <= set(told.keys):
            return False
        named = own[-1] == told.keys[-1] and not role.classes & BODIES  # a body is no officer of its own
        return own[0] == told.keys[0] or named or "unknown" in role.classes

    def _inside(self, role: Role, own: tuple[str, ...]) -> Role | None:
        """The organisation whose full name stands inside an office ("the director of the observatory for rights So-and-so")."""
        for told in self.told:
            at = next((n for n in range(1, len(told.body)) if told.body[n : n + len(own)] == own), None)
            if at is not None and len(told.body) - at > len(own) and role.classes & ORGANISED:
                span = told.source.span
                words = [word for word in self.page.words if span.start <= word.start < span.end and word.kind == "word"]
                return structs.replace(role, span=Span(words[at].start, words[len(told.body) - 1].end))
        return None


def _agrees(told: Told, person: str) -> bool:
    """Whether a verb of a gender and number can have the speaker as its subject; ahead of its subject a verb is singular."""
    if not person or not told.gender:
        return True
    if told.number == "plural" and told.gender in ("m", "p"):
        return person == "p"
    return person == told.gender


def _same_concept(told: Told, role: Role) -> bool:
    return bool(role.concepts) and told.source.concepts[:1] == role.concepts[:1]
