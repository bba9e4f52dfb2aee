"""The same tree with its words changed one by one: for record entries, which keep to plain characters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from formsvc.documents.tree import Block, Heading, ItemList, Paragraph, Rule, Run, Table

Change = Callable[[str], str]


def with_words(blocks: tuple[Block, ...], change: Change) -> tuple[Block, ...]:
    """Every word passed through ``change``; the structure stays."""
    return tuple(_block(block, change) for block in blocks)


def _block(block: Block, change: Change) -> Block:
    match block:
        case Heading(level, runs):
            return Heading(level, _runs(runs, change))
        case Paragraph(runs):
            return Paragraph(_runs(runs, change))
        case ItemList(ordered, items):
            return ItemList(ordered, tuple(with_words(item, change) for item in items))
        case Table(header, rows):
            return Table(
                tuple(_runs(cell, change) for cell in header),
                tuple(tuple(_runs(cell, change) for cell in row) for row in rows),
            )
        case Rule():
            return block


def _runs(runs: tuple[Run, ...], change: Change) -> tuple[Run, ...]:
    return tuple(replace(run, text=change(run.text)) for run in runs)
