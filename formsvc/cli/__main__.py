"""``python -m formsvc.cli``: the same as the ``formsvc`` command."""

from __future__ import annotations

import sys

from formsvc.cli import main

if __name__ == "__main__":
    sys.exit(main())
