"""What arrives: sniffed, caged, read; suggestions come out, never answers."""
