"""Start-up stays light: the help imports nothing heavy."""

import subprocess
import sys


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
