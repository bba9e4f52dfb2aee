"""The layers hold: import-linter's contracts, and a core that knows the standard library only."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOMAIN = sorted((ROOT / "formsvc" / "domain").rglob("*.py"))


def test_every_contract_between_the_layers_is_kept() -> None:
    lint = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    done = subprocess.run(
        [sys.executable, "-c", lint], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
        env={"PATH": "", "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Contracts: 4 kept, 0 broken" in done.stdout


def imported(path: Path) -> set[str]:
    """The first words of what a module imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} imports by a relative path."
            found.add(node.module or "")
    return found


@pytest.mark.parametrize("path", DOMAIN, ids=lambda path: str(path.relative_to(ROOT / "formsvc")))
def test_the_core_imports_the_standard_library_and_itself_only(path: Path) -> None:
    for name in imported(path):
        own = name == "formsvc.domain" or name.startswith("formsvc.domain.")
        assert own or name.partition(".")[0] in sys.stdlib_module_names, f"{path.name} imports {name}"


def test_the_core_reads_no_clock_no_file_and_no_environment() -> None:
    """Times are handed in; chance and the world outside have no place in a judgement."""
    unwanted = {"os", "random", "time", "pathlib", "socket", "subprocess", "secrets", "uuid", "logging"}
    for path in DOMAIN:
        assert not imported(path) & unwanted, path.name
        words = path.read_text("utf-8")
        for call in ("datetime.now(", "date.today(", "utcnow(", " open("):
            assert call not in words, f"{path.name} has {call}"
