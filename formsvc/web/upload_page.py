"""The page on which a request begins, and what it says when files are not taken (security guide, 4 and 5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, render_template, request, url_for
from flask import redirect as go_to
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from formsvc.domain.permissions import Act, may
from formsvc.forms.new_request import ByHandForm, UploadForm
from formsvc.forms.text import clean_line
from formsvc.intake.limits import ACCEPTED
from formsvc.intake.refusals import REFUSALS
from formsvc.services.receive import MAX_FILES, SeenBefore, Upload, UploadRefused, receive_documents
from formsvc.services.view_capture import earlier_reference
from formsvc.settings import MEGABYTE
from formsvc.web.current import current_person, own_uow, parts, signed_in_person
from formsvc.web.errors import show_http_error
from formsvc.web.once import new_word
from formsvc.web.uploads import CUT_OFF, UploadCutOff

UPLOAD_ENDPOINT = "capture.upload_documents"


@dataclass(frozen=True)
class NotTaken:
    """One file that was not taken: what it was called, why, and the code for support."""

    name: str
    sentence: str
    code: str


def init_blueprint(blueprint: Blueprint) -> None:
    """An upload that was cut off or too large comes back to its page, not to an error page."""
    blueprint.register_error_handler(UploadCutOff, _not_whole)
    blueprint.register_error_handler(RequestEntityTooLarge, _too_large)


def show(
    upload: UploadForm | None = None, by_hand: ByHandForm | None = None, not_taken: Sequence[NotTaken] = ()
) -> str:
    """The page on which a request begins; the form that has faults brings the error summary."""
    settings = parts().settings
    upload, by_hand = upload or UploadForm(formdata=None), by_hand or ByHandForm(formdata=None)
    each = settings.max_upload_bytes // MEGABYTE
    upload.files.description = f"PDF, TIFF, JPEG, PNG, an email or a Word form, up to {each} MB each"
    return render_template(
        "capture/begin_request.html",
        form=by_hand if by_hand.has_errors else upload,
        upload=upload, by_hand=by_hand, not_taken=not_taken, limits=ACCEPTED, most_files=MAX_FILES,
        file_megabytes=each,
        all_megabytes=settings.max_request_bytes // MEGABYTE, word=new_word(),
    )  # fmt: skip


def receive() -> ResponseReturnValue:
    """Take all files of the upload, or none with the sentence for each bad one."""
    form = UploadForm()
    if not form.validate():
        return show(form), 422
    sent: list[FileStorage] = form.files.data
    chosen: dict[bytes, Upload] = {}  # a file that was chosen twice counts once
    for file in sent:
        content = file.stream.read()
        chosen.setdefault(content, Upload(clean_line(file.filename), content))
    uploads = list(chosen.values())
    try:
        request_id = receive_documents(
            own_uow(), parts().files, parts().reader, uploads, by=current_person(), at=parts().clock()
        )
    except UploadRefused as refused:
        return _refused(form, uploads, refused)
    except SeenBefore as seen:
        return seen_before(seen)
    return go_to(url_for("capture.show_form", request_id=request_id), 303)


def _refused(form: UploadForm, uploads: Sequence[Upload], refused: UploadRefused) -> ResponseReturnValue:
    if len(uploads) > MAX_FILES:
        form.add_error("files", refused.refusals[0][2])
        return show(form), 422
    not_taken = [NotTaken(uploads[place].name, words, code) for place, code, words in refused.refusals]
    for one in not_taken:
        form.add_error("files", f"“{one.name}”: {one.sentence}" if len(uploads) > 1 else one.sentence)
    statuses = {REFUSALS[one.code].status for one in not_taken}
    return show(form, not_taken=not_taken), statuses.pop() if len(statuses) == 1 else 422


def seen_before(seen: SeenBefore) -> ResponseReturnValue:
    """UP-13. Somebody who may not know of the earlier request is not told its reference."""
    reference = earlier_reference(own_uow(), seen.request_id, by=current_person())
    return render_template("capture/seen_before.html", seen=seen, reference=reference)


def _not_whole(error: HTTPException) -> ResponseReturnValue:
    return _sent_back(error, CUT_OFF, "UP-14")


def _too_large(error: HTTPException) -> ResponseReturnValue:
    most = parts().settings.max_request_bytes // MEGABYTE
    words = (
        f"All the files together must be smaller than {most} MB. "
        "Upload fewer, or scan at 200 dpi in black and white."
    )
    return _sent_back(error, words, "UP-02")


def _sent_back(error: HTTPException, sentence: str, code: str) -> ResponseReturnValue:
    """The form was not read, so neither its token nor its files are known: only the page is shown again."""
    person = signed_in_person()
    if request.endpoint != UPLOAD_ENDPOINT or person is None or not may(person, Act.REGISTER):
        return show_http_error(error)
    form = UploadForm(formdata=None)
    form.add_error("files", sentence)
    return show(form, not_taken=[NotTaken("", sentence, code)]), REFUSALS[code].status
