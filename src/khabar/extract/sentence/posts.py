"""Posts that are named by the word for an ambush ("an attack on an ambush of the police"): a site where the clause has it struck."""

from msgspec import structs

from khabar.codebook.lexicon import Lexicon
from khabar.extract.noun_phrases.agreement import is_accusative_only
from khabar.extract.noun_phrases.senses import is_ground
from khabar.extract.sentence.chunks import Chunk

POST = "military_site"  # the class of a noun that tells an act, too: such a noun may name the site where forces lie in wait
_STRUCK = frozenset({"on", "against", "near"})
_UNDERGO = "undergo"


def told_posts(row: list[Chunk], lexicon: Lexicon) -> list[Chunk]:
    """The chunks of a sentence with each word that is an act or a site read as the one that its clause makes it."""
    twofold = [n for n, chunk in enumerate(row) if chunk.kind == "event" and chunk.phrase and {POST, "event"} <= chunk.phrase.classes]
    for at in reversed(twofold):
        chunk, phrase = row[at], row[at].phrase
        if phrase is not None and not is_post(row, at, lexicon):
            row[at] = structs.replace(chunk, phrase=structs.replace(phrase, classes=phrase.classes - {POST}))
        elif phrase is not None:
            told = structs.replace(phrase, classes=phrase.classes - {"event"}, event=False)
            row[at] = structs.replace(chunk, kind="noun", phrase=told, triggers=())
            _take_name(row, at)
    return row


def _take_name(row: list[Chunk], at: int) -> None:
    """Join a post with the name that stands as its genitive: "the post (of) Safa"."""
    post, name = row[at].phrase, row[at + 1].phrase if at + 1 < len(row) else None
    if post is None or name is None or row[at + 1].slot != "of" or row[at + 1].kind != "noun" or row[at + 1].first != row[at].last:
        return
    inner = (*post.inner, *name.concepts, *name.inner)
    whole = structs.replace(post, last=name.last, inner=inner, named=True, definite=name.definite)
    row[at : at + 2] = [structs.replace(row[at], last=row[at + 1].last, phrase=whole)]


def is_post(row: list[Chunk], at: int, lexicon: Lexicon) -> bool:
    """Whether the clause has such a word struck: under "on", behind an act or a verb of attack, joined to a site."""
    chunk, ahead = row[at], row[at - 1] if at else None
    if chunk.slot in _STRUCK:
        return True
    if ahead is None or ahead.last != chunk.first:
        return False
    if chunk.joined:
        return ahead.phrase is not None and ahead.kind == "noun" and is_ground(ahead.phrase)
    if chunk.slot == "of":
        return ahead.kind == "event" and _strikes(ahead, lexicon)
    verb = ahead if ahead.kind == "verb" else row[at - 2] if at > 1 and row[at - 2].kind == "verb" and not ahead.slot else None
    if verb is None or chunk.slot:
        return False
    if _UNDERGO in verb.governs:
        return verb is ahead
    accusative = chunk.reading is not None and is_accusative_only(chunk.reading)
    return _strikes(verb, lexicon) and (verb is not ahead or accusative)


def _strikes(chunk: Chunk, lexicon: Lexicon) -> bool:
    """Whether a chunk tells a physical act of its own that something undergoes."""
    return any(
        trigger.kind == "verb" and trigger.frame in lexicon.physical and trigger.roles.get("object", "target") == "target"
        for trigger in chunk.triggers
    )
