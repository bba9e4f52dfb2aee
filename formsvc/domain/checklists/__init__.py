"""The published versions of the checklist. An assessment keeps the version that it was answered under."""

from __future__ import annotations

CURRENT_VERSION = "2026-11"
