"""What the words of a sentence rule out, its grammar rules out too: no draft and no loss is missed, on every example of the codebook."""

import pytest
from invented import BOOK, TODAY

from khabar.codebook import Lexicon
from khabar.extract.casualties.losses import losses_of
from khabar.extract.events import drafting
from khabar.extract.events.chances import Chances
from khabar.extract.page.tokens import read_any_page
from khabar.extract.sentence.scene import read_scene
from khabar.model import Document

LEXICON = Lexicon(BOOK)
EXAMPLES = [one for frame in BOOK.frames.values() for one in (*frame.examples, *frame.counter_examples)]


class _All(Chances):
    """Rules nothing out."""

    def allow(self, trigger):
        return True


def found(text, monkeypatch, chances):
    """The drafts and whether there are losses, by sentence; and what was thought possible before."""
    page = read_any_page(Document("d", text, published=TODAY), LEXICON)
    monkeypatch.setattr(drafting, "Chances", chances)
    told = []
    for sentence in range(len(page.sentences)):
        before = Chances(page, LEXICON, sentence)
        possible = any(before.allow(trigger) for trigger in before.triggers())
        loses = before.may_lose()
        scene = read_scene(page, LEXICON, sentence)
        told.append((drafting.drafts_of(scene, LEXICON), bool(losses_of(scene, LEXICON)), possible, loses))
    return told


@pytest.mark.parametrize("frame", sorted({one.frame for one in EXAMPLES}))
def test_no_draft_and_no_loss_of_an_example_is_ruled_out(frame, monkeypatch):
    for text in [one.text for one in EXAMPLES if one.frame == frame]:
        bound, free = found(text, monkeypatch, Chances), found(text, monkeypatch, _All)
        for (drafts, has_loss, possible, loses), (all_drafts, *_) in zip(bound, free, strict=True):
            assert drafts == all_drafts, text
            assert possible or not drafts, text
            assert loses or not has_loss, text


def test_many_sentences_with_a_word_for_an_act_are_ruled_out():
    """Else the bound were sound and good for nothing."""
    ruled_out = 0
    for example in BOOK.frames["armed_attack"].counter_examples:
        page = read_any_page(Document("d", example.text, published=TODAY), LEXICON)
        for sentence in range(len(page.sentences)):
            chances = Chances(page, LEXICON, sentence)
            triggers = list(chances.triggers())
            ruled_out += bool(triggers) and not any(map(chances.allow, triggers))
    assert ruled_out >= 5
