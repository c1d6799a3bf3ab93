"""Where the codebook's files are: beside a checkout, or inside the installed package."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def codebook_folder() -> Path:
    """The folder of YAML that is read when no other is named: a checkout's ``codebook``, else the copy in the wheel.

    Raises ``FileNotFoundError`` where neither stands.
    """
    checkout = _PACKAGE.parents[1]
    if (checkout / "pyproject.toml").is_file() and (checkout / "codebook").is_dir():
        return checkout / "codebook"
    packaged = _PACKAGE / "_codebook"
    if packaged.is_dir():
        return packaged
    raise FileNotFoundError(f"no codebook: neither {checkout / 'codebook'} nor {packaged} is a folder")
