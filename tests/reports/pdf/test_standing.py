"""What tells an issued report from a draft on every page: number, moment, seal and QR code, or 草稿 across it."""

import io
from datetime import UTC, date, datetime

import pdfplumber
import pypdfium2
import pytest
from reportlab.graphics.barcode.qr import QrCodeWidget

from caseapp.history.moments import Then
from caseapp.reports.imprint import Imprint
from caseapp.reports.pdf.printing import render_pdf
from tests.reports.sheets import SHANGQIU, a_sheet

MM = 72 / 25.4
DAY = date(2024, 7, 3)
LONG_ORGANS = [f"商丘市睢阳区自然资源和规划局城乡一体化示范区分局不动产登记中心第{n}办公室" for n in range(12)]
IMPRINT = Imprint(
    "商政复统〔2024〕3号",
    Then(datetime(2024, 7, 3, 1, 30, 5, 123456, tzinfo=UTC), 12345),
    "9f86d081884c7d65" * 4,
    replaces="商政复统〔2024〕2号",
    why="商政复〔2024〕17号的结案日期登记有误。",
)
TOLD = ("商政复统〔2024〕3号", "2024-07-03 09:30:05.123456", "12345-9f86d081884c7d65")
CODE_SIDE, CODE_LOW = 17 * MM, 13 * MM  # its lower edge lies 35 - 5 - 17 mm above that of the page


def printed(imprint: Imprint | None) -> bytes:
    sheet = a_sheet("2024-H1", {code: count * 9 for code, count in SHANGQIU.items()}, organs=LONG_ORGANS)
    return render_pdf(sheet, printed_on=DAY, imprint=imprint)


@pytest.fixture(scope="module")
def issued() -> bytes:
    return printed(IMPRINT)


@pytest.fixture(scope="module")
def draft() -> bytes:
    return printed(None)


def test_every_page_of_an_issued_report_tells_number_moment_and_seal(issued: bytes) -> None:
    with pdfplumber.open(io.BytesIO(issued)) as pdf:
        pages = ["".join(char["text"] for char in page.chars) for page in pdf.pages]
        turned = [page.width > page.height for page in pdf.pages]

    assert any(turned)
    for text in pages:
        assert all(told in text for told in TOLD)
        assert "草稿" not in text


def test_the_foot_stands_below_the_type_area_and_beside_the_number(issued: bytes) -> None:
    with pdfplumber.open(io.BytesIO(issued)) as pdf:
        for number, page in enumerate(pdf.pages[:2], start=1):
            small = [char for char in page.chars if round(char["size"], 1) == 7.5]
            page_number = [char for char in page.chars if round(char["size"], 1) == 14]
            assert min(char["top"] for char in small) > page.height - 35 * MM
            assert min(char["x0"] for char in small) >= 28 * MM
            assert max(char["x1"] for char in small) <= page.width - 26 * MM
            is_left_of_number = small[0]["x0"] < page_number[0]["x0"]
            assert is_left_of_number == (number % 2 == 1)


def modules_of(page: pypdfium2.PdfPage, number: int, side: int) -> list[list[bool]]:
    """Dark and light of the QR code, read off the rendered page as a camera sees it: the middle of each module."""
    scale = 6.0
    bitmap = page.render(scale=scale, rotation=270 if page.get_width() > page.get_height() else 0).to_pil().convert("L")
    low, width = bitmap.height / scale, bitmap.width / scale
    left = 28 * MM if number % 2 == 1 else width - 26 * MM - CODE_SIDE
    top = low - CODE_LOW - CODE_SIDE
    step = CODE_SIDE / side
    return [
        [
            bitmap.getpixel((round((left + (column + 0.5) * step) * scale), round((top + (row + 0.5) * step) * scale)))
            < 128
            for column in range(side)
        ]
        for row in range(side)
    ]


def test_the_code_on_every_page_says_the_same(issued: bytes) -> None:
    widget = QrCodeWidget(" ".join(TOLD), barLevel="M")
    widget.qr.make()
    wanted = [[bool(module) for module in row] for row in widget.qr.modules]

    with pypdfium2.PdfDocument(issued) as pdf:
        turned = 0
        for number in range(1, len(pdf) + 1):
            page = pdf[number - 1]
            turned += page.get_width() > page.get_height()
            assert modules_of(page, number, len(wanted)) == wanted, number
    assert turned


def test_a_corrected_version_says_under_its_title_what_it_replaces_and_why(issued: bytes) -> None:
    with pdfplumber.open(io.BytesIO(issued)) as pdf:
        first = pdf.pages[0].extract_text()

    assert "（2024年上半年）\n商政复统〔2024〕3号\n" in first
    assert "签发日期：2024年7月3日" in first
    note = "本报告为更正版，替代商政复统〔2024〕2号；更正理由：商政复〔2024〕17号的结案日期登记有误。"
    assert note in first.replace("\n", "")
    assert "更正版" not in printed_text(Imprint(IMPRINT.number, IMPRINT.then, IMPRINT.seal))


def printed_text(imprint: Imprint) -> str:
    with pdfplumber.open(io.BytesIO(render_pdf(a_sheet("2024-02"), printed_on=DAY, imprint=imprint))) as pdf:
        return "".join(page.extract_text() for page in pdf.pages)


def test_a_draft_says_so_on_every_page_in_words_and_across_it(draft: bytes, issued: bytes) -> None:
    with pdfplumber.open(io.BytesIO(draft)) as pdf:
        texts = ["".join(char["text"] for char in page.chars) for page in pdf.pages]
    assert all("草稿，未经签发" in text and "商政复统" not in text for text in texts)
    assert len(texts) > 5

    with pypdfium2.PdfDocument(draft) as pdf, pypdfium2.PdfDocument(issued) as other:
        shares = [share_of_gray(page) for page in pdf]
        assert all(0.05 < share < 0.25 for share in shares), shares
        assert max(share_of_gray(page) for page in other) < 0.02


def share_of_gray(page: pypdfium2.PdfPage) -> float:
    """How much of the page is of the gray of the mark: light enough to read through, dark enough to be seen."""
    histogram = page.render(scale=1).to_pil().convert("L").histogram()
    return sum(histogram[233:242]) / sum(histogram)


def test_the_same_imprint_gives_the_same_bytes(issued: bytes) -> None:
    assert printed(IMPRINT) == issued
