"""The examples of codebook/README.md load as the folder that a user would lay over."""

import re

from khabar.codebook import load
from khabar.codebook.location import codebook_folder

BLOCK = re.compile(r"```yaml\n# my-codebook/(?P<name>\S+)\n(?P<content>.*?)```", re.DOTALL)


def test_the_examples_of_the_readme_are_a_codebook(tmp_path, monkeypatch):
    monkeypatch.setenv("KHABAR_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "my-codebook"
    blocks = list(BLOCK.finditer((codebook_folder() / "README.md").read_text(encoding="utf-8")))
    assert len(blocks) == 2
    for block in blocks:
        path = folder / block["name"]
        path.parent.mkdir(parents=True)
        path.write_text(block["content"], encoding="utf-8")
    codebook = load([folder])
    assert codebook.concepts["palm-guard"].kind == "armed_group"
    assert codebook.frames["abduction"].triggers[0].objects == ("person",)


def test_the_readme_names_every_folder():
    folder = codebook_folder()
    page = (folder / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in folder.iterdir() if f"`{path.name}" not in page and path.name != "README.md"] == []
