"""The sign-in page, and signing out."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from formsvc.forms.sign_in import ConfirmPasswordForm, SignInForm
from formsvc.security.passwords import verify_nobody
from formsvc.web.access import public, signed_in
from formsvc.web.current import current_person, services, signed_in_person
from formsvc.web.sign_in.accounts_datastore import SignedInAccount
from formsvc.web.sign_in.own_path import own_path
from formsvc.web.sign_in.session import NOTICE, begin_session, end_session, freshen_session
from formsvc.web.too_many import TooManyTries

blueprint = Blueprint("sign_in", __name__)

WRONG = "The email address or password is not right. Check both, then try again"
WAIT_MINUTES = 15


@blueprint.get("/sign-in")
@public
def show_sign_in() -> ResponseReturnValue:
    if signed_in_person() is not None:
        return redirect(own_path(request.args.get("next")))
    return _page(SignInForm())


@blueprint.post("/sign-in")
@public
def sign_in() -> ResponseReturnValue:
    form = SignInForm()
    if not form.validate():
        return _page(form), 422
    account = proven_account(str(form.email.data), str(form.password.data))
    if account is None:
        form.add_error("email", WRONG)
        return _page(form), 422
    services().accounts.record_sign_in(account.person.id)
    begin_session(account)
    return redirect(own_path(request.args.get("next")), 303)


@blueprint.get("/confirm-password")
@signed_in
def show_confirm_password() -> ResponseReturnValue:
    return render_template("sign_in/confirm_password.html", form=ConfirmPasswordForm())


@blueprint.post("/confirm-password")
@signed_in
def confirm_password() -> ResponseReturnValue:
    form = ConfirmPasswordForm()
    if form.validate():
        if proven_account(current_person().email, str(form.password.data)) is not None:
            freshen_session()
            return redirect(own_path(request.args.get("next")), 303)
        form.add_error("password", "The password is not right. Check it, then try again")
    return render_template("sign_in/confirm_password.html", form=form), 422


@blueprint.post("/sign-out")
@signed_in
def sign_out() -> ResponseReturnValue:
    services().accounts.record_sign_out(current_person().id)
    end_session()
    return redirect(url_for("sign_in.show_sign_in"), 303)


def proven_account(email: str, password: str) -> SignedInAccount | None:
    """The account whose password this is. Ten tries in fifteen minutes; nothing tells whether it exists."""
    address, accounts = request.remote_addr or "", services().accounts
    if accounts.tries_left(email, address) <= 0:
        raise TooManyTries(WAIT_MINUTES * 60)
    found = accounts.by_email(email)
    account = None if found is None else SignedInAccount(found)
    is_right = verify_nobody(password) if account is None else account.verify_and_update_password(password)
    if account is None or not is_right or not account.active:
        accounts.record_failed_sign_in(email, address)
        return None
    return account


def _page(form: SignInForm) -> str:
    return render_template("sign_in/show_sign_in.html", form=form, notice=session.pop(NOTICE, ""))
