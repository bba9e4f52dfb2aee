"""Codes in the words of the pages."""

from __future__ import annotations

from enum import StrEnum

from flask import Flask

from formsvc.domain.codes import Nation, RequesterClass, SubjectRole, label
from formsvc.web.assessment import answer_words


def init_app(app: Flask) -> None:
    """Let templates show a code in words."""
    app.jinja_env.globals.update(
        label=label,
        requester_label=lambda code: _label(RequesterClass, code),
        subject_label=lambda code: _label(SubjectRole, code),
        nation_label=lambda code: _label(Nation, code),
        answer_words=answer_words,
    )


def _label(codes: type[StrEnum], code: str) -> str:
    return label(codes(code)) if code in tuple(codes) else ""
