"""Passwords: one hash for every door."""

from __future__ import annotations

import pytest

from formsvc.security.passwords import hash_password, password_fault, verify_nobody, verify_password

PASSWORD = "harbour lantern biscuit"


def test_what_was_hashed_is_verified_and_nothing_else():
    kept = hash_password(PASSWORD)
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert verify_password(PASSWORD, kept)
    assert not verify_password(PASSWORD + " ", kept)
    assert not verify_password("", kept)


def test_the_same_password_is_hashed_differently_each_time():
    assert hash_password(PASSWORD) != hash_password(PASSWORD)


def test_two_keyboards_that_type_the_same_letters_agree():
    assert verify_password("cafe\u0301 au lait noir", hash_password("café au lait noir"))


@pytest.mark.parametrize("kept", ["", "plain", "$argon2id$broken", "$2b$12$abc"])
def test_a_hash_that_is_none_never_matches(kept):
    assert not verify_password(PASSWORD, kept)


def test_nobody_is_never_verified():
    assert not verify_nobody("nobody's password, so that an unknown address takes as long as a known one")


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        (PASSWORD, None),
        ("a" * 11, "Password must be 12 characters or more. Three unrelated words are a good start"),
        ("abcde" * 30, "Password must be 128 characters or fewer"),
        ("aaaaaaaaaaaaaaab", "Password is too easy to guess. Use more different characters"),
    ],
)
def test_a_new_password_is_long_and_varied(password, fault):
    assert password_fault(password) == fault
