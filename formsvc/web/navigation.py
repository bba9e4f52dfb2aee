"""The places that every page leads to."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app, request, url_for

from formsvc.domain.people import Role
from formsvc.web.access import access_of
from formsvc.web.current import signed_in_person


@dataclass(frozen=True)
class Place:
    """A word in the menu and the endpoint behind it."""

    words: str
    endpoint: str


@dataclass(frozen=True)
class Link:
    """A place as this person sees it on this page."""

    words: str
    href: str
    is_here: bool


PLACES = (
    Place("Worklist", "worklist.show_worklist"),
    Place("New request", "capture.begin_request"),
    Place("Emergency", "emergency.show_emergency"),
    Place("Agencies", "agencies.show_agencies"),
    Place("Practice", "practice.show_practice"),
    Place("Guidance", "guidance.show_guidance"),
)


def navigation() -> list[Link]:
    """The places this person may go; nobody signed in, none."""
    person = signed_in_person()
    if person is None:
        return []
    held = person.roles
    return [
        Link(place.words, url_for(place.endpoint), _is_here(place))
        for place in PLACES
        if _is_open(place, held)
    ]


def _is_open(place: Place, held: frozenset[Role]) -> bool:
    access = access_of(current_app, place.endpoint)
    return access is not None and (not access.roles or not access.roles.isdisjoint(held))


def _is_here(place: Place) -> bool:
    """On the place itself or on a page of its kind; the page of one request is no place of the menu."""
    is_one_request = "request_id" in (request.view_args or {})
    return (request.blueprint or "") == place.endpoint.partition(".")[0] and not is_one_request
