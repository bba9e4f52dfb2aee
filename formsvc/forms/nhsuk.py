"""The NHS.UK components, called from Python and from pages as ``nhsuk.button({…})``.

Their environment is their own: they count on undefined values printing nothing, which our pages must not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from jinja2 import ChainableUndefined, Environment, PackageLoader
from markupsafe import Markup

Params = Mapping[str, Any]
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


class Components:
    """One attribute for each macro: ``Components().errorSummary({...})``."""

    def __getattr__(self, macro: str) -> Callable[[Params], Markup]:
        if macro.startswith("_"):
            raise AttributeError(macro)
        return _macro(macro)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("nhsuk_frontend_jinja"),
        undefined=ChainableUndefined,
        autoescape=True,
        trim_blocks=True,  # the same page in a third of the bytes
        lstrip_blocks=True,
    )


@cache
def _macro(name: str) -> Callable[[Params], Markup]:
    folder = _FOLDERS.get(name) or _CAPITAL.sub("-", name).lower()
    module = _environment().get_template(f"nhsuk/components/{folder}/macro.jinja").module
    macro: Callable[[Params], Markup] = getattr(module, name)
    return macro


_FOLDERS = {"table": "tables"}
