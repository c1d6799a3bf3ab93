"""Words as wordings are compared: folded, without what is written on to them, function words left out."""

import re
from sys import intern

from khabar.text.fold import fold_word

_WORD = re.compile(r"\w+")
_LEADS = ("وبال", "وال", "فال", "بال", "كال", "ولل", "لل", "ال")
_PARTICLES = "وفبلك"
_ENDINGS = ("هما", "يين", "ون", "ين", "ان", "ات", "ها", "هم", "ته", "يه", "ه", "ا", "ي")
_SHORTEST = 3
_LONGEST_KEPT_WHOLE = 4
_MOST_KEPT = 1 << 18
"""Words whose stem is kept at hand: some 50 MB."""


def stems(text: str) -> tuple[str, ...]:
    """The words of a text in order, each without article, written-on particle and ending; words under three letters are left out."""
    return tuple(filter(None, map(_STEMS.__getitem__, _WORD.findall(text))))


class _Stems(dict[str, str]):
    """The stem of each word that was met, empty where it is too short to tell: one string a stem, which millions of claims share."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_KEPT:
            self.clear()
        stem = stem_of(word)
        self[word] = found = intern(stem) if len(stem) >= _SHORTEST else ""
        return found


_STEMS = _Stems()


def stem_of(word: str) -> str:
    """One word by a light rule without a dictionary: it may cut too much or too little, but equal words are cut alike."""
    form = fold_word(word)
    if form.isdigit():
        return form
    for lead in _LEADS:
        if form.startswith(lead) and len(form) - len(lead) >= _SHORTEST:
            form = form[len(lead) :]
            break
    else:
        if len(form) > _LONGEST_KEPT_WHOLE and form[0] in _PARTICLES:
            form = form[1:]
    for ending in _ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST:
            return form[: -len(ending)].replace("امريك", "اميرك")
    return form.replace("امريك", "اميرك")
