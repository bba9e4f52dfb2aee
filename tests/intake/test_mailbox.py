"""The mailbox, against a real IMAP server: nothing is marked before it is kept, and nothing is kept twice."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pytest

from formsvc.bootstrap import Services
from formsvc.cli import main
from formsvc.cli.checkup.arrivals import mailbox
from formsvc.cli.demonstration.people import PRACTICE
from formsvc.domain.capture import Channel
from formsvc.domain.document import ReadingStatus
from formsvc.intake.document_reader import CagedReader
from formsvc.intake.mailbox import MailboxAway, open_mailbox
from formsvc.services.read_document import read_document
from formsvc.worker.fetch_mail import NAME, FetchMail, address_of
from tests.factories import Surgery, open_surgery
from tests.imap_server import PASSWORD, ImapServer, imap_server
from tests.intake.made_files import picture, saved

pytestmark = pytest.mark.xdist_group("imap")
USERS = itertools.count()


@pytest.fixture(scope="session")
def server() -> Iterator[ImapServer]:
    with imap_server() as running:
        yield running


@pytest.fixture
def user() -> str:
    """A mailbox that no other test has used."""
    return f"user{next(USERS)}"


@pytest.fixture
def mail(server: ImapServer, user: str):
    connection = server.connect(user)
    yield connection
    connection.logout()


@pytest.fixture
def environ(server: ImapServer, user: str, tmp_path: Path) -> dict[str, str]:
    password = tmp_path / "password"
    password.write_text(f"{PASSWORD}\n")
    return {
        "MAIL_HOST": "127.0.0.1", "MAIL_PORT": str(server.port), "MAIL_USER": user,
        "MAIL_PASSWORD_FILE": str(password), "MAIL_CA_FILE": str(server.ca_file),
        "INTAKE_PRACTICE": PRACTICE.ods_code,
    }  # fmt: skip


@pytest.fixture
def fetched(tmp_path: Path, empty_surgery: Path, environ) -> Iterator[Surgery]:
    made = open_surgery(tmp_path / "surgery", empty_surgery, **environ)
    made.services.__dict__["reader"] = CagedReader(engine="none")
    yield made
    made.engine.dispose()


def fetching(surgery: Surgery, **changed: object) -> FetchMail:
    settings = surgery.services.settings
    services: Services = replace(
        surgery.services, settings=replace(settings, mail=replace(settings.mail, **changed))
    )
    services.__dict__["reader"] = surgery.services.reader
    return FetchMail(services, PRACTICE.id)


def message(number: int = 1, *, body: str = "Please send the record of the person named.") -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Laura Benton <laura.benton@anytown.police.example>"
    made["To"] = "reception@practice.example"
    made["Subject"] = f"Request AP/26/{number}"
    made["Date"] = "Mon, 16 Nov 2026 09:00:00 +0000"
    made["Message-ID"] = f"<{number}@anytown.police.example>"
    made.set_content(body)
    return made


def put(connection, made: EmailMessage | bytes) -> None:
    content = made if isinstance(made, bytes) else made.as_bytes().replace(b"\n", b"\r\n")
    status, words = connection.append("INBOX", None, None, content)
    assert status == "OK", words


def flags(connection, folder: str = "INBOX") -> list[set[str]]:
    """The flags of each message of a folder."""
    connection.select(folder, readonly=True)
    _, (found,) = connection.search(None, "ALL")
    kept = []
    for number in found.split():
        _, answer = connection.fetch(number, "(FLAGS)")
        words = answer[0].decode().split("(FLAGS (", 1)[1].split(")", 1)[0].split()
        kept.append(set(words) - {"\\Recent"})
    return kept


def documents(surgery: Surgery):
    with surgery.uow as uow:
        rows = uow.information_requests.open_rows(after=None, limit=100)
        return [one for row in rows for one in uow.documents.of_request(row.request_id)]


def test_an_unread_message_is_kept_byte_for_byte_and_then_marked_read(fetched, mail) -> None:
    content = message().as_bytes().replace(b"\n", b"\r\n")
    put(mail, content)
    assert fetching(fetched).look() == 1
    (document,) = documents(fetched)
    assert fetched.files.open(document.file_id) == content
    assert (document.name, document.media_type) == (NAME, "message/rfc822")
    assert document.arrived_by == "mailbox"
    with fetched.uow as uow:
        assert uow.information_requests.get(document.request_id).channel is Channel.EMAIL
    assert flags(mail) == [{"\\Seen"}]
    assert fetching(fetched).look() == 0


def test_body_attachment_and_picture_in_the_text_are_one_document_and_it_is_read(fetched, mail) -> None:
    made = message()
    made.add_alternative('<p>Please see the form.</p><img src="cid:one">', subtype="html")
    made.get_payload()[1].add_related(b"\x89PNG\r\n\x1a\n small", "image", "png", cid="<one>")
    made.add_attachment(saved(picture(), "PDF"), maintype="application", subtype="pdf", filename="form.pdf")
    put(mail, made)
    assert fetching(fetched).look() == 1
    (document,) = documents(fetched)
    kept = fetched.files.open(document.file_id)
    assert kept.count(b"Content-Type: ") >= 6
    read_document(
        fetched.uow, fetched.files, fetched.services.reader, document.id, clock=fetched.services.clock
    )
    (done,) = documents(fetched)
    assert (done.status, done.refusal_code) == (ReadingStatus.READ, "")
    assert done.page_count >= 1


def test_what_somebody_has_read_or_flagged_is_left_alone(fetched, mail) -> None:
    for number, flag in enumerate(("\\Seen", "\\Flagged", "\\Deleted")):
        mail.append("INBOX", flag, None, message(number).as_bytes())
    assert fetching(fetched).look() == 0
    assert documents(fetched) == []


def test_what_is_refused_stays_unread_with_a_flag(fetched, mail) -> None:
    put(mail, message(1, body="x" * 5_000))
    many = message(2)
    for _ in range(60):
        many.add_attachment(b"x", maintype="application", subtype="octet-stream")
    put(mail, many)
    put(mail, message(3))
    most = replace(fetched.services.settings, max_upload_bytes=4_900)
    fetched.services.settings = most
    fetch = fetching(fetched)
    assert fetch.look() == 1
    assert flags(mail) == [{"\\Flagged"}, {"\\Flagged"}, {"\\Seen"}]
    assert fetch.look() == 0


def test_kept_messages_are_moved_where_the_practice_wants_them(fetched, mail) -> None:
    mail.create('"In formsvc"')
    put(mail, message())
    assert fetching(fetched, kept_folder="In formsvc").look() == 1
    assert flags(mail) == []
    assert flags(mail, '"In formsvc"') == [{"\\Seen"}]


def test_the_same_message_again_is_kept_once(fetched, mail) -> None:
    for _ in range(2):
        put(mail, message())
    assert fetching(fetched).look() == 1
    assert flags(mail) == [{"\\Seen"}, {"\\Seen"}]
    assert len(documents(fetched)) == 1


class Killed(BaseException):
    """The process is gone: nothing after this runs."""


@pytest.mark.parametrize("point", ["before it is kept", "before it is marked"])
def test_promise_a_message_stays_unread_until_it_is_safely_kept(fetched, mail, monkeypatch, point) -> None:
    put(mail, message())

    def killed(*_: object, **__: object) -> None:
        raise Killed

    with monkeypatch.context() as during:
        if point == "before it is kept":
            during.setattr(fetched.files, "put", killed)
        else:
            during.setattr("formsvc.intake.mailbox.Mailbox.mark_kept", killed)
        with pytest.raises(Killed):
            fetching(fetched).look()
    assert flags(mail) == [set()]
    fetching(fetched).look()
    assert flags(mail) == [{"\\Seen"}]
    assert len(documents(fetched)) == 1


def test_a_message_that_cannot_be_kept_now_stays_unread_and_the_others_come_in(
    fetched, mail, monkeypatch
) -> None:
    for number in (1, 2, 3):
        put(mail, message(number))
    real = fetched.files.put

    def full(content: bytes):
        if b"AP/26/2" in content:
            raise OSError("The disk is full.")
        return real(content)

    monkeypatch.setattr(fetched.files, "put", full)
    assert fetching(fetched).look() == 2
    assert flags(mail) == [{"\\Seen"}, set(), {"\\Seen"}]


@pytest.mark.parametrize(
    "changed",
    [
        {"user": "nobody-known"}, {"folder": "No such folder"}, {"port": 1},
        {"ca_file": None},  # whose certificate nobody we know has signed
        {"host": "localhost"},  # which is not the name in the certificate
    ],
    ids=lambda changed: next(iter(changed)),
)  # fmt: skip
def test_a_server_that_is_away_or_is_not_the_one_is_left_and_nothing_is_said(
    fetched, mail, capsys, changed
) -> None:
    put(mail, message())
    fetch = fetching(fetched, **changed)
    assert fetch.look() == 0
    assert flags(mail) == [set()]
    said = "".join(capsys.readouterr())
    assert "mail.away" in said
    assert PASSWORD not in said


def test_promise_nothing_of_a_message_is_in_the_log(fetched, mail, capsys) -> None:
    put(mail, message())
    fetching(fetched).look()
    said = "".join(capsys.readouterr())
    for word in ("Laura", "Benton", "AP/26", "police.example"):
        assert word not in said


def test_the_mailbox_is_looked_at_and_not_touched(fetched, mail) -> None:
    put(mail, message())
    with open_mailbox(address_of(fetched.services.settings.mail)) as mailbox:
        (one,) = mailbox.unread()
        assert mailbox.content(one).startswith(b"From: Laura Benton")
    assert flags(mail) == [set()]
    with pytest.raises(MailboxAway), open_mailbox(address_of(fetched.services.settings.mail)) as mailbox:
        mailbox.content(replace(one, uid="999"))


def test_the_command_looks_once_or_says_what_to_set(fetched, mail, monkeypatch, capsys) -> None:
    put(mail, message())
    monkeypatch.setattr("formsvc.cli.ready.check_ready", lambda: fetched.services)
    assert main(["fetch-mail", "--once"]) == 0
    assert len(documents(fetched)) == 1
    Path(os.fspath(fetched.services.settings.mail.password_file)).unlink()
    assert main(["fetch-mail", "--once"]) == 2
    assert "FORMSVC_MAIL_PASSWORD_FILE" in capsys.readouterr().err
    settings = fetched.services.settings
    fetched.services.settings = replace(settings, mail=replace(settings.mail, host=""))
    assert main(["fetch-mail", "--once"]) == 2
    assert "FORMSVC_MAIL_HOST" in capsys.readouterr().err


def test_the_doctor_opens_it_and_touches_nothing(fetched, mail) -> None:
    put(mail, message())
    assert mailbox(fetched.services.settings).says == "The mailbox opens."
    assert flags(mail) == [set()]
