"""Pages that only the tests of the frame have: one for each thing the frame must handle."""

from __future__ import annotations

from flask import Blueprint, render_template_string
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import RequestEntityTooLarge, ServiceUnavailable

from formsvc.domain.errors import CannotBeOverridden, ChangedMeanwhile, NotFound, NotReady, PermissionDenied
from formsvc.domain.people import Role
from formsvc.forms.fields import (
    CheckboxesField,
    Choice,
    ConfirmField,
    DateField,
    DateTimeField,
    FilesField,
    LongTextField,
    NhsNumberField,
    RadiosField,
    SelectField,
    TextField,
)
from formsvc.forms.page_form import PageForm
from formsvc.forms.validators import Required, RequiredWhen
from formsvc.web.access import fresh, public, roles, signed_in
from formsvc.web.current import current_person

blueprint = Blueprint("frame", __name__, url_prefix="/frame")

PAGE = """{% extends "base.html" %}{% from "components/form.html" import simple_form with context %}
{% set heading = "Everything at once" %}
{% block content %}{{ simple_form(form, "Save and continue", uploads=true) }}{% endblock %}"""
ONE_QUESTION = """{% extends "base.html" %}{% from "components/form.html" import simple_form with context %}
{% set heading = "Who is asking for information?" %}{% set heading_in_form = true %}
{% block content %}{{ simple_form(form, "Save and continue", heading_first=true) }}{% endblock %}"""

WHO = (Choice("police", "Police", hint="Any force"), Choice("other", "Someone else", reveals=("other",)))
WHAT = (Choice("dates", "Attendance dates"), Choice("nothing", "Nothing", alone=True, divider="or"))


class EverythingForm(PageForm):
    who = RadiosField("Who is asking?", [Required("Select who is asking for information")], choices=WHO)
    other = TextField("Who are they?", [RequiredWhen("who", "other", message="Tell us who is asking")])
    nhs_number = NhsNumberField("NHS number", [Required("Enter an NHS number")])
    reason = LongTextField("Reason", [Required("Tell us why")], most=500)
    what = CheckboxesField("What will you share?", [Required("Select what you will share")], choices=WHAT)
    received = DateField("Date received", [Required("Enter the date the request was received")])
    called = DateTimeField("Time of the call", [Required("Enter when you called back")])
    force = SelectField("Force", [Required("Select the force")], choices=[Choice("x", "Exampleshire")])
    files = FilesField("Request", [Required("Choose the request to upload")])
    sure = ConfirmField("I have called back", [Required("Confirm that you have called back")])


class OneQuestionForm(PageForm):
    who = RadiosField(
        "Who is asking for information?",
        [Required("Select who is asking for information")],
        choices=[Choice("police", "Police")],
    )


@blueprint.route("/everything", methods=["GET", "POST"])
@signed_in
def everything() -> ResponseReturnValue:
    form = EverythingForm()
    if form.validate_on_submit():
        return "saved", 200, {"Content-Type": "text/plain"}
    return render_template_string(PAGE, form=form), 422 if form.has_errors else 200


@blueprint.route("/one", methods=["GET", "POST"])
@public
def one() -> ResponseReturnValue:
    form = OneQuestionForm()
    if form.validate_on_submit():
        return "saved", 200, {"Content-Type": "text/plain"}
    return render_template_string(ONE_QUESTION, form=form), 422 if form.has_errors else 200


@blueprint.get("/who")
@signed_in
def who() -> ResponseReturnValue:
    return " ".join(sorted(current_person().roles)), 200, {"Content-Type": "text/plain"}


@blueprint.get("/guardian")
@roles(Role.CALDICOTT_GUARDIAN)
def guardian() -> ResponseReturnValue:
    return "ok", 200, {"Content-Type": "text/plain"}


@blueprint.route("/fresh", methods=["GET", "POST"])
@signed_in
@fresh
def fresh_only() -> ResponseReturnValue:
    return "ok", 200, {"Content-Type": "text/plain"}


RAISED = {
    "not-found": NotFound("The request of Alma Example is not yours."),
    "denied": PermissionDenied("Only the Caldicott Guardian can decide this."),
    "changed": ChangedMeanwhile(),
    "not-ready": NotReady("The letter is not drawn up yet. Wait a minute."),
    "invariant": CannotBeOverridden("A disclosure needs a verified requester."),
    "too-large": RequestEntityTooLarge(),
    "busy": ServiceUnavailable(),
    "fault": RuntimeError("secret cause: alma@patient.example 999 123 4567"),
}


@blueprint.route("/raise/<kind>", methods=["GET", "POST"])
@public
def raise_it(kind: str) -> ResponseReturnValue:
    raise RAISED[kind]


forgotten = Blueprint("forgotten", __name__)


@forgotten.get("/forgotten")
def page() -> ResponseReturnValue:
    """A page whose author did not say who may open it."""
    return "secret"
