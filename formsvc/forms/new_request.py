"""How a request came in: a scan to upload, or words to type; and closing one that needs no answer."""

from __future__ import annotations

from formsvc.domain.capture import Channel
from formsvc.forms.fields import Choice, FilesField, LongTextField, RadiosField
from formsvc.forms.page_form import PageForm
from formsvc.forms.validators import Required, RequiredWhen

ACCEPT = ".pdf,.tif,.tiff,.jpg,.jpeg,.png,.eml,.msg,.docx"
BY_HAND = (
    Choice(Channel.TELEPHONE, "By telephone"),
    Choice(Channel.COUNTER, "In person, at the practice"),
    Choice(Channel.POST, "By letter or fax, which I will not scan"),
)

NOT_A_REQUEST = "This is not a request for information"
CLOSING = (
    Choice("not_a_request", NOT_A_REQUEST, hint="For example a clinic letter that was scanned by mistake"),
    Choice("sent_twice", "We have it already", hint="The same request came in twice"),
    Choice("withdrawn", "The requester no longer needs an answer"),
    Choice("other", "Another reason", reveals=("details",)),
)


class UploadForm(PageForm):
    """The files as they come. What is in them, the intake tells."""

    files = FilesField("Choose the files of one request", [Required("Select the file you have scanned")],
                       accept=ACCEPT)  # fmt: skip


class ByHandForm(PageForm):
    """The way a request without a scan reached us."""

    channel = RadiosField(
        "How did the request reach you?", [Required("Select how the request reached you")], choices=BY_HAND
    )


class WithdrawForm(PageForm):
    """Why a request is closed without an answer."""

    reason = RadiosField(
        "Why are you closing it?", [Required("Select why you are closing this request")], choices=CLOSING
    )
    details = LongTextField(
        "Tell us why",
        [RequiredWhen("reason", "other", message="Tell us why you are closing this request")],
        hint="Do not write anybody’s name",
        most=500,
        rows=3,
    )

    @property
    def because(self) -> str:
        """The reason in words, as the request keeps it."""
        if self.reason.data == "other":
            return str(self.details.data)
        return next(choice.label for choice in CLOSING if choice.value == self.reason.data)
