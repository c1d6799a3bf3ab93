"""`khabar evaluate` prints what the reference scorer prints of what `khabar code` wrote."""

import shutil
import subprocess
import sys

import pytest

pytestmark = pytest.mark.shared
DOCUMENTS = 12


@pytest.fixture
def gold(shared, tmp_path):
    folder = tmp_path / "gold"
    folder.mkdir()
    for path in sorted((shared / "gold").glob("*.json"))[::10][:DOCUMENTS]:
        shutil.copy(path, folder)
    return folder


def output(*command):
    return subprocess.run([sys.executable, *map(str, command)], capture_output=True, text=True, check=True).stdout


def test_it_prints_the_figures_of_the_reference(gold, shared, tmp_path):
    coded = tmp_path / "coded.jsonl"
    output("-m", "khabar", "code", gold, "-o", coded)
    expected = output(shared / "tools" / "score.py", gold, coded)
    assert output("-m", "khabar", "evaluate", gold) == expected
    assert output("-m", "khabar", "evaluate", gold, "--predictions", coded) == expected


def test_a_folder_without_gold_is_told_in_one_line(tmp_path):
    done = subprocess.run([sys.executable, "-m", "khabar", "evaluate", str(tmp_path)], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("Error: no gold documents")
