"""The README, SECURITY.md and the docs say what is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from formsvc.cli import COMMANDS
from formsvc.domain.status_diagram import draw_status_diagram
from formsvc.settings import setting_names

HOUSE = Path(__file__).resolve().parents[1]
README = (HOUSE / "README.md").read_text()
SECURITY = (HOUSE / "SECURITY.md").read_text()
PAGES = [HOUSE / "README.md", HOUSE / "SECURITY.md", *sorted((HOUSE / "docs").rglob("*.md"))]


def section(title: str) -> str:
    return README.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]


def test_the_readme_goes_from_what_it_is_to_what_changed():
    assert re.findall(r"^## (.+)$", README, re.MULTILINE) == [
        "Run it",
        "A tour",
        "Test it",
        "Command line",
        "Settings",
        "Where a request is",
        "Decisions taken, and why",
        "Limits, and facts not verified",
        "A real installation",
        "CHANGELOG",
    ]


def test_every_setting_is_in_the_table_and_no_other():
    rows = re.findall(r"^\| `(FORMSVC_[A-Z0-9_]+)` \|", section("Settings"), re.MULTILINE)
    assert sorted(rows) == sorted(setting_names())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_names_a_setting_that_is_not_there(page: Path):
    assert set(re.findall(r"FORMSVC_[A-Z0-9_]+", page.read_text())) <= set(setting_names())


def test_the_diagram_is_drawn_from_the_table():
    assert f"```mermaid\n{draw_status_diagram()}\n```" in section("Where a request is")


def test_every_command_is_in_the_table_and_no_other():
    assert set(re.findall(r"`formsvc ([a-z-]+)", section("Command line"))) == set(COMMANDS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path):
    links = re.findall(r"\]\(([^)#:]+)\)", page.read_text())
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_make_target_that_is_named_is_there(page: Path):
    targets = set(re.findall(r"^([a-z]+):", (HOUSE / "Makefile").read_text(), re.MULTILINE))
    assert set(
        re.findall(r"`make ([a-z]+)`|^make ([a-z]+)$|&& make ([a-z]+)", page.read_text(), re.MULTILINE)
    ) <= {found for target in targets for found in ((target, "", ""), ("", target, ""), ("", "", target))}


def test_the_layers_are_those_that_are_held():
    held = (HOUSE / "pyproject.toml").read_text().split("layers = [", 1)[1].split("]", 1)[0]
    layers = re.findall(r'^ +"([^"]+)",', held, re.MULTILINE)
    assert "\n".join(f"  {layer}" for layer in layers) in section("Decisions taken, and why")


def test_the_words_of_the_tour_are_on_the_pages():
    places = [*(HOUSE / "templates").rglob("*.html"), *(HOUSE / "formsvc").rglob("*.py")]
    shown = "\n".join(place.read_text() for place in places)
    tour = " ".join(section("A tour").split())
    quoted = set(re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", tour)) - {"Share with consent"}
    assert len(quoted) > 15
    assert sorted(words for words in quoted if words.rstrip(".") not in shown) == []


def test_every_promise_names_a_test_that_exists():
    tests = "\n".join(path.read_text() for path in (HOUSE / "tests").rglob("test_*.py"))
    promises = SECURITY.split("## What we promise", 1)[1].split("\n## ", 1)[0]
    rows = [line for line in promises.splitlines() if line.startswith("| ") and "promise |" not in line]
    assert len(rows) >= 10
    for row in rows:
        named = re.findall(r"`(test_\w+)`", row)
        assert named, row
        assert [name for name in named if f"def {name}(" not in tests] == []


@pytest.mark.parametrize("unit", sorted((HOUSE / "docs" / "systemd").iterdir()), ids=lambda unit: unit.name)
def test_a_unit_starts_a_command_that_exists(unit: Path):
    started = re.findall(r"^Exec\w+=\S+/formsvc ([a-z-]+)$", unit.read_text(), re.MULTILINE)
    assert started
    assert set(started) <= set(COMMANDS)
