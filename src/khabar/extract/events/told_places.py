"""Where an act was, told in a clause that only returns to it: "the attack that took place in", "the ruler of A, where the raid was"."""

from collections.abc import Iterator, Sequence
from operator import itemgetter

from msgspec import Struct, structs

from khabar.codebook.lexicon import Lexicon
from khabar.extract.acts.prepositions import OF_HARM
from khabar.extract.acts.roles import fill_event
from khabar.extract.dating.date_anchors import is_day
from khabar.extract.events.date_chunks import expression_at
from khabar.extract.events.returning import CLASH, REACH, VIOLENT, WORDS_FOR_ANY
from khabar.extract.noun_phrases.phrases import Phrase
from khabar.extract.noun_phrases.senses import senses
from khabar.extract.page.tokens import Page
from khabar.extract.placing.lands import in_one_land
from khabar.extract.placing.met import SEATS
from khabar.extract.placing.named import AREAS, is_unknown
from khabar.extract.placing.naming import BESIDE_TOWN, BY_KIND, COUNTRYSIDE, OF_COUNTRY, VAGUE_AREA, exactness, place_role
from khabar.extract.placing.ranks import told_rank
from khabar.extract.placing.told import PLACING, is_settled
from khabar.extract.sentence.scene import Scene
from khabar.model import DateExpression, Draft, Role, Span
from khabar.text import bare_start

HAPPEN, DO = "happen", "carry"
_ACT = frozenset({"event"})
TOWNS = frozenset({"town", "area.town"})
PARTS = frozenset({"area.local", "area.site"})  # what lies in a town
LAND = BY_KIND["country"] + OF_COUNTRY  # exactness of a side of a country
NAME = 2  # phrases that a name which no list knows may be read as
OFFICES = frozenset({"person.official", "person.source", "force"})  # who tells of what was done where he is
SEATING = frozenset({"person.official", "force", "area.province", "area.district"})  # what a town or a province stands behind, as its seat


class ToldPlace(Struct, frozen=True):
    """A place told for an act that a noun returns to: at which chunk, how exactly, with the wider places told beside it."""

    at: int
    rank: int
    places: tuple[Role, ...]
    date: DateExpression | None = None


def with_told_places(scene: Scene, drafts: Sequence[Draft], earlier: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """Give the place that a sentence tells apart to its act, of this sentence or (changing ``earlier``) of one before."""
    found = list(drafts)
    own = {draft.word for draft in drafts if draft.place is not None}
    for told in _told(scene, own, lexicon) if drafts or earlier else ():
        for pool in (found, earlier):
            n = _act_of(scene, told, pool)
            if n is None:
                continue
            if told.date is not None and pool[n].announced:
                pool[n] = structs.replace(pool[n], date=told.date, announced=False)
            if _is_wider(pool[n], told, scene.sentence, lexicon) and in_one_land(pool[n].places, told.places, lexicon.concepts):
                before = tuple(role for role in pool[n].places if role not in told.places)
                pool[n] = structs.replace(pool[n], place=told.places[0], places=(*told.places, *before))
            break
    return [_with_witness(scene, _with_seat(scene, draft, lexicon), lexicon) for draft in found]


def _with_witness(scene: Scene, draft: Draft, lexicon: Lexicon) -> Draft:
    """A draft told without a place by a witness or a correspondent in a town ("our correspondent in A reported that"): he saw it there."""
    if draft.place is not None or draft.type not in VIOLENT or draft.status != "occurred" or draft.background:
        return draft
    row = scene.row
    that = next((n for n in range(len(row)) if row[n].kind == "that" and row[n].first < draft.word), 0)
    for n in range(1, that):
        who, phrase = row[n - 1 - (row[n - 1].slot == "of")].phrase, row[n].phrase
        if who is None or phrase is None or row[n].slot != "in" or not _is_witness(scene.page, who) or not is_settled(phrase):
            continue
        if exactness(scene.page, phrase, lexicon) > LAND:
            place = place_role(scene.page, phrase)
            return structs.replace(draft, place=place, places=(place, *draft.places))
    return draft


def _is_witness(page: Page, phrase: Phrase) -> bool:
    """Whether a phrase is of those who tell what they saw: witnesses, residents, correspondents."""
    return any("witness" in page.readings[at].classes for at in range(phrase.first, phrase.last))


def _with_seat(scene: Scene, draft: Draft, lexicon: Lexicon) -> Draft:
    """A draft told with no more than a country by an official of a province or a town, as done there ("the police chief of A said")."""
    said = draft.said.source
    widest = draft.place is None or _width(draft.place, lexicon) in (BY_KIND["country"], LAND)
    if said is None or not widest or draft.type not in VIOLENT or draft.status != "occurred" or draft.background:
        return draft
    page = scene.page
    for at in range(*page.sentences[scene.sentence]) if said.classes & OFFICES else ():
        seating = page.readings[at - 1].classes & SEATING
        if seating and said.span.start < page.words[at].start < said.span.end and (place := _seat(page, at, lexicon)) is not None:
            return structs.replace(draft, place=place, places=(place, *draft.places))
    return draft


def _seat(page: Page, at: int, lexicon: Lexicon) -> Role | None:
    """The province or the town that an office is of: by its name, or by a name that no list knows behind the noun of a province."""
    noun, hit, whole = page.readings[at - 1], page.names.get(at), page.names.get(at - 1)
    in_name = whole is not None and whole.length > 1  # the noun of a province is part of its name
    area = noun.classes & AREAS and not (noun.several or noun.peeled.article)
    start = bare_start(page.document.text, page.words[at - 1], noun.peeled) if area else page.words[at].start
    hit, at = (whole, at - 1) if in_name else (hit, at)
    if hit is not None:
        towns = tuple(name.concept for name in hit.names if lexicon.concepts[name.concept].kind in SEATS)
        return Role(Span(start, page.words[at + hit.length - 1].end), towns, frozenset({"place"})) if towns else None
    named = area and not noun.adjective and page.words[at].kind == "word" and is_unknown(page, at)  # no "local" sources
    return Role(Span(start, page.words[at].end), (), noun.classes) if named else None


def _told(scene: Scene, own: set[int], lexicon: Lexicon) -> Iterator[ToldPlace]:
    for at, chunk in enumerate(scene.row):
        violent = chunk.kind == "event" and any(trigger.frame in VIOLENT for trigger in chunk.triggers)
        if not violent and not _is_operation(scene, at):
            continue
        if not own.isdisjoint(range(chunk.first, chunk.last)) or not (_is_definite(scene, at) or _befell(scene, at)):
            continue
        if at and (scene.row[at - 1].kind == "background" or (chunk.slot == "of" and scene.row[at - 1].kind == "event")):
            continue  # "attacks have grown since the bombing in the town of", "until the aggression on the town ends"
        heads = _heads(scene, at)
        ranked = sorted((*_ranks(scene, at, heads, lexicon), *_ahead(scene, heads, lexicon)), key=lambda told: -told[0])
        if ranked:
            yield ToldPlace(at, ranked[0][0], tuple(role for _, role in ranked), _day(scene, heads[-1]))


def _day(scene: Scene, head: int) -> DateExpression | None:
    """The day told behind the word that tells that an act took place, up to the next verb."""
    for n in range(head + 1, len(scene.row)):
        chunk = scene.row[n]
        if chunk.kind == "date" and is_day((found := expression_at(scene, n)).point):
            return found
        if chunk.kind not in ("noun", "adverb"):
            return None
    return None


def _is_definite(scene: Scene, at: int) -> bool:
    """Whether the noun of one act stands with the article; "the clashes" are one, too."""
    reading = scene.row[at].reading
    fight = all(trigger.frame == CLASH for trigger in scene.row[at].triggers)
    return reading is not None and reading.peeled.article and (fight or any(noun.number == "singular" for noun in reading.nouns))


def _is_operation(scene: Scene, at: int) -> bool:
    """Whether a definite noun that names no kind of act is said to have taken place: "the operation, which took place on Monday in"."""
    phrase, behind = scene.row[at].phrase, _behind(scene, at)
    alone = phrase is not None and phrase.last - phrase.first == 1 and senses(phrase) == _ACT
    return alone and behind is not None and HAPPEN in scene.row[behind].governs


def _behind(scene: Scene, at: int) -> int | None:
    """The verb right behind the noun of an act, or behind "which" behind it."""
    behind = at + 1 + (at + 1 < len(scene.row) and scene.row[at + 1].kind == "relative")
    return behind if behind < len(scene.row) and scene.row[behind].kind == "verb" else None


def _befell(scene: Scene, at: int) -> bool:
    """Whether those who were told as hit are told again as killed in "a raid that took place in"."""
    verb, slot = scene.governors.get(at, (at, ""))
    loses = (reading := scene.row[verb].reading) is not None and reading.loses
    return loses and slot in OF_HARM and _happens_behind(scene, at)


def _happens_behind(scene: Scene, at: int) -> bool:
    return at + 1 < len(scene.row) and scene.row[at + 1].kind == "verb" and HAPPEN in scene.row[at + 1].governs


def _heads(scene: Scene, at: int) -> list[int]:
    """The noun of an act and the verbs that tell of it that it took place or was done: its own, and that of its relative clause."""
    row, found = scene.row, [at]
    verb = scene.governors.get(at, (at, ""))[0]
    if verb < at and HAPPEN in row[verb].governs:
        found.append(verb)
    behind = _behind(scene, at)
    if behind is not None and (behind > at + 1 or HAPPEN in row[behind].governs or _was_done(scene, at, behind)):
        found.append(behind)
    return found


def _was_done(scene: Scene, at: int, verb: int) -> bool:
    """Whether a verb of doing has the act for its subject and no object: "the raid was carried out on Monday in"."""
    slots = scene.complements[verb].slots
    return DO in scene.row[verb].governs and slots.get("subject") == (at,) and "object" not in slots


def _ranks(scene: Scene, at: int, heads: list[int], lexicon: Lexicon) -> Iterator[tuple[int, Role]]:
    """The phrases behind that tell where the act of a noun was, and how exactly; a land beside it may be that of a neighbour."""
    trigger = next((trigger for trigger in scene.row[at].triggers if trigger.frame in VIOLENT), None)
    fill = fill_event(scene, at, trigger, lexicon) if trigger is not None else None
    slots = [scene.complements[head].slots for head in heads if head in scene.complements]
    under = {(slot, n) for found in slots for slot, fillers in found.items() for n in fillers}
    for slot, n in sorted(under, key=itemgetter(1)) if fill is not None or trigger is None else ():
        phrase = scene.row[n].phrase
        ground = slot == "object" and phrase is not None and is_settled(phrase)
        if phrase is None or not (slot in PLACING or ground):
            continue
        if any(chunk.kind == "background" for chunk in scene.row[at:n]):
            continue  # "the attack comes three days after the storming of a ministry in A"
        rank = told_rank(scene, n, fill, lexicon, placed=ground) if fill is not None else exactness(scene.page, phrase, lexicon)
        if rank > LAND and slot != "near":
            yield rank, place_role(scene.page, phrase)


def _ahead(scene: Scene, heads: list[int], lexicon: Lexicon) -> Iterator[tuple[int, Role]]:
    """The place right ahead of the "where" that an act is returned to behind ("the ruler of the district of A, where the raid was")."""
    where = min(heads) - 1
    if len(heads) < 2 or where < 1 or scene.row[where].value != "where":
        return
    last = scene.row[where - 1].last
    for n in range(where - 1, max(-1, where - 1 - NAME), -1):
        phrase = scene.row[n].phrase
        if phrase is None or (n < where - 1 and scene.row[n + 1].slot):
            return
        if (rank := exactness(scene.page, phrase, lexicon)) > LAND:
            yield rank, place_role(scene.page, phrase)
            return
        if (area := _area_within(scene, phrase)) is not None:
            words = scene.page.words
            yield VAGUE_AREA, Role(Span(words[area].start, words[last - 1].end), (), scene.page.readings[area].classes, phrase.inner)
            return


def _area_within(scene: Scene, phrase: Phrase) -> int | None:
    """The word of an area inside a phrase of whoever is of it, with its name behind ("the ruler of the district of")."""
    for at in range(phrase.head + 1, phrase.last - 1):
        reading = scene.page.readings[at]
        if reading.classes & AREAS and not reading.peeled.article and any(noun.number == "singular" for noun in reading.nouns):
            return at
    return None


def _act_of(scene: Scene, told: ToldPlace, drafts: Sequence[Draft]) -> int | None:
    """The act returned to: the one told last before, of the kind that the noun names, or of any where it names none.

    Of several in one sentence it is the first with a victim or a place of its own.
    """
    chunk = scene.row[told.at]
    frames = {trigger.frame for trigger in chunk.triggers}
    kinds = VIOLENT if frames >= WORDS_FOR_ANY or not frames else frames
    fits = [n for n, draft in enumerate(drafts) if draft.word < chunk.first and draft.type in kinds and _is_one(scene, draft)]
    near = [n for n in fits if drafts[n].sentence == drafts[fits[-1]].sentence and scene.sentence - drafts[n].sentence <= REACH]
    found = next((n for n in near if drafts[n].target is not None or drafts[n].place is not None), near[-1] if near else None)
    return found if found is not None and sum(draft.word == drafts[found].word for draft in drafts) == 1 else None


def _is_one(scene: Scene, draft: Draft) -> bool:
    """Whether a draft tells one act that was done: what is told as several ("carries out raids in the country") is a series."""
    nouns = scene.page.readings[draft.word].nouns
    several = draft.type != CLASH and nouns and all(noun.number == "plural" for noun in nouns)
    return draft.status == "occurred" and not several


def _is_wider(draft: Draft, told: ToldPlace, sentence: int, lexicon: Lexicon) -> bool:
    """Whether an act is told without a place, or with one that is wider than what is told here; so is the town of its sentence."""
    if draft.place is None:
        return True
    width, told_as = _width(draft.place, lexicon), told.places[0]
    unlisted = "area" in told_as.classes and not (told_as.concepts or told_as.inner)
    again = draft.sentence == sentence or (not told_as.classes.isdisjoint(PARTS) and draft.type != CLASH)
    in_town = unlisted and again and not draft.place.classes.isdisjoint(TOWNS)
    return in_town or (width is not None and width < told.rank)


def _width(role: Role, lexicon: Lexicon) -> int | None:
    """How exactly a wide place tells where an act was; None for a place that is not wide."""
    kinds = {lexicon.concepts[c].kind for c in (*role.concepts, *role.inner) if lexicon.concepts[c].group == "place"}
    if not kinds:
        return None
    best = max(BY_KIND.get(kind, BESIDE_TOWN + 1) for kind in kinds)
    if "direction" in role.classes:
        return min(best + OF_COUNTRY if best <= BY_KIND["country"] else best, BESIDE_TOWN)
    return best if role.concepts and best <= COUNTRYSIDE else best if "area.province" in role.classes else None
