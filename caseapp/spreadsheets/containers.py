"""What a file is before a reader opens it: a workbook or not, encrypted, too large, and the cells whose value is lost.

The readers of workbooks trust their input: they unpack what is packed, lay out a grid as large as the farthest cell,
and give an empty cell for a formula that was never computed. So all of that is looked at here first, with the standard
library alone.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat

from caseapp.law.refusal import Refusal
from caseapp.spreadsheets.limits import LIMITS, MAX_PARTS, MAX_UNPACKED_BYTES, check_size, check_whole, refused
from caseapp.spreadsheets.ods_cells import Tables
from caseapp.spreadsheets.worksheets import BadCells
from caseapp.spreadsheets.xls_cells import examine_xls
from caseapp.spreadsheets.xlsx_cells import Book, Grid, Texts

_ZIP = b"PK\x03\x04"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# All that the parts of a damaged file may be found to be.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    expat.ExpatError,
    EOFError,
    OSError,
    ValueError,
    LookupError,
    OverflowError,
    NotImplementedError,
)
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


@dataclass(frozen=True)
class Container:
    """A file that may be opened: "xlsx", "ods" or "xls", and by sheet the cells whose value is lost."""

    kind: str
    bad_cells: dict[str, BadCells] = field(default_factory=dict)


def examine(content: bytes) -> Container:
    """What the file is. Raises Refusal (field `workbook`) for what cannot be read, saying what to do."""
    if not content:
        raise refused("文件是空的，请重新选择。")
    if not content.startswith((_OLE, _ZIP)):
        raise refused(_what_it_is(content[:2048]))
    try:
        if content.startswith(_OLE):
            return _examine_ole(content)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _examine_archive(content, archive)
    except Refusal:
        raise
    except _BROKEN as error:
        raise refused("文件已损坏，无法打开。请用 Excel 打开检查，另存为 .xlsx 后再导入。") from error


def _examine_ole(content: bytes) -> Container:
    if _ENCRYPTED in content:
        raise refused("文件已加密，请在 Excel 中取消打开密码后另存，再导入。")
    return Container("xls", examine_xls(content))


def _what_it_is(head: bytes) -> str:
    save_as = "请用 Excel 打开后另存为 .xlsx，再导入。"
    if head.startswith(b"%PDF"):
        return "这是 PDF 文件，不是 Excel 工作簿，请选择台账的 .xlsx、.xls 或 .ods 文件。"
    text = head.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if text.startswith((b"<!doctype html", b"<html", b"<table", b"<meta")):
        return f"这其实是网页文件（有些系统导出的 .xls 就是这样），{save_as}"
    if text.startswith(b"<?xml"):
        return f"这是 XML 文件，不是 .xlsx 工作簿，{save_as}"
    if b"\0" not in head and (b"," in head or b"\t" in head):
        return f"这是文本文件（CSV），不是 Excel 工作簿，{save_as}"
    return "不是 Excel 工作簿，请选择台账的 .xlsx、.xls 或 .ods 文件。"


# ── Packed workbooks ──────────────────────────────────────────────────────────────────────────────────────────────


def _examine_archive(content: bytes, archive: zipfile.ZipFile) -> Container:
    members = archive.infolist()
    if any(member.flag_bits & 1 for member in members):
        raise refused("文件已加密，请取消密码后另存，再导入。")
    if len(members) > MAX_PARTS or sum(member.file_size for member in members) > MAX_UNPACKED_BYTES:
        raise refused(f"文件解压后过大，未打开（{LIMITS}）。请只保留台账所在的工作表后另存。")
    names = {member.filename for member in members}
    if "xl/workbook.xml" in names:
        return Container("xlsx", _examine_xlsx(content, members))
    if "content.xml" in names and "mimetype" in names and archive.read("mimetype").strip() == _ODS:
        return Container("ods", _examine_ods(content, members))
    if "xl/workbook.bin" in names:
        raise refused("这是二进制工作簿（.xlsb），请用 Excel 打开后另存为 .xlsx，再导入。")
    raise refused("这是压缩文件，不是 Excel 工作簿；如是压缩包，请先解压，再导入其中的 .xlsx 文件。")


def _unpack(content: bytes, member: zipfile.ZipInfo) -> bytes:
    """A part unpacked to the length that the archive states and not a byte more (a bomb states less than it holds)."""
    name_length, extra_length = struct.unpack_from("<HH", content, member.header_offset + 26)
    start = member.header_offset + 30 + name_length + extra_length
    packed = content[start : start + member.compress_size]
    if member.compress_type == zipfile.ZIP_STORED:
        unpacked, is_whole = packed, True
    elif member.compress_type == zipfile.ZIP_DEFLATED:
        stream = zlib.decompressobj(-zlib.MAX_WBITS)
        unpacked = stream.decompress(packed, member.file_size + 1)
        is_whole = stream.eof or not stream.unconsumed_tail
    else:
        raise zipfile.BadZipFile("a kind of compression that no workbook has")
    if len(unpacked) != member.file_size or not is_whole:
        raise zipfile.BadZipFile("a part is longer or shorter than stated")
    return unpacked


def _parse(
    xml: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Walk a part; names come without their namespace prefix. A document type is refused: entities can be bombs."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: start(name.rpartition(":")[2], attributes)
    parser.StartDoctypeDeclHandler = _refuse_document_type
    if end is not None:
        parser.EndElementHandler = lambda name: end(name.rpartition(":")[2])
    if text is not None:
        parser.CharacterDataHandler = text
    parser.Parse(xml, True)


def _refuse_document_type(*_: object) -> None:
    raise refused("文件含有工作簿不应有的实体声明，为安全起见不予打开。请用 Excel 打开后另存为 .xlsx，再导入。")


# ── What is in the parts ──────────────────────────────────────────────────────────────────────────────────────────


def _examine_xlsx(content: bytes, members: list[zipfile.ZipInfo]) -> dict[str, BadCells]:
    grids: dict[str, Grid] = {}
    book = Book()
    texts = Texts()
    for member in members:
        part = _unpack(content, member)
        if member.filename == "xl/workbook.xml":
            _parse(part, book.element)
        elif member.filename == "xl/_rels/workbook.xml.rels":
            _parse(part, book.relation)
        elif member.filename.startswith("xl/worksheets/") and member.filename.endswith(".xml"):
            grid = grids[member.filename] = Grid()
            _parse(part, grid.start, grid.end, grid.text)
        elif member.filename == "xl/sharedStrings.xml":
            _parse(part, texts.start, text=texts.text)
        elif member.filename.lower().endswith((".xml", ".rels", ".vml")):
            _parse(part, _nothing)
    sheets = {name: grids[part] for name, part in book.parts() if part in grids}
    for name, grid in sheets.items():
        check_size(grid.rows, grid.columns, name)
    check_whole(
        [(grid.rows, grid.columns) for grid in sheets.values()],
        sum(grid.characters + texts.length_of(grid.shared) for grid in sheets.values()),
    )
    return {name: grid.bad_cells(book.is_to_be_computed) for name, grid in sheets.items()}


def _examine_ods(content: bytes, members: list[zipfile.ZipInfo]) -> dict[str, BadCells]:
    tables = Tables()
    for member in members:
        part = _unpack(content, member)
        if member.filename == "META-INF/manifest.xml" and b"encryption-data" in part:
            raise refused("文件已加密，请取消密码后另存，再导入。")
        if member.filename == "content.xml":
            _parse(part, tables.start, tables.end, tables.text)
    for name, (rows, columns) in tables.sizes.items():
        check_size(rows, columns, name)
    check_whole(tables.sizes.values(), tables.characters)
    return tables.bad_cells


def _nothing(_name: str, _attributes: dict[str, str]) -> None:
    return None
