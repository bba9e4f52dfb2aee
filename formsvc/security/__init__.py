"""Keys, password hashing, redaction of logs, rates. No Flask in it."""
