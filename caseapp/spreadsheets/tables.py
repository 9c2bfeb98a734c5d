"""A ledger as it stands in a sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from caseapp.spreadsheets.columns import Layout
from caseapp.spreadsheets.worksheets import Worksheet


@dataclass(frozen=True)
class Table:
    """A ledger in a sheet: its heading row (counted from 0), the place of each fact, the headings nobody knows."""

    worksheet: Worksheet
    layout: Layout
    heading_row: int
    places: Mapping[str, int]
    headings: Mapping[str, str]
    unknown: Sequence[str]
