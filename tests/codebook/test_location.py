"""The codebook is found in a checkout, else inside the package."""

import pytest

from khabar.codebook import location


def test_a_checkout_goes_before_the_packaged_copy(tmp_path, monkeypatch):
    package = tmp_path / "src" / "khabar"
    monkeypatch.setattr(location, "_PACKAGE", package)
    with pytest.raises(FileNotFoundError, match="no codebook"):
        location.codebook_folder()
    (package / "_codebook").mkdir(parents=True)
    assert location.codebook_folder() == package / "_codebook"
    (tmp_path / "codebook").mkdir()
    assert location.codebook_folder() == package / "_codebook"  # a folder of that name beside something else is no checkout
    (tmp_path / "pyproject.toml").touch()
    assert location.codebook_folder() == tmp_path / "codebook"
