"""The codebook over the invented country, and what its examples come out as: worked out once for every test of this folder."""

import pytest

from khabar.codebook import load
from khabar.evaluate import examples


@pytest.fixture(scope="session")
def codebook():
    return load(world=True)


@pytest.fixture(scope="session")
def results(codebook):
    return examples.run(codebook)
