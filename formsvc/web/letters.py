"""Documents: listed, read as a page, downloaded as an attachment that no cache may keep."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from formsvc.domain.codes import DocumentCode
from formsvc.domain.information_request import RequestId
from formsvc.domain.letter_order import Letter, LetterId, in_order
from formsvc.domain.permissions import Act, may
from formsvc.services import letters
from formsvc.services.view_request import view_request
from formsvc.web.access import signed_in
from formsvc.web.current import current_person, own_uow, parts

blueprint = Blueprint("letters", __name__)

MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "txt": "text/plain; charset=utf-8",
}


@blueprint.get("/requests/<request_id>/documents")
@signed_in
def show_letters(request_id: str) -> ResponseReturnValue:
    view = view_request(
        own_uow(),
        RequestId(request_id),
        by=current_person(),
        at=parts().clock(),
        provisions=parts().provisions,
    )
    shown = letters.letters_that_may_be_seen(own_uow(), view.request.id, by=current_person())
    return render_template(
        "letters/show_letters.html",
        view=view,
        request=view.request,
        authorised=in_order(letter for letter in shown if not letter.draft),
        drafts=in_order(letter for letter in shown if letter.draft),
        letter_waits=_waits(shown) and may(current_person(), Act.ASSESS, view.request),
        is_drawing=any(letter.status == "wanted" for letter in shown),
    )


def _waits(shown: tuple[Letter, ...]) -> bool:
    """Is there a draft letter to the person without its final one? Then the questions of D09 are open."""
    to_person = [one for one in shown if one.code is DocumentCode.PATIENT_NOTIFICATION_LETTER]
    return bool(to_person) and all(one.draft for one in to_person) and any(not one.draft for one in shown)


@blueprint.get("/letters/<letter_id>")
@signed_in
def show_letter(letter_id: str) -> ResponseReturnValue:
    letter = letters.view_letter(own_uow(), LetterId(letter_id), by=current_person(), at=parts().clock())
    # the preview is made by our own writer from escaped values, and was kept sealed
    previews = [(part, Markup(part.preview)) for part in letter.parts]  # noqa: S704
    return render_template("letters/show_letter.html", letter=letter, previews=previews)


@blueprint.get("/letters/<letter_id>/<int:part>.<any(docx, pdf, txt):file_format>")
@signed_in
def download_letter(letter_id: str, part: int, file_format: str) -> ResponseReturnValue:
    download = letters.download_letter(
        own_uow(), parts().files, LetterId(letter_id), part, file_format, by=current_person(),
        at=parts().clock(),
    )  # fmt: skip
    response = Response(download.content(), content_type=MEDIA_TYPES[download.format])
    response.headers["Content-Disposition"] = f'attachment; filename="{download.name}"'
    return response


@blueprint.post("/letters/<letter_id>/again")
@signed_in
def draw_again(letter_id: str) -> ResponseReturnValue:
    request_id = letters.ask_to_draw_again(
        own_uow(), LetterId(letter_id), by=current_person(), at=parts().clock()
    )
    return redirect(url_for("letters.show_letters", request_id=request_id), 303)
