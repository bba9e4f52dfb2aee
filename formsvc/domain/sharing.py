"""What a report, referral or sharing letter says beyond its schedule: closed lists of keys.

Statements from the record are schedule items, each with its label, and name the section they belong in.
What the author says in their own right (wishes, advice, what is asked) is given here, under ``details``.
"""

from __future__ import annotations

# Where a schedule item may stand in a report (documents guide D14 to D20).
SECTIONS = frozenset(
    {
        # D14
        "engagement", "treatment", "capacity", "triggers", "appointments",
        # D15 and D17
        "registration", "conditions", "development", "immunisations", "last_seen", "attendance", "injuries",
        "history", "companions", "childs_words", "parents", "household",
        # D16 and D18
        "views", "health", "care_needs", "communication", "carers", "concerns", "what_happened",
    }
)  # fmt: skip

# What the author may add, by key.
DETAILS = frozenset(
    {
        # D13
        "last_contact", "protective_factors", "actions_offered", "approached_through",
        # D14
        "level_and_category", "staff_safety", "victim_safety", "victim_safety_route",
        # D15
        "known_since", "looked_at", "strengths", "analysis", "worries", "not_known", "seen_by",
        "shared_with_family_on", "confidential_sheet", "confidential_reason",
        # D16 and D18
        "outcome_wanted", "capacity_for_this", "capacity_assessed_by", "communication_needs",
        "risk_to_others", "practice_actions", "pressure", "immediate_protection", "police_involvement",
        # D17
        "explanation", "told_and_view", "language", "reachable", "copy_kept", "telephoned_on",
        "local_body", "local_form",
        # D19 and D20
        "recipient", "recipient_body", "recipient_address", "recipient_email", "why_now", "agreement",
        "by_when", "not_in_front_of", "where_to_keep", "terms_explained", "ground",
        # D21
        "need_to_know", "contact_times", "lead",
        # D22
        "initials", "reason_on_list", "open_since", "code_and_review", "open_requests", "owner",
        "attendees", "excused", "meeting_date", "meeting_decision", "meeting_reason", "due",
        "entry_needed", "entry_visibility",
        # D26
        "wrote_on",
        # D27, explicit
        "explicit_version", "explicit_ground",
        # D28
        "number_source", "number_called", "who_answered", "who_confirmed", "role_confirmed",
        "address_confirmed", "called_at", "call_result", "second_person", "agency_known",
        # D12
        "entry_code", "relationship", "plan_status", "papers_kept",
        "parental_responsibility", "proxy_access", "bears_on",
    }
)  # fmt: skip
