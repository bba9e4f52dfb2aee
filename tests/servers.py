"""Private PostgreSQL and RabbitMQ for tests: own folder, own port, stopped afterwards.

Where the programs are not installed, a test says by name that it did not run, and why.
"""

from __future__ import annotations

import os
import pwd
import random
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
import pytest


def free_port() -> int:
    """A port nobody listens on just now, below those that the kernel hands to whoever calls out."""
    while True:
        port = random.randrange(15_000, 32_000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def find_program(name: str, *folders: str) -> str | None:
    """Where a program is, also in folders that are not on the path."""
    path = os.pathsep.join([os.environ.get("PATH", ""), *folders])
    return shutil.which(name, path=path)


@contextmanager
def postgresql() -> Iterator[str]:
    """The URL of an empty database on a server of our own."""
    folders = [str(folder) for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]
    initdb, postgres = find_program("initdb", *folders), find_program("postgres", *folders)
    if initdb is None or postgres is None:
        pytest.skip("PostgreSQL is not installed: no initdb or no postgres program was found")
    account = _account("postgres")
    with _folder(account) as folder:
        data, port = folder / "data", free_port()
        _run(
            [initdb, "-D", str(data), "-U", "formsvc", "-A", "trust", "-E", "UTF8", "--no-sync"],
            account,
            folder,
        )
        arguments = ["-D", str(data), "-p", str(port), "-k", str(folder), "-c", "listen_addresses=127.0.0.1"]
        quick = ["-c", "fsync=off", "-c", "max_connections=60", "-c", "shared_buffers=16MB"]
        arguments = [os.path.realpath(postgres), *arguments, *quick]
        with _running(arguments, account, folder, {}, port=port, seconds=30, how=signal.SIGINT):
            _wait_until_open(f"host=127.0.0.1 port={port} user=formsvc dbname=postgres")
            yield f"postgresql://formsvc@127.0.0.1:{port}/postgres"


def _wait_until_open(address: str, seconds: float = 60) -> None:
    """A busy machine's PostgreSQL listens a while before it lets anybody in."""
    until = time.monotonic() + seconds
    while True:
        try:
            psycopg.connect(address, connect_timeout=5).close()
            return
        except psycopg.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


@contextmanager
def rabbitmq() -> Iterator[str]:
    """The URL of a RabbitMQ of our own."""
    program = find_program("rabbitmq-server", "/usr/lib/rabbitmq/bin", "/usr/sbin")
    epmd = find_program("epmd", *(str(folder) for folder in Path("/usr/lib/erlang").glob("erts-*/bin")))
    if program is None or epmd is None:
        pytest.skip("RabbitMQ is not installed: no rabbitmq-server or no epmd program was found")
    account = _account("rabbitmq")
    program = _behind_wrapper(program)
    with _folder(account) as folder:
        port, distribution, names = free_port(), free_port(), free_port()
        settings = {
            "HOME": str(folder),
            "RABBITMQ_NODENAME": f"formsvc{port}@localhost",
            "RABBITMQ_NODE_PORT": str(port),
            "RABBITMQ_NODE_IP_ADDRESS": "127.0.0.1",
            "RABBITMQ_DIST_PORT": str(distribution),
            "RABBITMQ_MNESIA_BASE": str(folder / "mnesia"),
            "RABBITMQ_LOG_BASE": str(folder / "log"),
            "RABBITMQ_CONFIG_FILE": str(folder / "none"),
            "RABBITMQ_CONF_ENV_FILE": str(folder / "none.env"),
            "RABBITMQ_ENABLED_PLUGINS_FILE": str(folder / "plugins"),
            "RABBITMQ_PID_FILE": str(folder / "pid"),
            "ERL_EPMD_PORT": str(names),
            "ERL_EPMD_ADDRESS": "127.0.0.1",
        }
        # Erlang's name service would start itself and stay: ours ends with the test
        naming = [epmd, "-address", "127.0.0.1", "-port", str(names)]
        with (
            _running(naming, account, folder, {}, port=names, seconds=10),
            _running([program], account, folder, settings, port=port, seconds=60, how=signal.SIGKILL),
        ):
            yield f"amqp://guest:guest@127.0.0.1:{port}/%2F"


def _behind_wrapper(program: str) -> str:
    """Debian's wrapper changes the account by itself; the program behind it does not."""
    behind = sorted(Path("/usr/lib/rabbitmq/lib").glob("rabbitmq_server-*/sbin/rabbitmq-server"))
    return str(behind[-1]) if behind else program


def _account(preferred: str) -> str | None:
    """These servers do not run as root: whose account to use, or None for our own."""
    if os.geteuid() != 0:
        return None
    for name in (preferred, "nobody"):
        with suppress(KeyError):
            return pwd.getpwnam(name).pw_name
    pytest.skip(f"There is no account to run the server as: neither {preferred} nor nobody")


@contextmanager
def _folder(account: str | None) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="formsvc-server-"))
    try:
        if account is not None:
            shutil.chown(folder, account)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _environment(folder: Path, settings: dict[str, str]) -> dict[str, str]:
    return {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "HOME": str(folder), **settings}


def _run(arguments: list[str], account: str | None, folder: Path) -> None:
    done = subprocess.run(
        arguments, user=account, cwd=folder, env=_environment(folder, {}), capture_output=True, timeout=60
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")


@contextmanager
def _running(
    arguments: list[str],
    account: str | None,
    folder: Path,
    settings: dict[str, str],
    *,
    port: int,
    seconds: float,
    how: signal.Signals = signal.SIGTERM,
) -> Iterator[None]:
    with (folder / f"out-{port}").open("w+b") as out:
        server = subprocess.Popen(
            arguments,
            user=account,
            cwd=folder,
            env=_environment(folder, settings),
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
        try:
            _wait_for_port(port, server, Path(out.name), seconds)
            yield
        finally:
            _stop(server, how)


def _wait_for_port(port: int, server: subprocess.Popen[bytes], out: Path, seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if server.poll() is not None:
            break
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    pytest.fail(f"The server did not start:\n{out.read_text('utf-8', 'replace')[-2000:]}")


def _stop(server: subprocess.Popen[bytes], how: signal.Signals) -> None:
    """Stop the server and everything it started; all of it is in one session of its own."""
    with suppress(ProcessLookupError):
        server.send_signal(how)
        with suppress(subprocess.TimeoutExpired):
            server.wait(20)
    with suppress(ProcessLookupError):
        os.killpg(server.pid, signal.SIGKILL)
    server.wait(10)
