"""Read YAML or JSON that somebody hands to the command line, without trusting it.

Threats: nesting that exhausts the stack, aliases that swell, keys given twice, numbers without end, tags
that build objects. YAML is read event by event: nothing is built but lists, mappings, words, yes or no, and
small numbers; an alias is the same object again, never a copy.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

DEEPEST = 30
LARGEST = 1_000_000_000  # bytes
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"), True),
    **dict.fromkeys(("no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"), False),
    **dict.fromkeys(("null", "Null", "NULL", "~", ""), None),
}
_SMALL_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,15})\Z")


class BadFile(Exception):
    """A file that cannot be read, with a code for programs and a sentence for people."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def read_documents(name: str) -> list[Any]:
    """Every document of a file, or of standard input for ``-``. Raises ``BadFile``."""
    if name == "-":
        return _read(sys.stdin.buffer.read(LARGEST + 1), "Standard input", ".yaml")
    path = Path(name)
    try:
        if path.is_file() and path.stat().st_size > LARGEST:
            raise BadFile("too_large", f"{name} is larger than {LARGEST // 1_000_000} MB. Split it.")
        with path.open("rb") as stream:
            start = stream.peek(64).lstrip()[:1] if hasattr(stream, "peek") else b""
            if start in (b"{", b"[") or path.suffix.lower() == ".json":
                return _read(stream.read(), name, path.suffix.lower())
            return list(_documents(stream, name))
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise BadFile("unreadable", f"{name} cannot be read: {reason}. Check the name.") from error


def _read(content: bytes, name: str, suffix: str) -> list[Any]:
    if len(content) > LARGEST:
        raise BadFile("too_large", f"{name} is larger than {LARGEST // 1_000_000} MB. Split it.")
    if suffix == ".json" or content.lstrip()[:1] in (b"{", b"["):
        try:
            return [json.loads(content, object_pairs_hook=_without_twins)]
        except RecursionError:
            raise _too_deep(name) from None
        except (ValueError, UnicodeDecodeError) as error:
            if suffix == ".json" or isinstance(error, _Twins):
                raise BadFile("bad_json", f"{name} is not valid JSON: {_one_line(error)}.") from None
    return list(_documents(content, name))


class _Twins(ValueError):
    pass


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    mapping = dict(pairs)
    if len(mapping) != len(pairs):
        seen: set[str] = set()
        twin = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise _Twins(f"the key “{twin[:40]}” is given twice")
    return mapping


def _documents(source: bytes | IO[bytes], name: str) -> Iterator[Any]:
    try:
        parser = _Parser(source, name)
        yield from parser.documents()
    except yaml.YAMLError as error:
        raise BadFile("bad_yaml", f"{name} is not valid YAML: {_one_line(error)}.") from None
    except (UnicodeDecodeError, ValueError) as error:
        raise BadFile("bad_yaml", f"{name} is not valid YAML: {_one_line(error)}.") from None


class _Parser:
    """Events to plain values, one document at a time."""

    def __init__(self, source: bytes | IO[bytes], name: str) -> None:
        # The C scanner alone: none of its constructors is called.
        self._parser = yaml.CSafeLoader(source)
        self._name = name
        self._anchors: dict[str, Any] = {}
        self._words: dict[str, str] = {}

    def documents(self) -> Iterator[Any]:
        while not isinstance(event := self._next(), StreamEndEvent):
            if isinstance(event, DocumentStartEvent):
                self._anchors.clear()
                yield self._value(self._next(), 0)

    def _next(self) -> Event:
        event = self._parser.get_event()
        if event is None:
            raise yaml.YAMLError("it ends too soon")
        return event

    def _value(self, event: Event, depth: int) -> Any:
        if isinstance(event, ScalarEvent):
            return self._kept(event, self._scalar(event))
        if depth >= DEEPEST:
            raise _too_deep(self._name)
        if isinstance(event, MappingStartEvent):
            return self._kept(event, self._mapping(event, depth + 1))
        if isinstance(event, SequenceStartEvent):
            return self._kept(event, self._sequence(depth + 1))
        if isinstance(event, AliasEvent) and event.anchor in self._anchors:
            return self._anchors[event.anchor]
        raise BadFile("bad_yaml", f"{self._name} refers to an anchor that is not there{_place(event)}.")

    def _kept(self, event: Any, value: Any) -> Any:
        if event.anchor is not None:
            self._anchors[event.anchor] = value
        return value

    def _scalar(self, event: Any) -> Any:
        text: str = event.value
        if event.implicit[0]:
            if text in _WORDS:
                return _WORDS[text]
            if text[0] in "-0123456789" and _SMALL_NUMBER.match(text):
                return int(text)
        return self._words.setdefault(text, text) if len(text) < 40 else text

    def _sequence(self, depth: int) -> list[Any]:
        values = []
        while not isinstance(event := self._next(), SequenceEndEvent):
            values.append(self._value(event, depth))
        return values

    def _mapping(self, start: Event, depth: int) -> dict[Any, Any]:
        mapping: dict[Any, Any] = {}
        while not isinstance(event := self._next(), MappingEndEvent):
            key = self._value(event, depth)
            if isinstance(key, dict | list):
                raise BadFile("bad_yaml", f"{self._name} has a list where a key is needed{_place(event)}.")
            if key in mapping:
                twin = str(key)[:40]
                raise BadFile("bad_yaml", f"{self._name} gives the key “{twin}” twice{_place(event)}.")
            mapping[key] = self._value(self._next(), depth)
        return mapping


def _place(event: Event) -> str:
    mark = event.start_mark
    return f" (line {mark.line + 1})" if mark is not None else ""


def _too_deep(name: str) -> BadFile:
    return BadFile("too_deep", f"{name} is nested more than {DEEPEST} deep. Make it flatter.")


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200].rstrip(".")
