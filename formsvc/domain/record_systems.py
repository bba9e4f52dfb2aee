"""Where an entry goes in each clinical system, and how it is hidden there (documents guide 2.4, V-8).

Screen names change, so this is help and no promise. ``unverified`` marks what no source confirmed: it is
shown with a dagger, and a practice confirms it with its supplier.
"""

from __future__ import annotations

from dataclasses import dataclass

MAY_NOT_HIDE = (
    "Your system may not be able to hide this entry or keep it hidden after a transfer. Consider turning off "
    "online access, or keep the detail in the restricted case file and enter only the neutral pointer."
)
PRINTED_SUMMARY = (
    "A printed summary or a referral can show this entry whatever is hidden online. Look at the print before "
    "it leaves the practice."
)


@dataclass(frozen=True)
class Note:
    text: str
    unverified: bool = False


@dataclass(frozen=True)
class RecordSystem:
    """``keeps_hidden`` is no where the system may lose the mark in a transfer, or nobody has confirmed it."""

    code: str
    name: str
    where: Note
    hiding: Note
    watch_for: tuple[Note, ...]
    keeps_hidden: bool
    standard_limit: int = 4000
    short_limit: int = 500


SYSTEMS = (
    RecordSystem(
        "emis_web",
        "EMIS Web (Optum)",
        Note(
            "A new consultation of an administrative type, with Problem empty and the text under Comment.",
            True,
        ),
        Note(
            "Set “Online visibility” of the consultation to not shown on the online record, and do the same "
            "on any document."
        ),
        (
            Note("Printing a summary ignores padlocks."),
            Note("Confidentiality locks are not the same as hiding online.", True),
        ),
        keeps_hidden=True,
    ),
    RecordSystem(
        "systmone",
        "SystmOne (TPP)",
        Note("A new event of an administrative type. Use Next, so that nothing else shares the event."),
        Note(
            "Untick “Visible in the online record”, or mark it safeguarding relevant, which also limits "
            "which staff see it. Enter the reason."
        ),
        (
            Note("Marking it private does not hide it online."),
            Note("Safeguarding relevant can hide it from colleagues who need it."),
        ),
        keeps_hidden=True,
    ),
    RecordSystem(
        "vision",
        "Vision (Cegedim)",
        Note("A new consultation, as an administrative note.", True),
        Note("Support for hiding, and for keeping it hidden, was missing in October 2023. Ask the supplier."),
        (Note("“Sensitive record” limits which staff can open the whole record, not one entry."),),
        keeps_hidden=False,
    ),
    RecordSystem(
        "medicus",
        "Medicus, or another system",
        Note("A free-text administrative entry.", True),
        Note("Confirm with your supplier how an entry is hidden.", True),
        (),
        keeps_hidden=False,
    ),
)  # fmt: skip
