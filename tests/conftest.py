"""What all tests share."""

from pathlib import Path

import pytest
from hypothesis import settings
from shared import shared_folder

settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared folder, or a skip."""
    return shared_folder()
