"""Charts are plain drawings: numbers beside the shapes, readable without colour, the same for paper and page."""

import pytest
from reportlab.graphics import renderSVG
from reportlab.graphics.shapes import Drawing, Rect, String

from caseapp.reports.blocks import Bar, BarsChart, MonthsChart, Portion, PortionsChart
from caseapp.reports.pdf.charts import drawing_of, round_steps, shortened
from caseapp.reports.pdf.fonts import Face, Faces
from caseapp.reports.typefaces import CARRIED

MONTHS = MonthsChart("各月", "件", ("1月", "2月"), (30, 12), (20, 0), ("本期", "上年同期"))
BARS = BarsChart(
    "结果", "件", (Bar("维持", 52, 50, "52（74.3%）"), Bar("撤销", 18, 0, "18（25.7%）")), ("本期", "上年")
)
PORTIONS = PortionsChart("出庭", "件", (Portion("公安局", 3, 4, "3/4，75.00%"),), ("出庭", "开庭"))


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
        (12345, (0, 5000, 10000, 15000)),
    ],
)
def test_scales_are_round_and_reach_the_highest(most: int, steps: tuple[int, ...]) -> None:
    assert round_steps(most) == steps


def test_columns_are_as_high_as_their_numbers(face: Face) -> None:
    drawing = drawing_of(MONTHS, face, 400)

    heights = [rect.height for rect in rects(drawing) if rect.x < 400 * 0.7 or rect.y < 100][:4]
    unit = heights[1] / 30
    assert heights == pytest.approx([20 * unit, 30 * unit, 0, 12 * unit])
    assert {"20", "30", "0", "12", "1月", "2月", "本期", "上年同期"} <= set(words(drawing))


def test_bars_and_portions_carry_their_numbers(face: Face) -> None:
    assert {"维持", "52（74.3%）", "撤销", "18（25.7%）"} <= set(words(drawing_of(BARS, face, 400)))
    portions = drawing_of(PORTIONS, face, 400)
    assert {"公安局", "3/4，75.00%"} <= set(words(portions))
    whole, part = rects(portions)[:2]
    assert part.width == pytest.approx(whole.width * 3 / 4)


@pytest.mark.parametrize("chart", [MONTHS, BARS, PORTIONS], ids=lambda chart: type(chart).__name__)
def test_nothing_stands_outside_the_drawing(face: Face, chart: MonthsChart | BarsChart | PortionsChart) -> None:
    drawing = drawing_of(chart, face, 400)

    for rect in rects(drawing):
        assert 0 <= rect.x <= rect.x + rect.width <= 400
        assert 0 <= rect.y <= rect.y + rect.height <= drawing.height
    for text in strings(drawing):
        assert 0 <= text.x <= text.x + face.width(text.text, text.fontSize) <= 400 + 0.1
        assert 0 <= text.y <= drawing.height


def test_this_period_is_dark_and_last_year_white(face: Face) -> None:
    darkness = {sum(rect.fillColor.rgb()) / 3 for rect in rects(drawing_of(MONTHS, face, 400))}

    assert min(darkness) < 0.3
    assert max(darkness) == 1


def test_the_same_drawing_is_an_svg_image(face: Face) -> None:
    svg = renderSVG.drawToString(drawing_of(BARS, face, 400))

    assert "52（74.3%）" in svg
    assert "Helvetica" not in svg


def test_a_long_label_keeps_its_beginning_and_its_end(face: Face) -> None:
    label = shortened("商丘市自然资源和规划局城乡一体化示范区分局不动产登记中心", face, 100)

    assert label.startswith("商丘市")
    assert label.endswith("中心")
    assert face.width(label, 9) <= 100


def rects(drawing: Drawing) -> list[Rect]:
    return [shape for shape in drawing.contents if isinstance(shape, Rect)]


def strings(drawing: Drawing) -> list[String]:
    return [shape for shape in drawing.contents if isinstance(shape, String)]


def words(drawing: Drawing) -> list[str]:
    return [string.text for string in strings(drawing)]
