"""Documents of layouts that no rule was made for: what is read, and what is left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from formsvc.intake.fields import suggest
from formsvc.intake.reading import DocumentText
from formsvc.intake.suggestions import KEYS
from tests.intake.fields import invented, invented_hard, invented_others
from tests.intake.fields.invented import Expected

MAKERS = (*invented.ALL, *invented_others.OTHERS, *invented_hard.HARD)


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_what_a_careful_person_would_type_is_suggested(
    make: Callable[[], tuple[DocumentText, Expected]],
) -> None:
    document, expected = make()
    found = suggest(document).fields
    got = {key: item.value if (item := found[key]) else None for key in expected}
    if got.get("legal_basis"):
        got["legal_basis"] = sorted(got["legal_basis"] or [])
        expected["legal_basis"] = sorted(expected["legal_basis"] or [])
    assert got == expected


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_every_key_is_answered_and_every_value_says_where_it_stood(
    make: Callable[[], tuple[DocumentText, Expected]],
) -> None:
    shown = suggest(make()[0]).to_dict("scan.pdf")
    assert (shown["schema"], shown["file"], shown["pages"]) == ("formsvc-intake/1", "scan.pdf", 1)
    assert tuple(shown["fields"]) == KEYS
    for field in filter(None, shown["fields"].values()):
        assert set(field) == {"value", "confidence", "review", "source", "page", "box"}
        assert 0 < field["confidence"] <= 1
        assert field["source"] in ("text", "ocr", "acroform", "tick", "email", "derived")
        if field["box"]:
            x0, y0, x1, y1 = field["box"]
            assert 0 <= x0 < x1 <= 1
            assert 0 <= y0 < y1 <= 1


def test_what_is_no_request_leaves_every_other_field_empty() -> None:
    fields = suggest(invented.discharge_letter()[0]).fields
    assert [key for key, item in fields.items() if item] == ["document_type"]
