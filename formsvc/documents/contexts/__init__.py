"""One frozen context for each kind of letter: only what that letter may say, and of one subject only (P10,
INV-12).
"""
