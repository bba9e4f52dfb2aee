"""Where to go after signing in: only to our own pages."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

HOME = "/"
_PLAIN = re.compile(r"/(?![/\\])[\x21-\x5b\x5d-\x7e]*")


def own_path(wanted: str | None) -> str:
    """The path asked for when it is one of ours, else the front page (open redirects: ASVS 1.2)."""
    if not wanted or len(wanted) > 500 or not _PLAIN.fullmatch(wanted):
        return HOME
    parts = urlsplit(wanted)
    if parts.scheme or parts.netloc or "//" in parts.path or parts.path.startswith("/sign-"):
        return HOME
    return wanted
