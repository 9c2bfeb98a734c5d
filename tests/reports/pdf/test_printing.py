"""A whole report on paper: what it says, where it stands, how it is found, and that it is the same every time."""

import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from hashlib import sha256

import pdfplumber
import pypdf
import pytest

from caseapp.law.ledgers import Ledger
from caseapp.reports.blocks import Heading, Prose, SignatureSpace, Table, TableColumn
from caseapp.reports.charts import Bar, BarsChart
from caseapp.reports.contents import report_on
from caseapp.reports.pdf.printing import render_pdf, render_report
from caseapp.statistics.sheet import Sheet
from tests.reports.sheets import NOTHING, SHANGQIU, a_report, a_sheet, balance_check

PRINTED_ON = date(2024, 1, 5)
MM = 72 / 25.4
TOP, LEFT, RIGHT, BOTTOM = 37 * MM, 28 * MM, 26 * MM, 35 * MM
LONG_ORGANS = [f"商丘市睢阳区自然资源和规划局城乡一体化示范区分局不动产登记中心䶮堃𬭎第{n}办公室" for n in range(40)]
TIMES_NINE = {code: count * 9 for code, count in SHANGQIU.items()}
SHEETS = {
    "a year": lambda: a_sheet(),
    "an empty month": lambda: a_sheet("2024-02", NOTHING, NOTHING),
    "ledgers that began last year": lambda: replace(a_sheet(), begun=dict.fromkeys(Ledger, date(2022, 10, 14))),
    "forty organs": lambda: a_sheet("2024-H1", TIMES_NINE, organs=LONG_ORGANS),
    "a first, statistical year and a failing check": lambda: a_sheet(
        "S2024", SHANGQIU, NOTHING, checks=(balance_check(SHANGQIU, missing=["商政复〔2023〕7号"] * 30),)
    ),
}


@pytest.fixture(scope="module")
def year() -> bytes:
    return render_pdf(a_sheet(), printed_on=PRINTED_ON)


@pytest.fixture(params=SHEETS, scope="module")
def any_report(request: pytest.FixtureRequest) -> Iterator[pdfplumber.PDF]:
    with pdfplumber.open(io.BytesIO(render_pdf(SHEETS[request.param](), printed_on=PRINTED_ON))) as pdf:
        yield pdf


def text_of(pdf: bytes) -> str:
    with pdfplumber.open(io.BytesIO(pdf)) as file:
        return "\n".join(page.extract_text() for page in file.pages)


def test_every_figure_can_be_read_back(year: bytes) -> None:
    sheet = a_sheet()
    lines = text_of(year).split("\n")

    for figure in sheet.figures.values():
        if figure.indicator.code == "comprehensively_corrected":
            continue
        start = f"{figure.indicator.title} {figure.indicator.unit} {figure.text} {figure.last_year.text} "
        assert any(line.startswith(start) for line in lines), start


def test_the_published_figures_of_shangqiu_stand_in_the_sentences(year: bytes) -> None:
    text = text_of(year).replace("\n", "")

    for words in ("新收行政复议申请231件", "依法受理163件", "应结182件（含上期结转19件）", "已审结140件", "未审结42件"):
        assert words in text
    assert "责令履行）19件，占已审结案件数的13.6%" in text


def test_the_title_block_names_office_period_and_day_of_printing(year: bytes) -> None:
    first_page = text_of(year)[:200]

    assert first_page.startswith("商丘市人民政府\n行政复议和行政应诉案件统计年报\n（2023年）\n")
    assert "统计期间：2023年1月1日至2023年12月31日 打印日期：2024年1月5日" in first_page


def test_what_is_long_under_the_title_goes_on_in_the_next_line() -> None:
    sheet = SHEETS["ledgers that began last year"]()

    first_page = text_of(render_pdf(sheet, printed_on=PRINTED_ON)).replace("\n", "")[:300]

    assert sheet.caution.rstrip("。") in first_page
    assert "打印日期：2024年1月5日" in first_page


def test_it_ends_with_the_place_to_sign_on_a_page_that_has_other_text(any_report: pdfplumber.PDF) -> None:
    last = any_report.pages[-1].extract_text()

    to_sign = "填表单位（盖章）：商丘市人民政府\n单位负责人： 填表人：\n联系电话： 填表时间：\n"
    assert re.search(f"{to_sign}(草稿，未经签发 )?— 第", last)
    assert len(last) > 110


def test_the_place_to_sign_moves_with_the_end_of_the_last_table() -> None:
    signature = SignatureSpace("商丘市人民政府", ("单位负责人", "填表人"))
    for count in range(18, 34):
        table = Table("数", (TableColumn("项"), TableColumn("数")), [(f"第{n}行", "1") for n in range(count)])

        pages = text_of(render_report(a_report(table, signature=signature))).split("表1")

        assert "填表单位" in pages[-1]
        assert pages[-1].count("行 1") >= 2


def test_every_page_has_its_number_and_the_count(any_report: pdfplumber.PDF) -> None:
    count = len(any_report.pages)
    for number, page in enumerate(any_report.pages, start=1):
        text = "".join(char["text"] for char in page.chars)
        assert f"— 第{number}页 共{count}页 —" in text
        assert text.count("页 共") == 1


def test_text_stands_inside_the_type_area(any_report: pdfplumber.PDF) -> None:
    for page in any_report.pages:
        upright = page.width < page.height
        top, left, right, bottom = (TOP, LEFT, RIGHT, BOTTOM) if upright else (LEFT, BOTTOM, TOP, RIGHT)
        inside = [char for char in page.chars if not is_page_number(char)]
        assert min(char["x0"] for char in inside) >= left - 0.5
        assert max(char["x1"] for char in inside) <= page.width - right + 0.5
        assert min(char["top"] for char in inside) >= top - 4  # the box of a face is higher than its characters
        assert max(char["bottom"] for char in inside) <= page.height - bottom + 4


def is_page_number(char: dict[str, float]) -> bool:
    # 四号 is used for nothing else, and nothing else reads along the left edge of a landscape page.
    return round(char["size"], 1) == 14 or not char["upright"]


@pytest.mark.parametrize(("index", "side"), [(0, "right"), (1, "left")])  # odd at the right, even at the left
def test_page_numbers_stand_one_character_in_and_seven_millimetres_below(year: bytes, index: int, side: str) -> None:
    with pdfplumber.open(io.BytesIO(year)) as pdf:
        chars = [char for char in pdf.pages[index].chars if is_page_number(char)]
        width, height = pdf.pages[index].width, pdf.pages[index].height

    if side == "right":
        assert max(char["x1"] for char in chars) == pytest.approx(width - RIGHT - 14, abs=0.5)
    else:
        assert min(char["x0"] for char in chars) == pytest.approx(LEFT + 14, abs=0.5)
    middle = (chars[0]["top"] + chars[0]["bottom"]) / 2
    assert middle == pytest.approx(height - BOTTOM + 7 * MM, abs=2)


def test_no_heading_ends_a_page(any_report: pdfplumber.PDF) -> None:
    heading = re.compile(r"[一二三四五六七八九十]+、[^…]+$|（[一二三]）(案件特点|存在问题|下一步建议)$")
    for page in any_report.pages:
        lines = [line for line in page.extract_text().split("\n") if "页 共" not in line and line != "—"]
        is_room_to_write = bool(page.lines) and lines[-1:] and lines[-1].startswith("（")
        assert is_room_to_write or not lines or not heading.match(lines[-1]), lines[-1]


@pytest.mark.parametrize("lines", [1, 2, 3, 4, 6])  # three lines cannot be divided, four can
def test_a_heading_goes_where_its_paragraph_goes(lines: int) -> None:
    paragraph = Prose("审" * (28 * lines - 10))
    for above in range(11, 18):  # about where the page ends
        blocks = [*[Prose("上文。")] * above, Heading(1, "一、标题"), paragraph]

        with pdfplumber.open(io.BytesIO(render_report(a_report(*blocks)))) as pdf:
            pages = [page.extract_text().split("\n")[:-1] for page in pdf.pages]

        assert all(page[-1] != "一、标题" for page in pages), above


def test_no_line_of_text_begins_or_ends_wrongly(any_report: pdfplumber.PDF) -> None:
    for page in any_report.pages:
        if page.width > page.height:
            continue  # the turned page number mixes with the lines there
        for line in page.extract_text().split("\n"):
            assert line[0] not in "，。、；：！？）》〉】〕”’%％"
            assert line[-1] not in "（《〈【〔“‘"


def test_the_outline_leads_to_the_pages(year: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(year))
    outline = list(flat(reader.outline))
    titles = [entry.title for entry in outline]

    assert "一、总体情况" in titles
    assert "表1　行政复议案件主要指标" in titles
    assert "图1　各月新收行政复议申请" in titles
    for entry in outline:
        page = reader.pages[reader.get_destination_page_number(entry)]
        assert entry.title.replace("　", "") in page.extract_text().replace("　", "").replace(" ", "")


def test_the_list_of_contents_names_the_page_of_every_heading_and_leads_to_it(year: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(year))
    with pdfplumber.open(io.BytesIO(year)) as pdf:
        listed = re.findall(r"^(.+?) ?…+ ?(\d+)$", pdf.pages[0].extract_text(), re.MULTILINE)

    headings = [
        block.text for block in report_on(a_sheet(), printed_on=PRINTED_ON).blocks if isinstance(block, Heading)
    ]
    assert [text for text, _ in listed] == [text for text in headings if "、" in text]
    for text, page in listed:
        assert text in reader.pages[int(page) - 1].extract_text()
    assert len(reader.pages[0]["/Annots"]) == len(listed)


def test_a_figure_without_room_lets_its_table_go_first() -> None:
    bars = BarsChart("结果", "件", tuple(Bar(f"第{n}类", n, n, "1.0%") for n in range(12)), ("本期", "上年同期"))
    table = Table("数", (TableColumn("项"), TableColumn("数")), [(f"第{n}行", "1") for n in range(40)])

    def pages(lines: int) -> list[str]:
        pdf = render_report(a_report(*[Prose("上文。")] * lines, bars, table, Prose("下文。")))
        return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]

    near, far = pages(2), pages(12)
    assert "图1" in near[0]
    assert "表1" in far[0]
    assert "图1" not in far[0]
    for text in ("".join(near), "".join(far)):
        assert "图1" in text
        assert all(f"第{n}行" in text for n in range(40))
        assert text.index("图1") < text.index("下文")


def flat(entries: list[object]) -> Iterator[pypdf.generic.Destination]:
    for entry in entries:
        if isinstance(entry, list):
            yield from flat(entry)
        else:
            assert isinstance(entry, pypdf.generic.Destination)
            yield entry


def test_metadata_and_language(year: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(year))

    assert reader.metadata is not None
    assert reader.metadata.title == "商丘市人民政府行政复议和行政应诉案件统计年报（2023年）"
    assert reader.metadata.author == "商丘市人民政府"
    assert reader.metadata.subject == "2023年"
    assert reader.root_object["/Lang"] == "zh-CN"


def test_a_heading_in_bookmarks_does_not_need_one_above_it() -> None:
    pdf = render_report(a_report(Table("数", (TableColumn("数"),), [("1",)]), Heading(2, "（一）甲"), Prose("乙")))

    titles = [entry.title for entry in flat(pypdf.PdfReader(io.BytesIO(pdf)).outline)]
    assert titles == ["表1　数", "（一）甲"]


def test_a_paragraph_over_two_pages_loses_nothing_and_leaves_no_single_line() -> None:
    words = "".join(f"第{number}件案件依法审结。" for number in range(300))

    with pdfplumber.open(io.BytesIO(render_report(a_report(Prose(words))))) as pdf:
        pages = [page.extract_text().split("\n")[:-1] for page in pdf.pages]

    assert words in "".join(line for page in pages for line in page)
    assert len(pages) > 2
    assert min(len(page) for page in pages) >= 2


def test_the_same_sheet_gives_the_same_bytes_in_every_process(year: bytes) -> None:
    program = (
        "from datetime import date; from hashlib import sha256; from caseapp.reports.pdf.printing import render_pdf;"
        "from tests.reports.sheets import a_sheet;"
        "print(sha256(render_pdf(a_sheet(), printed_on=date(2024, 1, 5))).hexdigest())"
    )
    for seed in ("1", "2"):
        done = subprocess.run(  # noqa: S603  # our own interpreter, our own words
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.strip() == sha256(year).hexdigest()


def test_the_day_of_printing_is_all_that_another_day_changes() -> None:
    texts = [text_of(render_pdf(a_sheet("2024-02", NOTHING, NOTHING), printed_on=date(2024, 3, day))) for day in (1, 2)]

    assert texts[0] != texts[1]
    assert texts[0].replace("2024年3月1日", "2024年3月2日") == texts[1]


def test_reports_printed_at_once_are_the_reports_printed_one_by_one() -> None:
    sheets: list[Sheet] = [make() for make in SHEETS.values()]

    def printed(sheet: Sheet) -> bytes:
        return render_pdf(sheet, printed_on=PRINTED_ON)

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(printed, sheets)) == [printed(sheet) for sheet in sheets]
