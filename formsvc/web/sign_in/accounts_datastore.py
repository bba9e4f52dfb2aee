"""Flask-Security's view of our accounts: reads through the port, changes nothing."""

from __future__ import annotations

from typing import Any

from flask_security import RoleMixin, UserMixin
from flask_security.datastore import Datastore, UserDatastore

from formsvc.domain.people import StaffMember
from formsvc.security.passwords import verify_password
from formsvc.services.accounts import Account
from formsvc.web.current import services


class SignedInAccount(UserMixin):
    """An account in the shape Flask-Security asks for. ``person`` is who it is to the rest of us."""

    fs_uniquifier: str = ""

    def __init__(self, account: Account) -> None:
        self.person: StaffMember = account.person
        self.email = account.person.email
        self.password = account.password_hash
        self.fs_uniquifier = account.session_token
        self.active = account.person.is_active
        self.roles: list[Any] = []  # who may do what is the core's to say

    def verify_and_update_password(self, password: str) -> bool:
        """Verify only: a hash is changed by the person's own act, not in passing."""
        return verify_password(password, self.password or "")


class AccountsDatastore(Datastore, UserDatastore):
    """Finds accounts by session token or e-mail address, afresh in every request."""

    def __init__(self) -> None:
        Datastore.__init__(self, None)  # type: ignore[no-untyped-call] # as the library has it
        UserDatastore.__init__(self, SignedInAccount, RoleMixin)

    def find_user(self, case_insensitive: bool = False, **wanted: Any) -> SignedInAccount | None:
        if "fs_uniquifier" in wanted:
            account = services().accounts.by_session_token(str(wanted["fs_uniquifier"]))
        elif "email" in wanted:
            account = services().accounts.by_email(str(wanted["email"]))
        else:
            raise NotImplementedError("Accounts are found by session token or e-mail address.")
        return None if account is None else SignedInAccount(account)

    def find_role(self, *_args: Any, **_values: Any) -> None:
        return None

    def put(self, model: Any) -> Any:
        raise NotImplementedError("Accounts are changed by services, not by signing in.")

    def delete(self, model: Any) -> None:
        raise NotImplementedError("Accounts are never deleted.")
