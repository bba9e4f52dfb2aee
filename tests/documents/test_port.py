"""The press as the use cases are handed it: file names that say nothing of anybody, none twice."""

from __future__ import annotations

import re

from formsvc.documents.port import Press


def test_each_part_has_a_file_name_of_its_own_without_a_name_or_a_topic(make_case, templates):
    press, case = Press(templates), make_case("S14")
    stems = [part.stem for part in press.draw("advice_request_note", case, draft=True)]
    assert stems == ["DL-2026-0042-d06", "DL-2026-0042-d08"]
    (letter,) = press.draw("patient_consent_letter", make_case("S02"), draft=True)
    assert letter.stem == "DL-2026-0042-letter"


def test_two_notes_of_one_number_do_not_share_a_file_name(make_case, templates):
    parts = Press(templates).draw(
        "advice_request_note", make_case("S01", answers={"conflict_of_interest": "yes"}), draft=True
    )
    assert len({part.stem for part in parts}) == len(parts) == 2
    assert all(re.fullmatch(r"DL-2026-0042-d\d\d-\d", part.stem) for part in parts)


def test_a_blocked_part_carries_no_file(make_case, templates):
    case = make_case("S01", request={"information_sought": "the injury by Gareth Pugh"})
    (part,) = Press(templates).draw("record_entry", case, draft=False)
    assert part.blocked
    assert part.files == ()
