"""Charts are plain drawings: numbers beside the shapes, readable without colour, the same for paper and page."""

import io
import re
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree

import pdfplumber
import pytest
from reportlab.graphics.shapes import Drawing, Rect

from caseapp.reports.charts import Bar, BarsChart, Chart, ColumnsChart, Course, Rate, RatesChart, YearsChart
from caseapp.reports.pdf.chart_parts import Words, round_steps, shortened
from caseapp.reports.pdf.charts import drawing_of
from caseapp.reports.pdf.fonts import Face, Faces
from caseapp.reports.pdf.printing import render_report
from caseapp.reports.pdf.svg import svg_of
from caseapp.reports.typefaces import CARRIED
from tests.reports.sheets import a_report

LONG = "商丘市自然资源和规划局城乡一体化示范区分局不动产登记中心"
NAMES = ("本期", "上年同期")
MONTHS = ColumnsChart("各月", "件", ("1月", "2月"), (30, 12), (20, 0), NAMES)
YEAR = ColumnsChart("全年", "件", tuple(f"{n}月" for n in range(1, 13)), (4321,) * 12, (1234,) * 12, NAMES)
BARS = BarsChart("结果", "件", (Bar("维持", 52, 50, "74.3%"), Bar("撤销", 18, 0, "25.7%")), NAMES)
RATES = RatesChart(
    "出庭",
    (Rate("公安局", 3, 4, Decimal("75.00"), "75.00%"), Rate(LONG, 0, 2, Decimal("0.00"), "0.00%")),
    Rate("合计", 3, 6, Decimal("50.00"), "50.00%"),
    ("出庭", "开庭", "出庭率"),
)
YEARS = YearsChart(
    "历年",
    ("2022", "2023", "2024"),
    (
        Course("纠错率", (Decimal("20.0"), None, Decimal("10.0")), ("20.0%", "—", "10.0%")),
        *(Course(f"第{n}项", (Decimal(0), Decimal(1), Decimal(2)), ("0%", "1%", "2%")) for n in range(4)),
    ),
)
CHARTS = {"months": MONTHS, "year": YEAR, "bars": BARS, "rates": RATES, "years": YEARS}
any_chart = pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)


@pytest.fixture(scope="module")
def face() -> Face:
    return Faces(CARRIED).table


@pytest.mark.parametrize(
    ("most", "steps"),
    [
        (0, (0, 1)),  # an empty chart still has a scale
        (1, (0, 1)),
        (5, (0, 1, 2, 3, 4, 5)),
        (6, (0, 2, 4, 6)),
        (11, (0, 5, 10, 15)),
        (50, (0, 10, 20, 30, 40, 50)),
        (51, (0, 20, 40, 60)),
        (4.35, (0, 1, 2, 3, 4, 5)),  # a rate
        (12345, (0, 5000, 10000, 15000)),
    ],
)
def test_scales_are_round_and_reach_the_highest(most: float, steps: tuple[int, ...]) -> None:
    assert round_steps(most) == steps


def test_columns_are_as_high_as_their_numbers(face: Face) -> None:
    drawing = drawing_of(MONTHS, face, 400)

    heights = [rect.height for rect in rects(drawing)][:3]
    unit = heights[1] / 30
    assert heights == pytest.approx([20 * unit, 30 * unit, 12 * unit])  # and no shape for nought
    assert {"20", "30", "0", "12", "1月", "2月", "本期", "上年同期"} <= set(words(drawing))


def test_bars_are_as_long_as_their_numbers_and_carry_both(face: Face) -> None:
    drawing = drawing_of(BARS, face, 400)

    now, before = rects(drawing)[:2]
    assert now.width / before.width == pytest.approx(52 / 50)
    assert {"维持", "52（74.3%）", "50", "撤销", "18（25.7%）", "0"} <= set(words(drawing))


def test_rates_stand_on_a_scale_of_the_whole_beside_their_parts(face: Face) -> None:
    drawing = drawing_of(RATES, face, 400)

    (bar,) = rects(drawing)
    scale = next(word for word in texts(drawing) if word.text == "100%")
    assert bar.width == pytest.approx((scale.x - bar.x) * 0.75)
    assert {"公安局", "3/4", "75.00%", "0/2", "0.00%", "合计50.00%", "出庭/开庭", "出庭率"} <= set(words(drawing))


def test_rates_that_are_low_have_a_scale_of_their_own(face: Face) -> None:
    rate = Rate("睢县", 1, 40, Decimal("2.50"), "2.50%")

    drawing = drawing_of(RatesChart("败诉", (rate, rate), rate, ("败诉", "审结", "败诉率")), face, 400)

    assert "100%" not in words(drawing)
    assert "3%" in words(drawing)


def test_the_last_of_the_years_is_dark_and_nothing_stands_for_an_empty_one(face: Face) -> None:
    first, last = rects(drawing_of(YEARS, face, 400))[:2]

    assert first.height / last.height == pytest.approx(2)
    assert sum(last.fillColor.rgb()) < 1 < sum(first.fillColor.rgb())
    assert "—" in words(drawing_of(YEARS, face, 400))


@pytest.mark.parametrize("width", [320, 442])  # a page, paper
@any_chart
def test_nothing_stands_outside_the_drawing_and_no_numbers_meet(face: Face, chart: Chart, width: float) -> None:
    drawing = drawing_of(chart, face, width)

    for rect in rects(drawing):
        assert 0 <= rect.x <= rect.x + rect.width <= width
        assert 0 <= rect.y <= rect.y + rect.height <= drawing.height
    for text in texts(drawing):
        assert -0.1 <= text.left <= text.left + text.width <= width + 0.1
        assert 0 <= text.y <= drawing.height
    if width > 400:
        lines = sorted((text.y, text.left, text.width) for text in texts(drawing))
        for (y, left, wide), (next_y, next_left, _) in pairwise(lines):
            assert next_y != y or next_left >= left + wide - 0.1


@any_chart
def test_everything_is_readable_in_black_and_white(face: Face, chart: Chart) -> None:
    darkness = {round(sum(rect.fillColor.rgb()) / 3, 1) for rect in rects(drawing_of(chart, face, 400))}

    assert darkness <= {0.2, 1.0}


@any_chart
def test_paper_and_page_say_the_same(chart: Chart) -> None:
    svg = ElementTree.fromstring(svg_of(chart, 442))  # noqa: S314  # our own words
    with pdfplumber.open(io.BytesIO(render_report(a_report(chart)))) as pdf:
        paper = "".join(char["text"] for char in pdf.pages[0].chars)
        shapes = len(pdf.pages[0].rects)

    for text in svg.findall("{*}text"):
        beginning = (text.text or "").partition("…")[0]
        assert beginning in paper
    assert len(svg.findall("{*}rect")) == shapes


@any_chart
def test_a_picture_on_a_page_keeps_to_the_security_policy_and_says_its_numbers(chart: Chart) -> None:
    markup = svg_of(chart, 320)
    svg = ElementTree.fromstring(markup)  # noqa: S314

    assert not re.search(r"\b(style|id|class|href|on\w+)=", markup)
    assert svg.get("role") == "img"
    assert svg.findtext("{*}title") == chart.title
    described = svg.findtext("{*}desc") or ""
    for number in re.findall(r"\d+\.\d+%", " ".join(text.text or "" for text in svg.findall("{*}text"))):
        assert number in described


def test_names_are_text_in_a_picture_never_markup() -> None:
    bars = (Bar("<script>1&2</script>", 2, 1, "66.7%"), Bar('"x"', 1, 1, "33.3%"))

    markup = svg_of(BarsChart("<b>", "件", bars, NAMES), 400)

    assert "<script" not in markup
    assert "&lt;script&gt;1&amp;2" in markup
    assert "<title>&lt;b&gt;</title>" in markup


def test_a_long_label_keeps_its_beginning_and_its_end(face: Face) -> None:
    label = shortened(LONG, face, 100)

    assert label.startswith("商丘市")
    assert label.endswith("中心")
    assert face.width(label, 9) <= 100


def rects(drawing: Drawing) -> list[Rect]:
    """The shapes that stand for numbers, without the keys of the legend."""
    return [each for each in drawing.contents if isinstance(each, Rect) and (each.width, each.height) != (10, 8)]


def texts(drawing: Drawing) -> list[Words]:
    return [each for each in drawing.contents if isinstance(each, Words)]


def words(drawing: Drawing) -> list[str]:
    return [each.text for each in texts(drawing)]
