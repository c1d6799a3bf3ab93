"""What all tests share."""

from pathlib import Path

import pytest
from shared import shared_folder


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared folder, or a skip."""
    return shared_folder()
