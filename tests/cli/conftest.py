import importlib.util
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

_spec = importlib.util.spec_from_file_location("cli_stub", Path(__file__).with_name("stub.py"))
stub = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(stub)

TEXT = "قصفت طائرة مسيرة قاعدة النخلة الجوية فجر الخميس"


class Result:
    """What a run gave: exit code, coded documents, lines of standard error."""

    def __init__(self, result):
        self.code, self.out, self.err = result.exit_code, result.stdout, result.stderr.splitlines()
        self.raw = result

    @property
    def documents(self):
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def khabar(monkeypatch, tmp_path):
    """Runs the command line in a fresh folder with a stub of the engine."""
    stub.install(monkeypatch)
    monkeypatch.chdir(tmp_path)
    from khabar.cli import main

    def run(*arguments, stdin=None):
        result = CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Result(result)

    return run


@pytest.fixture
def text():
    return TEXT
