"""Chromium over the application on a port: once with 3-D, once without, as on machines in the field."""

import os
import shutil
from pathlib import Path

import pytest
from demo_site import contested as most_contested
from demo_site import demo_site, listening
from hatch_build import build, is_current

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

ARGUMENTS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium():
    """The path of Chromium; where the machine has none the tests are skipped, under CI=true they fail."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("Chromium is missing: apt-get install chromium")
    return found


@pytest.fixture(scope="session")
def built():
    """Scripts and styles as they are now."""
    if not is_current(ROOT, ROOT / "src" / "khabar" / "web" / "static" / "dist"):
        build(ROOT)


@pytest.fixture(scope="session")
def site(built):
    """The application over the ledger of the demo."""
    with demo_site() as app:
        yield app


@pytest.fixture(scope="session")
def address(site):
    """Where it can be opened."""
    with listening(site) as where:
        yield where


@pytest.fixture(scope="session")
def contested(site):
    """The id of an event that many claims of the demo contest."""
    return most_contested(site)


ENGINES = [pytest.param(("--disable-3d-apis",), id="no-webgl"), pytest.param((), id="webgl", marks=pytest.mark.slow)]


@pytest.fixture(scope="session", params=ENGINES)
def browser(request, chromium):
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=chromium, args=[*ARGUMENTS, *request.param])
        yield running
        running.close()


@pytest.fixture
def open_page(browser, address):
    """Opens a path in a tab of its own; at the end no request elsewhere and no console error may have been, but of answers ``told``."""
    wrong, contexts = [], []

    def open_path(path, width=1280, height=900, told=(), **options):
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: None if said.type != "error" or any(one in said.text for one in told) else wrong.append(said.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda asked: None if asked.url.startswith((address, "data:", "blob:")) else wrong.append(asked.url))
        page.goto(f"{address}{path}")
        if options.get("java_script_enabled", True):
            page.wait_for_selector("html[data-ready='1']")
        return page

    yield open_path
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture
def violations():
    """What axe-core finds on a page as it stands: each rule with the elements that break it."""

    def find(page):
        if not page.evaluate("typeof axe === 'object'"):
            page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("rules => axe.run({runOnly: rules})", RULES)
        return [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]]

    return find
