"""The watched folder: whole files, each once; refused ones come back; no crash loses any."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from formsvc.cli import main
from formsvc.cli.arrivals import receiving_practice
from formsvc.cli.demonstration.people import PRACTICE
from formsvc.domain.capture import Channel
from formsvc.intake.scan_folder import REFUSED, TAKEN, ScanFolder
from formsvc.services.view_request import view_request
from formsvc.settings import SettingsError
from formsvc.worker.watch import Watch
from tests.factories import Surgery, open_surgery
from tests.fakes import PDF

SETTLE = 0.3


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "scans"
    made.mkdir()
    return made


@pytest.fixture
def watched(tmp_path: Path, folder: Path, empty_surgery: Path):
    made = open_surgery(
        tmp_path / "surgery", empty_surgery, SCAN_FOLDER=str(folder), SCAN_SETTLE_SECONDS=str(SETTLE),
        INTAKE_PRACTICE=PRACTICE.ods_code,
    )  # fmt: skip
    yield made
    made.engine.dispose()


@pytest.fixture
def watch(watched: Surgery) -> Watch:
    return Watch(watched.services, PRACTICE.id)


def look_until_settled(watch: Watch) -> int:
    """Look twice, as far apart as a file must hold still."""
    kept = watch.look()
    time.sleep(SETTLE + 0.05)
    return kept + watch.look()


def documents(surgery: Surgery) -> list[tuple[str, bytes]]:
    with surgery.uow as uow:
        rows = uow.information_requests.open_rows(after=None, limit=100)
        found = [one for row in rows for one in uow.documents.of_request(row.request_id)]
    return sorted((one.name, surgery.files.open(one.file_id)) for one in found)


def test_a_whole_scan_becomes_a_request_of_the_scan_folder(watched: Surgery, watch, folder) -> None:
    (folder / "Scan 0001.pdf").write_bytes(PDF)
    assert watch.look() == 0  # it has yet to hold still
    time.sleep(SETTLE + 0.05)
    assert watch.look() == 1
    assert documents(watched) == [("Scan 0001.pdf", PDF)]
    assert list(folder.rglob("*.pdf")) == []
    with watched.uow as uow:
        (row,) = uow.information_requests.open_rows(after=None, limit=9)
        request = uow.information_requests.get(row.request_id)
    assert (request.channel, request.received_by) == (Channel.SCAN_FOLDER, "scanner")
    view = view_request(
        watched.uow, request.id, by=watched.people.lead, at=watched.now,
        provisions=watched.services.provisions,
    )  # fmt: skip
    assert [view.names[event.actor] for event in view.events] == ["Scan folder", "Scan folder"]
    assert [actor for actor, _ in watched.jobs()] == ["read_document"]


def test_a_slow_scanner_is_waited_for(watched: Surgery, watch, folder) -> None:
    whole = PDF + b"x" * 5_000

    def write() -> None:
        with (folder / "slow.pdf").open("wb", buffering=0) as file:
            for start in range(0, len(whole), 500):
                file.write(whole[start : start + 500])
                time.sleep(0.08)

    writing = threading.Thread(target=write)
    writing.start()
    kept = 0
    while writing.is_alive():
        kept += watch.look()
        time.sleep(0.02)
    assert kept == 0
    assert look_until_settled(watch) == 1
    assert documents(watched) == [("slow.pdf", whole)]


def test_a_file_that_a_program_holds_open_for_writing_is_waited_for(watched: Surgery, watch, folder) -> None:
    with (folder / "open.pdf").open("wb") as file:
        file.write(PDF)
        file.flush()
        assert look_until_settled(watch) == 0
    assert watch.look() == 1


def test_what_is_no_scan_is_left_alone(watched: Surgery, watch, folder, tmp_path) -> None:
    secret = tmp_path / "secret.pdf"
    secret.write_bytes(PDF)
    (folder / "link.pdf").symlink_to(secret)
    os.mkfifo(folder / "pipe.pdf")
    (folder / "inner").mkdir()
    (folder / "inner" / "deep.pdf").write_bytes(PDF)
    for name in (".hidden.pdf", "half.pdf.part", "word~"):
        (folder / name).write_bytes(PDF)
    assert look_until_settled(watch) == 0
    assert len(list(folder.iterdir())) == 6
    assert documents(watched) == []


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty. Scan or save it again. (UP-01)"),
        (b"heic", "This is a HEIC photo. Save it as a JPEG or PDF and upload that. (UP-03)"),
    ],
)
def test_a_refused_file_comes_back_with_its_sentence(
    watched: Surgery, watch, folder, content, sentence
) -> None:
    for _ in range(2):
        (folder / "photo.heic").write_bytes(content)
        assert look_until_settled(watch) == 0
    back = folder / REFUSED
    assert (back / "photo.heic").read_bytes() == (back / "2 photo.heic").read_bytes() == content
    assert (back / "photo.heic.txt").read_text() == (back / "2 photo.heic.txt").read_text() == f"{sentence}\n"
    assert list((folder / TAKEN).iterdir()) == []
    assert documents(watched) == []


def test_one_bad_file_and_the_others_still_come_in(watched: Surgery, watch, folder, monkeypatch) -> None:
    for name in ("a.pdf", "b.pdf", "c.pdf"):
        (folder / name).write_bytes(PDF + name.encode())
    check = watched.reader.check

    def breaks(content: bytes) -> str:
        if content.endswith(b"b.pdf"):
            raise OSError("The disk is full.")
        return check(content)

    monkeypatch.setattr(watched.reader, "check", breaks)
    assert look_until_settled(watch) == 2
    monkeypatch.setattr(watched.reader, "check", check)
    assert watch.look() == 1
    assert [name for name, _ in documents(watched)] == ["a.pdf", "b.pdf", "c.pdf"]


class Killed(BaseException):
    """The process is gone: nothing after this runs."""


@pytest.mark.parametrize("point", ["put", "remove", "rename"])
def test_promise_a_crash_at_any_point_loses_nothing_and_doubles_nothing(
    watched: Surgery, watch, folder, point, monkeypatch
) -> None:
    (folder / "scan.pdf").write_bytes(PDF)
    watch.look()
    time.sleep(SETTLE + 0.05)

    def killed(*_: object, **__: object) -> None:
        raise Killed

    with monkeypatch.context() as during:
        if point == "put":  # taken, and not kept
            during.setattr(watched.files, "put", killed)
        elif point == "remove":  # kept, and still in the folder
            during.setattr("formsvc.intake.scan_folder.Taken.remove", killed)
        else:  # between the folder of our own and the rename into it
            during.setattr(Path, "rename", killed)
        with pytest.raises(Killed):
            watch.look()
    again = Watch(watched.services, PRACTICE.id)
    look_until_settled(again)
    look_until_settled(again)
    assert documents(watched) == [("scan.pdf", PDF)]
    assert [path for path in folder.rglob("*") if path.name != TAKEN] == []


def test_the_same_scan_again_is_kept_once(watched: Surgery, watch, folder) -> None:
    for _ in range(2):
        (folder / "scan.pdf").write_bytes(PDF)
        look_until_settled(watch)
    assert documents(watched) == [("scan.pdf", PDF)]
    assert not (folder / "scan.pdf").exists()


def test_a_file_that_is_far_too_large_is_not_read_whole(folder, tmp_path) -> None:
    (folder / "large.pdf").write_bytes(b"x" * 1_000)
    found = ScanFolder(folder, settle_seconds=0)
    list(found.take_whole_files())
    (taken,) = found.take_whole_files()
    assert len(taken.content(100)) == 101


def test_a_folder_that_is_away_is_looked_for_again(watched: Surgery, watch, folder) -> None:
    folder.rmdir()
    assert watch.look() == 0
    folder.mkdir()
    (folder / "scan.pdf").write_bytes(PDF)
    assert look_until_settled(watch) == 1


def test_promise_no_file_name_is_in_the_log(watched: Surgery, watch, folder, capsys) -> None:
    (folder / "Grace Holloway.pdf").write_bytes(PDF)
    (folder / "Grace Holloway.heic").write_bytes(b"heic")
    look_until_settled(watch)
    assert "Holloway" not in "".join(capsys.readouterr())


@pytest.mark.parametrize(("wanted", "works"), [("", False), ("Z99999", False), (PRACTICE.ods_code, True)])
def test_whose_requests_they_are_must_be_plain(tmp_path, empty_surgery, wanted, works) -> None:
    made = open_surgery(tmp_path / "surgery", empty_surgery, INTAKE_PRACTICE=wanted)
    try:
        if works:
            assert receiving_practice(made.services) == PRACTICE.id
        else:
            with pytest.raises(SettingsError, match="FORMSVC_INTAKE_PRACTICE"):
                receiving_practice(made.services)
    finally:
        made.engine.dispose()


@pytest.mark.parametrize(
    ("folder_setting", "words"), [("", "Set FORMSVC_SCAN_FOLDER"), ("/nowhere", "no folder")]
)
def test_without_a_folder_it_says_what_to_set(surgery, monkeypatch, capsys, folder_setting, words) -> None:
    services = surgery.services
    object.__setattr__(services.settings, "scan_folder", folder_setting)
    monkeypatch.setattr("formsvc.cli.ready.check_ready", lambda: services)
    assert main(["watch"]) == 2
    assert words in capsys.readouterr().err
