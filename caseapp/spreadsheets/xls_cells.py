"""An .xls as it is walked: whether it is encrypted, how far its sheets reach, and which cells hold an error value.

An .xls is a small file system (a compound file) with one stream of records (BIFF). Only what is asked here is read of
either; a formula of an .xls always has a value, for the format has no way to leave it out. Its numbers are not to be
believed: a cell may claim a column that Excel does not have, and the reader would lay out a grid as wide.
"""

import struct
from collections.abc import Iterator

from caseapp.spreadsheets.limits import check_size, refused
from caseapp.spreadsheets.worksheets import BadCell, BadCells, error_message

_SPECIAL = 0xFFFFFFFA  # from here on a sector number is none: end of a chain, free, …
_BOF, _EOF, _SHEET, _FILEPASS, _STRINGS = 0x0809, 0x000A, 0x0085, 0x002F, 0x00FC
_FORMULA, _BOOL_OR_ERROR, _SEVERAL = 0x0006, 0x0205, 0x00BD
# Records of one cell with content: row and column come first in all of them.
_CELLS = frozenset((_FORMULA, 0x0206, 0x0406, _BOOL_OR_ERROR, 0x0203, 0x0204, 0x00FD, 0x027E, 0x00D6, _SEVERAL))
_SHORTEST_STRING = 3
_MAX_SHEETS = 255
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}


def examine_xls(content: bytes) -> dict[str, BadCells]:
    """By sheet the cells with an error value. Raises Refusal when encrypted, struct.error or ValueError when broken."""
    stream = _Compound(content).stream("Workbook", "Book")
    sheets: list[tuple[str, int]] = []
    for kind, body in _records(stream, 0):
        if kind == _FILEPASS:
            raise refused("文件已加密，请在 Excel 中取消打开密码后另存，再导入。")
        if kind == _SHEET:
            sheets.append((_sheet_name(body), struct.unpack_from("<I", body)[0]))
        if kind == _STRINGS and struct.unpack_from("<I", body, 4)[0] * _SHORTEST_STRING > len(stream):
            raise ValueError("more texts than there is room for")
    if len(sheets) > _MAX_SHEETS:
        raise ValueError("more sheets than a workbook has")
    return {name: _examine_sheet(stream, start, name) for name, start in sheets}


def _examine_sheet(stream: bytes, start: int, name: str) -> BadCells:
    rows = columns = 0
    bad_cells: BadCells = {}
    for kind, body in _records(stream, start):
        if kind not in _CELLS:
            continue
        row, column = struct.unpack_from("<HH", body)
        last = struct.unpack_from("<H", body, len(body) - 2)[0] if kind == _SEVERAL else column
        rows, columns = max(rows, row + 1), max(columns, last + 1)
        value = _error_in(kind, body)
        if value is not None:
            bad_cells[row, column] = BadCell(value, error_message(value))
    check_size(rows, columns, name)
    return bad_cells


def _sheet_name(body: bytes) -> str:
    length, is_wide = body[6], body[7] & 1
    return body[8 : 8 + 2 * length].decode("utf-16-le") if is_wide else body[8 : 8 + length].decode("latin-1")


def _error_in(kind: int, body: bytes) -> str | None:
    """The error value (#N/A) that a cell's record holds, None for any other."""
    code = None
    if kind == _BOOL_OR_ERROR and body[7]:
        code = body[6]
    elif kind == _FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2:
        code = body[8]
    return None if code is None else _ERRORS.get(code, "#N/A")


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """(kind, body) of the records from `start` to the end of their part; a chart inside a sheet is a part within."""
    depth = 0
    while start + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, start)
        body = stream[start + 4 : start + 4 + length]
        depth += (kind == _BOF) - (kind == _EOF)
        yield kind, body
        if depth == 0:
            return
        start += 4 + length


class _Compound:
    """The file system of an .xls."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        shift, self._small_shift = struct.unpack_from("<HH", content, 30)
        if shift not in (9, 12) or self._small_shift != 6:
            raise ValueError("sectors of an impossible size")
        self._size = 1 << shift
        self._directory_start, self._cutoff = (struct.unpack_from("<I", content, at)[0] for at in (48, 56))
        self._small_table_start, more_start = (struct.unpack_from("<I", content, at)[0] for at in (60, 68))
        self._table = self._read_table(more_start)

    def stream(self, *names: str) -> bytes:
        """The stream of the first of these names that is there. Raises ValueError."""
        directory = self._chain(self._directory_start)
        entries = {}
        for at in range(0, len(directory) - 127, 128):
            length, _kind = struct.unpack_from("<HB", directory, at + 64)
            name = directory[at : at + max(0, length - 2)].decode("utf-16-le", "replace")
            entries[name] = struct.unpack_from("<II", directory, at + 116)
        for name in names:
            if name in entries:
                start, size = entries[name]
                return self._whole(start, size, entries.get("Root Entry", (_SPECIAL, 0))[0])
        raise ValueError("no workbook in it")

    def _whole(self, start: int, size: int, root: int) -> bytes:
        if size >= self._cutoff:
            return self._chain(start)[:size]
        small, table = self._chain(root), self._numbers(self._chain(self._small_table_start))
        length = 1 << self._small_shift
        return b"".join(small[at * length : (at + 1) * length] for at in _walk(start, table))[:size]

    def _read_table(self, more: int) -> list[int]:
        """Which sector follows which. Its own sectors are listed in the header, and where that is full, further on."""
        sectors = list(struct.unpack_from("<109I", self._content, 76))
        seen: set[int] = set()
        while more < _SPECIAL and more not in seen:
            seen.add(more)
            *listed, more = self._numbers(self._sector(more))
            sectors += listed
        return [number for at in sectors if at < _SPECIAL for number in self._numbers(self._sector(at))]

    def _sector(self, at: int) -> bytes:
        start = (at + 1) * self._size
        return self._content[start : start + self._size]

    def _chain(self, start: int) -> bytes:
        return b"".join(self._sector(at) for at in _walk(start, self._table))

    def _numbers(self, sector: bytes) -> list[int]:
        return list(struct.unpack_from(f"<{len(sector) // 4}I", sector))


def _walk(start: int, table: list[int]) -> Iterator[int]:
    """The sectors of a chain. Raises ValueError for one that never ends or leads nowhere."""
    for _ in range(len(table) + 1):
        if start >= _SPECIAL:
            return
        yield start
        if start >= len(table):
            raise ValueError("a chain of sectors leads nowhere")
        start = table[start]
    raise ValueError("a chain of sectors never ends")
