"""What a document cannot do without, said as one sentence when it is missing."""

from __future__ import annotations

from collections.abc import Mapping

from formsvc.domain.errors import DomainError
from formsvc.domain.letter import CaseFile


class DetailMissing(DomainError):
    """The case lacks something that this document cannot do without. The message names it."""


def check_details(case: CaseFile, document: str, needed: Mapping[str, str]) -> None:
    """``needed`` gives, for each key of ``details``, what to call it. Raises ``DetailMissing``."""
    missing = {key: words for key, words in needed.items() if not case.detail(key)}
    if missing:
        raise DetailMissing(
            f"The {document} needs {_listed(list(missing.values()))}. "
            f"Add {_listed([f'“{key}”' for key in missing])} under “details”."
        )


def check_part(document: str, needed: Mapping[str, object]) -> None:
    """``needed`` gives, for each thing in words with where it stands, what the case holds of it."""
    missing = [words for words, held in needed.items() if not held]
    if missing:
        raise DetailMissing(f"The {document} needs {_listed(missing)}. Add what is missing to the case.")


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
