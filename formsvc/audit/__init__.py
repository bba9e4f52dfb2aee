"""The append-only audit log: chain it, verify it, report on it."""
