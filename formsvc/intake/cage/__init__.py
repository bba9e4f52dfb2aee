"""The cage: whatever arrived is opened only in a child process that can do little and is soon over (P8, P9).

Threat: a file that breaks a parser and runs code in it. Behind the walls such code has no network, no other
program, no file but its own folder, bounded time and memory, and can only write values that the parent
checks. Accepted: the walls are as good as the kernel's; ``standing_walls`` tells which of them stand.
"""
