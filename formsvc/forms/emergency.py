"""The note of what was shared by telephone because it could not wait (documents guide, D25)."""

from __future__ import annotations

from formsvc.forms.fields import Choice, LongTextField, RadiosField, TelephoneField, TextField
from formsvc.forms.page_form import PageForm
from formsvc.forms.validators import Required, RequiredWhen, Telephone

FOUND = {
    "website": "Their own website or the telephone directory",
    "our_list": "The practice’s own list of contacts",
    "switchboard": "Their switchboard put me through",
}
NUMBER = (
    Choice("999", "999"),
    Choice("101", "101"),
    Choice("found", "Another number, which we found ourselves", reveals=("number", "found_where")),
)


class EmergencyForm(PageForm):
    """Nine short answers, the words in which D25 is written."""

    who_rang = TextField(
        "Who rang, and for whom?",
        [Required("Enter who rang, and for whom")],
        hint="Name, role and organisation. For example: Sergeant Ann Doyle, Harbour Police control room",
        most=500,
    )
    how_checked = TextField(
        "How did you check who they are?",
        [Required("Enter how you checked who they are, or why you could not")],
        hint="If you could not, say why not",
        most=500,
    )
    danger = LongTextField(
        "What is the danger, as you understand it?",
        [Required("Enter what the danger is")],
        hint="Who may be harmed, how, and how soon",
        rows=3,
    )
    told_what = LongTextField(
        "What did you tell them?",
        [Required("Enter what you told them")],
        hint="Word for word, as near as you can. Only what was needed to protect life",
        rows=3,
    )
    told_whom = TextField("Whom did you tell?", [Required("Enter whom you told")], most=500)
    number_how = RadiosField(
        "What number did you use?",
        [Required("Select what number you used")],
        hint="Never the number the caller gave. If you have no other, ring 999 or 101 and ask for them",
        choices=NUMBER,
    )
    number = TelephoneField(
        "Number",
        [RequiredWhen("number_how", "found", message="Enter the number you used"), Telephone()],
        most=40,
        width=20,
    )
    found_where = RadiosField(
        "Where did you find it?",
        [RequiredWhen("number_how", "found", message="Select where you found the number")],
        choices=[Choice(value, words) for value, words in FOUND.items()],
    )
    could_not_wait = TextField(
        "Why could it not wait?", [Required("Enter why it could not wait")], most=1_000,
        hint="Say also whom you tried to reach first",
    )  # fmt: skip
    decided_by_name = TextField("Who decided to share it?", [Required("Enter the name of who decided")],
                                most=200)  # fmt: skip
    decided_by_role = TextField("Their role", [Required("Enter the role of who decided")], most=200)

    @property
    def words(self) -> dict[str, str]:
        """What the note keeps: the form's words, and the number with where it was found (INV-02)."""
        kept = ("who_rang", "how_checked", "danger", "told_what", "told_whom", "could_not_wait",
                "decided_by_name", "decided_by_role")  # fmt: skip
        return {name: str(self[name].data) for name in kept} | {"number_used": self._number_used()}

    def _number_used(self) -> str:
        if self.number_how.data != "found":
            return str(self.number_how.data)
        return f"{self.number.data} ({FOUND[str(self.found_where.data)]})"
