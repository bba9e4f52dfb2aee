"""The command line as a whole."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from formsvc import __version__
from formsvc.cli import COMMANDS, main


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_says_how_it_is_used(command, capsys):
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert f"formsvc {command}" in capsys.readouterr().out


def test_the_version_is_told(capsys):
    with pytest.raises(SystemExit):
        main(["--version"])
    assert __version__ in capsys.readouterr().out


def test_no_command_and_an_unknown_one_are_bad_input():
    for words in ([], ["fly"]):
        with pytest.raises(SystemExit) as ended:
            main(words)
        assert ended.value.code == 2


HEAVY = "import sys, formsvc.cli; print([name in sys.modules for name in ('sqlalchemy', 'flask')])"


def test_help_loads_nothing_heavy():
    loaded = subprocess.run(
        [sys.executable, "-c", HEAVY],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert loaded.strip() == "[False, False]"


def test_a_taken_port_is_named_with_the_remedy(tmp_path: Path):
    environ = {
        **os.environ,
        "FORMSVC_DEMONSTRATION": "yes",
        "FORMSVC_DATA_FOLDER": str(tmp_path / "data"),
        "FORMSVC_KEY_FILE": str(tmp_path / "keys" / "formsvc.key"),
        "FORMSVC_SECRET_KEY_FILE": str(tmp_path / "keys" / "session.key"),
    }
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        environ["FORMSVC_PORT"] = str(other.getsockname()[1])
        run = [sys.executable, "-m", "formsvc.cli"]
        subprocess.run([*run, "migrate"], env=environ, check=True)
        done = subprocess.run([*run, "web"], env=environ, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert "or set FORMSVC_PORT" in done.stderr
    assert "Traceback" not in done.stderr
