"""Sheets to be written, as plain values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from caseapp.spreadsheets.cells import Cell
from caseapp.spreadsheets.columns import Column


@dataclass(frozen=True)
class LedgerPage:
    """A ledger to be written: its columns in order and its rows by fact.

    `is_template`: to be filled in by hand, so the cells below the headings offer the terms that are known.
    """

    name: str
    columns: Sequence[Column]
    rows: Iterable[Mapping[str, Cell]]
    is_template: bool = False


@dataclass(frozen=True)
class TextPage:
    """A sheet of words: a heading row, and rows as wide; `widths` of its columns in characters of half width."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[int]
