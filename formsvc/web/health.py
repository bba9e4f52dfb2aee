"""Is the web process there? Says so, and nothing else."""

from __future__ import annotations

from flask import Blueprint
from flask.typing import ResponseReturnValue

from formsvc.web.access import public

blueprint = Blueprint("health", __name__)


@blueprint.get("/health")
@public
def show_health() -> ResponseReturnValue:
    return "ok\n", 200, {"Content-Type": "text/plain; charset=utf-8"}
