"""The state diagram, drawn from the table of transitions: the README shows what the code does."""

from __future__ import annotations

from formsvc.domain.status import TRANSITIONS, Status


def draw_status_diagram() -> str:
    """The diagram in Mermaid's words, in the order of the statuses."""
    order = list(Status)
    lines = ["stateDiagram-v2", f"    [*] --> {Status.RECEIVED}"]
    lines += [f"    {status}: {status.label}" for status in order]
    lines += [
        f"    {status} --> {then}"
        for status in order
        for then in sorted(TRANSITIONS[status], key=order.index)
    ]
    lines += [f"    {status} --> [*]" for status in order if not TRANSITIONS[status]]
    return "\n".join(lines)
