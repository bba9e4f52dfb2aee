"""The closed sets of the decision guide (5.9), exactly. ``label`` gives the words for a page."""

from __future__ import annotations

from enum import StrEnum


class Nation(StrEnum):
    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern_ireland"


class RequesterClass(StrEnum):
    POLICE = "police"
    SERVICE_POLICE = "service_police"
    OTHER_LAW_ENFORCEMENT = "other_law_enforcement"
    PROBATION_PRISON = "probation_prison"
    COURT = "court"
    CORONER_OR_FISCAL = "coroner_or_fiscal"
    CHILDREN_SOCIAL_CARE = "children_social_care"
    ADULT_SOCIAL_CARE = "adult_social_care"
    SAFEGUARDING_BOARD_OR_PARTNER = "safeguarding_board_or_partner"
    MARAC = "marac"
    MAPPA_PPANI = "mappa_ppani"
    DEATH_OR_PRACTICE_REVIEW = "death_or_practice_review"
    HEALTH_PROFESSIONAL = "health_professional"
    EDUCATION = "education"
    SUBSTANCE_MISUSE = "substance_misuse"
    CARE_PROVIDER = "care_provider"
    DOMESTIC_ABUSE_SERVICE = "domestic_abuse_service"
    HOMELESSNESS_SERVICE = "homelessness_service"
    LEGAL_REPRESENTATIVE = "legal_representative"
    PRIVATE_INDIVIDUAL = "private_individual"
    OTHER = "other"


class SubjectRole(StrEnum):
    VICTIM = "victim"
    ALLEGED_PERPETRATOR = "alleged_perpetrator"
    WITNESS = "witness"
    MISSING_PERSON = "missing_person"
    CHILD_AT_RISK = "child_at_risk"
    ADULT_AT_RISK = "adult_at_risk"
    PARENT_OR_CARER = "parent_or_carer"
    DECEASED = "deceased"
    OTHER = "other"


class SubjectAge(StrEnum):
    UNDER_16 = "under_16"
    SIXTEEN_OR_SEVENTEEN = "16_17"
    ADULT = "adult"


class Outcome(StrEnum):
    DISCLOSE_CONSENT = "DISCLOSE_CONSENT"
    DISCLOSE_REQUIRED_BY_LAW = "DISCLOSE_REQUIRED_BY_LAW"
    DISCLOSE_PUBLIC_INTEREST = "DISCLOSE_PUBLIC_INTEREST"
    DISCLOSE_OVERALL_BENEFIT = "DISCLOSE_OVERALL_BENEFIT"
    CHALLENGE = "CHALLENGE"
    DECLINE = "DECLINE"
    SEEK_ADVICE = "SEEK_ADVICE"
    EMERGENCY_DISCLOSURE = "EMERGENCY_DISCLOSURE"

    @property
    def discloses(self) -> bool:
        """Does information about the subject leave the practice under this outcome?"""
        return self in DISCLOSING


DISCLOSE_OUTCOMES = frozenset(
    {
        Outcome.DISCLOSE_CONSENT,
        Outcome.DISCLOSE_REQUIRED_BY_LAW,
        Outcome.DISCLOSE_PUBLIC_INTEREST,
        Outcome.DISCLOSE_OVERALL_BENEFIT,
    }
)
DISCLOSING = DISCLOSE_OUTCOMES | {Outcome.EMERGENCY_DISCLOSURE}


class Gateway(StrEnum):
    NONE = "none"
    CONSENT = "consent"
    REQUIRED_BY_LAW = "required_by_law"
    PUBLIC_INTEREST = "public_interest"
    OVERALL_BENEFIT = "overall_benefit"


class Scope(StrEnum):
    NONE = "none"
    AS_REQUESTED = "as_requested"
    NARROWED = "narrowed"


class ChallengeItem(StrEnum):
    VERIFY_SOURCE = "verify_source"
    WRITTEN_REQUEST = "written_request"
    LOCAL_PROCESS = "local_process"
    SENIOR_AUTHORISATION = "senior_authorisation"
    SUBJECT_IDENTIFIERS = "subject_identifiers"
    SPECIFY_INFORMATION = "specify_information"
    NARROW_REQUEST = "narrow_request"
    EXPLAIN_PURPOSE = "explain_purpose"
    DESCRIBE_RISK = "describe_risk"
    CLARIFY_RELEVANCE = "clarify_relevance"
    EXPLAIN_NECESSITY = "explain_necessity"
    LESS_INTRUSIVE_ROUTE = "less_intrusive_route"
    CITE_POWER = "cite_power"
    COPY_OF_ORDER = "copy_of_order"
    SCOPE_OF_ORDER = "scope_of_order"
    OUTSIDE_POWER = "outside_power"
    CONSENT_POSITION = "consent_position"
    CONFIRM_CONSENT = "confirm_consent"
    VIR_WRITTEN = "vir_written"
    VIR_NOTICE = "vir_notice"
    COUNSELLING_JUSTIFICATION = "counselling_justification"


class Adviser(StrEnum):
    SAFEGUARDING_LEAD = "safeguarding_lead"
    CALDICOTT_GUARDIAN = "caldicott_guardian"
    IG_LEAD = "ig_lead"
    DPO = "dpo"
    MDO = "mdo"
    NAMED_GP_OR_DESIGNATED = "named_gp_or_designated"
    LEGAL = "legal"
    LMC = "lmc"


class Flag(StrEnum):
    PRACTICE_MAKES_OWN_999_CALL = "practice_makes_own_999_call"
    NIL_RETURN = "nil_return"
    BY_PHONE_NOW = "by_phone_now"
    CLINICIAN_TRIAGE_NOW = "clinician_triage_now"
    USE_KNOWN_NUMBER_OR_999 = "use_known_number_or_999"
    NEUTRAL_LETTER = "neutral_letter"
    OFFER_ANONYMISED = "offer_anonymised"
    PROVISION_NOT_CONFIRMED_IN_FORCE = "provision_not_confirmed_in_force"
    HEALTH_PROFESSIONAL_INSPECTS_ONLY = "health_professional_inspects_only"
    VIR_WARNING = "vir_warning"
    STATUTORY_POWER_NOTED = "statutory_power_noted"
    CHALLENGE_EXCESS = "challenge_excess"
    INDEPENDENT_REVIEW_AFTER = "independent_review_after"
    RETROSPECTIVE_RECORD_DUE = "retrospective_record_due"
    WARN_SUBJECT_IF_SAFE = "warn_subject_if_safe"
    INCIDENT_REPORT = "incident_report"
    CONSENT_NOT_RELIED_ON = "consent_not_relied_on"
    SCH2_PARA2_NOT_A_GATEWAY = "sch2_para2_not_a_gateway"
    DO_NOT_NOTIFY_SUBJECT = "do_not_notify_subject"
    PERPETRATOR_HANDLING = "perpetrator_handling"
    SEPARATE_ASSESSMENT_REQUIRED = "separate_assessment_required"
    EXPEDITE = "expedite"
    HIDE_FROM_ONLINE_ACCESS = "hide_from_online_access"
    VERIFY_BEFORE_NIL_RETURN = "verify_before_nil_return"


class DocumentCode(StrEnum):
    DECISION_LOG = "decision_log"
    RECORD_ENTRY = "record_entry"
    RESPONSE_LETTER = "response_letter"
    DISCLOSURE_SCHEDULE = "disclosure_schedule"
    EMERGENCY_DISCLOSURE_RECORD = "emergency_disclosure_record"
    CHALLENGE_LETTER = "challenge_letter"
    DECLINE_LETTER = "decline_letter"
    NIL_RETURN_LETTER = "nil_return_letter"
    HOLDING_LETTER = "holding_letter"
    ADVICE_REQUEST_NOTE = "advice_request_note"
    PATIENT_NOTIFICATION_LETTER = "patient_notification_letter"
    PATIENT_CONSENT_LETTER = "patient_consent_letter"
    SAFEGUARDING_REFERRAL = "safeguarding_referral"
    INCIDENT_REPORT = "incident_report"


class ReleaseGate(StrEnum):
    G1 = "G1_named_decision_maker"
    G2 = "G2_minimum_dataset"
    G3 = "G3_third_party_review"
    G4 = "G4_restricted_information"
    G5 = "G5_data_protection_basis"
    G6 = "G6_secure_channel"
    G7 = "G7_inform_patient_decision"
    G8 = "G8_perpetrator_tipping_off"
    G9 = "G9_online_visibility"
    G10 = "G10_balance_notes"


class ResponseTemplate(StrEnum):
    POLICE = "police"
    COURT_COMPLIANCE = "court_compliance"
    CORONER_REPORT = "coroner_report"
    SOCIAL_CARE_REPORT = "social_care_report"
    STATUTORY_REVIEW_RETURN = "statutory_review_return"
    MARAC_RETURN = "marac_return"
    MAPPA_RETURN = "mappa_return"
    REVIEW_RETURN = "review_return"
    HEALTH_LETTER = "health_letter"
    AGENCY_LETTER = "agency_letter"


class ClaimCode(StrEnum):
    """What a requester may cite (5.2). A claim never opens a gateway by itself."""

    DPA_SCH2_PARA2 = "dpa_sch2_para2"
    DPA_SCH2_PARA5 = "dpa_sch2_para5"
    SERIOUS_VIOLENCE_DUTY = "serious_violence_duty"
    CDA1998_S115 = "cda1998_s115"
    CA1989_S17 = "ca1989_s17"
    CA1989_S47 = "ca1989_s47"
    CARE_ACT_S42 = "care_act_s42"
    SSWBA_S126 = "sswba_s126"
    ASP_S4 = "asp_s4"
    NI_CO_ART66 = "ni_co_art66"
    CJA2003_S325 = "cja2003_s325"
    MOA2005_S10 = "moa2005_s10"
    PPANI_ART50 = "ppani_art50"
    DVCVA2004_S9 = "dvcva2004_s9"
    CONSENT_FORM = "consent_form"
    VICTIM_INFORMATION_REQUEST = "victim_information_request"
    PUBLIC_INTEREST = "public_interest"
    POWER_NOT_NAMED = "power_not_named"
    NONE = "none"


def label(code: StrEnum) -> str:
    """The plain words for a code, for a page."""
    from formsvc.domain.code_labels import LABELS  # the words name every set above

    return LABELS[type(code)][code.value]
