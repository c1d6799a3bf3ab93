"""The strict loader: what YAML would guess is refused or left a word, and every message names file and line."""

import pytest

from khabar.codebook.strict_yaml import CodebookError, Mapping, allow, line_of, load


@pytest.fixture
def written(tmp_path):
    def write(content, name="frames/made.yaml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def read(written, tmp_path):
    return lambda content: load(written(content), tmp_path)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("type: strike\nmeans: x\ntype: bombing\n", r"frames/made\.yaml:3: the key 'type' stands twice"),
        ("triggers:\n  - {verb: قصف, mode: a, mode: b}\n", r"frames/made\.yaml:2: the key 'mode' stands twice"),
        ("a: 1\n2: b\n", r"frames/made\.yaml:2: a key must be a word, not 2"),
        ("a: 1\nnull: b\n", r"frames/made\.yaml:2: a key must be a word, not None"),
        ("a:\n  b: 1\n\tc: 2\n", r"frames/made\.yaml:3: "),
        ("a: 1\nb: [1, 2\n", r"frames/made\.yaml:3: "),
        ("a: *nowhere\n", r"frames/made\.yaml:1: "),
        ("a: !!python/object/apply:os.getcwd []\n", r"frames/made\.yaml:1: could not determine a constructor"),
        ("a: 1\n---\nb: 2\n", r"frames/made\.yaml:2: "),
        ("- a\n- b\n", r"frames/made\.yaml:1: the file must be a mapping at its top"),
        ("just words\n", r"frames/made\.yaml:1: the file must be a mapping at its top"),
        ("", r"frames/made\.yaml:1: the file must be a mapping at its top"),
    ],
    ids=[
        "repeated", "repeated-in-flow", "number-key", "null-key", "tab", "unclosed", "no-anchor", "python-tag",
        "two-documents", "list", "words", "empty",
    ],
)  # fmt: skip
def test_what_is_not_understood_is_refused_with_its_place(read, content, message):
    with pytest.raises(CodebookError, match=f"^{message}"):
        read(content)


def test_bytes_that_are_not_utf8_are_refused_with_their_line(read):
    with pytest.raises(CodebookError, match=r"^frames/made\.yaml:2: not UTF-8"):
        read(b"a: 1\nb: \xff\xfe\n")


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x0b", "\x1b", "\x7f", "\x9f", "\ufffe"])
def test_control_characters_are_refused_with_their_line(read, character):
    with pytest.raises(CodebookError, match=r"^frames/made\.yaml:2: a control character"):
        read(f"a: 1\nb: {character}\n")


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CodebookError, match=r"^frames/none\.yaml:1: cannot be read"):
        load(tmp_path / "frames" / "none.yaml", tmp_path)


def test_a_number_that_is_none_is_refused(read):
    with pytest.raises(CodebookError, match=r"^frames/made\.yaml:1: "):
        read("a: !!int x\n")


@pytest.mark.parametrize("word", ["NO", "no", "No", "YES", "yes", "on", "off", "On", "True", "FALSE", "y", "n"])
def test_words_are_no_booleans(read, word):
    assert read(f"country: {word}\n") == {"country": word}


def test_only_true_and_false_are_booleans(read):
    assert read("a: true\nb: false\n") == {"a": True, "b": False}


@pytest.mark.parametrize("day", ["2024-03-14", "2024-03-14 10:00:00", "2024-03-14..2024-03-15"])
def test_timestamps_stay_words(read, day):
    assert read(f"date: {day}\n") == {"date": day}


def test_numbers_and_nothing_are_what_they_are(read):
    assert read("killed: [2, null]\nlat: 33.5\nnote:\n") == {"killed": [2, None], "lat": 33.5, "note": None}


def test_every_mapping_knows_its_lines(read):
    data = read("type: strike\ntriggers:\n  - verb: قصف\n    mode: drone\n  - {noun: غارة}\n")
    first, second = data["triggers"]
    assert isinstance(first, Mapping)
    assert [data.where(), data.where("triggers"), first.where(), first.where("mode"), second.where("noun")] == [
        "frames/made.yaml:1", "frames/made.yaml:2", "frames/made.yaml:3", "frames/made.yaml:4", "frames/made.yaml:5",
    ]  # fmt: skip
    assert (line_of(first), line_of(first, "mode"), line_of(first, "absent")) == (3, 4, 3)


def test_without_a_root_the_name_is_told(written):
    with pytest.raises(CodebookError, match=r"^made\.yaml:2: the key 'a' stands twice"):
        load(written("a: 1\na: 2\n"))


def test_a_byte_order_mark_is_no_part_of_a_key(read):
    assert read(b"\xef\xbb\xbfa: 1\n") == {"a": 1}


def test_unknown_and_missing_keys_are_refused_with_their_place(read):
    data = read("a: 1\nb: 2\nc: 3\n")
    allow(data, frozenset({"a"}), frozenset({"b", "c"}))
    with pytest.raises(CodebookError, match=r"^frames/made\.yaml:3: unknown key 'c'; known are a, b$"):
        allow(data, frozenset({"a", "b"}))
    with pytest.raises(CodebookError, match=r"^frames/made\.yaml:1: the key 'z' is missing$"):
        allow(data, frozenset({"a", "b", "c", "z"}))
