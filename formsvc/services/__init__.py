"""Use cases: check, change, record, commit. One small module each."""
