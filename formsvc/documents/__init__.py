"""Letters (Word and PDF) and record entries, drawn from a frozen context."""
