"""Files inside a PDF: put in, read back, and what is no PDF."""

import pytest

from caseapp.reports.attachments import PdfError, attachments_in, with_attachments
from caseapp.reports.blocks import Prose
from caseapp.reports.pdf.printing import render_report
from tests.reports.sheets import a_report

FILES = {"figures.json": '{"数": 1}'.encode(), "figures.csv": "\N{BOM}指标,数值\r\n".encode()}


def test_files_read_back_and_the_same_ones_give_the_same_bytes() -> None:
    plain = render_report(a_report(Prose("正文")))
    pdf = with_attachments(plain, FILES)

    assert attachments_in(pdf) == FILES
    assert attachments_in(plain) == {}
    assert with_attachments(plain, FILES) == pdf


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"PK\x03\x04 a workbook", b"%PDF-1.7\n" + b"\0" * 2_000])
def test_what_is_no_pdf_is_told(content: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(PdfError, match="不是 PDF，或者已经损坏"):
        attachments_in(content)
    assert capfd.readouterr().err == ""


def test_a_pdf_that_was_cut_off_is_told() -> None:
    pdf = with_attachments(render_report(a_report(Prose("正文"))), FILES)

    with pytest.raises(PdfError):
        attachments_in(pdf[: len(pdf) // 2])
