"""What may and may not be in the repository."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from formsvc.web.letter_fonts import PACKAGE

HOUSE = Path(__file__).resolve().parents[1]
REGISTRIES = re.compile(
    "|".join(
        (
            "py" + r"pi\.org",
            "python" + r"hosted\.",
            "registry\\." + "npm",
            "npm" + r"js\.",
            "deb\\." + "debian",
        )
    )
)
MACHINE_PATHS = re.compile("(?<![A-Za-z0-9.{}])/(" + "work|home/[a-z]+|root|Users|tmp" + ")/[A-Za-z0-9]")


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=HOUSE, capture_output=True, check=True)
    return [HOUSE / name for name in listed.stdout.decode().split("\0") if name and (HOUSE / name).is_file()]


def texts() -> dict[Path, str]:
    found = {}
    for path in tracked():
        try:
            found[path.relative_to(HOUSE)] = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue  # a picture or a Word file
    return found


def test_no_registry_is_named():
    assert [str(path) for path, text in texts().items() if REGISTRIES.search(text)] == []


def test_no_path_of_somebodys_machine_is_named():
    known = {Path("tests/test_repository.py")}
    assert [
        str(path) for path, text in texts().items() if path not in known and MACHINE_PATHS.search(text)
    ] == []


def test_nothing_that_the_set_up_makes_is_kept():
    made = ("formsvc/web/static/vendor/", "var/", ".venv/", "node_modules/")
    names = [str(path.relative_to(HOUSE)) for path in tracked()]
    assert [
        name
        for name in names
        if name.startswith(made) or name.endswith((".ttf", ".woff2", ".sqlite3", ".key"))
    ] == []


def test_no_key_or_password_file_is_kept():
    assert [str(path) for path, text in texts().items() if "BEGIN " + "PRIVATE KEY" in text] == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_locked_python_package_has_its_digests(name: str):
    text = (HOUSE / name).read_text().replace("\\\n", " ")
    pins = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    assert len(pins) > 50
    assert [
        pin for pin in pins if not re.fullmatch(r"\S+==\S+( ; .+?)?( +--hash=sha256:[0-9a-f]{64})+ *", pin)
    ] == []


def test_every_locked_npm_package_has_its_digest():
    packages = json.loads((HOUSE / "package-lock.json").read_text())["packages"]
    taken = {name: package for name, package in packages.items() if name}
    assert f"node_modules/{PACKAGE}" in taken
    assert [name for name, package in taken.items() if not package["integrity"].startswith("sha512-")] == []
    assert [name for name, package in taken.items() if "resolved" in package] == []


def test_the_locked_packages_are_those_that_are_asked_for():
    asked = (HOUSE / "pyproject.toml").read_text().split("\ndependencies = [", 1)[1].split("]\n", 1)[0]
    wanted = set(re.findall(r'^ +"([a-z0-9-]+)', asked, re.MULTILINE))
    locked = set(
        re.findall(r"^([a-z0-9-]+)(?:\[\w+\])?==", (HOUSE / "requirements.txt").read_text(), re.MULTILINE)
    )
    assert wanted - locked == set()


def test_scripts_can_be_run():
    for name in ("run", "install-debian-packages"):
        assert (HOUSE / ".ci" / name).stat().st_mode & 0o111
