"""AES-256-GCM with an envelope: what seals, what opens, and what says under which key something was sealed.

Layout: version byte, key id (4 bytes), nonce (12), ciphertext and tag. The head is associated data too, so
no part of it can be changed. Nonces are random: one key must seal fewer than 2**32 values (NIST SP 800-38D,
8.3).
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION = b"\x01"
_HEAD = 5
_NONCE = 12
_TAG = 16
_FILE = b"FSF1"


class CannotOpen(ValueError):
    """Changed, moved, or sealed under a key we do not have."""


class SealingCipher:
    """Seals with the newest of several keys and opens with whichever sealed it."""

    def __init__(self, keys: Mapping[int, bytes]) -> None:
        if not keys:
            raise ValueError("There is no key to seal with.")
        self._keys = {key_id: AESGCM(key) for key_id, key in keys.items()}
        self.newest = max(keys)

    def seal(self, plaintext: bytes, associated: bytes) -> bytes:
        """Seal for this associated data; the same words never look the same twice."""
        head = VERSION + self.newest.to_bytes(4, "big")
        nonce = os.urandom(_NONCE)
        return head + nonce + self._keys[self.newest].encrypt(nonce, plaintext, head + associated)

    def open_(self, sealed: bytes, associated: bytes) -> bytes:
        """The plaintext, if nothing was changed and the associated data is the same."""
        key_id = key_id_of(sealed)
        if key_id not in self._keys:
            raise CannotOpen(f"This was sealed under key {key_id}, which is not in the key file.")
        nonce, ciphertext = sealed[_HEAD : _HEAD + _NONCE], sealed[_HEAD + _NONCE :]
        try:
            return self._keys[key_id].decrypt(nonce, ciphertext, sealed[:_HEAD] + associated)
        except InvalidTag:
            raise CannotOpen("This was changed, or belongs elsewhere.") from None

    def resealed(self, sealed: bytes, associated: bytes) -> bytes | None:
        """The same under the newest key, or None if it is so already."""
        if key_id_of(sealed) == self.newest:
            return None
        return self.seal(self.open_(sealed, associated), associated)


def key_id_of(sealed: bytes) -> int:
    """The id of the key something was sealed under."""
    if len(sealed) < _HEAD + _NONCE + _TAG or sealed[:1] != VERSION:
        raise CannotOpen("This is not something we sealed.")
    return int.from_bytes(sealed[1:_HEAD], "big")


class EnvelopeSealer:
    """A random data key for each file, wrapped by the key-encryption key; both are bound to the file's id."""

    def __init__(self, wrapping: SealingCipher) -> None:
        self._wrapping = wrapping

    def seal_file(self, file_id: str, content: bytes) -> bytes:
        """The file as it lies on the disk."""
        data_key, nonce = AESGCM.generate_key(256), os.urandom(_NONCE)
        wrapped = self._wrapping.seal(data_key, _for_key(file_id))
        return _joined(wrapped, nonce + AESGCM(data_key).encrypt(nonce, content, _for_content(file_id)))

    def open_file(self, file_id: str, sealed: bytes) -> bytes:
        """The file as it was given; CannotOpen if a single bit differs or it is another's."""
        wrapped, rest = _parted(sealed)
        data_key = self._wrapping.open_(wrapped, _for_key(file_id))
        try:
            return AESGCM(data_key).decrypt(rest[:_NONCE], rest[_NONCE:], _for_content(file_id))
        except (InvalidTag, ValueError):
            raise CannotOpen("This file was changed, or belongs elsewhere.") from None

    def rewrap(self, file_id: str, sealed: bytes) -> bytes | None:
        """The same file with its key wrapped anew, or None if the newest key wraps it already."""
        wrapped, rest = _parted(sealed)
        anew = self._wrapping.resealed(wrapped, _for_key(file_id))
        return None if anew is None else _joined(anew, rest)


def _joined(wrapped: bytes, rest: bytes) -> bytes:
    return _FILE + len(wrapped).to_bytes(2, "big") + wrapped + rest


def _parted(sealed: bytes) -> tuple[bytes, bytes]:
    if sealed[:4] != _FILE:
        raise CannotOpen("This is not a file we sealed.")
    end = 6 + int.from_bytes(sealed[4:6], "big")
    return sealed[6:end], sealed[end:]


def _for_key(file_id: str) -> bytes:
    return b"file-key:" + file_id.encode()


def _for_content(file_id: str) -> bytes:
    return b"file:" + file_id.encode()
