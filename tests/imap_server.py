"""A private Dovecot for tests: own folder, own port, own certificate, stopped afterwards."""

from __future__ import annotations

import getpass
import grp
import imaplib
import os
import pwd
import shutil
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.servers import _folder, _running, find_program, free_port

PASSWORD = "invented-for-the-tests"
CONFIGURATION = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <{folder}/certificate.pem
ssl_key = <{folder}/key.pem
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {login_user}
first_valid_uid = 1
mail_location = maildir:{folder}/mail/%u
auth_mechanisms = plain
passdb {{
  driver = passwd-file
  args = {folder}/users
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/home/%u
}}
service anvil {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = 0
  }}
  inet_listener imaps {{
    port = {port}
    ssl = yes
  }}
}}
"""


@dataclass(frozen=True)
class ImapServer:
    """Where it is; every user of ``users`` has the same password and an empty mailbox."""

    port: int
    ca_file: Path

    def connect(self, user: str) -> imaplib.IMAP4_SSL:
        """A mail program of its own, to put messages in and to look."""
        trusted = ssl.create_default_context(cafile=str(self.ca_file))
        connection = imaplib.IMAP4_SSL("127.0.0.1", self.port, ssl_context=trusted, timeout=20)
        connection.login(user, PASSWORD)
        return connection


@contextmanager
def imap_server(users: int = 40) -> Iterator[ImapServer]:
    """A server with mailboxes ``user0`` and so on."""
    program = find_program("dovecot", "/usr/sbin", "/usr/local/sbin")
    if program is None:
        pytest.skip("Dovecot is not installed: no dovecot program was found")
    is_root = os.geteuid() == 0
    user = "dovecot" if is_root else getpass.getuser()  # the package makes it, and dovenull for signing in
    login_user = "dovenull" if is_root else user
    group = grp.getgrgid(pwd.getpwnam(user).pw_gid).gr_name
    with _folder(None) as folder:
        folder.chmod(0o755)
        port = free_port()
        _write_certificate(folder)
        (folder / "users").write_text("".join(f"user{n}:{{PLAIN}}{PASSWORD}\n" for n in range(users)))
        (folder / "conf").write_text(
            CONFIGURATION.format(folder=folder, user=user, login_user=login_user, group=group, port=port)
        )
        for made in ("mail", "home", "state"):
            (folder / made).mkdir()
            if is_root:
                shutil.chown(folder / made, user, group)
        arguments = [os.path.realpath(program), "-F", "-c", str(folder / "conf")]
        with _running(arguments, None, folder, {}, port=port, seconds=30):
            yield ImapServer(port, folder / "certificate.pem")


def _write_certificate(folder: Path) -> None:
    """A certificate for 127.0.0.1 that signs itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    (folder / "certificate.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
