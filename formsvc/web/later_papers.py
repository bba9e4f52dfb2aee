"""Papers that come later: added to their request, or joined to it when they began one of their own."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from formsvc.domain.errors import NotFound
from formsvc.domain.information_request import InformationRequest, RequestId
from formsvc.domain.permissions import Act, check_may
from formsvc.domain.status import Status
from formsvc.forms.new_request import UploadForm
from formsvc.forms.text import clean_line
from formsvc.services.joining import LooksLike, join_request, looks_like
from formsvc.services.receive import MAX_FILES, SeenBefore, Upload, UploadRefused, add_later_papers
from formsvc.services.view_capture import open_request
from formsvc.web import upload_page
from formsvc.web.access import signed_in
from formsvc.web.current import current_person, own_uow, parts

blueprint = Blueprint("later_papers", __name__)


@blueprint.get("/requests/<request_id>/papers")
@signed_in
def show_add_papers(request_id: str) -> ResponseReturnValue:
    return _add_page(_request(request_id), UploadForm(formdata=None))


@blueprint.post("/requests/<request_id>/papers")
@signed_in
def add_papers(request_id: str) -> ResponseReturnValue:
    about, form = _request(request_id), UploadForm()
    if not form.validate():
        return _add_page(about, form), 422
    uploads = [Upload(clean_line(file.filename), file.stream.read()) for file in form.files.data]
    try:
        add_later_papers(
            own_uow(), parts().files, parts().reader, about.id, uploads, by=current_person(),
            at=parts().clock(),
        )  # fmt: skip
    except UploadRefused as refused:
        for place, code, sentence in refused.refusals:
            is_one_file = len(uploads) <= MAX_FILES
            form.add_error(
                "files", f"“{uploads[place].name}”: {sentence} {code}" if is_one_file else sentence
            )
        return _add_page(about, form), 422
    except SeenBefore as seen:
        return upload_page.seen_before(seen)
    flash("The paper is kept with this request. We are reading it.")
    return redirect(url_for("requests.show_request", request_id=about.id), 303)


@blueprint.get("/requests/<request_id>/join/<into>")
@signed_in
def show_join(request_id: str, into: str) -> ResponseReturnValue:
    about = _request(request_id)
    return render_template(
        "requests/show_join.html", request=about, found=_found(about, into), is_open=_is_open(about)
    )


@blueprint.post("/requests/<request_id>/join/<into>")
@signed_in
def join(request_id: str, into: str) -> ResponseReturnValue:
    join_request(
        own_uow(), RequestId(request_id), into=RequestId(into), by=current_person(), at=parts().clock()
    )
    flash("The two are joined. What arrived stands here now.")
    return redirect(url_for("requests.show_request", request_id=into), 303)


def _request(request_id: str) -> InformationRequest:
    person = current_person()
    about = open_request(own_uow(), RequestId(request_id), by=person)
    check_may(person, Act.SEE_REQUEST, about)
    return about


def _found(about: InformationRequest, into: str) -> LooksLike:
    for one in looks_like(own_uow(), about.id, by=current_person()):
        if one.request.id == into:
            return one
    raise NotFound()


def _is_open(about: InformationRequest) -> bool:
    return about.status is not Status.CLOSED


def _add_page(about: InformationRequest, form: UploadForm) -> str:
    return render_template("requests/show_add_papers.html", request=about, form=form)
