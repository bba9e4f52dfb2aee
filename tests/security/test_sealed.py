"""What is sealed opens only unchanged, in its place, with its key."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formsvc.security.sealed import CannotOpen, EnvelopeSealer, SealingCipher, key_id_of

ONE, TWO = b"1" * 32, b"2" * 32


@settings(max_examples=50)
@given(words=st.binary(max_size=200), place=st.binary(max_size=40))
def test_what_was_sealed_opens_again(words: bytes, place: bytes) -> None:
    cipher = SealingCipher({1: ONE})
    assert cipher.open_(cipher.seal(words, place), place) == words


def test_every_flipped_bit_is_refused() -> None:
    cipher = SealingCipher({1: ONE, 257: TWO})
    sealed = cipher.seal(b"Ada Example", b"subject.name")
    for place in range(len(sealed)):
        for bit in range(8):
            changed = bytearray(sealed)
            changed[place] ^= 1 << bit
            with pytest.raises(CannotOpen):
                cipher.open_(bytes(changed), b"subject.name")


def test_every_cut_is_refused() -> None:
    cipher = SealingCipher({1: ONE})
    sealed = cipher.seal(b"Ada Example", b"place")
    for length in range(len(sealed)):
        with pytest.raises(CannotOpen):
            cipher.open_(sealed[:length], b"place")


def test_another_place_is_refused() -> None:
    cipher = SealingCipher({1: ONE})
    with pytest.raises(CannotOpen, match="belongs elsewhere"):
        cipher.open_(cipher.seal(b"words", b"subject.name"), b"subject.address")


def test_a_key_we_do_not_have_is_named() -> None:
    with pytest.raises(CannotOpen, match="key 2"):
        SealingCipher({1: ONE}).open_(SealingCipher({2: TWO}).seal(b"words", b""), b"")


def test_no_nonce_comes_twice() -> None:
    cipher = SealingCipher({1: ONE})
    nonces = {cipher.seal(b"same", b"")[5:17] for _ in range(5000)}
    assert len(nonces) == 5000


def test_the_newest_key_seals_and_all_of_them_open() -> None:
    old = SealingCipher({1: ONE}).seal(b"words", b"")
    both = SealingCipher({1: ONE, 2: TWO})
    assert key_id_of(both.seal(b"words", b"")) == 2
    assert both.open_(old, b"") == b"words"
    anew = both.resealed(old, b"")
    assert anew is not None
    assert SealingCipher({2: TWO}).open_(anew, b"") == b"words"
    assert both.resealed(anew, b"") is None


def test_no_key_is_refused() -> None:
    with pytest.raises(ValueError, match="no key"):
        SealingCipher({})


def test_a_file_key_cannot_be_taken_from_another_file() -> None:
    sealer = EnvelopeSealer(SealingCipher({1: ONE}))
    mine, other = sealer.seal_file("mine", b"a"), sealer.seal_file("other", b"b")
    length = 6 + int.from_bytes(mine[4:6], "big")
    with pytest.raises(CannotOpen):
        sealer.open_file("mine", other[:length] + mine[length:])
    with pytest.raises(CannotOpen):
        sealer.open_file("other", mine)
