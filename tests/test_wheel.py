"""The wheel holds all that is needed: the codebook inside, no checkout beside it, and not too much of it."""

import gzip
import importlib.metadata
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
MOST_MEGABYTES = 60


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=ROOT, check=True, capture_output=True
    )
    [wheel] = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_it_codes_outside_the_checkout(unpacked, tmp_path):
    script = "import khabar, sys; print(khabar.__file__); from khabar.cli import main; main(sys.argv[1:])"
    text = tmp_path / "a.txt"
    text.write_text("قصفت طائرة مسيرة قاعدة عين الأسد فجر اليوم", encoding="utf-8")
    env = os.environ | {"PYTHONPATH": str(unpacked), "KHABAR_CACHE": str(tmp_path / "cache")}
    command = [sys.executable, "-c", script, "code", str(text), "--published", "2024-03-14"]
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=True)
    where, line = done.stdout.splitlines()
    assert where.startswith(str(unpacked))
    assert '"claims":[' in line


def test_it_holds_codebook_and_demo(unpacked):
    assert (unpacked / "khabar" / "_codebook" / "types.yaml").is_file()
    assert (unpacked / "khabar" / "demo" / "reports.jsonl").is_file()


def test_it_holds_what_the_pages_load(unpacked):
    pages = unpacked / "khabar" / "web"
    manifest = json.loads((pages / "static" / "dist" / "manifest.json").read_bytes())
    [entry] = [chunk for chunk in manifest.values() if chunk.get("isEntry")]
    loaded = [entry["file"], *entry["css"], *(chunk["file"] for chunk in manifest.values() if chunk["file"].endswith(".json"))]
    assert len(loaded) > 3
    for name in loaded:
        packed = gzip.decompress((pages / "static" / "dist" / f"{name}.gz").read_bytes())
        assert packed == (pages / "static" / "dist" / name).read_bytes()
    assert {"licences.md", "licences-fonts.txt"} <= {path.name for path in (pages / "static" / "dist").iterdir()}
    assert (pages / "templates" / "base.html").is_file()
    assert (unpacked / "khabar" / "locale" / "ar" / "LC_MESSAGES" / "khabar.po").is_file()
    assert not list(unpacked.rglob("node_modules"))


def test_it_serves_its_pages_outside_the_checkout(unpacked, tmp_path):
    script = (
        "from khabar.web.app import create; from khabar.ledger import Database; from khabar.codebook import load\n"
        "from starlette.testclient import TestClient; import re\n"
        "client = TestClient(create(Database.open('l.db', create=True), load()), base_url='http://127.0.0.1')\n"
        "page = client.get('/ar/method').text\n"
        "style = re.search('href=\"(/static/[^\"]+css)', page)[1]\n"
        "print(client.get(style).headers['cache-control'])"
    )
    env = os.environ | {"PYTHONPATH": str(unpacked), "KHABAR_CACHE": str(tmp_path / "cache")}
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env=env, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "public, max-age=31536000, immutable"


def test_what_coding_needs_is_small(unpacked):
    own = sum(path.stat().st_size for path in unpacked.rglob("*") if path.is_file())
    names, waiting = set(), ["khabar"]
    while waiting:
        name = waiting.pop()
        if name not in names:
            names.add(name)
            needed = map(Requirement, importlib.metadata.requires(name) or [])
            waiting += [one.name.lower() for one in needed if one.marker is None or one.marker.evaluate({"extra": ""})]
    files = [file for name in names - {"khabar"} for file in importlib.metadata.files(name) or []]
    total = own + sum(Path(file.locate()).stat().st_size for file in files if Path(file.locate()).is_file())
    assert total / 1e6 < MOST_MEGABYTES


def test_what_the_extra_brings_is_named_where_it_is_missing(unpacked, tmp_path):
    hidden = "import sys; sys.modules['sqlalchemy'] = None; from khabar.cli import main; main(sys.argv[1:])"
    env = os.environ | {"PYTHONPATH": str(unpacked), "KHABAR_CACHE": str(tmp_path / "cache")}
    command = [sys.executable, "-c", hidden, "ledger", "verify"]
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "needs `pip install 'khabar[archive]'`: there is no module sqlalchemy" in done.stderr
