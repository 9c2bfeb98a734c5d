"""Tables over pages: heads repeated, no row alone, a total never without a row, long names wrapped."""

import io

import pdfplumber
import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseapp.reports.blocks import Kind, Table, TableColumn
from caseapp.reports.pdf.fonts import Faces
from caseapp.reports.pdf.page import TEXT_HEIGHT, TEXT_WIDTH
from caseapp.reports.pdf.printing import render_report
from caseapp.reports.pdf.table_measuring import measured
from caseapp.reports.pdf.table_widths import TableStyle, column_widths, fits
from caseapp.reports.pdf.tables import TableBlock
from caseapp.reports.typefaces import CARRIED
from tests.reports.sheets import a_report

COLUMNS = (TableColumn("被申请人", Kind.TEXT), TableColumn("本期"), TableColumn("上年同期"))
LONG_NAME = "商丘市自然资源和规划局城乡一体化示范区分局不动产登记中心及国有土地上房屋征收与补偿办公室（䶮堃𬭎街道）"


def rows(count: int) -> list[tuple[str, ...]]:
    return [(f"第{number}号机关", str(number), str(number * 2)) for number in range(1, count + 1)]


def table(count: int, *, total: bool = True) -> Table:
    return Table("被申请人", COLUMNS, rows(count), ("合计", "7", "9") if total else None, "件")


@pytest.fixture(scope="module")
def style() -> TableStyle:
    faces = Faces(CARRIED)
    return TableStyle(faces.table, faces.strong, faces.heading)


def parts(block: TableBlock, room: float, page: float) -> list[TableBlock]:
    """Place a table as platypus does: what fits of it here, the rest on pages of their own."""
    placed = []
    while block.wrap(TEXT_WIDTH, room)[1] > room:
        pieces = block.split(TEXT_WIDTH, room)
        if pieces:
            placed.append(pieces[0])
            block = pieces[1]
        else:
            assert room < page, "the table would go from page to page for ever"
        room = page
    return [*placed, block]


@given(
    count=st.integers(1, 90),
    lengths=st.lists(st.integers(1, 400), min_size=1, max_size=5),
    room=st.floats(0, TEXT_HEIGHT),
    total=st.booleans(),
    page=st.sampled_from([TEXT_HEIGHT, TEXT_WIDTH]),  # upright and turned
)
def test_no_row_stands_alone(
    style: TableStyle, count: int, lengths: list[int], room: float, total: bool, page: float
) -> None:
    names = [("机" * lengths[number % len(lengths)], "1", "2") for number in range(count)]
    content = Table("被申请人", COLUMNS, names, ("合计", "7", "9") if total else None)
    block = TableBlock(measured(content, "表1", style, TEXT_WIDTH), style)

    placed = parts(block, min(room, page), page)

    counts = [part.row_count for part in placed]
    assert sum(counts) == block.row_count
    assert all(part.wrap(TEXT_WIDTH, page)[1] <= page for part in placed[1:])
    if block.row_count >= 4:
        assert min(counts) >= 2


def test_a_long_table_repeats_its_head_and_keeps_every_row() -> None:
    pages = pages_of(table(404))

    found = [line for page in pages for line in page if line.startswith("第") and "号机关" in line]
    assert found == [" ".join(row) for row in rows(404)]
    for page in pages:
        head = page.index("被申请人 本期 上年同期")
        assert "表1" in page[head - 1]
        assert "号机关" in page[head + 1]
    assert all("（续）" in line for page in pages[1:] for line in page if "表1" in line)


@pytest.mark.parametrize("count", range(20, 32))  # about where the page ends
def test_the_total_has_a_row_beside_it(count: int) -> None:
    last = pages_of(table(count))[-1]

    total = last.index("合计 7 9")
    assert last[total - 1].startswith(f"第{count}号机关")


def test_a_long_name_wraps_inside_its_column() -> None:
    content = Table("被申请人", COLUMNS, [(LONG_NAME, "12", "345")] * 4)

    with pdfplumber.open(io.BytesIO(render_report(a_report(content)))) as pdf:
        chars = pdf.pages[0].chars

    name = [char for char in chars if char["text"] in set(LONG_NAME) and round(char["size"], 1) == 10.5]
    first_number = min(char["x0"] for char in chars if char["text"] == "1" and round(char["size"], 1) == 10.5)
    text = "".join(char["text"] for char in name)
    assert text.count(LONG_NAME) == 4
    assert len({round(char["top"]) for char in name if char["text"] in "商办公室"}) == 8  # two lines each
    assert max(char["x1"] for char in name if char["text"] in "办公室（䶮堃𬭎") < first_number


def test_numbers_stand_under_one_another() -> None:
    content = Table("数", COLUMNS, [("甲", "1", "1.1"), ("乙", "111", "11.1"), ("丙", "888", "88.8")])

    with pdfplumber.open(io.BytesIO(render_report(a_report(content)))) as pdf:
        words = pdf.pages[0].extract_words()

    rights = {word["text"]: round(word["x1"], 1) for word in words}
    assert rights["1"] == rights["111"] == rights["888"]
    widths = {word["text"]: round(word["x1"] - word["x0"], 1) for word in words}
    assert widths["111"] == widths["888"]


def test_columns_fill_the_width_and_numbers_get_what_they_need(style: TableStyle) -> None:
    content = Table("名", COLUMNS, [(LONG_NAME, "1234567", "1")])

    widths = column_widths(content, style, TEXT_WIDTH)

    assert sum(widths) == pytest.approx(TEXT_WIDTH)
    assert widths[1] > style.strong.width("1234567", style.size)


def test_a_table_with_too_many_columns_lies_on_a_landscape_page(style: TableStyle) -> None:
    columns = (TableColumn("机关", Kind.TEXT), *(TableColumn("件数", group=f"第{n}组") for n in range(14)))
    content = Table("宽表", columns, [("甲", *["1234"] * 14)] * 4)
    assert not fits(content, style, TEXT_WIDTH)

    with pdfplumber.open(io.BytesIO(render_report(a_report(content)))) as pdf:
        sizes = [(round(page.width), round(page.height)) for page in pdf.pages]

    assert sizes == [(595, 842), (842, 595)]


def pages_of(content: Table) -> list[list[str]]:
    """Return the lines of each page on which the table stands."""
    with pdfplumber.open(io.BytesIO(render_report(a_report(content)))) as pdf:
        return [page.extract_text().split("\n") for page in pdf.pages]
