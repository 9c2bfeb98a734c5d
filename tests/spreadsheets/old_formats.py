"""Workbooks of the older formats, made byte by byte: no writer of .xls or .ods is at hand, nor needed for so little."""

import io
import struct
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

_SECTOR = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def xls(rows: Sequence[Sequence[str | float | None]], *, is_encrypted: bool = False) -> bytes:
    """An .xls with one sheet 台账; a cell #N/A is the error. Encrypted: it only says that it is."""
    globals_ = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0x0600))
    if is_encrypted:
        globals_ += _record(0x002F, struct.pack("<HHH", 0, 0x1234, 0x5678))
    name = "台账".encode("utf-16-le")
    sheet_at = len(globals_) + 4 + 8 + len(name) + 4
    globals_ += _record(0x0085, struct.pack("<IBBBB", sheet_at, 0, 0, 2, 1) + name) + _record(0x000A, b"")
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0x0600))
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if cell == "#N/A":
                sheet += _record(0x0205, struct.pack("<HHHBB", row, column, 0, 0x2A, 1))
            elif isinstance(cell, str):
                text = cell.encode("utf-16-le")
                sheet += _record(0x0204, struct.pack("<HHHHB", row, column, 0, len(text) // 2, 1) + text)
            elif cell is not None:
                sheet += _record(0x0203, struct.pack("<HHHd", row, column, 0, cell))
    return _ole(globals_ + sheet + _record(0x000A, b""))


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _ole(stream: bytes) -> bytes:
    """A compound file with the one stream Workbook: sector 0 the FAT, 1 the directory, the stream behind."""
    stream = stream.ljust(4096, b"\0")  # shorter ones would lie in a stream of small sectors
    sectors = -(-len(stream) // _SECTOR)
    chain = [_FAT, _END, *range(3, sectors + 2), _END]
    fat = struct.pack("<128I", *(chain + [_FREE] * (128 - len(chain))))
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<109I", 0, *([_FREE] * 108))
    directory = _entry("Root Entry", kind=5, child=1, start=_END, size=0)
    directory += _entry("Workbook", kind=2, child=_FREE, start=2, size=len(stream))
    return header + fat + directory.ljust(_SECTOR, b"\0") + stream.ljust(sectors * _SECTOR, b"\0")


def _entry(name: str, *, kind: int, child: int, start: int, size: int) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    entry = text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text), kind, 1, _FREE, _FREE, child)
    return (entry + bytes(36) + struct.pack("<IQ", start, size)).ljust(128, b"\0")


def ods(cells: str, *, manifest: str = "") -> bytes:
    """An .ods with one sheet 台账 whose rows are this XML."""
    names = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{rest}:1.0"'
        for prefix, rest in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names} xmlns:calcext="urn:calcext">'
        f'<office:body><office:spreadsheet><table:table table:name="台账">{cells}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>")
        archive.writestr("content.xml", content)
    return target.getvalue()


def ods_row(*cells: str, repeat: int = 1) -> str:
    """A row of an .ods; a cell is text, or XML where it begins with <."""
    written = (
        cell
        if cell.startswith("<")
        else f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'
        for cell in cells
    )
    return f'<table:table-row table:number-rows-repeated="{repeat}">{"".join(written)}</table:table-row>'
