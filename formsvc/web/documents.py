"""What arrived: its pages as pictures, the original as a download, reading it again."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound as NoSuchPage

from formsvc.domain.information_request import DocumentId
from formsvc.services.receive import read_again
from formsvc.services.view_capture import document_reading, reference_and_number
from formsvc.services.view_request import download_original as open_original
from formsvc.services.view_request import view_page_picture
from formsvc.web.access import signed_in
from formsvc.web.current import current_person, own_uow, parts

blueprint = Blueprint("documents", __name__)

PICTURES = ("image/jpeg", "image/png")
ENDINGS = {
    "application/pdf": "pdf",
    "image/tiff": "tif",
    "image/jpeg": "jpg",
    "image/png": "png",
    "message/rfc822": "eml",
    "application/vnd.ms-outlook": "msg",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}


@blueprint.get("/documents/<document_id>/pages/<int:number>")
@signed_in
def show_page(document_id: str, number: int) -> ResponseReturnValue:
    """A page as the cage drew it; never a byte of the original (P8)."""
    picture, content = view_page_picture(
        own_uow(), parts().files, DocumentId(document_id), number, by=current_person(), at=parts().clock()
    )
    if picture.media_type not in PICTURES:
        raise NoSuchPage()
    return Response(content(), mimetype=picture.media_type, headers={"Content-Disposition": "inline"})


@blueprint.get("/documents/<document_id>/original")
@signed_in
def download_original(document_id: str) -> ResponseReturnValue:
    """The original byte for byte, only ever a download, under a name that says nothing of anybody (P7)."""
    person = current_person()
    document, content = open_original(
        own_uow(), parts().files, DocumentId(document_id), by=person, at=parts().clock(),
        is_checked_first=parts().checker is not None,
    )  # fmt: skip
    reference, number = reference_and_number(own_uow(), document, by=person)
    name = f"{reference}-original-{number}.{ENDINGS.get(document.media_type, 'bin')}"
    return Response(
        content(),
        mimetype="application/octet-stream",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@blueprint.post("/documents/<document_id>/read-again")
@signed_in
def ask_for_reading(document_id: str) -> ResponseReturnValue:
    """Have it read once more; a second press while it is being read asks for nothing."""
    asked = DocumentId(document_id)
    request_id, reading = document_reading(own_uow(), asked, by=current_person())
    if not reading.is_going_on:
        read_again(own_uow(), asked, by=current_person(), at=parts().clock())
    return redirect(url_for("capture.show_form", request_id=request_id), 303)
