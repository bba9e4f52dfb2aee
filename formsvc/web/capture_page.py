"""The page of the request form put together: values, marks, page pictures, what to say about the reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from formsvc.domain.capture import Capture, Value
from formsvc.domain.document import Document, PagePicture, ReadingStatus
from formsvc.forms.capture import GROUPS, CaptureForm, kept_value, label_of, shown_values, words_of
from formsvc.services.view_capture import CaptureView, Reading
from formsvc.web import capture_marks
from formsvc.web.capture_marks import Box, Found, Mark


@dataclass(frozen=True)
class ShownPicture:
    """One page as it stands beside the form."""

    document: Document
    picture: PagePicture
    label: str
    anchor: str
    boxes: Sequence[Box]


@dataclass(frozen=True)
class Difference:
    """One field in which a colleague's form differs from this person's."""

    label: str
    theirs: str
    yours: str


class CapturePage:
    """What one form page shows. Suggestions fill it until a person has confirmed it once."""

    def __init__(self, view: CaptureView, *, by_hand: bool = False) -> None:
        self.view = view
        self.request = view.request
        self.is_confirmed = bool(view.request.capture.values)
        self.document = self._suggesting()
        fills = not by_hand and not self.is_confirmed
        self.found: dict[str, Found] = capture_marks.suggestions(self.document) if fills else {}
        self.marks: Mapping[str, Mark] = (
            capture_marks.confirmed_marks(view.request.capture, view.names)
            if self.is_confirmed
            else capture_marks.suggestion_marks(self.found)
        )

    def _suggesting(self) -> Document | None:
        """As ``services.capture``: the first that was read; none before the last has been tried."""
        if self.view.progress.state.is_going_on:
            return None
        return next((d for d in self.view.documents if d.status is ReadingStatus.READ), None)

    @property
    def read_from(self) -> str:
        """Which reading filled the form, so that a later one is not mistaken for it."""
        return f"{self.document.id}:{self.document.version}" if self.document and self.found else ""

    def filled_form(self) -> CaptureForm:
        """The form as it is first shown."""
        return self._ready(CaptureForm(formdata=None, data=shown_values(self.values())))

    def sent_form(self) -> CaptureForm:
        """The form as it was sent, with its marks."""
        return self._ready(CaptureForm())

    def values(self) -> dict[str, Value]:
        if self.is_confirmed:
            return self.request.capture.plain()
        return {"nation": self.view.practice_nation, **capture_marks.suggestion_values(self.found)}

    def _ready(self, form: CaptureForm) -> CaptureForm:
        for field in form:
            field.small = True
        for key, mark in self.marks.items():
            if key in form:
                form[key].described_by = mark.id
        return form

    @property
    def unsure_keys(self) -> list[str]:
        """The fields that were filled with doubt, in the order of the form."""
        keys = [key for _, names in GROUPS for key in names]
        return [key for key in keys if key in self.marks and self.marks[key].is_unsure]

    def unsure_left(self, form: CaptureForm) -> list[str]:
        """Doubtful values that stand in the form as they were read."""
        before = CaptureForm(formdata=None, data=shown_values(self.values()))
        return [key for key in self.unsure_keys if kept_value(form[key]) == kept_value(before[key])]

    def as_read(self, values: dict[str, Value]) -> dict[str, Value]:
        """Values in the order in which they were read or kept, where only the order differs."""
        read = self.values()
        return {key: _in_order(value, read.get(key)) for key, value in values.items()}

    @property
    def pictures(self) -> list[ShownPicture]:
        """Every page of every document, in order."""
        several = sum(1 for document in self.view.documents if document.pictures) > 1
        shown = []
        for number, document in enumerate(self.view.documents, 1):
            for picture in document.pictures:
                label = f"Page {picture.number}" + (f" of document {number}" if several else "")
                boxes = (
                    capture_marks.boxes_of_page(self.found, picture.number)
                    if self.document is not None and document.id == self.document.id
                    else []
                )
                shown.append(ShownPicture(document, picture, label, f"page-{number}-{picture.number}", boxes))
        return shown

    def boxes_shown(self) -> frozenset[str]:
        """The places that a mark may lead to: those on a page whose picture is here."""
        return frozenset(box.id for picture in self.pictures for box in picture.boxes)

    @property
    def warnings(self) -> list[str]:
        """What the reader could not be sure of, once each."""
        return list(dict.fromkeys(words for document in self.view.documents for words in document.warnings))

    @property
    def troubled(self) -> list[tuple[Document, str]]:
        """The documents that were not read, each with what to say."""
        states = self.view.progress.states
        return [(d, trouble(d, states[d.id])) for d in self.view.documents if trouble(d, states[d.id])]


def _in_order(value: Value, read: Value) -> Value:
    if isinstance(value, tuple) and isinstance(read, tuple) and set(value) == set(read):
        return read
    return value


def trouble(document: Document, state: Reading) -> str:
    """Why a document was not read, in the words of the security guide; empty when it was or may yet be."""
    if state is Reading.DESTROYED:
        return f"{document.refusal} The original was then destroyed."
    if state is Reading.REFUSED:
        return document.refusal
    if state is Reading.STOPPED:
        return "We tried several times and could not read it. It is kept safe. Have it read again."
    return ""


def differences(yours: Mapping[str, Value], now: Capture) -> list[Difference]:
    """Where a colleague's confirmed form says something else than this person's."""
    keys = [key for _, names in GROUPS for key in names]
    return [
        Difference(label_of(key), words_of(key, now.get(key)), words_of(key, yours.get(key)))
        for key in keys
        if words_of(key, now.get(key)) != words_of(key, yours.get(key))
    ]
