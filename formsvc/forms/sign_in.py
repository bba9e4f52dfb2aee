"""The sign-in form."""

from __future__ import annotations

from formsvc.forms.fields import EmailField, PasswordField
from formsvc.forms.page_form import PageForm
from formsvc.forms.validators import Required


class SignInForm(PageForm):
    """Who you are, and what proves it. Nothing here says whether an account exists."""

    email = EmailField("Email address", [Required("Enter your email address")], most=254)
    password = PasswordField("Password", [Required("Enter your password")])


class ConfirmPasswordForm(PageForm):
    """The password once more, before something that cannot be taken back."""

    password = PasswordField("Password", [Required("Enter your password")])
