"""The net under the log (P7)."""

from __future__ import annotations

import io
import json
import logging

import pytest
import structlog

from formsvc.security.logs import configure_logs
from formsvc.security.redaction import REMOVED, redacted, redacted_value


@pytest.mark.parametrize(
    "personal",
    [
        "alma.example@force.example",
        "999 000 0018",
        "9990000018",
        "999-000-0018",
        "020 7946 0000",
        "07700 900123",
        "+44 7700 900123",
        "0161 4960000",
        "03/04/1985",
        "3.4.85",
        "1985-04-03",
        "3 April 1985",
        "3rd Apr 1985",
        "QQ123456C".replace("QQ", "AB"),
        "SW1A 1AA",
    ],
)
def test_what_looks_like_a_persons_is_taken_out(personal):
    for sentence in (personal, f"value {personal}, then more", f"({personal})", f"x={personal}"):
        assert personal not in redacted(sentence)
        assert REMOVED in redacted(sentence)


@pytest.mark.parametrize(
    "ours",
    [
        "request FS-2026-000123 took 1500 milliseconds",
        "2026-11-22T10:00:00Z",
        "0b9c7b1e-4f5a-4c57-9d0e-0d2d3a4b5c6d",
        "waitress 3.0.2 on 127.0.0.1:8460",
        "job 12345 of 67890",
    ],
)
def test_what_is_ours_stays(ours):
    assert redacted(ours) == ours


def test_values_inside_values_are_caught():
    found = redacted_value({"to": ["alma@force.example"], "count": 3, "ok": True, "none": None})
    assert found == {"to": [REMOVED], "count": 3, "ok": True, "none": None}


@pytest.fixture
def log_lines(monkeypatch):
    """What ``configure_logs`` writes; everything is put back afterwards."""
    stream = io.StringIO()
    monkeypatch.setattr("sys.stderr", stream)
    root = logging.getLogger()
    handlers, level, loud = root.handlers[:], root.level, logging.raiseExceptions
    configure_logs("info")
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.raiseExceptions = loud
    structlog.reset_defaults()


class Closed(io.StringIO):
    """A stream that cannot be written to."""

    def write(self, words: str) -> int:
        raise ValueError("I/O operation on closed file")


def test_a_log_line_is_json_with_its_ids_and_without_values(log_lines):
    structlog.contextvars.bind_contextvars(request_id="ABCD-EFGH")
    structlog.get_logger("formsvc").info("letter drawn up", letter_id="l-1", note="to alma@force.example")
    structlog.contextvars.clear_contextvars()
    (line,) = log_lines()
    assert line["event"] == "letter drawn up"
    assert (line["letter_id"], line["request_id"], line["level"]) == ("l-1", "ABCD-EFGH", "info")
    assert line["note"] == f"to {REMOVED}"


def test_an_exception_is_logged_by_kind_and_place_never_by_words(log_lines):
    try:
        raise ValueError("Alma Example, 999 000 0018, said so")
    except ValueError:
        structlog.get_logger("formsvc").error("fault", exc_info=True)
        logging.getLogger("library").exception("it failed")
    ours, theirs = log_lines()
    for line in (ours, theirs):
        assert line["error"] == "ValueError"
        assert any("test_redaction.py" in place for place in line["trace"])
        assert "Alma" not in json.dumps(line)


def test_a_library_that_logs_a_value_is_caught(log_lines):
    logging.getLogger("library").warning("could not send to %s", "alma@force.example")
    (line,) = log_lines()
    assert line["event"] == f"could not send to {REMOVED}"


def test_promise_a_log_that_cannot_be_written_prints_nothing_of_an_error(log_lines, monkeypatch):
    logging.getLogger().handlers[0].stream = Closed()
    told = io.StringIO()
    monkeypatch.setattr("sys.stderr", told)
    try:
        raise LookupError("Alma Example of 1 Any Street")
    except LookupError:
        logging.getLogger("formsvc").error("It could not be found.", exc_info=True)
    assert told.getvalue() == ""
