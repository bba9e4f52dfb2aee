"""The wordings: Markdown with Jinja in ``letter_templates/``, versioned by what they say.

Each body begins with a comment that names its version and source. The version a letter carries is that
declared version and the digest of every file the body draws on, so an amended wording is another version
whatever it declares.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import fields
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, Template, TemplateError, TemplateNotFound, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment

from formsvc.documents.typed_values import EmptyValue, as_lines, finalize, format_nhs_number, together
from formsvc.domain.errors import DomainError

_DECLARED = re.compile(r"\{#\s*version (?P<version>[\w.]+)\b")
_BLANK_LINES = re.compile(r"\n{3,}")


class WordingFault(DomainError):
    """A wording asks for what is not there, or cannot be read."""


class Wordings:
    """The wordings of one folder. ``render`` gives Markdown in which every typed value is only words."""

    def __init__(self, folder: Path) -> None:
        self._environment = ImmutableSandboxedEnvironment(
            loader=FileSystemLoader(folder),
            undefined=StrictUndefined,
            finalize=finalize,
            autoescape=False,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            extensions=[],
        )
        self._environment.filters["lines"] = as_lines
        self._environment.filters["nhs"] = format_nhs_number
        self._environment.filters["together"] = together
        self._compiled: dict[str, Template] = {}
        self._versions: dict[str, str] = {}

    def render(self, name: str, context: Any) -> str:
        """The Markdown of the wording called ``name`` for a frozen context of its kind."""
        values = {field.name: getattr(context, field.name) for field in fields(context)}
        return self._rendered(name, values)

    def version(self, name: str) -> str:
        """The declared version and the digest of the body with all that it includes."""
        if name not in self._versions:
            sources = {part: self._source(part) for part in sorted(self._parts(name))}
            declared = _DECLARED.match(sources[name])
            digest = hashlib.sha256("\0".join(f"{k}\0{v}" for k, v in sources.items()).encode()).hexdigest()[
                :16
            ]
            self._versions[name] = f"{declared['version'] if declared else 'undeclared'}+sha256:{digest}"
        return self._versions[name]

    def asks_for(self, name: str) -> frozenset[str]:
        """Every name that the body, with what it includes, takes from its context."""
        asked: set[str] = set()
        for part in self._parts(name):
            asked |= meta.find_undeclared_variables(self._environment.parse(self._source(part)))
        return frozenset(asked)

    @cached_property
    def style_sheet(self) -> str:
        return self._source("frame/letter.css")

    def _rendered(self, name: str, values: Mapping[str, Any]) -> str:
        try:
            if name not in self._compiled:
                self._compiled[name] = self._environment.get_template(name)
            return _BLANK_LINES.sub("\n\n", self._compiled[name].render(values))
        except (TemplateError, EmptyValue) as error:
            raise WordingFault(
                f"The wording {name} could not be filled in: {_reason(error)} Ask whoever keeps the letter "
                f"wordings."
            ) from error

    def _source(self, name: str) -> str:
        try:
            loader = self._environment.loader
            assert loader is not None  # noqa: S101 -- given above
            return loader.get_source(self._environment, name)[0]
        except TemplateNotFound as error:
            raise WordingFault(
                f"The wording {name} is not installed. Restore the folder of letter wordings."
            ) from error

    def _parts(self, name: str) -> set[str]:
        found, waiting = set[str](), [name]
        while waiting:
            part = waiting.pop()
            if part in found:
                continue
            found.add(part)
            parsed = self._environment.parse(self._source(part))
            waiting += [used for used in meta.find_referenced_templates(parsed) if used is not None]
        return found


def _reason(error: Exception) -> str:
    text = str(error) or type(error).__name__
    return text if text.endswith(".") else text + "."
