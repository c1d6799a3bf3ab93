"""Pictures of every page over the ledger of the demo: both languages, wide and on a telephone, light; some dark and as printed.

`make screenshots` writes them to screenshots/. They are to be looked at: by people, before anything that changes pages goes out.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

ROOT = Path(__file__).resolve().parent.parent
_SIZES = {"wide": (1280, 900), "phone": (320, 640)}
_LEAST_BYTES = 6000
"""Of a picture: a page without anything on it makes one of three kilobytes."""


class Shot(Struct, frozen=True):
    """One picture: the path of its page, its language, its size, how it is looked at (light, dark, print)."""

    path: str
    language: str
    size: str
    look: str = "light"

    @property
    def name(self) -> str:
        """The name of its file."""
        page = re.sub(r"[^a-zA-Z0-9.-]+", "-", self.path).strip("-")
        return f"{page}.{self.language}.{self.size}.{self.look}.png"


def shots(paths: list[str]) -> Iterator[Shot]:
    """Every page in both languages and sizes; in the dark and as printed in Arabic."""
    for path in paths:
        for language in ("ar", "en"):
            yield from (Shot(path, language, size) for size in _SIZES)
        yield Shot(path, "ar", "wide", "dark")
        yield Shot(path, "ar", "wide", "print")


def take(browser: Any, address: str, shot: Shot, folder: Path, contested: str) -> str | None:
    """Write one picture; gives what is wrong with it."""
    width, height = _SIZES[shot.size]
    scheme = "dark" if shot.look == "dark" else "light"
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, locale=shot.language)
    page = context.new_page()
    answer = page.goto(f"{address}/{shot.language}/{shot.path.replace('CONTESTED', contested)}")
    if not answer.ok:
        context.close()
        return f"answered {answer.status}"
    page.wait_for_selector("html[data-ready='1']")
    for drawn in page.locator("[data-map]").all():
        drawn.scroll_into_view_if_needed()
        page.wait_for_selector("[data-map][data-drawn='1']")
    page.evaluate("scrollTo(0, 0)")  # what is sticky stands where it does when a page is opened
    if shot.look == "print":
        page.emulate_media(media="print")
    file = folder / shot.name
    page.screenshot(path=str(file), full_page=True)
    too_wide = page.evaluate("document.documentElement.scrollWidth") > width
    context.close()
    if too_wide:
        return "wider than its screen"
    return "blank" if file.stat().st_size < _LEAST_BYTES else None


def main() -> int:
    """Write all pictures, or those of pages whose path holds a word; 1 where one is blank or too wide, or a page is not answered."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path, default=ROOT / "screenshots")
    options.add_argument("--only", default="", help="Pages whose path holds this.")
    chosen = options.parse_args()
    sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "browser"), str(ROOT)]
    demo, pages = importlib.import_module("demo_site"), importlib.import_module("test_every_page").PAGES
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("Chromium is missing: apt-get install chromium", file=sys.stderr)
        return 2
    chosen.out.mkdir(parents=True, exist_ok=True)
    return _all(chromium, demo, [path for path in pages if chosen.only in path], chosen.out)


def _all(chromium: str, demo: Any, paths: list[str], folder: Path) -> int:
    from playwright.sync_api import sync_playwright

    wrong = 0
    with demo.demo_site() as app, demo.listening(app) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for shot in shots(paths):
            fault = take(browser, address, shot, folder, demo.contested(app))
            wrong += fault is not None
            print(shot.name, fault or "")
        browser.close()
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
