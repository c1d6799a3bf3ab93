"""What all tests share."""

import signal
from pathlib import Path

import pytest
from hypothesis import settings
from shared import shared_folder

settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell without a terminal has what it starts in the background ignore Ctrl-C, and so would the processes whose end by it is tested.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared folder, or a skip."""
    return shared_folder()
