"""One module for each sort of value: find it in text, check it, write it one way."""
