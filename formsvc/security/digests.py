"""Keyed digests: an exact value (an NHS number, say) can be looked for without being kept in the clear."""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
from collections.abc import Mapping


class Digester:
    """HMAC-SHA-256 with a purpose: the same value gives unlike digests in unlike columns."""

    def __init__(self, keys: Mapping[int, bytes]) -> None:
        if not keys:
            raise ValueError("There is no key to make digests with.")
        self._keys = dict(keys)
        self._newest = max(keys)

    def digest(self, place: str, value: str) -> str:
        """The digest to keep in a column called ``table.column``."""
        return self._digest(self._newest, place, value)

    def candidates(self, place: str, value: str) -> list[str]:
        """The digests to look for, newest key first: rows from before a rotation keep their old one."""
        return [self._digest(key_id, place, value) for key_id in sorted(self._keys, reverse=True)]

    def _digest(self, key_id: int, place: str, value: str) -> str:
        words = f"{place}\x00{plain(value)}".encode()
        return f"{key_id}:{hmac.new(self._keys[key_id], words, hashlib.sha256).hexdigest()}"


def plain(value: str) -> str:
    """The value without spaces, hyphens or case, so that "999 123 4567" is found as 9991234567."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", value).casefold() if sign.isalnum())
