"""The shared folder with gold, sentences and corpus; its absence is a visible skip, and an error under CI=true."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def shared_folder() -> Path:
    """KHABAR_SHARED, else ../shared."""
    named = os.environ.get("KHABAR_SHARED")
    folder = Path(named) if named else ROOT.parent / "shared"
    if not (folder / "gold").is_dir():
        message = f"the shared folder with gold is not there: {folder} (set KHABAR_SHARED)"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return folder
