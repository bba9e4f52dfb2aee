"""Two dozen ways to spoil a file, each a function of its bytes and a source of chance."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from random import Random

Mutator = Callable[[bytes, Random], bytes]


def _stretch(data: bytes, chance: Random, longest: int = 2_000) -> tuple[int, int]:
    begin = chance.randrange(max(1, len(data)))
    return begin, min(len(data), begin + 1 + chance.randrange(longest))


def truncate(data: bytes, chance: Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def lose_the_beginning(data: bytes, chance: Random) -> bytes:
    return data[chance.randrange(min(len(data), 200) + 1) :]


def flip_bits(data: bytes, chance: Random) -> bytes:
    spoilt = bytearray(data)
    for _ in range(1 + len(data) // 500):
        spoilt[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(spoilt)


def flip_in_the_head(data: bytes, chance: Random) -> bytes:
    spoilt = bytearray(data)
    for _ in range(6):
        spoilt[chance.randrange(min(len(data), 300))] = chance.randrange(256)
    return bytes(spoilt)


def flip_in_the_tail(data: bytes, chance: Random) -> bytes:
    spoilt = bytearray(data)
    for _ in range(6):
        spoilt[-1 - chance.randrange(min(len(data), 300))] = chance.randrange(256)
    return bytes(spoilt)


def duplicate(data: bytes, chance: Random) -> bytes:
    begin, end = _stretch(data, chance)
    return data[:end] + data[begin:end] * (1 + chance.randrange(50)) + data[end:]


def swap_chunks(data: bytes, chance: Random) -> bytes:
    a, b, c = sorted(chance.randrange(len(data) + 1) for _ in range(3))
    return data[:a] + data[b:c] + data[a:b] + data[c:]


def cut_out(data: bytes, chance: Random) -> bytes:
    begin, end = _stretch(data, chance)
    return data[:begin] + data[end:]


def put_noise_in(data: bytes, chance: Random) -> bytes:
    begin = chance.randrange(len(data) + 1)
    return data[:begin] + chance.randbytes(1 + chance.randrange(500)) + data[begin:]


def put_nothing(data: bytes, chance: Random) -> bytes:
    begin, end = _stretch(data, chance)
    return data[:begin] + bytes(end - begin) + data[end:]


def put_all_ones(data: bytes, chance: Random) -> bytes:
    begin, end = _stretch(data, chance, 64)
    return data[:begin] + b"\xff" * (end - begin) + data[end:]


def turn_a_piece_round(data: bytes, chance: Random) -> bytes:
    begin, end = _stretch(data, chance)
    return data[:begin] + data[begin:end][::-1] + data[end:]


def _other_numbers(data: bytes, chance: Random, value: bytes) -> bytes:
    return re.sub(rb"\d+", lambda found: value if chance.random() < 0.1 else found.group(), data)


def huge_numbers(data: bytes, chance: Random) -> bytes:
    return _other_numbers(data, chance, b"99999999999999999999")


def numbers_below_nothing(data: bytes, chance: Random) -> bytes:
    return _other_numbers(data, chance, b"-1")


def noughts(data: bytes, chance: Random) -> bytes:
    return _other_numbers(data, chance, b"0")


def other_small_numbers(data: bytes, chance: Random) -> bytes:
    return _other_numbers(data, chance, str(chance.randrange(40)).encode())


def _other_word(data: bytes, chance: Random, words: tuple[bytes, ...]) -> bytes:
    spoilt = bytearray(data)
    for _ in range(3):
        word = chance.choice(words)
        place = chance.randrange(max(1, len(data) - len(word)))
        spoilt[place : place + len(word)] = word
    return bytes(spoilt)


def huge_binary_numbers(data: bytes, chance: Random) -> bytes:
    words = tuple(
        struct.pack(form, value) for form in ("<I", ">I") for value in (0x7FFFFFFF, 0xFFFFFFFF, 0x10000)
    )
    return _other_word(data, chance, words)


def huge_short_numbers_in_the_head(data: bytes, chance: Random) -> bytes:
    head = _other_word(data[:400], chance, (b"\xff\xff", b"\x7f\xff", b"\xff\x7f", b"\x00\x00", b"\x80\x00"))
    return head + data[400:]


def nest(data: bytes, chance: Random) -> bytes:
    opening = chance.choice((b"[", b"<<", b"<< /A ", b"(", b"<a>", b"q ", b"{\\"))
    begin = chance.randrange(len(data) + 1)
    return data[:begin] + opening * chance.choice((50, 3_000, 60_000)) + data[begin:]


def point_elsewhere(data: bytes, chance: Random) -> bytes:
    return re.sub(rb"\d+ 0 R", lambda _: b"%d 0 R" % chance.randrange(1, 12), data)


def other_names(data: bytes, chance: Random) -> bytes:
    names = re.findall(rb"/[A-Z][A-Za-z]+", data) or [b"/Type"]
    return re.sub(
        rb"/[A-Z][A-Za-z]+",
        lambda found: chance.choice(names) if chance.random() < 0.1 else found.group(),
        data,
    )


def line_ends(data: bytes, chance: Random) -> bytes:
    return data.replace(b"\n", chance.choice((b"\r", b"\r\n", b"", b"\n\n\n")))


def twice_over(data: bytes, chance: Random) -> bytes:
    return data + data[chance.randrange(len(data)) :]


def one_kind_in_another(data: bytes, chance: Random) -> bytes:
    other = chance.choice(
        (
            b"%PDF-1.7\n",
            b"\xff\xd8\xff\xe0",
            b"II*\x00",
            b"\x89PNG\r\n\x1a\n",
            b"From: a@b\r\n",
            b"PK\x03\x04",
        )
    )
    return other + data if chance.random() < 0.5 else data[: len(data) // 2] + other + data[len(data) // 2 :]


MUTATORS: tuple[Mutator, ...] = (
    truncate,
    lose_the_beginning,
    flip_bits,
    flip_in_the_head,
    flip_in_the_tail,
    duplicate,
    swap_chunks,
    cut_out,
    put_noise_in,
    put_nothing,
    put_all_ones,
    turn_a_piece_round,
    huge_numbers,
    numbers_below_nothing,
    noughts,
    other_small_numbers,
    huge_binary_numbers,
    huge_short_numbers_in_the_head,
    nest,
    point_elsewhere,
    other_names,
    line_ends,
    twice_over,
    one_kind_in_another,
)
