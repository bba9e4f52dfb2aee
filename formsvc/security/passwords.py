"""Password hashes: Argon2id, the same for the pages, the command line and the demonstration.

The hash is of the password in NFKD and of nothing else, so that Flask-Security, set to a single hash,
verifies what we wrote. Parameters: RFC 9106, second recommendation.
"""

from __future__ import annotations

import unicodedata
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

FEWEST_CHARACTERS = 12
MOST_CHARACTERS = 128
TIME_COST, MEMORY_KIB, LANES = 3, 65_536, 4

_hasher = PasswordHasher(time_cost=TIME_COST, memory_cost=MEMORY_KIB, parallelism=LANES)
_at_once = BoundedSemaphore(3)  # each takes 64 MB and a quarter of a second


def normalised(password: str) -> str:
    """The password as it is hashed: two keyboards that type the same signs mean the same."""
    return unicodedata.normalize("NFKD", password)


def hash_password(password: str) -> str:
    """The Argon2id hash to keep."""
    with _at_once:
        return _hasher.hash(normalised(password))


def verify_password(password: str, kept: str) -> bool:
    """Is this the password that was hashed?"""
    with _at_once:
        try:
            return _hasher.verify(kept, normalised(password))
        except (VerificationError, InvalidHashError):
            return False


_NOBODYS = _hasher.hash("nobody's password, so that an unknown address takes as long as a known one")


def verify_nobody(password: str) -> bool:
    """Take as long as for a real account, and say no."""
    verify_password(password, _NOBODYS)
    return False


def password_fault(password: str) -> str | None:
    """What to say of a new password that will not do; None when it will."""
    if len(password) < FEWEST_CHARACTERS:
        return (
            f"Password must be {FEWEST_CHARACTERS} characters or more. Three unrelated words are a good start"
        )
    if len(password) > MOST_CHARACTERS:
        return f"Password must be {MOST_CHARACTERS} characters or fewer"
    if len(set(password.lower())) < 5:
        return "Password is too easy to guess. Use more different characters"
    return None
