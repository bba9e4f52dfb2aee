"""A name in a text: in any order, with initials, titles or spaces between the letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from formsvc.documents.checks.ordinary_words import ORDINARY
from formsvc.documents.checks.plain_text import PlainText, fold

GAP = r"[\W_]*"
_APART = r"[\W_]+"
_TITLES = (
    r"(?:mr|mrs|ms|miss|mx|dr|master|sir|lady|rev|uncle|aunt|auntie|mister|family|"
    r"mr\.|mrs\.|ms\.|dr\.)"
)
_SHORTEST_SPACED = 4
_SHORTEST_JOINED = 6  # “gpughsley”; shorter, “part” would be P. Art
_SHORTEST_RUN = 7


def name_found(plain: PlainText, name: str, allowed: frozenset[str]) -> bool:
    """``allowed`` are words of names that may stand here, such as a surname that the subject shares."""
    words = words_of(name)
    if not words or set(words) <= allowed:
        return False
    if not any(word in plain.run for word in words):  # quick: most texts hold none of them in any spacing
        return len(words) > 2 and re.search(_initials(words), plain.folded) is not None
    return any(re.search(pattern, plain.folded) for pattern in _patterns(words, allowed))


def words_of(name: str) -> list[str]:
    """The words of a name of more than one letter; O’Brien is one word."""
    return [word for word in re.findall(r"[^\W\d_]+", re.sub(r"['’`]", "", fold(name))) if len(word) > 1]


def _patterns(words: list[str], allowed: frozenset[str]) -> Iterator[str]:
    first, last = words[0], words[-1]
    if len(words) > 1:
        for one, two in ((first, last), (last, first)):
            yield rf"\b{_written(one)}{GAP}(?:[a-z]\.?{GAP})?{_written(two)}(?:s)?\b"
        yield rf"\b{GAP.join(map(_written, words))}\b"
        yield from _with_initials(words, allowed)
        if len(first + last) >= _SHORTEST_RUN:
            yield from (rf"\b{GAP.join(run)}\b" for run in (first + last, last + first))
    for word in words:
        if word in allowed:
            continue
        yield rf"\b{_TITLES}{GAP}{_written(word)}\b"
        if len(word) >= _SHORTEST_SPACED:
            yield rf"(?<!\w){_APART.join(word)}(?!\w)"
        if len(word) > 2 and word not in ORDINARY:
            yield rf"(?<![^\W_]){_written(word)}(?:s)?(?![^\W_])"


def _with_initials(words: list[str], allowed: frozenset[str]) -> Iterator[str]:
    """“G Pugh”, “Pugh, G.”, “Gareth P.”; three initials or more with full stops."""
    first, last = words[0], words[-1]
    for initial, word in ((first[0], last), (last[0], first)):
        if word in allowed:
            continue
        gap = r"(?:\.[\s,]{0,2}|[\s,]{1,2})" if len(word) < _SHORTEST_JOINED else r"\.?[\s,]{0,2}"
        yield rf"\b{initial}{gap}{_written(word)}\b"
        yield rf"\b{_written(word)}\s?,\s?{initial}\b"
    if len(words) > 2:
        yield _initials(words)


def _initials(words: list[str]) -> str:
    return rf"(?<!\w){GAP.join(word[0] + chr(92) + '.' for word in words)}"


def _written(word: str) -> str:
    """The word as it is, or with an apostrophe after its first letter."""
    return rf"{word[0]}['’`]?{re.escape(word[1:])}"
