"""The rules of grades and findings and the words of statements: every known one must be there, and nothing else."""

import re

import pytest

from khabar.codebook import CodebookError
from khabar.codebook.event_types import read_types
from khabar.codebook.grading import read_grading
from khabar.codebook.location import codebook_folder

BOOK = codebook_folder()
TYPES = read_types(BOOK / "types.yaml", BOOK)


def read(name, content, tmp_path):
    for one in ("grades.yaml", "statements.yaml"):
        (tmp_path / one).write_text(content if one == name else (BOOK / one).read_text(encoding="utf-8"), encoding="utf-8")
    return read_grading(tmp_path, TYPES)


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("grades.yaml", "id: contested", "id: disputed", "unknown id 'disputed'"),
        ("grades.yaml", "id: contested", "id: denied", "the rule 'denied' stands twice"),
        ("grades.yaml", "    because: {en", "    why: {en", "unknown key 'why'"),
        ("grades.yaml", "near:", "far:", "unknown key 'far'"),
        ("statements.yaml", "type: bombing", "type: bomb", "unknown type 'bomb'"),
        ("statements.yaml", "classes: [structure]", "classes: [house]", "unknown classes 'house'"),
        ("statements.yaml", "  or: {en: or, ar: أو}\n", "", "the key 'or' is missing"),
    ],
)
def test_what_is_wrong_is_refused_with_file_and_line(tmp_path, name, old, new, message):
    content = (BOOK / name).read_text(encoding="utf-8")
    read(name, content, tmp_path)
    with pytest.raises(CodebookError) as caught:
        read(name, content.replace(old, new, 1), tmp_path)
    assert re.match(rf"{name}:\d+: ", str(caught.value))
    assert message in str(caught.value)


def test_a_rule_that_is_left_out_is_missed(tmp_path):
    content = (BOOK / "grades.yaml").read_text(encoding="utf-8")
    without = re.sub(r"  - id: only-figure\n(?:    .*\n)+", "", content)
    with pytest.raises(CodebookError, match="figures has nothing for only-figure"):
        read("grades.yaml", without, tmp_path)
