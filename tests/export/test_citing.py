"""Entries of BibTeX stand as they are, whatever is cited."""

import pytest

from khabar.export.citing import Cited, Snapshot, bibtex

SNAPSHOT = Snapshot(62, "ab" * 32, "2026-11-22T08:00:00.000+00:00")


def cited(**other):
    told = {"name": "ev-1", "title_en": "A strike", "title_ar": "غارة", "url": "http://localhost/en/events/ev-1", "is_reviewed": False}
    return Cited(**{**told, "code": "0.1.0", "codebook": "cd" * 32, **other})


def test_an_entry_names_the_state_of_the_record():
    entry = bibtex(cited(), SNAPSHOT)
    assert entry.startswith("@misc{khabar:ev-1,\n")
    assert "year         = {2026}" in entry
    assert "month        = {11}" in entry
    assert "state 62:abababababababab; khabar 0.1.0; codebook cdcdcdcdcdcdcdcd" in entry
    assert "machine-coded, not reviewed" in entry
    assert "reviewed by a person" in bibtex(cited(is_reviewed=True), SNAPSHOT)


@pytest.mark.parametrize("title", ["100% of {A} & B_C #1 $5 ~ ^ \\end", "}}, author = {x", "two\nlines"])
def test_what_bibtex_gives_a_meaning_to_is_written_out(title):
    entry = bibtex(cited(title_en=title, name=title, url="http://x/{y}\\z"), SNAPSHOT)
    plain = entry.replace("\\{", "").replace("\\}", "")
    assert plain.count("{") == plain.count("}")
    assert len(entry.splitlines()) == len(bibtex(cited(), SNAPSHOT).splitlines())
    assert "http://x/%7By%7D%5Cz" in entry
