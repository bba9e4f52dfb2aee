"""A made-up practice with made-up colleagues and requests, for trying and for training."""
