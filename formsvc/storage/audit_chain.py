"""How an audit event is hashed: a canonical text of all its fields and of the hash before it.

The recipe, for an independent verifier: SHA-256 over ``formsvc-audit-1\\n`` and the JSON array of the
fields in the order of ``FIELDS``, without spaces, in UTF-8. The first event's ``previous`` is 64 noughts.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

FIELDS = (
    "seq",
    "practice_id",
    "id",
    "at",
    "actor_id",
    "event",
    "request_id",
    "about_type",
    "about_id",
    "details",
    "previous",
)
BEGINNING = "0" * 64
_VERSION = b"formsvc-audit-1\n"
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def link_hash(values: Sequence[str | int | None]) -> str:
    """The hash of one event, its fields given in the order of FIELDS."""
    return hashlib.sha256(_VERSION + _encode(list(values)).encode("utf-8", "surrogatepass")).hexdigest()
