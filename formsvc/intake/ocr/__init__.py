"""Engines that read words from a straightened page picture: one small face for all of them."""
