"""An entry of the list of agencies, and a file that brings many."""

from __future__ import annotations

from formsvc.domain.agency import AgencyEntry, domains_from
from formsvc.domain.codes import Nation, RequesterClass, label
from formsvc.forms.fields import (
    Choice,
    DateField,
    FilesField,
    LongTextField,
    SelectField,
    TelephoneField,
    TextField,
)
from formsvc.forms.hidden import HiddenField
from formsvc.forms.page_form import PageForm
from formsvc.forms.validators import InThePast, Optional, Required, Telephone


class AgencyForm(PageForm):
    """One agency or team. ``version`` is the entry as it was when the page was drawn."""

    version = HiddenField()
    name = TextField("Name of the agency", [Required("Enter the name of the agency")], most=200)
    team = TextField("Team (optional)", hint="For example: force disclosure unit", most=200)
    agency_class = SelectField(
        "What kind of agency it is",
        [Required("Select what kind of agency it is")],
        choices=[Choice(one.value, label(one)) for one in RequesterClass],
    )
    nation = SelectField(
        "Nation (leave empty for all)", choices=[Choice(one.value, label(one)) for one in Nation]
    )
    telephone = TelephoneField(
        "Switchboard or main number", [Telephone()], hint="One you found yourself, never one on a request",
        most=40, width=20,
    )  # fmt: skip
    found_where = TextField(
        "Where you found the number", hint="For example: the force’s website, contact page", most=300
    )
    checked_on = DateField(
        "When was it last checked?",
        [Optional(), InThePast("The date the number was checked")],
        noun="The date the number was checked",
    )
    email_domains = TextField(
        "Email domains that are theirs (optional)",
        hint="The part after the @, with spaces between. For example: harbour.police.uk",
        most=500,
    )
    local_process = LongTextField(
        "The route agreed with them for asking this practice (optional)",
        hint="For example: through the multi-agency safeguarding hub; from the MARAC co-ordinator",
        most=1000,
        rows=3,
    )
    process_checked_on = DateField(
        "When was the agreed route last checked?",
        [Optional(), InThePast("The date the agreed route was checked")],
        noun="The date the agreed route was checked",
    )
    countersigned_by = TextField(
        "Who has to sign as supervisor (leave empty for nobody)", hint="For example: Inspector", most=100
    )
    notes = LongTextField("Notes (optional)", most=2000, rows=3)

    @property
    def entry(self) -> AgencyEntry:
        """The entry in the core's own shape."""
        return AgencyEntry(
            name=str(self.name.data),
            agency_class=str(self.agency_class.data),
            nation=str(self.nation.data or ""),
            team=str(self.team.data or ""),
            telephone=str(self.telephone.data or ""),
            found_where=str(self.found_where.data or ""),
            checked_on=self.checked_on.data,
            email_domains=domains_from(str(self.email_domains.data or "")),
            local_process=str(self.local_process.data or ""),
            process_checked_on=self.process_checked_on.data,
            countersigned_by=str(self.countersigned_by.data or ""),
            notes=str(self.notes.data or ""),
        )

    @classmethod
    def showing(cls, entry: AgencyEntry, version: int) -> AgencyForm:
        """The form filled with an entry."""
        values = {name: getattr(entry, name) for name in entry.__dataclass_fields__}
        values["email_domains"] = " ".join(entry.email_domains)
        return cls(formdata=None, data={**values, "version": str(version)})


class AgencyFileForm(PageForm):
    """A list of agencies as a file."""

    file = FilesField(
        "Choose the CSV file", [Required("Select the CSV file")], accept=".csv,text/csv", multiple=False
    )
