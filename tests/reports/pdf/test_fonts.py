"""Every character prints in an embedded face and copies as itself; what no face has is shown."""

import io
import struct
from pathlib import Path

import pdfplumber
import pikepdf
import pypdf
import pypdfium2
import pytest

from caseapp.reports.blocks import Kind, Prose, Table, TableColumn
from caseapp.reports.charts import ColumnsChart
from caseapp.reports.pdf.fonts import Face, Faces
from caseapp.reports.pdf.printing import render_report
from caseapp.reports.typefaces import CARRIED, SANS_BOLD, SERIF, SERIF_BOLD, Typefaces, typefaces_from
from tests.reports.sheets import a_report

RARE = "䶮堃𬭎"
SENTENCE = f"申请人{RARE}不服{RARE}街道办事处ABC-123，“〔2023〕1号”。"


def printed(typefaces: Typefaces = CARRIED, text: str = SENTENCE) -> bytes:
    table = Table("名称", (TableColumn("名称", Kind.TEXT), TableColumn("件数")), [(text, "12"), (text, "3")])
    chart = ColumnsChart("各月", "件", ("1月", "2月"), (3, 4), (5, 6), ("本期", "上年同期"))
    return render_report(a_report(Prose(text), table, chart), typefaces=typefaces)


def text_by_three_readers(pdf: bytes) -> dict[str, str]:
    with pdfplumber.open(io.BytesIO(pdf)) as file:
        by_pdfplumber = "".join(page.extract_text() for page in file.pages)
    by_pypdf = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    file = pypdfium2.PdfDocument(pdf)
    by_pdfium = "".join(page.get_textpage().get_text_range() for page in file)
    file.close()
    return {"pdfplumber": by_pdfplumber, "pypdf": by_pypdf, "pdfium": by_pdfium}


def test_rare_names_copy_and_search_as_themselves() -> None:
    for reader, text in text_by_three_readers(printed()).items():
        assert text.replace("\n", "").replace("\r", "").count(RARE) == 6, reader


def test_every_font_is_embedded() -> None:
    with pikepdf.open(io.BytesIO(printed())) as pdf:
        fonts = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font"]
        names = {str(font.BaseFont) for font in fonts}

        assert fonts
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)
        assert all(name[8:].startswith(("NotoSerifSC-", "NotoSansSC-")) for name in names)


def test_a_character_in_no_face_is_shown_and_listed() -> None:
    pdf = printed(text="申请人甲\U00020bb7\ue000乙")  # 𠮷, which the carried faces lack, and a private character

    for reader, text in text_by_three_readers(pdf).items():
        assert "申请人甲〓〓乙" in text, reader
        assert "U+E000、U+20BB7" in text.replace("\n", "").replace("\r", ""), reader


def test_invisible_signs_are_dropped_and_white_space_is_a_space() -> None:
    faces = Faces(CARRIED)

    assert faces.legible("甲\u200b乙\ufeff\x07\ufe0f丙\t丁\n戊\u3000己") == "甲乙丙 丁 戊\u3000己"
    assert faces.missing == set()


def test_a_missing_glyph_comes_from_another_face() -> None:
    serif, sans = Faces(CARRIED).table, Faces(CARRIED).heading
    only_serif = min(serif_characters() - sans_characters())

    face = Faces(typefaces_from({"body": str(SANS_BOLD)})).body

    assert face.runs(f"甲{only_serif}乙") == ((sans.name, "甲"), (serif.name, only_serif), (sans.name, "乙"))


def serif_characters() -> set[str]:
    return own_characters(Faces(CARRIED).table)


def sans_characters() -> set[str]:
    return own_characters(Faces(CARRIED).heading)


def own_characters(face: Face) -> set[str]:
    return {chr(code) for code in face._fonts[0].face.charToGlyph}


def test_digits_are_equally_wide() -> None:
    faces = Faces(CARRIED)

    for face in (faces.table, faces.strong, faces.heading):
        assert len({face.width(digit, 10.5) for digit in "0123456789"}) == 1


def test_two_files_with_one_name_are_two_faces(tmp_path: Path) -> None:
    changed = tmp_path / "changed.ttf"
    changed.write_bytes(with_another_width(SERIF_BOLD.read_bytes(), Faces(CARRIED).title, "申"))

    ours, theirs = Faces(CARRIED).title, Faces(typefaces_from({"title": str(changed)})).title

    assert ours.width("申", 10) == 10
    assert theirs.width("申", 10) == 5


def with_another_width(font: bytes, face: Face, char: str) -> bytes:
    """Return the font with a glyph half as wide and, as a font editor would, another checksum."""
    tables = {font[at : at + 4]: struct.unpack(">L", font[at + 8 : at + 12])[0] for at in range(12, 12 + 16 * 20, 16)}
    glyph = face._fonts[0].face.charToGlyph[ord(char)]
    data = bytearray(font)
    struct.pack_into(">H", data, tables[b"hmtx"] + 4 * glyph, 500)
    struct.pack_into(">L", data, tables[b"head"] + 8, 0x12345678)
    return bytes(data)


@pytest.mark.parametrize("file", [SERIF, SERIF_BOLD, SANS_BOLD], ids=lambda file: file.stem)
def test_the_carried_faces_have_what_reports_need(file: Path) -> None:
    characters = own_characters(Faces(typefaces_from({"body": str(file)})).body)

    assert not set(f"{RARE}〓、，。；：（）〔〕《》“”‘’—…％%‰×÷＋－＝≠√□·") - characters
