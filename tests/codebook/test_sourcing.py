"""The words by which origins are told: read folded, and refused with file and line where the file is not what it must be."""

import pytest

from khabar.codebook import CodebookError
from khabar.codebook.sourcing import read_sourcing

GOOD = """unnamed:
  always: [مصادر, شاهد عيان]
  indefinite: [مسؤول]
  official: [مصدر مسؤول]
agencies: [وكالات]
credits: [نقلا عن]
idle:
  - [في, إلى]
  - [الأمير]
bodies:
  speakers: [متحدث]
  members: [عضو]
  in_name: [باسم]
  inside: [في]
"""


def written(folder, text):
    path = folder / "origins.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_words_are_read_folded(tmp_path):
    sourcing = read_sourcing(written(tmp_path, GOOD), tmp_path)
    assert sourcing.unnamed == {"مصادر", "شاهد عيان"}
    assert sourcing.indefinite == {"مسوول"}
    assert sourcing.idle == {"في", "الي", "الامير"}


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("  - [الأمير]", "  - الأمير", "origins.yaml:7"),
        ("agencies: [وكالات]", "agencies: وكالات", "origins.yaml:5"),
        ("unnamed:\n  always: [مصادر, شاهد عيان]\n  indefinite: [مسؤول]\n  official: [مصدر مسؤول]", "unnamed: [مصادر]", "origins.yaml:1"),
        ("credits:", "credit:", "origins.yaml"),
        ("  inside: [في]", "  within: [في]", "origins.yaml:14"),
    ],
)
def test_what_is_out_of_shape_is_refused_with_its_place(tmp_path, old, new, line):
    assert old in GOOD
    with pytest.raises(CodebookError, match=line):
        read_sourcing(written(tmp_path, GOOD.replace(old, new)), tmp_path)
