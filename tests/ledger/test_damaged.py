"""Thousands of damaged files through a whole run into a ledger: it comes to its end, each file is kept or told, the good ones are read."""

import subprocess
import sys

import pytest
from damaged_files import write
from sqlalchemy import select

from khabar.ledger import Database, checking, verify
from khabar.ledger.schema import captures, claims, documents, issues

ALL, FEW, SHARES = 3_200, 160, 4
LONGEST = 900
"""Seconds that a run over 800 files may take on a busy machine; one over 160 takes 10 on an idle one. A run that hangs ends here."""


def run(folder, where):
    command = [sys.executable, "-m", "khabar", "run", str(folder), "--ledger", where, "--log", "text"]
    return subprocess.run(command, check=False, capture_output=True, timeout=LONGEST)


def rows(where, query):
    database = Database.open(where, create=False)
    with database.reading() as connection:
        assert verify(connection).fault is None
        assert list(checking.differences(connection)) == []
        found = connection.execute(query).all()
    database.close()
    return found


def check(folder, where, numbers):
    folder.mkdir()
    good = write(folder, numbers)
    ended = run(folder, where)
    said = ended.stderr.decode()
    assert (ended.returncode, "Traceback" in said) == (1, False), said[-2000:]
    kept = {place.partition(":")[0] for (place,) in rows(where, select(captures.c.place))}
    told = {place.partition(":")[0] for (place,) in rows(where, select(issues.c.place).where(issues.c.place.is_not(None)))}
    assert {str(path) for path in folder.iterdir()} <= kept | told
    assert all(line.startswith(f"khabar: {folder}") for line in said.splitlines())
    query = (
        select(captures.c.place)
        .join(documents, documents.c.capture == captures.c.entry)
        .join(claims, claims.c.doc_id == documents.c.doc_id)
    )
    read = {place.partition(":")[0] for (place,) in rows(where, query.where(documents.c.current, claims.c.current))}
    assert {str(path) for path in good} <= read
    again = run(folder, where)
    assert "documents  0 new, 0 changed, 0 read again" in again.stdout.decode()


def test_damaged_files_of_every_kind_in_a_ledger(tmp_path, where):
    check(tmp_path / "in", where, range(FEW))


@pytest.mark.slow
@pytest.mark.parametrize("share", range(SHARES))
def test_thousands_of_damaged_files_in_a_ledger(tmp_path, where, share):
    size = ALL // SHARES
    check(tmp_path / "in", where, range(FEW + share * size, FEW + (share + 1) * size))
