"""Whether a PDF was issued here and whether its figures still stand: as a sentence, by command, on a page."""

import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from flask.testing import FlaskClient
from pypdf import PdfReader, PdfWriter
from werkzeug.test import TestResponse

from caseapp.accounts.models import Role
from caseapp.cli.commands import command
from caseapp.db import db
from caseapp.history.queries import last_change
from caseapp.issued.queries import issued_report, paper
from caseapp.issuing.checking import Checked, Verdict, check_pdf
from caseapp.issuing.comparing import views
from caseapp.law.endings import ReconsiderationEnding
from caseapp.reports.attachments import with_attachments
from tests.issuing.reports import TODAY, by, issued, newest, now_of, revise_case
from tests.people import SignIn, csrf_token


def checked(file: bytes, office_ids: tuple[int, ...] | None = None) -> Checked:
    last = last_change()
    assert last is not None
    return check_pdf(file, today=TODAY, now=last.at, office_ids=office_ids)


def saved_again(pdf: bytes) -> bytes:
    """As another program writes it: the same pages and the same attachments, other bytes."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    writer.add_metadata({"/Producer": "another program"})
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def plain_pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_the_very_file_is_issued_and_stands(app: Flask, ledger: int) -> None:
    report = issued(app, ledger, "2023")
    with app.app_context():
        found = checked(paper(report))

        assert found.verdict is Verdict.ISSUED
        assert found.report is not None
        assert found.report.id == report
        assert found.comparison is not None
        assert found.comparison.stands
        assert found.replaced_by is None


def test_figures_that_moved_and_a_corrected_version_are_told_and_it_is_still_issued(app: Flask, ledger: int) -> None:
    first = issued(app, ledger, "2023")
    with app.app_context():
        by("王芳", "录错")
        revise_case(1, ending=ReconsiderationEnding.REVOKE)
    second = issued(app, ledger, "2023", replaces=first, why="结案方式录错")
    with app.app_context():
        found = checked(paper(first))

        assert found.is_issued
        assert found.replaced_by is not None
        assert found.replaced_by.id == second
        assert found.comparison is not None
        assert {each.indicator.code for each in found.comparison.moved} == {
            each.indicator.code for each in now_of(first).moved
        }


def test_what_is_not_the_original_is_said_to_be_what_it_is(app: Flask, ledger: int) -> None:
    report = issued(app, ledger, "2023")
    with app.app_context():
        original = paper(report)
        number = issued_report(report).number
        bare, data = plain_pdf(), {"number": number, "figures": {}}
        forged = with_attachments(bare, {"figures.json": json.dumps(data).encode()})
        elsewhere = with_attachments(bare, {"figures.json": json.dumps({"number": "甲政复统〔2024〕1号"}).encode()})
        nonsense = with_attachments(bare, {"figures.json": b'["no", "object"]'})

        for file, verdict, words in (
            (saved_again(original), Verdict.OTHER, "所附数据与原件一致"),
            (forged, Verdict.OTHER, "所附数据也与原件不同"),
            (elsewhere, Verdict.UNKNOWN, "没有签发过"),
            (nonsense, Verdict.NO_REPORT, "草稿不是签发的报告"),
            (bare, Verdict.NO_REPORT, "不是在这里签发的报告"),
            (original[: len(original) // 2], Verdict.NO_PDF, "读不出来"),
            (b"", Verdict.NO_PDF, "读不出来"),
            (b"no pdf at all", Verdict.NO_PDF, "读不出来"),
        ):
            found = checked(file)
            assert (found.verdict, found.is_issued) == (verdict, False)
            assert words in found.sentence


def test_a_report_of_an_office_that_one_does_not_see_is_unknown(app: Flask, ledger: int) -> None:
    report = issued(app, ledger, "2023")
    with app.app_context():
        assert checked(paper(report), office_ids=()).verdict is Verdict.UNKNOWN


# ── By command ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def instance(app: Flask, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command works on the ledger of the test."""
    monkeypatch.setenv("CASEAPP_INSTANCE", str(tmp_path / "instance"))
    monkeypatch.setenv("CASEAPP_DATABASE_URL", database_url)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments, prog_name="caseapp")


@pytest.mark.usefixtures("instance")
def test_the_commands_tell_who_changed_what_and_fail_for_a_forgery_alone(
    app: Flask, ledger: int, tmp_path: Path
) -> None:
    report = issued(app, ledger, "2023")
    original, copy, broken = tmp_path / "原件.pdf", tmp_path / "另存.pdf", tmp_path / "坏.pdf"
    with app.app_context():
        number = issued_report(report).number
        original.write_bytes(paper(report))
        copy.write_bytes(saved_again(paper(report)))
        broken.write_bytes(b"%PDF-1.4 and no more")
        by("王芳", "决定书录错")
        change = revise_case(1, ending=ReconsiderationEnding.REVOKE)

    compared, as_json = run("compare", number.replace("〔", "[").replace("〕", "]")), run("compare", number, "--json")
    assert (compared.exit_code, compared.stderr, as_json.exit_code) == (0, "", 0)
    assert "7项有变动" in compared.stdout
    assert f"第{change}号变动" in compared.stdout
    assert "王芳" in compared.stdout
    assert "结案方式 维持 → 撤销" in compared.stdout
    told = json.loads(as_json.stdout)
    assert told["figures"]["correction_rate"]["then"] == {"value": "0", "numerator": 0, "denominator": 1}
    assert told["figures"]["correction_rate"]["now"] == {"value": "100", "numerator": 1, "denominator": 1}
    assert [(case["number"], [each["change"] for each in case["changes"]]) for case in told["cases"]] == [
        ("商政复〔2023〕1号", [change])
    ]

    results = [run("check-pdf", str(file)) for file in (original, copy, broken, tmp_path / "无.pdf")]
    assert [result.exit_code for result in results] == [0, 1, 1, 1]
    assert number in results[0].stdout
    assert "纠错率" in results[0].stdout
    assert "不是签发的原件" in results[1].stderr
    assert "读不出来" in results[2].stderr
    assert "Traceback" not in "".join(result.output for result in results)

    unknown = run("compare", "商政复统〔1999〕9号")
    assert unknown.exit_code == 1
    assert number in unknown.stderr


# ── On a page ─────────────────────────────────────────────────────────────────────────────────────────────────────


def send(client: FlaskClient, file: bytes) -> TestResponse:
    form = {"csrf_token": csrf_token(client), "paper": (io.BytesIO(file), "报告.pdf")}
    return client.post("/issuing/check", data=form, content_type="multipart/form-data")


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.CLERK])
def test_a_reader_checks_a_file_and_nothing_is_written(
    app: Flask, client: FlaskClient, ledger: int, sign_in: SignIn, role: Role
) -> None:
    report = issued(app, ledger, "2023")
    sign_in(client, role)
    with app.app_context():
        original, before = paper(report), newest()

    answers = [send(client, file) for file in (original, saved_again(original), b"nothing")]

    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert client.post("/issuing/check", data={"csrf_token": csrf_token(client)}).status_code == 422
    assert "这是在这里签发的原件" in answers[0].text
    assert "不是签发的原件" in answers[1].text
    assert "读不出来" in answers[2].text
    with app.app_context():
        assert newest() == before


def test_what_a_view_that_only_asks_writes_is_undone(
    app: Flask, client: FlaskClient, ledger: int, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = issued(app, ledger, "2023")
    sign_in(client, Role.AUDITOR)

    def writing(*_arguments: object, **_named: object) -> Checked:
        issued_report(report).title = "改过"
        db.session.flush()
        return Checked(Verdict.NO_PDF)

    monkeypatch.setattr(views, "check_pdf", writing)
    assert send(client, b"a file").status_code == 200

    with app.app_context():
        assert issued_report(report).title != "改过"
