"""The rules of the house that no tool checks: where Arabic may stand, sizes, paths in the map, what may not be in a file."""

import ast
import importlib.util
import json
import re
import subprocess
from pathlib import Path

import pytest

import khabar

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "khabar"
ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
MAY_HOLD_ARABIC = ("text", "locale", "demo")
LONGEST_MODULE, LONGEST_FUNCTION, MOST_PARAMETERS = 300, 40, 7
MODULES = sorted(path.relative_to(ROOT).as_posix() for path in [*SOURCE.rglob("*.py"), *(ROOT / "tools").glob("*.py")])


def tracked_files():
    """What git tracks or would track."""
    names = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, check=False
    ).stdout.decode()
    return [ROOT / name for name in names.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("module", MODULES)
def test_no_arabic_letter_outside_text_locale_and_demo(module):
    parts = Path(module).parts
    if parts[0] == "tools" or parts[2] in MAY_HOLD_ARABIC:
        return
    lines = (ROOT / module).read_text(encoding="utf-8").splitlines()
    assert [number for number, line in enumerate(lines, 1) if ARABIC.search(line)] == []


@pytest.mark.parametrize("module", MODULES)
def test_modules_and_functions_are_short(module):
    source = (ROOT / module).read_text(encoding="utf-8")
    assert source.count("\n") < LONGEST_MODULE
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    lengths = {node.name: (node.end_lineno or 0) - node.lineno + 1 for node in functions}
    assert {name: length for name, length in lengths.items() if length >= LONGEST_FUNCTION} == {}


@pytest.mark.parametrize("module", MODULES)
def test_no_more_than_seven_parameters(module):
    tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    counts = {node.name: len(parameters(node)) for node in functions}
    assert {name: count for name, count in counts.items() if count > MOST_PARAMETERS} == {}


def parameters(function):
    names = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)]
    return [name for name in names if name not in ("self", "cls")]


def test_no_module_is_called_for_nothing_in_particular():
    assert [path for path in SOURCE.rglob("*") if path.stem in ("utils", "helpers", "common", "misc")] == []


def test_every_path_the_map_names_exists():
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = set(
        re.findall(r"`((?:src|codebook|tests|tools|docs|\.ci)/[\w./-]*|[A-Z]\w+\.md|Makefile|pyproject\.toml|constraints\.txt)`", text)
    )
    assert len(named) > 20
    assert sorted(name for name in named if not (ROOT / name).exists()) == []


def test_the_map_names_every_package():
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    packages = {f"src/khabar/{path.parent.name}/" for path in SOURCE.glob("*/__init__.py")}
    assert sorted(name for name in packages if name not in text) == []


def test_links_between_pages_lead_somewhere():
    for page in [ROOT / "README.md", ROOT / "ARCHITECTURE.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")]:
        targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text(encoding="utf-8"))
        assert [target for target in targets if not (page.parent / target).exists()] == [], page


def test_no_file_names_a_machine_or_a_registry():
    forbidden = re.compile(r"(?:/home/\w|/Users/\w|/work/\w|/root/|file:///|pypi\.org|files\.pythonhosted|--index-url|registry\.npmjs)")
    texts = [path for path in tracked_files() if path.suffix in (".py", ".md", ".toml", ".txt", ".yaml", ".sh", ".json") or not path.suffix]
    for path in texts:
        if path == Path(__file__):
            continue
        lines = path.read_text(encoding="utf-8").splitlines()
        assert [number for number, line in enumerate(lines, 1) if forbidden.search(line)] == [], path


def test_constraints_pin_versions_and_nothing_else():
    lines = [line for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][0-9a-z.]*", line)] == []


def test_version_and_changelog_agree():
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## {re.escape(khabar.__version__)}\b", text, re.MULTILINE)


def tool(name):
    spec = importlib.util.spec_from_file_location(f"{name}_tool", ROOT / "tools" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_reference_of_the_command_line_is_current():
    assert (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8") == tool("reference").page(), "run `make reference`"


def test_the_tour_of_the_readme_shows_what_comes_out():
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    assert page == tool("tour").filled(page), "run `make reference`"


def test_decisions_are_numbered_and_follow_the_template():
    pages = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    assert [int(page.name[:4]) for page in pages] == list(range(len(pages)))
    for page in pages[1:]:
        text = page.read_text(encoding="utf-8")
        assert all(f"## {heading}" in text for heading in ("Question", "Decision", "Because", "Price")), page.name


def test_demo_reports_are_many_marked_and_of_four_outlets():
    reports = [json.loads(line) for line in (SOURCE / "demo" / "reports.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(reports) >= 14
    assert len({report["outlet"] for report in reports}) == 4
    assert all(report["outlet"].startswith("demo-") and "Written for the demo" in report["written_for"] for report in reports)
    assert all(80 <= len(report["text"].split()) <= 180 for report in reports)
    assert len({report["doc_id"] for report in reports}) == len(reports)
    assert all(report["text"].startswith(report["title"] + "\n\n") for report in reports)
