"""Spoilt files: each is refused with a listed code or read; nothing else happens, nobody is left behind."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from formsvc.intake.cage.warm import warm_children
from formsvc.intake.opened import WARM_UP_OPENING
from formsvc.intake.read import read_document
from formsvc.intake.reading_json import from_dict, to_dict
from formsvc.intake.refusals import REFUSALS, Refused
from tests.intake import made_files as made
from tests.intake.mutators import MUTATORS, Mutator

OUTLOOK = Path(__file__).with_name("invented_mail.msg")
SEEDS: dict[str, Callable[[], bytes]] = {
    "pdf": lambda: made.pdf(3),
    "pdf_with_layer": lambda: made.pdf_with_layer("Crime reference 44AB/10203/26", covered=False),
    "pdf_of_a_scan": lambda: made.pdf_with_layer("Crime reference 44AB/10203/26", covered=True),
    "pdf_form": made.pdf_form,
    "pdf_with_script": made.pdf_with_script_and_attachment,
    "pdf_locked": made.encrypted_pdf,
    "pdf_in_circles": made.pdf_whose_pages_go_in_circles,
    "jpeg": lambda: made.saved(made.picture("RGB"), "JPEG"),
    "jpeg_in_steps": lambda: made.saved(made.picture("CMYK"), "JPEG", progressive=True),
    "png": lambda: made.saved(made.picture("RGBA"), "PNG"),
    "png_of_sixteen_bits": lambda: made.saved(made.picture("16"), "PNG"),
    "fax": lambda: made.saved(made.picture("1"), "TIFF", compression="group4", dpi=(204, 98)),
    "tiff": lambda: made.saved(made.picture("RGB"), "TIFF", compression="tiff_lzw"),
    "tiff_of_pages": lambda: made.saved(
        made.picture(), "TIFF", save_all=True, append_images=[made.picture(), made.picture("1")]
    ),
    "word": made.word,
    "mail": made.mail_with_html,
    "mail_of_parts": lambda: made.mail_with_parts(20),
    "mail_within_mail": lambda: made.mail_within_mail(5),
    "mail_with_form": lambda: made.mail_with_attachment(made.pdf_form()),
    "mail_with_word": lambda: made.mail_with_attachment(made.word(), "application/octet-stream"),
    "outlook_mail": OUTLOOK.read_bytes,
}


def spoilt_files(count: int) -> Iterator[tuple[str, bytes]]:
    """So many spoilt files, the same each time: every way by turns, on one seed after another."""
    names = list(SEEDS)
    for number in range(count):
        chance = Random(number)
        name = names[number % len(names)]
        way: Mutator = MUTATORS[number % len(MUTATORS)]
        data = way(SEEDS[name](), chance)
        if number >= len(MUTATORS) * len(names) and data and chance.random() < 0.5:
            data = chance.choice(MUTATORS)(data, chance)
        yield f"{number}:{name}:{way.__name__}", data


def put_up_with(count: int, folder: Path) -> dict[str, int]:
    """Read them all; how often each end was met. Anything but a reading or a listed refusal is raised."""
    path, scratch = folder / "upload", folder / "scratch"
    scratch.mkdir()
    ends: dict[str, int] = {}
    for name, data in spoilt_files(count):
        path.write_bytes(data)
        try:
            result = read_document(path, engine="none", scratch=scratch)
        except Refused as refused:
            end = refused.code
        except Exception as error:
            error.add_note(name)
            raise
        else:
            assert from_dict(to_dict(result.document)).pages_total == result.page_count, name
            end = "read"
        assert list(scratch.iterdir()) == [], name
        ends[end] = ends.get(end, 0) + 1
    return ends


def offspring(sessions: set[int]) -> set[int]:
    """The living processes that are our children, or belong to one of these sessions."""
    found = set()
    for place in Path("/proc").iterdir():
        if not place.name.isdecimal():
            continue
        try:
            state, parent, _, session = (place / "stat").read_text().rpartition(")")[2].split()[:4]
        except OSError:
            continue
        if state != "Z" and (int(parent) == os.getpid() or int(session) in sessions):
            found.add(int(place.name))
    return found


def check_spoilt_files(count: int, folder: Path) -> None:
    before = offspring(set())
    ends = put_up_with(count, folder)
    warm = offspring(set()) - before
    left = offspring(warm) - before - warm
    warm_children(WARM_UP_OPENING).stop()
    assert set(ends) <= {*REFUSALS, "read"}
    assert ends["read"] > count / 10  # else the files are too spoilt to show anything
    assert left == set()
    assert offspring(warm) <= before


def test_spoilt_files_are_read_or_refused(tmp_path):
    check_spoilt_files(60, tmp_path)


@pytest.mark.long
def test_very_many_spoilt_files_are_read_or_refused(tmp_path):
    check_spoilt_files(20_000, tmp_path)
