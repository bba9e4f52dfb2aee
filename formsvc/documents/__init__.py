"""Letters and record entries: one wording, drawn as Word, PDF and plain text from a frozen context."""
