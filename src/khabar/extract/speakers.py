"""Who has spoken in a document so far, and who is meant by a pronoun, a family name or "the source"."""

from collections.abc import Iterator

from msgspec import Struct, structs

from khabar.codebook.lexicon import Lexicon
from khabar.extract.phrases import Phrase
from khabar.extract.returns import Memory
from khabar.extract.scene import Scene
from khabar.extract.speech import Speech
from khabar.extract.voices import bare_name, is_statement, is_word, outlet_names
from khabar.model import Role, Source, Span

FULL = 14  # words of the longest speaker that a short name is given as; longer ones are apposition upon apposition
SHORT = 3  # words of a mention that may return to a fuller one
ORGANISED = frozenset({"organisation", "ministry", "ngo", "office", "force", "party", "unknown"})
LONG_AGO = 8  # sentences back to whom a pronoun still returns; further off, another has always spoken in between


class Scope(Struct, frozen=True, gc=False):
    """Words ``first`` to ``last`` (end excluded) of the page that one source says; ``opened`` is the word of its verb or formula,
    ``apart`` whether a turn sets it against what stands before."""

    first: int
    last: int
    said: Source
    line: str
    opened: int
    apart: bool = False


class Told(Struct, frozen=True, gc=False):
    """A speaker at one place of the text. ``head`` is the folded head noun without article, ``bare`` whether it stands alone and definite,
    ``general`` the kind of a general word for a source: statement, general or '', ``body`` the keys of its first phrase, without a name that follows,
    ``vague`` whether it is new and unnamed ("sources")."""

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


class Speakers:
    """The speakers of one document in the order of its text."""

    def __init__(self, memory: Memory, lexicon: Lexicon) -> None:
        self.memory, self.page, self.lexicon = memory, memory.page, lexicon
        self.text = memory.page.document.text
        self.outlet = frozenset(bare_name(name) for name in outlet_names(memory.page.document.outlet, lexicon))
        self.told: list[Told] = []
        self.scopes: list[Scope] = []
        self.vias: dict[Span, Role] = {}

    def note(self, scope: Scope, scene: Scene, speech: Speech, gender: str) -> None:
        """Remember who speaks in a scope."""
        self.scopes.append(scope)
        source = scope.said.source
        assert source is not None
        if speech.head is None:  # a pronoun: who spoke last goes on
            last = next(told for told in reversed(self.told) if told.source.span == source.span)
            self.told.append(structs.replace(last, sentence=scene.sentence, word=scope.opened))
            return
        reading = self.page.readings[speech.head.head]
        numbers = {noun.number for noun in reading.nouns}
        keys = self.memory.keys(source)
        bare = len(keys) == 1 and reading.peeled.article and bool(reading.nouns)
        general = "" if not is_word(scene, speech.head, self.lexicon, "general") else "statement" if is_statement(scene, speech.head, self.lexicon) else "general"
        number = "plural" if "plural" in numbers and "singular" not in numbers else "singular"
        self.told.append(Told(source, keys, reading.nouns[0].noun if reading.nouns else reading.peeled.stem, number, gender, scene.sentence, scope.opened,
                              scope.said.via, bare, general, keys[: self._size(speech.head)], not speech.head.definite and bool(reading.nouns)))  # fmt: skip

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

    def open_at(self, word: int) -> Iterator[Scope]:
        """Scopes of earlier sentences that still hold at a word: a quotation goes on."""
        return (scope for scope in self.scopes[-3:] if scope.first < word < scope.last)

    def cleared(self, said: Source) -> Source:
        """A source without the publishing outlet, which is neither source nor medium (ruling 5)."""
        via = None if said.via is not None and self._is_outlet(said.via) else said.via
        if said.source is not None and self._is_outlet(said.source):
            return Source()
        if via is not None and said.source is not None and (via.span.overlaps(said.source.span) or self.memory.keys(via) == self.memory.keys(said.source)):
            via = None
        return Source(said.source, via, said.stance)

    def _is_outlet(self, role: Role) -> bool:
        name = " ".join(self.memory.keys(role))
        if name in self.outlet or any(name.endswith(" " + own) and name.count(" ") == own.count(" ") + 1 for own in self.outlet if "medium" in role.classes):
            return True
        return "medium" in role.classes and not role.concepts and " " not in name and not any(name in told.keys and len(told.keys) > 1 for told in self.told)

    def settled(self, said: Source, word: int) -> Source:
        """A source by its fullest name in the document, with the medium it spoke through anywhere."""
        if said.source is None:
            return said
        full = self._fullest(said.source, word)
        via = said.via or next((told.via for told in self.told if told.via is not None and self._fullest(told.source, told.word).span == full.span), None)
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
        """Whom "the source", "the sources", "the ministry" means: the latest with the same head, else, for a general word, who spoke last."""
        earlier = [other for other in self.told if other.word < told.word and not other.bare]
        for other in reversed(earlier):
            if other.head == told.head and other.number == told.number and len(other.keys) > 1:
                return other.source
        if not told.general:
            return None
        people = [other for other in self.told if other.word < told.word and (not other.general or not other.bare)]
        if told.general == "general":
            people = [other for other in people if other.general and other.number == told.number]
        return self._fullest(people[-1].source, people[-1].word) if people else None

    def _named(self, role: Role, own: tuple[str, ...], word: int) -> Role | None:
        """The fullest speaker whose words hold a short name, among those before the word, else (for a headline) after it."""
        wanted = set(own)
        fits = [
            told for told in self.told
            if len(own) < len(told.keys) <= FULL and wanted <= set(told.keys) and (told.keys[0] == own[0] or told.keys[-len(own) :] == own or "unknown" in role.classes)
        ]  # fmt: skip
        same = [told for told in self.told if role.concepts and told.source.concepts[:1] == role.concepts[:1] and len(told.keys) > len(own)]
        before = [told for told in (*fits, *same) if told.word <= word]
        best = max(before or fits or same, key=lambda told: len(told.keys), default=None)
        return best.source if best is not None else self._inside(role, own)

    def _inside(self, role: Role, own: tuple[str, ...]) -> Role | None:
        """The organisation whose full name stands inside an office ("the director of the observatory for rights So-and-so")."""
        for told in self.told:
            at = next((n for n in range(1, len(told.body)) if told.body[n : n + len(own)] == own), None)
            if at is not None and len(told.body) - at > len(own) and role.classes & ORGANISED:
                words = [word for word in self.page.words if told.source.span.start <= word.start < told.source.span.end and word.kind == "word"]
                return structs.replace(role, span=Span(words[at].start, words[len(told.body) - 1].end))
        return None


def _agrees(told: Told, person: str) -> bool:
    """Whether a verb of a gender and number can have the speaker as its subject; ahead of its subject a verb is singular."""
    if not person or not told.gender:
        return True
    if told.number == "plural" and told.gender in ("m", "p"):
        return person == "p"
    return person == told.gender
