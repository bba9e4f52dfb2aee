"""Who is named in the log when nobody pressed anything: the scan folder and the mailbox.

They have no account and cannot sign in. Their one right is reception's: to register what arrives.
"""

from __future__ import annotations

from collections.abc import Mapping

from formsvc.domain.people import PracticeId, Role, StaffId, StaffMember

SCANNER = StaffId("scanner")
MAILBOX = StaffId("mailbox")
SYSTEM_NAMES: Mapping[StaffId, str] = {SCANNER: "Scan folder", MAILBOX: "Mailbox"}


def system_person(who: StaffId, practice_id: PracticeId) -> StaffMember:
    """The scan folder or the mailbox of a practice, as services are asked by it."""
    return StaffMember(who, practice_id, SYSTEM_NAMES[who], email="", roles=frozenset({Role.RECEPTION}))
