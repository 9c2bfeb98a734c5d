"""Files that are no workbook, or none to be trusted, are answered in a sentence; so are cells without value."""

import io
import struct
import zipfile
from contextlib import suppress
from datetime import date

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from msoffcrypto.format.ooxml import OOXMLFile

from caseapp.law.refusal import Refusal
from caseapp.spreadsheets.reading import read_workbook
from tests.spreadsheets.old_formats import ods, ods_row, xls
from tests.spreadsheets.reading import only_case, only_fault, only_lawsuit, read
from tests.spreadsheets.workbooks import CASE, LAWSUIT, case_workbook, rows_of, workbook

HEADINGS, VALUES = rows_of(CASE)
LETTERS = dict(zip(HEADINGS, "ABC", strict=True))


def _zip(**parts: str | bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def _with_sheet(sheet: str | bytes, original: bytes | None = None) -> bytes:
    """A workbook with this XML for its only sheet."""
    parts = {}
    with zipfile.ZipFile(io.BytesIO(original or case_workbook({}))) as archive:
        for name in archive.namelist():
            parts[name] = sheet if name == "xl/worksheets/sheet1.xml" else archive.read(name)
    return _zip(**parts)


def _sheet(rows: str, before: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{rows}</sheetData></worksheet>"
    )


def _encrypted() -> bytes:
    target = io.BytesIO()
    OOXMLFile(io.BytesIO(case_workbook({}))).encrypt("secret", target)
    return target.getvalue()


def _refusal(content: bytes) -> str:
    with pytest.raises(Refusal) as refused:
        read_workbook(content)
    assert refused.value.field == "workbook"
    return refused.value.message


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "文件是空的"),
        (b"%PDF-1.7 ...", "这是 PDF 文件"),
        ("收到申请日期,申请人\n2024-01-05,王伟\n".encode("gbk"), "CSV"),
        ("\ufeff收到申请日期\t申请人\n".encode(), "CSV"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "网页文件"),
        (b"\xef\xbb\xbf <!DOCTYPE html><html></html>", "网页文件"),
        (b'<?xml version="1.0"?><Workbook/>', "XML"),
        (b"\x00\x01\x02\x03" * 100, "不是 Excel 工作簿"),
        (b"PK\x03\x04 and then nothing", "已损坏"),
        (_zip(**{"word/document.xml": "<w/>"}), "压缩文件，不是 Excel 工作簿"),
        (_zip(**{"xl/workbook.bin": b"\0"}), ".xlsb"),
        (_zip(**{"xl/workbook.xml": "<workbook>"}), "已损坏"),
        (_zip(**{"xl/workbook.xml": "<workbook/>"}), "已损坏"),
        (case_workbook({})[:-200], "已损坏"),
        (case_workbook({})[:500], "已损坏"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(3000), "已损坏"),
        (_encrypted(), "文件已加密"),
        (xls([["a"]], is_encrypted=True), "文件已加密"),
        (ods(ods_row("a"), manifest="<encryption-data/>"), "文件已加密"),
    ],
)
def test_what_is_no_workbook_is_refused_in_a_sentence(content: bytes, words: str) -> None:
    assert words in _refusal(content)


def test_a_member_under_password_is_refused() -> None:
    content = bytearray(case_workbook({}))
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1  # the flag of an encrypted member

    assert "文件已加密" in _refusal(bytes(content))


# ── Bombs ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_workbook_that_unpacks_to_more_than_the_limit_is_not_opened() -> None:
    bomb = _with_sheet(b" " * (201 * 2**20))
    assert len(bomb) < 2**20

    assert "解压后不超过200MB" in _refusal(bomb)


def test_a_bomb_that_states_less_than_it_holds_is_not_unpacked() -> None:
    bomb = bytearray(_with_sheet(b" " * (30 * 2**20)))
    stated = struct.pack("<I", 30 * 2**20)
    while stated in bomb:  # in the member's own header and in the directory
        at = bomb.index(stated)
        bomb[at : at + 4] = struct.pack("<I", 1000)

    assert "已损坏" in _refusal(bytes(bomb))


def _book(*sheets: str, **more: str) -> bytes:
    """An .xlsx of these worksheets, its parts written by hand."""
    parts = {f"xl/worksheets/sheet{n}.xml": f"<worksheet>{sheet}</worksheet>" for n, sheet in enumerate(sheets, 1)}
    names = "".join(f'<sheet name="{n}" sheetId="{n}" r:id="r{n}"/>' for n in range(1, len(sheets) + 1))
    targets = "".join(f'<Relationship Id="r{n}" Target="worksheets/sheet{n}.xml"/>' for n in range(1, len(sheets) + 1))
    return _zip(
        **{
            "xl/workbook.xml": f'<workbook xmlns:r="r"><sheets>{names}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f"<Relationships>{targets}</Relationships>",
        },
        **parts,
        **more,
    )


def test_many_sheets_that_are_each_within_the_limit_are_refused_together() -> None:
    first, last = '<row r="1"><c r="A1"><v>1</v></c></row>', '<row r="200000"><c r="AX200000"><v>1</v></c></row>'
    corners = f"<sheetData>{first}{last}</sheetData>"

    assert "内容过多" in _refusal(_book(corners, corners))


def test_one_long_text_that_stands_in_many_cells_is_not_laid_out() -> None:
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 1001))
    texts = f"<sst><si><t>{'x' * 200_000}</t></si></sst>"

    assert "内容过多" in _refusal(_book(f"<sheetData>{cells}</sheetData>", **{"xl/sharedStrings.xml": texts}))


def test_a_repeated_long_cell_of_an_ods_is_not_laid_out() -> None:
    assert "内容过多" in _refusal(ods(ods_row("x" * 200_000, repeat=1_000)))


def test_too_many_parts_are_not_opened() -> None:
    assert "解压后过大" in _refusal(_zip(**{f"xl/{number}.xml": "<a/>" for number in range(2_001)}))


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"])
def test_entities_are_refused_before_a_reader_sees_them(part: str) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    xml = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]><x>&l9;</x>'
    with zipfile.ZipFile(io.BytesIO(case_workbook({}))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}

    assert "实体声明" in _refusal(_zip(**parts | {part: xml.encode()}))
    assert "实体声明" in _refusal(_zip(**parts | {part: xml.replace("?>", ' encoding="UTF-16"?>', 1).encode("utf-16")}))


@pytest.mark.parametrize("reference", ["XFD1048576", "A200001", "GT1", "ZZ50000"])
def test_a_cell_far_out_is_refused_before_a_grid_is_laid_out(reference: str) -> None:
    row = "".join(sign for sign in reference if sign.isdigit())

    message = _refusal(_with_sheet(_sheet(f'<row r="{row}"><c r="{reference}"><v>1</v></c></row>')))

    assert "200,000行、200列" in message


def test_a_cell_far_out_without_content_does_no_harm() -> None:
    sheet = _sheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>')

    (worksheet,) = read_workbook(_with_sheet(sheet))

    assert worksheet.rows == [[1.0]]


def test_an_ods_that_repeats_a_row_a_million_times_is_refused() -> None:
    assert "200,000行" in _refusal(ods(ods_row("甲", repeat=1_000_000)))


def test_an_ods_that_repeats_empty_rows_does_no_harm() -> None:
    empty = '<table:table-cell table:number-columns-repeated="16000"/>'

    assert len(read_workbook(ods(ods_row("甲") + ods_row(empty, repeat=1_000_000)))) == 1


@pytest.mark.parametrize(("row", "column"), [(65_535, 65_535), (0, 256), (0, 200)])
def test_an_xls_cell_beyond_what_excel_has_is_refused_before_a_grid_is_laid_out(row: int, column: int) -> None:
    content = xls([["甲"]])
    place = content.index("甲".encode("utf-16-le")) - 9  # row, column, look, length, flags

    assert "200列" in _refusal(content[:place] + struct.pack("<HH", row, column) + content[place + 4 :])


@settings(max_examples=300)
@given(
    content=st.sampled_from(
        [case_workbook({}), xls([HEADINGS, VALUES]), ods(ods_row(*HEADINGS) + ods_row(*map(str, VALUES)))]
    ),
    changes=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=6),
    kept=st.floats(0.5, 1),
)
def test_a_damaged_file_is_read_or_refused_and_nothing_else(
    content: bytes, changes: list[tuple[float, int]], kept: float
) -> None:
    damaged = bytearray(content)
    for place, value in changes:
        damaged[int(place * len(damaged))] = value
    with suppress(Refusal):
        read(bytes(damaged[: int(kept * len(damaged)) + 1]))


# ── Cells whose value is lost ─────────────────────────────────────────────────────────────────────────────────────


def _openpyxl(cells: dict[str, object]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(HEADINGS))
    sheet.append(list(VALUES))
    for place, value in cells.items():
        sheet[place] = value
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_a_formula_that_was_never_computed_is_refused_at_its_cell() -> None:
    fault = only_fault(_openpyxl({"B2": '="王"&"伟"'}))

    assert (fault.place, fault.heading, fault.value) == ("B2", "申请人", '="王"&"伟"')
    assert "公式没有计算结果" in fault.message


def test_a_formula_whose_writer_left_a_nought_for_its_value_is_refused() -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:  # writes 0 for every formula and asks Excel to compute all on opening
        sheet = book.add_worksheet("台账")
        sheet.write_row(0, 0, [*HEADINGS, "人数"])
        sheet.write_row(1, 0, VALUES)
        sheet.write_formula(1, 3, "=1+1")

    assert "公式没有计算结果" in only_fault(target.getvalue()).message


def test_a_formula_with_its_value_is_read() -> None:
    rows = (
        '<row r="1">' + "".join(f'<c r="{at}1" t="str"><v>{text}</v></c>' for text, at in LETTERS.items()) + "</row>"
        '<row r="2"><c r="A2" t="str"><f>TEXT(45000,"yyyy-mm-dd")</f><v>2023-03-15</v></c>'
        '<c r="B2" t="str"><f>"王"&amp;"伟"</f><v>王伟</v></c><c r="C2" t="str"><v>公安局</v></c>'
        '<c r="D2" t="str"><f>""</f><v></v></c></row>'
    )

    facts = only_case(_with_sheet(_sheet(rows)))

    assert (facts.received_on, facts.applicants[0].name) == (date(2023, 3, 15), "王伟")


def test_a_formula_in_a_column_that_nobody_reads_does_not_matter() -> None:
    assert read(_openpyxl({"D1": "序号", "D2": "=ROW()"})).faults == []


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#VALUE!", "#NAME?"])
def test_an_error_value_is_refused_and_not_taken_for_blank(error: str) -> None:
    fault = only_fault(_openpyxl({"D1": "备注", "D2": error}))

    assert (fault.place, fault.value) == ("D2", error)
    assert error in fault.message


def test_a_row_of_lost_values_is_no_blank_row() -> None:
    assert len(read(_openpyxl({"A3": "=A2", "B3": "=B2", "C3": "=C2"})).faults) == 3


def test_an_ods_formula_without_value_and_an_error_are_refused() -> None:
    formula = '<table:table-cell table:formula="of:=1+1"/>'
    error = (
        '<table:table-cell table:formula="of:=NA()" office:value-type="string" calcext:value-type="error">'
        "<text:p>#N/A</text:p></table:table-cell>"
    )
    row = ods_row("2023-03-01", formula, error)

    faults = read(ods(ods_row(*HEADINGS) + row)).faults

    assert [(fault.heading, fault.value) for fault in faults] == [("申请人", "of:=1+1"), ("被申请人", "#N/A")]


def test_an_error_in_an_xls_is_refused_and_not_taken_for_blank() -> None:
    fault = only_fault(xls([[*HEADINGS, "备注"], [*VALUES, "#N/A"]]))

    assert (fault.place, fault.value) == ("D2", "#N/A")


# ── Merged cells ──────────────────────────────────────────────────────────────────────────────────────────────────


def _merged(rows: list[list[object]], *ranges: str) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for merged in ranges:
        sheet.merge_cells(merged)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_a_merged_title_above_the_headings_is_nothing_to_refuse() -> None:
    assert read(_merged([["二〇二三年台账", None, None], list(HEADINGS), list(VALUES)], "A1:C1")).faults == []


@pytest.mark.parametrize("merged", ["A2:A3", "B2:C2", "A2:B3"])
def test_merged_cells_of_a_case_are_refused(merged: str) -> None:
    faults = read(_merged([list(HEADINGS), list(VALUES), ["2023-03-02", "李明", "公安局"]], merged)).faults

    assert any("取消合并" in fault.message for fault in faults)


def test_what_is_merged_over_co_defendants_is_true_of_each() -> None:
    headings, values = (list(row) for row in rows_of(LAWSUIT | {"裁判日期": "2023-07-20", "裁判结果": "撤诉"}))
    second: list[object] = [None, None, None, "商丘市人民政府", None, None]

    facts = only_lawsuit(_merged([headings, values, second], "A2:A3", "B2:B3", "C2:C3", "E2:E3", "F2:F3"))

    assert [defendant.organ for defendant in facts.defendants] == ["睢县公安局", "商丘市人民政府"]
    assert facts.defendants[1].ending is facts.defendants[0].ending is not None


# ── Good workbooks of the other formats ───────────────────────────────────────────────────────────────────────────


def test_an_xls_is_read() -> None:
    facts = only_case(xls([[*HEADINGS, "人数"], [*VALUES, 3.0]]))

    assert (facts.applicants[0].name, facts.applicant_count) == ("王伟", 3)


def test_an_ods_is_read() -> None:
    day = (
        '<table:table-cell office:value-type="date" office:date-value="2023-03-01">'
        "<text:p>2023年3月1日</text:p></table:table-cell>"
    )

    assert only_case(ods(ods_row(*HEADINGS) + ods_row(day, "王伟", "公安局"))).received_on == date(2023, 3, 1)


def test_an_xlsx_that_counts_days_from_1904_is_read_rightly() -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"date_1904": True}) as book:
        sheet = book.add_worksheet("台账")
        sheet.write_row(0, 0, HEADINGS)
        sheet.write_row(1, 0, VALUES)
        sheet.write_datetime(1, 0, date(2023, 3, 1), book.add_format({"num_format": "yyyy-mm-dd"}))

    assert only_case(target.getvalue()).received_on == date(2023, 3, 1)


def test_an_xlsx_whose_elements_have_a_prefix_is_read() -> None:
    rows = '<x:row r="1"><x:c r="A1" t="str"><x:v>甲</x:v></x:c><x:c r="B1"><x:f>1+1</x:f></x:c></x:row>'
    sheet = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<x:sheetData>{rows}</x:sheetData></x:worksheet>"
    )

    (worksheet,) = read_workbook(_with_sheet(sheet))

    assert worksheet.rows[0][0] == "甲"
    assert list(worksheet.bad_cells) == [(0, 1)]


def test_sheets_keep_their_own_lost_values() -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = "甲"
    book.create_sheet("乙")["B2"] = "=1+1"
    target = io.BytesIO()
    book.save(target)

    assert [list(sheet.bad_cells) for sheet in read_workbook(target.getvalue())] == [[], [(1, 1)]]


def test_hidden_sheets_say_so() -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        book.add_worksheet("甲").write(0, 0, "一")
        hidden = book.add_worksheet("乙")
        hidden.write(0, 0, "二")
        hidden.hide()

    assert [sheet.is_hidden for sheet in read_workbook(target.getvalue())] == [False, True]


def test_a_workbook_of_two_sheets_is_read_whole() -> None:
    assert [sheet.name for sheet in read_workbook(workbook({"甲": [["一"]], "乙": []}))] == ["甲", "乙"]
