"""B. Source and process."""

from __future__ import annotations

from formsvc.domain.checklist import Group, Question
from formsvc.domain.checklists.v2026_11.options import DOES_NOT_APPLY, NOT_SURE, options
from formsvc.domain.codes import Nation

GROUP = Group("B", "Source and process")

QUESTIONS = (
    Question(
        number="Q03",
        key="source_verified",
        group="B",
        topic="Who is asking",
        text="Have you checked that the request comes from the organisation and the person it names?",
        hint="Call back on a number that you found yourself (the force switchboard, 101, the council’s "
        "main line, "
        "the court office), or use an address on an official domain that you already know. Details printed "
        "on the "
        "request do not count.",
        options=(
            *options(
                yes="Yes, we checked it ourselves",
                pending="We are checking",
                failed="We checked, and they are not who they say they are",
            ),
            NOT_SURE,
        ),
        answered_by="Request handler",
        source="Seed, general principle 1; GMC Protecting children and young people para 48(a); NHS Fife "
        "police "
        "guidance (call 101 when in doubt)",
    ),
    Question(
        number="Q04",
        key="return_channel",
        group="B",
        topic="The way back for a reply",
        text="Do you have a checked, secure way to send a reply?",
        hint="Secure email between checked addresses, an agreed portal, or handing it over against a "
        "signature. A "
        "free email account, an unchecked mobile number and a fax number are not secure.",
        options=(
            *options(secure_verified="Yes, it is secure and checked", not_secure="No, it is not secure"),
            NOT_SURE,
        ),
        answered_by="Request handler",
        source="UK GDPR Art 5(1)(f) and 32; ICO toolkit stage two (security)",
    ),
    Question(
        number="Q05",
        key="request_form",
        group="B",
        topic="The form of the request",
        text="Is the request in writing?",
        hint="Unless it is an emergency, ask for it in writing. A police request about somebody who may "
        "have been "
        "harmed must by law be in writing in England and Wales.",
        options=options(written="Yes, in writing", oral_only="No, only spoken"),
        answered_by="Request handler",
        source="PCSCA 2022 s44C(1); GMC PCYP para 48(b) (valid request); product policy",
    ),
    Question(
        number="Q06",
        key="local_process",
        group="B",
        topic="The locally agreed route",
        text="Did the request come by the locally agreed route for asking general practice for information?",
        hint="For example the multi-agency safeguarding hub, the MARAC co-ordinator, the area’s form for "
        "GP reports, "
        "or the force disclosure unit.",
        hints_by_nation={
            Nation.SCOTLAND: "For example the council’s social work team, the MARAC co-ordinator, the "
            "health board’s "
            "protection team, or the police disclosure unit.",
            Nation.NORTHERN_IRELAND: "For example the Health and Social Care Trust’s gateway team, the "
            "MARAC "
            "co-ordinator, the designated risk manager, or the police disclosure unit.",
        },
        options=(
            *options(
                followed="Yes, by the agreed route",
                not_followed="No, it came another way",
                none_exists="We know of no agreed route",
            ),
            NOT_SURE,
        ),
        answered_by="Request handler",
        source="Seed, general principle 2",
    ),
    Question(
        number="Q07",
        key="senior_authorisation",
        group="B",
        topic="The supervisor’s authorisation",
        text="Has a named supervisor authorised this request?",
        hint="For police and other law enforcement who ask without the person’s consent; usually an "
        "inspector or "
        "above. This is accepted practice on force forms, not a rule of law. It does not apply where a "
        "court or a "
        "law compels.",
        options=(*options(yes="Yes, named on the request", no="No"), NOT_SURE, DOES_NOT_APPLY),
        answered_by="Request handler",
        source="Published Schedule 2 para 2 request forms (Cornwall, Havant, Suffolk councils); Wessex LMC "
        "police "
        "requests guidance",
    ),
    Question(
        number="Q08",
        key="subject_match",
        group="B",
        topic="Whose record it is",
        text="Do the details given match exactly one patient record?",
        hint="Look for name, date of birth and address at least. If two records could match, ask for more. "
        "Never "
        "guess.",
        options=(
            *options(
                matched="Yes, exactly one",
                ambiguous="More than one could match",
                not_registered="Nobody registered here matches",
                not_individual="The request is for a group or a list, not one person",
            ),
            NOT_SURE,
        ),
        answered_by="Request handler",
        source="UK GDPR Art 5(1)(d) (accuracy); product policy",
    ),
)
