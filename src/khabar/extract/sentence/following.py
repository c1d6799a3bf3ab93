"""What stands behind a verb or an event noun: its complements by slot, up to the end of its clause."""

from collections.abc import Sequence

from khabar.extract.noun_phrases.senses import senses
from khabar.extract.sentence.apposition import enclosed_end, names_ahead, says_who
from khabar.extract.sentence.attributive import is_bare_relative, main_object
from khabar.extract.sentence.backers import tells_helper
from khabar.extract.sentence.behind import PART, is_adjective_behind, is_mount, is_of_them, is_one_behind, slot_of_site
from khabar.extract.sentence.belonging import is_held
from khabar.extract.sentence.chunks import STOPS, Chunk
from khabar.extract.sentence.circumstances import are_ground, is_time, length_of_time_behind, senses_of, tells_when
from khabar.extract.sentence.relatives import behind_whole, past_relative, to_object
from khabar.extract.sentence.tenses import is_present
from khabar.text.marks import COMMAS, HARD_MARKS, QUOTES

MOST_BARE = 2  # nouns without a preposition that a verb may have behind it: its subject and its object
HOLD = "house"  # what a verb is to the things and people that are in its subject
_BROAD = frozenset({"actor", "place", "facility", "weapon", "unknown", "verbal", "event"})
_PASSED = frozenset({"date", "adverb"})
_OF_SOURCE = frozenset({"to", "from", "with"})  # whose account it is
_HIT, _ARMS = frozenset({"site", "structure", "vehicle"}), frozenset({"munition"})
_STRUCK = frozenset({"military_site", "structure"})
_OF_HARM = frozenset({"cause", "during", "since"})
_NOTIONS = frozenset({"abstract", "verbal", "event"})
_BACKED = "backed"  # the value of "backed by", "supported with"
_OF_DESCRIPTOR = frozenset({"to", "from", "on"})  # what a participle asks for: "adjacent to", "supported by", "overlooking"


class _Following:
    """Reads the chunks behind a head into slots; a reading in progress, used once."""

    def __init__(self, row: Sequence[Chunk], at: int, hidden: frozenset[int], *, verb: bool) -> None:
        self.row, self.hidden, self.verb = row, hidden, verb
        self.n = at + 1
        self.slots: dict[str, list[int]] = {}
        self.last_slot, self.bare, self.owner, self.head = "", 0, at, row[at]

    def read(self) -> dict[str, list[int]]:
        while self.n < len(self.row) and self._step(self.row[self.n]):
            pass
        return self.slots

    def _on(self, chunks: int = 1) -> bool:
        self.n += chunks
        return True

    def _step(self, chunk: Chunk) -> bool:
        """Take one chunk and go on, or say that the clause ends here."""
        other_side = chunk.value == "turn" and "between" in self.slots
        timed = (chunk.slot != "" or self.row[self.n - 1].kind == "adverb") and is_time(chunk)  # "at the third hour", "until dawn"
        passed = self.n in self.hidden or chunk.kind in _PASSED or (chunk.kind == "mark" and chunk.value in QUOTES)
        if passed or timed or other_side:
            return self._on()
        if told := self._description(chunk) or self._cause(chunk):
            return self._on(told)
        if when := length_of_time_behind(self.row, self.n):
            return self._on(when)
        if chunk.kind in STOPS or chunk.kind in ("verb", "auxiliary", "negation"):
            return False
        if chunk.kind == "mark":
            return self._mark(chunk)
        if chunk.kind == "apposition" or chunk.value == PART:  # "32 people, most of them students"
            return self._on() if is_of_them(self.row, self.n) else self._apposition()
        if chunk.kind == "relative":
            return self._relative()
        return self._filler(chunk) if chunk.kind in ("noun", "event") or (chunk.kind == "pronoun" and chunk.slot) else self._on()

    def _description(self, chunk: Chunk) -> int:
        """How many chunks a participle or a bare relative clause takes up that says more of the noun before; 0 where there is none."""
        if chunk.kind == "descriptor":
            return 1 + _is_described_by(self.row, self.n)
        if chunk.kind not in ("verb", "auxiliary"):
            return 0
        if self.last_slot == "between" and tells_helper(self.row, self.n):
            return 2
        if self.verb and (self.bare == 1 or self.row[self.n - 1].slot):
            behind = main_object(self.row, self.n)
            return behind - self.n if behind is not None else 2 * (self.bare == 1 and is_bare_relative(self.row, self.n))
        return self._inserted(chunk)

    def _cause(self, chunk: Chunk) -> int:
        """How long what people were lost by or in is, where it stands ahead of them: "killed during the fighting in the town were ten"."""
        loses = self.head.reading is not None and self.head.reading.loses
        if not (self.verb and loses) or self.bare or chunk.kind != "background" or chunk.value not in _OF_HARM:
            return 0
        for n in range(self.n + 2, len(self.row)):
            behind = self.row[n]
            if n in self.hidden or behind.kind in _PASSED or (behind.slot and behind.phrase is not None):
                continue
            people = behind.kind == "noun" and not behind.joined and "person" in senses_of(behind)
            return n - self.n if people and behind.phrase is not None and behind.phrase.counted else 0
        return 0

    def _inserted(self, chunk: Chunk) -> int:
        """How long a bare relative clause is that a comma closes and the main one goes on behind: "a base housing troops, with rockets"."""
        if HOLD not in chunk.governs or not is_bare_relative(self.row, self.n):
            return 0
        end = past_relative(self.row, self.n - 1, self.hidden)
        closed = end < len(self.row) and self.row[end].kind == "mark" and self.row[end].value in COMMAS
        return end - self.n if closed else 0

    def _mark(self, chunk: Chunk) -> bool:
        if chunk.value in HARD_MARKS:
            return False
        if self.verb and (end := _past_inserted_time(self.row, self.n)) is not None:
            return self._on(end - self.n)
        closing = enclosed_end(self.row, self.n) if self.verb and self.bare == 1 and chunk.value in COMMAS else None
        if closing is not None:
            return self._on(closing + 1 - self.n)
        goes_on = self.last_slot == "between" or _goes_on(self.row, self.n, self.hidden, self.bare, verb=self.verb)
        if goes_on or (self.last_slot and _list_goes_on(self.row, self.n, self.slots[self.last_slot][-1])):
            return self._on()
        return False

    def _apposition(self) -> bool:
        self.n += 1
        while self.n < len(self.row) and self.row[self.n].kind in ("noun", "event") and not self.row[self.n].slot:
            self.n += 1
        return True

    def _relative(self) -> bool:
        behind = behind_whole(self.row, self.n, self.hidden)
        if behind is not None and (self.row[behind].slot or (self.verb and self.bare == 1)):
            return self._on(behind - self.n)
        self.n = past_relative(self.row, self.n, self.hidden)
        if self.verb and self.bare == 1:
            self.n = to_object(self.row, self.n)
        return True

    def _says_more(self, chunk: Chunk) -> bool:
        """Whether a chunk is no filler: an adjective by a comma, a time, a mount, whose the account is ("a statement of the ministry")."""
        before = self.row[self.n - 1]
        if self.last_slot == "according" and chunk.slot in _OF_SOURCE and before.kind != "mark" and before.last >= chunk.first - 1:
            return True
        return chunk.kind == "noun" and ((before.kind == "mark" and _describes(chunk)) or tells_when(chunk) or is_mount(self.row, self.n))

    def _filler(self, chunk: Chunk) -> bool:
        if self._says_more(chunk) or is_one_behind(self.row, self.n) or (self.bare and is_adjective_behind(self.row, self.n)):
            return self._on()
        if chunk.joined and chunk.kind != "pronoun":
            return self._joined(chunk)
        if is_held(self.row, self.n):
            self.owner = self.n
            return self._on()
        if names_ahead(self.row, self.n) or says_who(self.row, self.slots, self.head, self.n):
            return self._on()
        slot = chunk.slot or f"bare{self.bare}"
        self._give_way(chunk)
        self.bare += not chunk.slot
        if self.bare > MOST_BARE and not chunk.slot:
            return False
        if chunk.kind == "event" and slot in self.slots and self._asks_event(slot):
            self.slots[slot] = [self.n]
        elif slot.startswith("bare") or slot not in self.slots:
            self.slots.setdefault(slot, []).append(self.n)
        backed = self.last_slot == "between" and self.row[self.n - 1].kind == "descriptor"
        self.last_slot = "between" if backed else slot  # "between the forces backed by A and B": B is the other side
        if chunk.kind == "event" and slot != "of" and not self.verb:
            return False
        return self._on()

    def _give_way(self, chunk: Chunk) -> None:
        """Take a place under the particle of means for where it was: "struck the port in the province with drones"."""
        means = chunk.slot == "with" and "munition" in senses_of(chunk)
        if means and "in" not in self.slots and are_ground(self.row, self.slots.get("with", [])):
            self.slots["in"] = self.slots.pop("with")

    def _asks_event(self, slot: str) -> bool:
        """Whether the verb asks for an event where only a noun stands so far ("the camp for the displaced was exposed to shelling")."""
        first = self.row[self.slots[slot][0]]
        return first.kind == "noun" and any(trigger.roles.get(slot) == "event" for trigger in self.head.triggers)

    def _joined(self, chunk: Chunk) -> bool:
        """A noun joined by "and" goes with a filler before it, or begins a clause of its own."""
        if _is_told_next(self.row, self.head, self.n):
            return False
        lacks_side = len(self.slots.get("between", ())) == 1  # "between groups loyal to the government and others"
        slot = "between" if lacks_side or self.last_slot == "between" else _joins(self.row, self.slots, self.last_slot, self.n)
        if self.n == self.owner + 1 and coordinates(self.row, self.owner, self.n):
            self.owner = self.n
            return self._on()
        if chunk.kind == "event" or not slot:
            return False
        self.slots[slot].append(self.n)
        return self._on()


def _is_described_by(row: Sequence[Chunk], n: int) -> bool:
    """Whether the chunk behind a participle that describes a noun is the participle's own ("the army loyal to the president")."""
    near = n + 1 < len(row) and row[n + 1].kind == "noun" and not row[n + 1].joined
    return near and (row[n + 1].slot in _OF_DESCRIPTOR or (row[n].value == _BACKED and row[n + 1].slot == "with"))


def after(row: Sequence[Chunk], at: int, hidden: frozenset[int], *, verb: bool) -> dict[str, list[int]]:
    """Fillers by slot to the right of the chunk at ``at``, up to the end of its clause."""
    return _Following(row, at, hidden, verb=verb).read()


def _joins(row: Sequence[Chunk], slots: dict[str, list[int]], last_slot: str, n: int) -> str:
    """The slot whose filler a joined noun goes with: one of the same narrow kind, else the last."""
    phrase = row[n].phrase
    if not last_slot or phrase is None or not coordinates(row, slots[last_slot][-1], n):
        return ""
    reading, site = row[n].reading, slot_of_site(row, slots, last_slot, phrase)
    if site is not None or (reading is not None and reading.peeled.pronoun):
        return site or last_slot  # "Iran and its allies"
    for slot in reversed(slots):
        other = row[slots[slot][-1]].phrase
        if other is not None and (other.classes & phrase.classes) - _BROAD and slot not in ("between",):
            return slot
    return last_slot


def _list_goes_on(row: Sequence[Chunk], mark: int, last: int) -> bool:
    """Whether a list goes on after a comma: a joined noun of the same kind, with no verb of its own behind it."""
    if mark + 1 >= len(row) or row[mark].value not in COMMAS:
        return False
    chunk, phrase = row[mark + 1], row[last].phrase
    if chunk.kind != "noun" or not chunk.joined or phrase is None or not senses(phrase) & {"place", "area", "facility", "site"}:
        return False
    behind = row[mark + 2] if mark + 2 < len(row) else None
    return coordinates(row, last, mark + 1) and (behind is None or behind.kind != "verb")


def _goes_on(row: Sequence[Chunk], mark: int, hidden: frozenset[int], bare: int, *, verb: bool) -> bool:
    """Whether a clause goes on after a comma: with a date, a prepositional phrase, or a noun that the verb still lacks."""
    n = mark + 1
    soft = [chunk.kind in _PASSED or chunk.value == _BACKED or (chunk.kind == "mark" and chunk.value not in HARD_MARKS) for chunk in row]
    while n < len(row) and (n in hidden or soft[n]):
        n += 1 + (row[n].value == _BACKED and _is_described_by(row, n))  # "the army, backed by aircraft, took the village"
    if n >= len(row):
        return False
    chunk = row[n]
    if chunk.joined or chunk.kind in STOPS:
        return False
    if chunk.kind in ("noun", "event"):
        return bool(chunk.slot and chunk.slot not in ("of",)) or (verb and bare < 2)
    return False


def _past_inserted_time(row: Sequence[Chunk], mark: int) -> int | None:
    """The chunk behind a time between commas that a word of time opens, where a noun goes on: "held, since Friday, ten people"."""
    end = mark + 2
    while end < len(row) and row[end].kind == "date":
        end += 1
    inserted = mark + 2 < end < len(row) - 1 and row[mark + 1].kind == "background" and row[end].value in COMMAS
    after = row[end + 1] if inserted else None
    return end + 1 if after is not None and after.kind in ("noun", "event") and not after.joined else None


def _describes(chunk: Chunk) -> bool:
    """Whether a phrase after a comma is an adjective of the noun before it and no noun of its own."""
    reading = chunk.reading
    return (
        reading is not None
        and reading.peeled.article
        and not reading.nouns
        and (reading.adjective or reading.nation is not None)
        and not chunk.slot
    )


def _opens_clause(row: Sequence[Chunk], n: int) -> bool:
    """Whether a verb stands right behind a joined noun, whose subject it is then."""
    return n + 1 < len(row) and row[n + 1].kind in ("verb", "auxiliary")


def _is_told_next(row: Sequence[Chunk], head: Chunk, n: int) -> bool:
    """Whether a joined noun opens the next of two clauses in the present: "the army bombs the town and the rebels answer"."""
    phrase = row[n].phrase
    if phrase is None or not (phrase.definite or phrase.concepts) or not _opens_clause(row, n) or row[n + 1].joined:
        return False
    return is_present(head) and is_present(row[n + 1])


def coordinates(row: Sequence[Chunk], left: int, right: int) -> bool:
    """Whether a joined noun goes with the noun before: of a kind with it, or of a kind unknown."""
    a, b = row[left].phrase, row[right].phrase
    if a is None or b is None:
        return False
    left_senses, right_senses = senses(a), senses(b)
    arm = "force" in a.classes and not a.concepts and a.last - a.first > 1 and b.definite and b.last - b.first == 1
    if arm and "munition" in right_senses:
        return True  # "the units of the artillery and the rockets"
    if "force" in a.classes and not (a.concepts or a.definite or a.counted or b.definite) and right_senses & (_HIT | _ARMS):
        return True  # "(hit) tactical units, fighting positions and vehicles"
    if left_senses & _STRUCK and not _opens_clause(row, right):
        whose = a.definite and a.last - a.first > 1 and b.definite and "armed" in right_senses  # "posts of the rebels and the loyal forces"
        if whose or ((a.definite or not b.definite) and right_senses & _ARMS):
            return True  # "stores of arms and tanks"
    common = {"actor", "person", "site", "structure", "place", "vehicle", "munition", "military_site", "facility"}
    if not right_senses & common or not left_senses & common:
        notions = a.definite and b.definite and "abstract" in left_senses & right_senses  # "the security and the stability"
        if "place" in left_senses and (right_senses <= _NOTIONS if right_senses else b.counted):
            return False  # "rocks the town, and versions contradict each other", "and five in a raid on"
        return "event" not in right_senses or notions
    groups = ({"site", "structure", "place", "vehicle", "facility"}, {"actor", "person", "vehicle"}, {"munition", "vehicle"})
    return any(left_senses & group and right_senses & group for group in groups)
