"""The filled fields of a PDF form: values and states with their places. Runs only in the cage.

Names of fields say nothing (Text1); the label is found by its place, elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pikepdf
from numpy.typing import NDArray

from formsvc.intake.reading import Box, FormField, TextSource, Tick
from formsvc.intake.reading_json import plain_text
from formsvc.intake.text_layer import upright_box

PUSH_BUTTON, PASSWORD = 1 << 16, 1 << 13
MOST_WIDGETS, DEEPEST = 2_000, 20


@dataclass
class FormContent:
    """What the widgets of one page say."""

    fields: list[FormField] = field(default_factory=list)
    ticks: list[Tick] = field(default_factory=list)
    signatures: list[Box] = field(default_factory=list)


def form_content(page: pikepdf.Page, matrix: NDArray[np.float64]) -> FormContent:
    """The fields, ticks and digital signatures on one page."""
    content = FormContent()
    annotations = page.obj.get("/Annots")
    if not isinstance(annotations, pikepdf.Array):
        return content
    for widget in list(annotations)[:MOST_WIDGETS]:
        if not isinstance(widget, pikepdf.Dictionary) or widget.get("/Subtype") != "/Widget":
            continue
        box = _place(widget, matrix)
        if box is not None:
            _take(widget, box, content)
    return content


def _take(widget: pikepdf.Dictionary, box: Box, content: FormContent) -> None:
    kind, flags = _inherited(widget, "/FT"), _inherited(widget, "/Ff")
    flags = int(flags) if isinstance(flags, int) else 0
    if kind == "/Btn":
        if not flags & PUSH_BUTTON:
            content.ticks.append(Tick(box, _is_on(widget), 1.0, TextSource.ACROFORM))
        return
    value = _inherited(widget, "/V")
    if kind == "/Sig" and value is not None:
        content.signatures.append(box)
    elif kind in ("/Tx", "/Ch") and not flags & PASSWORD:
        text = plain_text(_as_text(value).replace("\r\n", " ").replace("\r", " ").replace("\n", " "))
        if text:
            content.fields.append(FormField(text, box))


def _is_on(widget: pikepdf.Dictionary) -> bool:
    state = widget.get("/AS")
    if state is None:
        state = _inherited(widget, "/V")
        looks = widget.get("/AP")
        states = looks.get("/N") if isinstance(looks, pikepdf.Dictionary) else None
        if isinstance(states, pikepdf.Dictionary) and state is not None and str(state) not in states:
            return False
    return state is not None and str(state) not in ("/Off", "Off", "")


def _as_text(value: Any) -> str:
    if isinstance(value, pikepdf.String):
        return str(value)
    if isinstance(value, pikepdf.Array):
        return ", ".join(str(item) for item in list(value)[:50] if isinstance(item, pikepdf.String))
    if isinstance(value, pikepdf.Stream):
        return bytes(value.read_bytes()).decode("utf-8", "replace")
    if isinstance(value, pikepdf.Name):
        return str(value).lstrip("/")
    return ""


def _inherited(widget: pikepdf.Dictionary, name: str) -> Any:
    node: Any = widget
    for _ in range(DEEPEST):
        if not isinstance(node, pikepdf.Dictionary):
            return None
        value = node.get(name)
        if value is not None:
            return value
        node = node.get("/Parent")
    return None


def _place(widget: pikepdf.Dictionary, matrix: NDArray[np.float64]) -> Box | None:
    try:
        left, bottom, right, top = (float(value) for value in widget["/Rect"])
    except (KeyError, TypeError, ValueError):
        return None
    x0, y0, x1, y1 = upright_box(
        matrix, min(left, right), min(bottom, top), max(left, right), max(bottom, top)
    )
    x0, y0, x1, y1 = max(0.0, x0), max(0.0, y0), min(1.0, x1), min(1.0, y1)
    return Box(x0, y0, x1, y1) if x1 - x0 > 1e-4 and y1 - y0 > 1e-4 else None
