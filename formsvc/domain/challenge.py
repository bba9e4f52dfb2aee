"""A challenge asks exactly for what is unmet: each item's question, what would do, and why (documents guide
D04).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from formsvc.domain.challenge_points import POINTS

__all__ = ["MOST_POINTS", "POINTS", "ChallengePoint", "points_for"]

MOST_POINTS = 8


@dataclass(frozen=True)
class ChallengePoint:
    """One numbered point of the letter. ``codes`` are the unmet items that it answers; ``items`` their D04
    ids.
    """

    codes: tuple[str, ...]
    items: tuple[str, ...]
    title: str
    ask: str
    why: str


# When more than eight points are unmet, those that one answer can serve are asked together, last pair first.
_TOGETHER = (
    ("written_request", "local_process"),
    ("vir_written", "vir_notice", "counselling_justification"),
    ("explain_necessity", "less_intrusive_route"),
    ("explain_purpose", "describe_risk", "clarify_relevance"),
    ("specify_information", "narrow_request"),
    ("cite_power", "copy_of_order", "scope_of_order", "outside_power"),
    ("confirm_consent", "consent_position"),
    ("verify_source", "senior_authorisation"),
    ("verify_source", "senior_authorisation", "subject_identifiers"),
)


def points_for(items: Collection[str]) -> tuple[ChallengePoint, ...]:
    """Every unmet item once, most important first, in eight numbered points at most.

    Raises ``ValueError`` for an item that has no words, so that none is lost in silence.
    """
    unknown = sorted(set(items) - POINTS.keys())
    if unknown:
        raise ValueError(f"The challenge letter has no words for {unknown[0]}.")
    groups = [(code,) for code in POINTS if code in items]
    merged: list[tuple[str, ...]] = list(groups)
    for together in _TOGETHER:
        if len(merged) <= MOST_POINTS:
            break
        merged = _merge(merged, together)
    return tuple(_point(group) for group in merged)


def _merge(groups: list[tuple[str, ...]], together: tuple[str, ...]) -> list[tuple[str, ...]]:
    inside = tuple(code for group in groups for code in group if code in together)
    merged: list[tuple[str, ...]] = []
    for group in groups:
        if group[0] not in together:
            merged.append(group)
        elif inside not in merged:
            merged.append(inside)
    return merged


def _point(codes: tuple[str, ...]) -> ChallengePoint:
    points = [POINTS[code] for code in codes]
    items = tuple(dict.fromkeys(item for point in points for item in point.items))
    whys = list(dict.fromkeys(point.why for point in points))
    why = "; and ".join(w.rstrip(".") for w in whys) + "."
    title = (
        points[0].title
        if len(points) == 1
        else " and ".join((points[0].title, *(p.title[0].lower() + p.title[1:] for p in points[1:])))
    )
    return ChallengePoint(codes, items, title, " ".join(point.ask for point in points), why)
