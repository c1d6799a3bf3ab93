"""A PostgreSQL server for the tests, in a folder of its own, on a socket that only this run knows; its absence fails under CI=true."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

USER = "postgres"


class Server:
    """Started and stopped as the tests like; PostgreSQL refuses to run as root, who hands it to the user of Debian's package."""

    def __init__(self, programs: Path) -> None:
        self._programs = programs
        self.folder = Path(tempfile.mkdtemp(prefix="khabar-pg-"))
        self._as = {"user": USER, "group": USER} if os.geteuid() == 0 else {}
        if self._as:
            shutil.chown(self.folder, USER, USER)
        self._run("initdb", "-D", self._data, "-A", "trust", "-U", USER, "-E", "UTF8", "--locale=C")
        self.start()

    @property
    def _data(self) -> str:
        return str(self.folder / "data")

    def start(self) -> None:
        """Start it and wait until it answers."""
        told = f"-c listen_addresses='' -c unix_socket_directories={self.folder} -c fsync=off"
        self._run("pg_ctl", "-D", self._data, "-w", "-l", str(self.folder / "log"), "-o", told, "start")

    def stop(self) -> None:
        """Stop it at once, as a failing machine would."""
        self._run("pg_ctl", "-D", self._data, "-w", "-m", "immediate", "stop")

    def url(self, database: str) -> str:
        """The URL of a database that is made for the purpose."""
        self._run("createdb", "-h", str(self.folder), "-U", USER, database)
        return f"postgresql+psycopg://{USER}@/{database}?host={self.folder}"

    def drop(self, database: str) -> None:
        """Take a database away."""
        self._run("dropdb", "-h", str(self.folder), "-U", USER, "--force", database)

    def fill(self, database: str, like: str) -> None:
        """Make a database anew as a copy of another, to which nobody is connected."""
        self.drop(database)
        self._run("createdb", "-h", str(self.folder), "-U", USER, "-T", like, database)

    def end(self) -> None:
        """Stop it and remove its folder."""
        self.stop()
        shutil.rmtree(self.folder)

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run([self._programs / program, *arguments], check=True, stdout=subprocess.DEVNULL, cwd=self.folder, **self._as)


def programs() -> Path:
    """Where PostgreSQL's programs are: Debian keeps them off the PATH."""
    places = [Path(found).resolve().parent for found in [shutil.which("initdb")] if found]
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    found = next((place for place in places if (place / "initdb").exists()), None)
    if found is None:
        message = "PostgreSQL is not there: on Debian or Ubuntu `apt-get install postgresql` brings it"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return found
