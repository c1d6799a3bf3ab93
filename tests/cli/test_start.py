"""Start-up stays light: the help imports nothing heavy."""

import contextlib
import os
import pty
import subprocess
import sys

import pytest


def test_help_imports_no_engine_and_no_rich():
    script = (
        "import sys; from khabar.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "print(sorted({'msgspec', 'rich', 'yaml', 'khabar.pipeline', 'khabar.codebook'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_every_command_has_a_short_help_and_a_long_one():
    from click.testing import CliRunner

    from khabar.cli import _COMMANDS, main

    for name in _COMMANDS:
        result = CliRunner().invoke(main, [name, "--help"])
        assert result.exit_code == 0, result.output
        assert "Usage: " in result.stdout


@pytest.mark.parametrize(("arguments", "shown"), [(["-o", "out.jsonl"], True), ([], False), (["--format", "jsonl"], False)])
def test_a_bar_on_a_terminal_that_is_not_written_to(tmp_path, arguments, shown):
    (tmp_path / "a.txt").write_text("قصف الجيش البلدة أمس", encoding="utf-8")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "khabar", "code", "a.txt", *arguments]
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=tmp_path, env=os.environ | {"TERM": "xterm"})
    os.close(theirs)
    said = b""
    with contextlib.suppress(OSError):  # so a terminal ends
        while chunk := os.read(ours, 4096):
            said += chunk
    assert process.wait() == 0
    assert (b"coding" in said) is shown


def test_arabic_goes_in_and_out_whatever_the_locale():
    plain = {name: value for name, value in os.environ.items() if name not in ("LANG", "LC_ALL", "PYTHONIOENCODING")}
    odd = plain | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "latin-1"}
    command = [sys.executable, "-m", "khabar", "explain", "قصف الجيش البلدة أمس", "--published", "2024-03-14"]
    outputs = [subprocess.run(command, capture_output=True, env=env, check=True).stdout for env in (plain, odd)]
    assert outputs[0] == outputs[1]
    assert "قصف الجيش" in outputs[0].decode()
