"""From pressing the button to the letter: through the queue, with a worker in a process of its own.

Prints the median and the 95th percentile of the time between the commit of the decision (or authorisation)
and the moment the reply, and then the last document of the set, can be downloaded. Beside them the bare time
of one letter to PDF in a warm process: the lower bound on the same machine in the same run.
"""

from __future__ import annotations

import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from weasyprint import HTML

from formsvc.bootstrap import Services, build, now, upgrade_database
from formsvc.cli.demonstration import cases
from formsvc.cli.demonstration.people import add_people, colleagues
from formsvc.cli.demonstration.walk import People, Walk
from formsvc.domain.capture import Channel
from formsvc.domain.codes import DocumentCode, Outcome
from formsvc.domain.letter_order import Letter, LetterStatus
from formsvc.services.letters import letters_of
from formsvc.settings import load_settings

ROUNDS = int(os.environ.get("ROUNDS", "25"))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        ours = {
            "FORMSVC_DEMONSTRATION": "yes",
            "FORMSVC_DATA_FOLDER": f"{folder}/data",
            "FORMSVC_KEY_FILE": f"{folder}/keys/formsvc.key",
            "FORMSVC_SECRET_KEY_FILE": f"{folder}/keys/session.key",
        }
        services = build(load_settings(ours))
        upgrade_database(services)
        add_people(services, at=now())
        with (Path(folder) / "worker.log").open("wb") as log:
            worker = subprocess.Popen(
                [sys.executable, "-m", "formsvc.cli", "worker"],
                env={**os.environ, **ours},
                stderr=log,
                stdout=log,
            )
        try:
            measure(services)
        finally:
            worker.send_signal(signal.SIGTERM)
            worker.wait(30)
    bare()


def measure(services: Services) -> None:
    people = People.of(colleagues())
    drafts: list[tuple[float, float]] = []
    finals: list[tuple[float, float]] = []
    for round_number in range(ROUNDS + 2):
        walk = Walk(services, people).received(Channel.POST).captured(cases.POLICE_VICTIM)
        walk.answered(cases.CONSENTED).submitted().evaluated()
        press = time.perf_counter()
        walk.decided(Outcome.DISCLOSE_CONSENT)
        draft = (wait(walk, press, reply, draft=True), wait(walk, press, everything, draft=True))
        press = time.perf_counter()
        walk.authorised()
        final = (wait(walk, press, reply, draft=False), wait(walk, press, everything, draft=False))
        if round_number >= 2:  # the first draws warm the worker
            drafts.append(draft)
            finals.append(final)
    for name, rows in (("decide to drafts", drafts), ("authorise to letters", finals)):
        for what, column in (("the reply", 0), ("all documents", 1)):
            figures = sorted(row[column] for row in rows)
            p95 = figures[max(0, round(len(figures) * 0.95) - 1)]
            print(f"{name}, {what}: median {statistics.median(figures):.2f} s, p95 {p95:.2f} s")


def reply(letters: list[Letter]) -> bool:
    return any(
        one.code is DocumentCode.RESPONSE_LETTER and one.status is LetterStatus.DRAWN for one in letters
    )


def everything(letters: list[Letter]) -> bool:
    return bool(letters) and all(one.status is LetterStatus.DRAWN for one in letters)


def wait(walk: Walk, since: float, ready: Callable[[list[Letter]], bool], *, draft: bool) -> float:
    while time.perf_counter() - since < 60:
        with walk.uow as uow:
            found = [one for one in letters_of(uow, walk.request_id) if one.draft is draft]
        if ready(found):
            return time.perf_counter() - since
        time.sleep(0.01)
    raise SystemExit("The worker did not draw the letters within a minute.")


def bare() -> None:
    """One page of text to PDF by WeasyPrint alone, warm: what the engine itself costs here."""
    html = "<h1>Letter</h1>" + "<p>Words of a letter that is about as long as ours are.</p>" * 25
    times = []
    for _ in range(8):
        begun = time.perf_counter()
        HTML(string=html).write_pdf()
        times.append(time.perf_counter() - begun)
    print(f"bare WeasyPrint, one page, warm: median {statistics.median(times[2:]):.2f} s")


if __name__ == "__main__":
    main()
