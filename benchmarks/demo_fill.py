"""How quickly a demonstration is filled. Run: python benchmarks/demo_fill.py [--requests 5000]."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from formsvc.bootstrap import build, upgrade_database
from formsvc.cli.demonstration.many import add_requests
from formsvc.cli.demonstration.people import add_people
from formsvc.settings import load_settings

GOAL_SECONDS = 300  # for 100,000


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=5_000)
    count = parser.parse_args().requests
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        services = build(
            load_settings(
                {
                    "FORMSVC_DEMONSTRATION": "yes",
                    "FORMSVC_DATA_FOLDER": str(folder / "data"),
                    "FORMSVC_KEY_FILE": str(folder / "keys" / "formsvc.key"),
                }
            )
        )
        upgrade_database(services)
        add_people(services, at=services.clock())
        added = add_requests(services, count, seed=1)
        services.engine.dispose()
    each = (added.seconds - added.walking_seconds) / added.requests
    whole = 100_000 * each + added.walking_seconds
    print(f"{added.requests} requests and {added.events} audit events in {added.seconds:.1f} s")
    print(f"{1000 * each:.2f} ms each, and {added.walking_seconds:.1f} s for those that go the whole way")
    print(f"100,000 in about {whole:.0f} s; goal: {GOAL_SECONDS} s")
    return 0 if whole < GOAL_SECONDS else 1


if __name__ == "__main__":
    sys.exit(main())
