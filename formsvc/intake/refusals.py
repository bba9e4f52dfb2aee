"""What we say when a file is not taken: the codes of the security guide, section 5, as data."""

from __future__ import annotations

from dataclasses import dataclass

from formsvc.domain.errors import DomainError


@dataclass(frozen=True)
class Refusal:
    """One code, its HTTP status, and the sentence that a person reads."""

    code: str
    status: int
    sentence: str


REFUSALS = {
    refusal.code: refusal
    for refusal in (
        Refusal("UP-01", 400, "The file is empty. Scan or save it again."),
        Refusal(
            "UP-02",
            413,
            "The file must be smaller than {megabytes} MB. Scan at 200 dpi in black and white, or split it.",
        ),
        Refusal("UP-03", 415, "This is {kind}. {remedy}"),
        Refusal("UP-04", 422, "We could not open this file. Ask for it again, or scan the paper."),
        Refusal("UP-05", 422, "This file needs a password. Open it, print it to PDF, and upload that."),
        Refusal("UP-06", 422, "The file has {pages} pages; we take {limit}. Split it."),
        Refusal("UP-07", 422, "The picture is too large to show safely. Scan it at 300 dpi."),
        Refusal(
            "UP-08",
            422,
            "We stopped reading this file after {seconds} seconds. It has been kept for your IT support.",
        ),
        Refusal("UP-09", 422, "We do not take files that can run programs."),
        Refusal("UP-10", 422, "This e-mail has too many parts. Upload the attachments themselves."),
        Refusal("UP-11", 422, "The virus checker stopped this file. Do not open it. Tell your IT support."),
        Refusal(
            "UP-12",
            503,
            "We could not check this file for viruses. It is waiting and will be tried again.",
        ),
        Refusal("UP-13", 200, "This was uploaded on {date} as {reference}. Nothing has been changed."),
        Refusal("UP-14", 400, "The upload did not finish. Nothing was kept. Try again."),
    )
}

USUAL_VALUES = {
    "UP-02": {"megabytes": "20"},
    "UP-03": {"kind": "a kind of file that we do not take", "remedy": "Save it as a PDF and upload that."},
    "UP-06": {"pages": "too many", "limit": "200"},
    "UP-08": {"seconds": "30"},
    "UP-13": {"date": "an earlier day", "reference": "another document"},
}


class Refused(DomainError):
    """The file is not taken. ``str(error)`` is the sentence; ``code`` and ``status`` go with it."""

    def __init__(self, code: str, **values: str | int) -> None:
        refusal = REFUSALS[code]
        filled = {**USUAL_VALUES.get(code, {}), **{name: str(value) for name, value in values.items()}}
        self.code = code
        self.status = refusal.status
        self.values = filled
        super().__init__(refusal.sentence.format_map(filled))
