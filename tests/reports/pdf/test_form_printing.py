"""A form on paper: every figure read back, the head as the official one prints it, and what happens at the edges."""

import io
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pdfplumber
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseapp.history.moments import Then
from caseapp.reports.imprint import Imprint
from caseapp.reports.pdf.fonts import Faces
from caseapp.reports.pdf.form_measuring import SMALLEST, measured_form
from caseapp.reports.pdf.form_pages import pages_of
from caseapp.reports.pdf.form_printing import render_form
from caseapp.reports.returns.contents import paper_of
from caseapp.reports.typefaces import CARRIED
from caseapp.statistics.returns.definition import Counted, FormColumn
from caseapp.statistics.returns.filled import FilledForm
from tests.reports.forms import FIELDS, HANDLERS, TABLE_1, empty_table_1, filled, handlers, table_1

DAY = date(2024, 1, 5)
A4, A3 = (842, 595), (1191, 842)
LONG_NAME = "商丘市睢阳区自然资源和规划局城乡一体化示范区分局不动产登记中心及国有土地上房屋征收办公室（䶮堃𬭎街道）"
ISSUED_ON = Then(datetime(2024, 7, 3, 1, 30, 5, 123456, tzinfo=UTC), 12345)
IMPRINT = Imprint("商政复统〔2024〕3号", ISSUED_ON, "9f86d081" * 8)


def printed(form: FilledForm, imprint: Imprint | None = None) -> bytes:
    return render_form(form, printed_on=DAY, imprint=imprint)


def pages(pdf: bytes) -> Iterator[pdfplumber.page.Page]:
    with pdfplumber.open(io.BytesIO(pdf)) as file:
        yield from file.pages


def lines_of(page: pdfplumber.page.Page) -> list[list[str]]:
    """The words of each line, from the left: neighbours in a table are apart, however narrow its columns."""
    lines: dict[float, list[tuple[float, str]]] = defaultdict(list)
    for word in page.extract_words(x_tolerance=2, use_text_flow=False):
        lines[round(word["bottom"])].append((word["x0"], word["text"]))
    return [[text for _, text in sorted(words)] for _, words in sorted(lines.items())]


def _top(word: dict[str, float]) -> float:
    return word["top"]


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pages(pdf))


@pytest.fixture(scope="module")
def form() -> FilledForm:
    return table_1()


@pytest.fixture(scope="module")
def paper(form: FilledForm) -> bytes:
    return printed(form)


def test_the_official_form_is_one_lying_a3_sheet(paper: bytes) -> None:
    sizes = [(round(page.width), round(page.height)) for page in pages(paper)]

    assert sizes == [A3]
    assert [(round(page.width), round(page.height)) for page in pages(printed(empty_table_1()))] == [A3]


def test_every_figure_of_it_can_be_read_back(form: FilledForm, paper: bytes) -> None:
    (page,) = pages(paper)
    lines = lines_of(page)

    for row in form.rows:
        assert [row.title, *(cell.text for cell in row.cells)] in lines, row.title
    assert ["栏次", *(str(number) for number in range(1, 48))] in lines


def test_no_figure_is_set_smaller_than_can_be_read(paper: bytes) -> None:
    crowded = replace(HANDLERS, columns=tuple(_renamed(turn) for turn in range(60)))
    form = handlers(2)
    rows = tuple(replace(row, cells=row.cells[-1:] * 60) for row in form.rows)

    for made in (paper, printed(replace(form, definition=crowded, rows=rows))):
        figures = [char for page in pages(made) for char in page.chars if char["text"].isdigit()]
        assert min(char["size"] for char in figures) >= SMALLEST


def _renamed(turn: int) -> FormColumn:
    return replace(HANDLERS.columns[-1], code=f"rate{turn}", titles=(f"结案率{turn}",))


def test_its_head_and_foot_are_those_of_the_form(paper: bytes) -> None:
    text = text_of(paper).replace(" ", "").replace("\u3000", "")

    for words in (
        *("行政复议案件统计报表", "2023年1月至2023年12月", "填表单位（盖章）：商丘市人民政府"),
        *("表号：国法复统字1号", "制表机关：国务院法制办公室", "批准机关：国家统计局"),
        *("批准文号：国统制〔2015〕88号", "有效期至：2017年8月"),
        *("单位负责人：填表人：电话：填表时间：年月日", "打印日期：2024年1月5日", "—第1页共1页—"),
    ):
        assert words in text, words


def test_headings_of_narrow_columns_stand_upright(paper: bytes) -> None:
    (page,) = pages(paper)
    number = min((word for word in page.extract_words(x_tolerance=2) if word["text"] == "43"), key=_top)
    middle = (number["x0"] + number["x1"]) / 2

    above = [char for char in page.chars if char["x0"] < middle < char["x1"] and char["bottom"] < number["top"]]
    heading = sorted((char for char in above if char["top"] > 100), key=lambda char: char["top"])

    assert "".join(char["text"] for char in heading) == "对规范性文件附带审查"
    assert len({round(char["x0"], 1) for char in heading}) == 1


def test_brackets_of_an_upright_heading_are_turned(paper: bytes) -> None:
    (page,) = pages(paper)

    assert [char["text"] for char in page.chars].count("︵") == 5  # 市（地）级 four times, 调解（和解）


def test_merged_headings_stand_over_the_middle_of_their_columns(paper: bytes) -> None:
    (page,) = pages(paper)
    words = page.extract_words(x_tolerance=2)
    (merged,) = (word for word in words if word["text"] == "申请复议事项")
    (label,) = (word for word in words if word["text"] == "栏次")
    numbers = {word["text"]: word for word in words if abs(word["bottom"] - label["bottom"]) < 2}

    first, last = numbers["22"], numbers["31"]
    middle = (first["x0"] + first["x1"] + last["x0"] + last["x1"]) / 4
    assert (merged["x0"] + merged["x1"]) / 2 == pytest.approx(middle, abs=1)


def test_identities_that_hold_are_named_and_those_that_fail_say_where(form: FilledForm, paper: bytes) -> None:
    assert "表内关系相符：3＝5至13之和；3＝14至21之和；3＝22至31之和；32＝33至41之和；1＋3＝32＋42。" in text_of(paper)

    first, *others = form.checks
    failing = replace(form, checks=(replace(first, left=first.right + 1, note="未填写1件"), *others))
    text = text_of(printed(failing)).replace("\n", "")

    sides = f"左边{first.right + 1}，右边{first.right}；未填写1件"
    assert f"表内关系不符，请核对：{first.title}——{first.row}（{sides}）。" in text
    assert f"表内关系相符：{others[-1].title}" not in text
    assert others[-1].title in text


def test_every_font_is_embedded(paper: bytes) -> None:
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        fonts = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font"]

        assert fonts
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)


def test_a_month_without_a_case_prints_its_noughts() -> None:
    (page,) = pages(printed(empty_table_1()))
    lines = lines_of(page)

    assert all([title, *["0"] * 47] in lines for title in (*FIELDS, "合计"))
    assert "2024年2月至2024年2月" in page.extract_text()


@pytest.mark.parametrize("count", [1, 44, 90])
def test_a_working_table_lies_on_a4_and_repeats_its_head(count: int) -> None:
    form = handlers(count)
    found = list(pages(printed(form)))

    assert {(round(page.width), round(page.height)) for page in found} == {A4}
    rows = [line for page in found for line in lines_of(page)]
    assert [line for line in rows if re.fullmatch("承办人[0-9]+", line[0])] == [
        [row.title, *(cell.text for cell in row.cells[:-1])] for row in form.rows[:-1]
    ]
    rates = [line[0] for line in rows if len(line) == 1 and re.fullmatch(r"[0-9.]+|—", line[0])]
    assert rates == [row.cells[-1].text for row in form.rows]
    parts = [line[0] for line in rows if re.fullmatch("[0-9]+÷[0-9]+", line[0])]
    assert parts == [f"{row.cells[-1].numerator}÷{row.cells[-1].denominator}" for row in form.rows]
    for number, page in enumerate(found):
        text = page.extract_text()
        assert ("承办人办案情况表（续）" in text) == (number > 0)
        assert "结案率（%）" in text
        assert sum("承办人" in line[0] for line in lines_of(page)) > 2 or count == 1
    assert "比率和平均数的分子÷分母：已结·结案率＝审结÷应结。" in found[-1].extract_text()
    assert "计量单位：件" in found[0].extract_text()


def test_what_is_counted_for_a_rate_is_named_with_its_groups() -> None:
    closed = Counted("concluded", {"heard": ("yes",)})
    column = replace(HANDLERS.columns[4], titles=("听证", "纠错率"), counted=Counted("corrected"), over=closed)
    form = handlers(1)
    form = replace(form, definition=replace(HANDLERS, columns=(*HANDLERS.columns[:4], column)))

    assert "听证·纠错率＝纠错÷审结（是否听证：有）" in "".join(paper_of(form, printed_on=DAY).notes)


def test_a_long_name_wraps_and_a_long_number_does_not() -> None:
    rows = [(LONG_NAME, [123456789, 1, 123456790, 123456789])]
    form = filled(HANDLERS, rows, office=LONG_NAME * 2, period="2023-12-11..2024-12-10")
    (page,) = pages(printed(form))

    text = page.extract_text().replace("\n", "")
    chars = "".join(char["text"] for char in page.chars)
    assert chars.count(LONG_NAME) == 3
    assert ["合计", "123456789", "1", "123456790", "123456789"] in lines_of(page)
    assert ["123456789÷123456790"] in lines_of(page)
    assert "2023年12月11日至2024年12月10日" in text
    assert max(char["x1"] for char in page.chars) <= page.width - 40


def test_columns_that_no_sheet_holds_go_on_to_a_second_with_the_row_titles() -> None:
    form = table_1(most=2)
    columns = tuple(
        replace(column, code=f"{column.code}-{turn}", number=str(turn * 47 + at))
        for turn in range(2)
        for at, column in enumerate(TABLE_1.columns, 1)
    )
    rows = tuple(replace(row, cells=row.cells * 2) for row in form.rows)
    wide = replace(form, definition=replace(TABLE_1, columns=columns), rows=rows)

    first, second = (lines_of(page) for page in pages(printed(wide)))

    for row in wide.rows:
        halves = [line[1:] for lines in (first, second) for line in lines if line[0] == row.title and len(line) > 40]
        assert [text for half in halves for text in half] == [cell.text for cell in row.cells]
    assert not any("填表人" in word for line in first for word in line)
    assert any("填表人" in word for line in second for word in line)


def test_everything_stands_between_the_margins(paper: bytes) -> None:
    (page,) = pages(paper)

    assert min(char["x0"] for char in page.chars) >= 42
    assert max(char["x1"] for char in page.chars) <= page.width - 42
    assert max(char["bottom"] for char in page.chars) <= page.height - 14


def test_a_draft_is_marked_and_an_issued_form_bears_its_number_and_code(form: FilledForm, paper: bytes) -> None:
    issued = printed(form, IMPRINT)

    (page,) = pages(issued)
    text = page.extract_text()

    assert "草稿，未经签发" in text_of(paper)
    assert "草稿" not in text
    for told in ("商政复统〔2024〕3号", "2024-07-03 09:30:05.123456", "签发日期：2024年1月5日"):
        assert told in text
    modules = [rect for rect in page.rects if rect["width"] < 12 and rect["top"] > page.height - 60]
    assert len(modules) > 100  # of the QR code


def test_what_no_face_has_is_shown_and_listed() -> None:
    text = text_of(printed(handlers(2, name="欧阳\ue000")))

    assert "欧阳〓1" in text
    assert "U+E000" in text


def test_the_same_form_gives_the_same_bytes(form: FilledForm, paper: bytes) -> None:
    assert printed(form) == paper


@pytest.mark.parametrize(
    ("period", "words"), [("2023-03", "2023年3月至2023年3月"), ("2023-H1", "2023年1月至2023年6月")]
)
def test_the_period_is_named_as_the_form_names_it(period: str, words: str) -> None:
    assert paper_of(filled(HANDLERS, [], period=period), printed_on=DAY).period == words


FACES = Faces(CARRIED)


@settings(max_examples=30, deadline=None)
@given(count=st.integers(0, 120), notes=st.integers(0, 120), name=st.integers(1, 60))
def test_every_row_stands_once_and_the_total_never_alone(count: int, notes: int, name: int) -> None:
    form = filled(replace(HANDLERS, note="\n".join("注" * 20 for _ in range(notes))), [("机" * name, [1] * 4)] * count)
    measured = measured_form(paper_of(form, printed_on=DAY), FACES)
    heights = measured.row_heights(measured.pitch)
    found = pages_of(measured, heights)

    tables = [page for page in found if page.group]
    assert [at for page in tables for at in range(page.first, page.last)] == list(range(count + 1))
    assert sum(len(page.notes) for page in found) == notes + 1  # how the rate is made
    assert [page.is_signed for page in found].count(True) == 1
    for page in tables:
        below = len(page.notes) * measured.around.note_leading
        assert sum(heights[page.first : page.last]) + below <= measured.room_for_rows + 1
    if count >= 6:
        assert tables[-1].last - tables[-1].first >= 3


def test_numbers_of_amounts_stand_with_their_unit(paper: bytes) -> None:
    assert "（元）" in text_of(paper)  # that column is wide enough for its heading to lie
