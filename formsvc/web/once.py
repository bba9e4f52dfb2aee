"""A form that begins something new, sent twice, begins it once: pressed twice, gone back, refreshed.

The page carries a word of its own, and this process remembers what came of each word. Where several processes
serve the pages, a second press that reaches another one is not caught: the button that stops double presses
is the first net, and what was begun twice can be closed as "We have it already".
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from flask import Flask, current_app, request

FIELD = "once"
MOST_REMEMBERED = 2_000
_KEY = "formsvc-once"


class Remembered:
    """What came of each word; the oldest are forgotten."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._results: OrderedDict[str, str] = OrderedDict()

    def do(self, key: str, act: Callable[[], str]) -> str:
        """Do it, or give back what came of it before. What failed may be tried again."""
        with self._lock:
            if key in self._results:
                return self._results[key]
            self._results[key] = result = act()
            while len(self._results) > MOST_REMEMBERED:
                self._results.popitem(last=False)
            return result


def new_word() -> str:
    """The word of one page."""
    return secrets.token_urlsafe(12)


def only_once(person_id: str, act: Callable[[], str]) -> str:
    """Do what this form asks, unless this person's same page has asked for it before."""
    word = request.form.get(FIELD, "")
    return _remembered(current_app).do(f"{person_id}:{word}", act) if word else act()


def _remembered(app: Flask) -> Remembered:
    found: Remembered = app.extensions.setdefault(_KEY, Remembered())
    return found
