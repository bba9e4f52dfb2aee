"""Files that were refused: listed by code and digest, handed to IT support or destroyed with a reason."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from formsvc.domain.information_request import DocumentId
from formsvc.domain.permissions import RIGHTS, Act
from formsvc.forms.quarantine import DestroyForm, HandOverForm
from formsvc.services import quarantine
from formsvc.web.access import roles
from formsvc.web.current import current_person, own_uow, parts

blueprint = Blueprint("quarantine", __name__)

MAY_SEE = tuple(RIGHTS[Act.SEE_QUARANTINE])
MAY_CLEAR = tuple(RIGHTS[Act.CLEAR_QUARANTINE])


@blueprint.get("/quarantine")
@roles(*MAY_SEE)
def show_quarantine() -> ResponseReturnValue:
    held = quarantine.view_quarantine(own_uow(), by=current_person(), at=parts().clock())
    return render_template(
        "quarantine/show_quarantine.html", held=held, may_clear=current_person().holds(*MAY_CLEAR)
    )


@blueprint.get("/quarantine/<document_id>")
@roles(*MAY_CLEAR)
def show_file(document_id: str) -> ResponseReturnValue:
    return _page(document_id, HandOverForm(formdata=None), DestroyForm(formdata=None))


@blueprint.post("/quarantine/<document_id>/hand-over")
@roles(*MAY_CLEAR)
def hand_over(document_id: str) -> ResponseReturnValue:
    """A download under a name that no program opens by itself."""
    form = HandOverForm()
    if not form.validate():
        return _page(document_id, form, DestroyForm(formdata=None)), 422
    held = quarantine.held_file(own_uow(), DocumentId(document_id), by=current_person())
    content = quarantine.hand_over(
        own_uow(), parts().files, held.document_id, because=str(form.why_hand_over.data),
        by=current_person(), at=parts().clock(),
    )  # fmt: skip
    name = f"{held.sha256[:16]}.quarantined"
    return Response(
        content(),
        mimetype="application/octet-stream",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@blueprint.post("/quarantine/<document_id>/destroy")
@roles(*MAY_CLEAR)
def destroy(document_id: str) -> ResponseReturnValue:
    form = DestroyForm()
    if not form.validate():
        return _page(document_id, HandOverForm(formdata=None), form), 422
    quarantine.destroy(
        own_uow(), DocumentId(document_id), because=str(form.why_destroy.data), by=current_person(),
        at=parts().clock(),
    )  # fmt: skip
    flash("The file is destroyed.")
    return redirect(url_for("quarantine.show_quarantine"), 303)


def _page(document_id: str, hand_over_form: HandOverForm, destroy_form: DestroyForm) -> str:
    held = quarantine.held_file(own_uow(), DocumentId(document_id), by=current_person())
    return render_template(
        "quarantine/show_file.html",
        held=held,
        form=destroy_form if destroy_form.has_errors else hand_over_form,
        hand_over_form=hand_over_form,
        destroy_form=destroy_form,
    )
