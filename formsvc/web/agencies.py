"""The list of agencies: whom to ring, kept by those who answer for it."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from formsvc.domain.agency import AgencyFault, AgencyId
from formsvc.domain.agency_list import COLUMNS, ListRefused
from formsvc.domain.permissions import RIGHTS, Act, may
from formsvc.forms.agencies import AgencyFileForm, AgencyForm
from formsvc.services.agencies import (
    add_agency,
    change_agency,
    export_agencies,
    get_agency,
    import_agencies,
    list_agencies,
    mark_checked,
)
from formsvc.web.access import roles
from formsvc.web.current import current_person, own_uow, parts
from formsvc.web.pages import LONDON

blueprint = Blueprint("agencies", __name__)
READS, KEEPS = RIGHTS[Act.CALL_BACK], RIGHTS[Act.KEEP_AGENCIES]


@blueprint.get("/agencies")
@roles(*READS)
def show_agencies() -> ResponseReturnValue:
    person = current_person()
    return render_template(
        "agencies/show_agencies.html",
        agencies=list_agencies(own_uow(), by=person),
        may_keep=may(person, Act.KEEP_AGENCIES),
        today=parts().clock().astimezone(LONDON).date(),
        months=parts().settings.agency_stale_months,
    )


@blueprint.get("/agencies/new")
@roles(*KEEPS)
def new_agency() -> ResponseReturnValue:
    return render_template("agencies/edit_agency.html", form=AgencyForm(formdata=None), agency=None)


@blueprint.post("/agencies/new")
@roles(*KEEPS)
def create_agency() -> ResponseReturnValue:
    form = AgencyForm()
    if form.validate():
        try:
            add_agency(own_uow(), form.entry, by=current_person(), at=parts().clock())
        except AgencyFault as fault:
            form.add_error(fault.field, str(fault))
        else:
            flash("The agency is on your list.", "message")
            return redirect(url_for("agencies.show_agencies"), 303)
    return render_template("agencies/edit_agency.html", form=form, agency=None), 422


@blueprint.get("/agencies/<agency_id>")
@roles(*KEEPS)
def show_agency(agency_id: str) -> ResponseReturnValue:
    agency = get_agency(own_uow(), AgencyId(agency_id), by=current_person())
    form = AgencyForm.showing(agency.entry, agency.version)
    return render_template("agencies/edit_agency.html", form=form, agency=agency)


@blueprint.post("/agencies/<agency_id>")
@roles(*KEEPS)
def save_agency(agency_id: str) -> ResponseReturnValue:
    agency = get_agency(own_uow(), AgencyId(agency_id), by=current_person())
    form = AgencyForm()
    if form.validate():
        try:
            change_agency(
                own_uow(), agency.id, form.entry, seen_version=_number(form.version.data),
                by=current_person(), at=parts().clock(),
            )  # fmt: skip
        except AgencyFault as fault:
            form.add_error(fault.field, str(fault))
        else:
            flash("Your changes are saved.", "message")
            return redirect(url_for("agencies.show_agencies"), 303)
    return render_template("agencies/edit_agency.html", form=form, agency=agency), 422


@blueprint.post("/agencies/<agency_id>/checked")
@roles(*KEEPS)
def confirm_number(agency_id: str) -> ResponseReturnValue:
    mark_checked(own_uow(), AgencyId(agency_id), by=current_person(), at=parts().clock())
    flash("The number is marked as checked today, with your name.", "message")
    return redirect(url_for("agencies.show_agencies"), 303)


@blueprint.get("/agencies/import")
@roles(*KEEPS)
def show_import() -> ResponseReturnValue:
    return _import_page(AgencyFileForm(formdata=None))


@blueprint.post("/agencies/import")
@roles(*KEEPS)
def import_list() -> ResponseReturnValue:
    form = AgencyFileForm()
    if not form.validate():
        return _import_page(form), 422
    try:
        taken = import_agencies(own_uow(), form.file.data[0].read(), by=current_person(), at=parts().clock())
    except ListRefused as refused:
        form.file.errors = [*form.file.errors, *(fault.sentence for fault in refused.faults[:50])]
        return _import_page(form), 422
    flash(f"{taken.added} added, {taken.changed} changed.", "message")
    return redirect(url_for("agencies.show_agencies"), 303)


@blueprint.get("/agencies/list.csv")
@roles(*KEEPS)
def export_list() -> ResponseReturnValue:
    text = export_agencies(own_uow(), by=current_person(), at=parts().clock())
    headers = {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": 'attachment; filename="agencies.csv"',
    }
    return "\ufeff" + text, 200, headers


def _import_page(form: AgencyFileForm) -> str:
    return render_template("agencies/import_agencies.html", form=form, columns=COLUMNS)


def _number(typed: object) -> int:
    return int(str(typed)) if str(typed).isdigit() else -1
