"""Fields drawn as NHS.UK components: ``{{ form.reason() }}``, or ``(heading=True)`` for the page's h1.

The traps (engineering notes, section 5): radios and checkboxes take ``idPrefix``, never ``id``, or an error's
link leads to the group; the first box of a date carries the field's id.
"""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from formsvc.forms.nhsuk import Components

Params = dict[str, Any]
_OWN_PARAMS = frozenset({"autocomplete", "inputmode", "spellcheck"})  # attributes the component writes itself
_nhsuk = Components()


def _common(field: Any, *, heading: bool, size: str) -> Params:
    params: Params = {"name": field.name}
    words: Params = {"text": field.label.text}
    if heading:
        words |= {"isPageHeading": True, "size": "l"}
    elif size:
        words["size"] = size
    params["label"] = words
    if field.description:
        params["hint"] = {"text": field.description}
    if getattr(field, "described_by", ""):  # words that the page puts beside the field
        params["describedBy"] = field.described_by
    if field.errors:
        params["errorMessage"] = {"text": str(field.errors[0])}
    return params


def _in_fieldset(params: Params, *, hidden: bool = False) -> Params:
    legend = params.pop("label")
    if hidden:
        legend["classes"] = "nhsuk-u-visually-hidden"
    elif "size" not in legend:
        legend["size"] = "s"
    fieldset: Params = {"legend": legend}
    if "describedBy" in params:
        fieldset["describedBy"] = params.pop("describedBy")
    return {**params, "fieldset": fieldset}


class TextInput:
    """A box of one line."""

    validation_attrs = ()

    def __init__(
        self,
        *,
        type: str = "text",
        inputmode: str = "",
        autocomplete: str = "",
        spellcheck: bool | None = None,
    ) -> None:
        self.params: Params = {"type": type}
        if inputmode:
            self.params["inputmode"] = inputmode
        if autocomplete:
            self.params["autocomplete"] = autocomplete
        if spellcheck is not None:
            self.params["spellcheck"] = spellcheck

    def __call__(self, field: Any, *, heading: bool = False, size: str = "s", **attributes: Any) -> Markup:
        params = {**_common(field, heading=heading, size=size), **self.params, "id": field.id}
        if field.width:
            params["width"] = field.width
        params |= {name: attributes.pop(name) for name in _OWN_PARAMS & attributes.keys()}
        return _nhsuk.input({**params, "value": field.data or "", "attributes": attributes})


class PasswordInput:
    """A password box with a button that shows it; the value is never sent back."""

    def __call__(self, field: Any, *, heading: bool = False, size: str = "s") -> Markup:
        return _nhsuk.passwordInput({**_common(field, heading=heading, size=size), "id": field.id})


class TextArea:
    """A box of several lines, with the count of characters left where the field has a limit of its own."""

    def __call__(self, field: Any, *, heading: bool = False, size: str = "s", **attributes: Any) -> Markup:
        params = {**_common(field, heading=heading, size=size), "id": field.id, "rows": field.rows}
        params |= {"value": field.data or "", "attributes": attributes}
        if field.counts:
            return _nhsuk.characterCount({**params, "maxlength": field.most})
        return _nhsuk.textarea(params)


class Radios:
    """One of a few; an option may carry a hint and reveal fields, which without script are always there."""

    def __call__(self, field: Any, *, form: Any = None, heading: bool = False, size: str = "s") -> Markup:
        params = _in_fieldset(_common(field, heading=heading, size=size))
        items = _items(field, form, chosen={str(field.data)} if field.data is not None else set())
        params["small"] = getattr(field, "small", False)  # a dense form beside a scan
        return _nhsuk.radios({**params, "idPrefix": field.id, "inline": field.inline, "items": items})


class Checkboxes:
    """Any number of a few."""

    def __call__(self, field: Any, *, form: Any = None, heading: bool = False, size: str = "s") -> Markup:
        hidden = getattr(field, "legend_hidden", False) and not heading
        params = _in_fieldset(_common(field, heading=heading, size=size), hidden=hidden)
        ticked = {"yes"} if field.data is True else {str(value) for value in field.data or ()}
        items = _items(field, form, chosen=ticked)
        params["small"] = getattr(field, "small", False)
        return _nhsuk.checkboxes({**params, "idPrefix": field.id, "items": items})


def _items(field: Any, form: Any, *, chosen: set[str]) -> list[Params]:
    items: list[Params] = []
    for number, choice in enumerate(field.options):
        if choice.divider:
            items.append({"divider": choice.divider})
        item: Params = {
            "value": choice.value,
            "text": choice.label,
            "checked": str(choice.value) in chosen,
            "id": field.id if number == 0 else f"{field.id}-{number + 1}",
        }
        if choice.hint:
            item["hint"] = {"text": choice.hint}
        if choice.alone:
            item["behaviour"] = "exclusive"
        if choice.reveals:
            item["conditional"] = {"html": _revealed(field, form, choice.reveals)}
        items.append(item)
    return items


def _revealed(field: Any, form: Any, names: tuple[str, ...]) -> Markup:
    if form is None:
        form = field._form
    return Markup("\n").join(form[name]() for name in names)


class Select:
    """One of many, in a list that drops down."""

    def __call__(self, field: Any, *, heading: bool = False, size: str = "s") -> Markup:
        params = {**_common(field, heading=heading, size=size), "id": field.id}
        chosen = "" if field.data is None else str(field.data)
        items: list[Params] = [{"value": "", "text": "Choose one", "selected": not chosen}]
        items += [
            {"value": choice.value, "text": choice.label, "selected": str(choice.value) == chosen}
            for choice in field.options
        ]
        return _nhsuk.select({**params, "items": items})


_BOXES = {
    "day": ("Day", 2),
    "month": ("Month", 2),
    "year": ("Year", 4),
    "time": ("Time", 5),
}


class DateBoxes:
    """Day, month, year, and perhaps time, each in a box of its own."""

    def __call__(self, field: Any, *, heading: bool = False, size: str = "s") -> Markup:
        params = _in_fieldset(_common(field, heading=heading, size=size))
        params.pop("name")
        wrong = field.faulty or (field.parts if field.errors else ())
        items = [self._box(field, part, part in wrong) for part in field.parts]
        return _nhsuk.dateInput({**params, "id": f"{field.id}-boxes", "items": items})

    def _box(self, field: Any, part: str, is_wrong: bool) -> Params:
        words, width = _BOXES[part]
        return {
            "id": field.box_id(part),
            "name": f"{field.name}-{part}",
            "label": words,
            "value": field.typed[part],
            "width": width,
            "inputmode": "numeric" if part != "time" else "text",
            "error": is_wrong,
        }


class FileInput:
    """Files from the person's computer."""

    def __call__(self, field: Any, *, heading: bool = False, size: str = "s") -> Markup:
        params = {**_common(field, heading=heading, size=size), "id": field.id, "multiple": field.multiple}
        if field.accept:
            params["attributes"] = {"accept": field.accept}
        return _nhsuk.fileUpload(params)
