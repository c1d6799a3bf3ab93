"""The compiled codebook is kept under KHABAR_CACHE: a kept one is taken, a broken one is ignored, a folder that refuses costs nothing."""

import importlib

import pytest

from khabar.codebook import load

loading = importlib.import_module("khabar.codebook.load")


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """The codebook as compiled, and the bytes that were kept."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KHABAR_CACHE", str(folder / "made" / "on-demand"))
        codebook = load()
    (file,) = (folder / "made" / "on-demand").iterdir()
    return codebook, file.name, file.read_bytes()


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("KHABAR_CACHE", str(tmp_path))
    return tmp_path


@pytest.fixture
def compiled(monkeypatch, kept):
    """Counts how often the YAML is compiled; it then gives what was compiled before."""
    calls = []

    def compile_codebook(folders, digest, *, world=False):
        calls.append(world)
        return kept[0]

    monkeypatch.setattr(loading, "compile_codebook", compile_codebook)
    return calls


def test_what_is_kept_is_named_by_digest_and_taken_as_it_was(cache, compiled, kept):
    codebook, name, data = kept
    (cache / name).write_bytes(data)
    assert load() == codebook
    assert compiled == []
    assert name.startswith(f"codebook-{codebook.digest[:24]}-")


@pytest.mark.parametrize(
    "damage",
    [lambda data: b"", lambda data: b"no msgpack", lambda data: data[: len(data) // 2], lambda data: data + b"\x00", lambda data: b"\x80"],
    ids=["empty", "words", "half", "longer", "no-fields"],
)
def test_a_broken_file_is_ignored_and_made_anew(cache, compiled, kept, damage):
    codebook, name, data = kept
    (cache / name).write_bytes(damage(data))
    assert load() is codebook
    assert compiled == [False]
    assert [(file.name, file.read_bytes() == data) for file in cache.iterdir()] == [(name, True)]


def test_a_folder_in_place_of_the_file_is_ignored(cache, compiled, kept):
    (cache / kept[1]).mkdir()
    assert load() is kept[0]


def test_a_cache_that_cannot_be_written_costs_nothing(tmp_path, monkeypatch, compiled, kept):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("KHABAR_CACHE", str(tmp_path / "file" / "cache"))
    assert load() is load() is kept[0]
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_full_disk_leaves_no_broken_file(cache, compiled, kept, monkeypatch):
    def refuse(self, data):
        raise OSError(28, "no space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", refuse)
    assert load() is kept[0]
    assert list(cache.iterdir()) == []


def test_no_home_folder_is_no_fault(monkeypatch, compiled, kept):
    def nowhere():
        raise RuntimeError("no home")

    for name in ("KHABAR_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("pathlib.Path.home", nowhere)
    assert load() is kept[0]


def test_the_world_is_kept_apart(cache, compiled):
    load()
    load(world=True)
    assert (compiled, len(list(cache.iterdir()))) == ([False, True], 2)


def test_the_users_cache_folder_is_taken_where_none_is_named(tmp_path, monkeypatch, compiled, kept):
    monkeypatch.delenv("KHABAR_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    load()
    assert [path.name for path in (tmp_path / "khabar").iterdir()] == [kept[1]]


def test_the_digest_changes_with_names_and_bytes(tmp_path):
    file = tmp_path / "words" / "made.yaml"
    file.parent.mkdir()
    file.write_text("a: 1\n")
    first = loading.digest_of([tmp_path])
    assert loading.digest_of([tmp_path]) == first
    (tmp_path / "notes.md").write_text("no YAML")
    assert loading.digest_of([tmp_path]) == first
    file.write_text("a: 2\n")
    second = loading.digest_of([tmp_path])
    file.rename(file.with_name("other.yaml"))
    assert len({first, second, loading.digest_of([tmp_path])}) == 3


def test_the_digest_tells_the_world_apart(cache):
    assert load(world=True).digest == f"{load().digest}-world"
