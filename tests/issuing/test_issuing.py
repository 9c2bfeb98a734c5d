"""The issue of a report: what it keeps, that it stays, and what cannot be issued."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from threading import Barrier, Thread

import pytest
from flask import Flask
from sqlalchemy import select, text, update

from caseapp.accounts.models import Role
from caseapp.accounts.people import Person
from caseapp.accounts.queries import person_by_id
from caseapp.db import db, writing
from caseapp.history.models import Change
from caseapp.history.queries import ledger_at
from caseapp.history.seals import short_head
from caseapp.issued.models import CountedCase, IssuedReport, IssuedSet
from caseapp.issued.queries import counted_in, set_counted, sheet_kept, versions_issued
from caseapp.issuing.actions import issue_report
from caseapp.issuing.frozen import files_of, read_frozen
from caseapp.law.ledgers import Ledger
from caseapp.law.refusal import Refusal
from caseapp.litigation.models import LitigationCase
from caseapp.organs.actions import found_office
from caseapp.organs.models import Office
from caseapp.reconsideration.models import ReconsiderationCase
from caseapp.reports.attachments import attachments_in
from caseapp.statistics.periods import parse_period
from caseapp.statistics.queries import build_sheet_then
from caseapp.statistics.sets import CASE_SETS
from tests.people import make_person

YEAR = "2023"


def days_of(period: str) -> tuple[date, date]:
    """The first and the last day of a period."""
    asked = parse_period(period)
    return asked.start, asked.last_day


@pytest.fixture
def head(app: Flask, ledger: int) -> Person:
    """The head of the office whose registers hold one case each, of 2023."""
    return person(app, Role.HEAD, ledger)


def person(app: Flask, role: Role, office_id: int | None, name: str | None = None) -> Person:
    with app.app_context():
        found = person_by_id(make_person(app, role, username=name, office_id=office_id))
        assert found is not None
        return found


def issued(
    app: Flask, by: Person, period: str = YEAR, *, why: str | None = None, replaces: IssuedReport | bool = False
) -> str:
    """The number of what this person issues, as a request would; `replaces` True: the newest. Raises Refusal."""
    with app.app_context(), writing():
        office = db.session.scalars(select(Office).order_by(Office.id)).first()
        assert office is not None
        if isinstance(replaces, bool):
            replaced = versions_issued(office.id, *days_of(period))[0] if replaces else None
        else:
            replaced = replaces
        asked = {"office": office, "period": parse_period(period), "by": by, "now": datetime.now(UTC)}
        number = issue_report(**asked, why=why, replaces=replaced).number
        db.session.commit()
        return number


@pytest.fixture
def report(app: Flask, head: Person) -> Iterator[IssuedReport]:
    """The year 2023, issued."""
    issued(app, head)
    with app.app_context():
        yield db.session.scalars(select(IssuedReport)).one()


def test_a_report_keeps_its_figures_its_ledger_and_its_paper(report: IssuedReport, head: Person) -> None:
    frozen = read_frozen(report.sheet)
    sealed = db.session.get_one(Change, report.change)
    year = datetime.now(UTC).year

    assert report.number == frozen.number == f"商政复统〔{year}〕1号"
    assert (report.title, report.office, report.person) == (
        "行政复议和行政应诉案件统计年报",
        "商丘市人民政府",
        head.name,
    )
    assert (report.first_on, report.last_on) == (date(2023, 1, 1), date(2023, 12, 31))
    assert (report.seal, frozen.seal, frozen.then.change) == (sealed.seal, sealed.seal, sealed.id)
    assert frozen.head == short_head(sealed.id, report.seal)
    assert report.ledger_at == frozen.then.at > sealed.at
    assert ledger_at(report.ledger_at, datetime.now(UTC)).change == report.change
    assert frozen.figures["concluded"].now.text == "1"
    assert frozen.office_ids == (report.office_id,)
    assert report.pdf_sha256 == sha256(report.pdf).hexdigest()
    assert attachments_in(report.pdf) == files_of(frozen)
    assert attachments_in(report.pdf)["figures.json"].decode() == report.sheet


def test_every_set_is_kept_with_its_cases_and_comes_to_the_figures(report: IssuedReport) -> None:
    kept = {each.set_code: each for each in db.session.scalars(select(IssuedSet))}
    frozen = read_frozen(report.sheet)

    assert set(kept) == set(CASE_SETS)
    assert all(each.number == sum(amount for _, amount in json.loads(each.members)) for each in kept.values())
    for figure in frozen.figures.values():
        assert figure.now.numerator == kept[figure.indicator.numerator].number
        if figure.indicator.denominator:
            assert figure.now.denominator == kept[figure.indicator.denominator].number
    for breakdown in frozen.sheet.breakdowns.values():
        if breakdown.unit == "件":
            assert all(number == kept[code].number for code, number in breakdown.total.counts.items())
    assert json.loads(kept["days"].members) == [[1, 45]]  # 6 March to 20 April


def test_the_cases_that_it_counts_know_it(report: IssuedReport) -> None:
    assert [each.number for each in counted_in(Ledger.RECONSIDERATION, 1)] == [report.number]
    assert [each.number for each in counted_in(Ledger.LITIGATION, 1)] == [report.number]
    assert counted_in(Ledger.RECONSIDERATION, 2) == []
    counted = set_counted(report.id, "lit_appeared")
    assert counted is not None
    assert counted.members == "[[1,1]]"


def test_a_case_of_the_year_before_is_compared_with_but_not_counted(app: Flask, head: Person) -> None:
    issued(app, head, "2024")

    with app.app_context():
        frozen = read_frozen(sheet_kept(1))
        assert (frozen.figures["concluded"].now.text, frozen.figures["concluded"].last_year.text) == ("0", "1")
        assert db.session.scalars(select(CountedCase)).all() == []


def test_whatever_is_done_later_the_report_and_its_ledger_stay(app: Flask, head: Person) -> None:
    issued(app, head)
    with app.app_context():
        before = sheet_kept(1)
        reopened = {"closed_on": None, "ending": None, "served_on": None, "is_sued": None}
        db.session.execute(update(ReconsiderationCase).values(reopened))
        db.session.execute(update(Office).values(name="改名的机构"))
        db.session.execute(update(LitigationCase).values(decided_on=date(2024, 1, 10)))
        db.session.commit()

        frozen = read_frozen(sheet_kept(1))
        again = build_sheet_then(1, frozen.period, frozen.then)
        assert sheet_kept(1) == before
        assert again == frozen.sheet
        assert frozen.sheet.office == "商丘市人民政府"


def test_what_another_program_changed_is_sealed_before_it_is_counted(app: Flask, head: Person) -> None:
    with app.app_context():
        with db.engine.begin() as outside:
            outside.execute(text("UPDATE reconsideration_case SET is_enterprise_related = NOT is_enterprise_related"))
        last = db.session.scalars(select(Change).order_by(Change.id.desc())).first()
        assert last is not None
        assert last.seal is None

    issued(app, head)

    with app.app_context():
        report = db.session.scalars(select(IssuedReport)).one()
        assert report.change == last.id
        assert report.seal == db.session.get_one(Change, last.id).seal


def test_numbers_follow_one_another_and_a_corrected_version_leaves_the_old_one(app: Flask, head: Person) -> None:
    year = datetime.now(UTC).year
    numbers = [
        issued(app, head),
        issued(app, head, "2023-H1"),
        issued(app, head, why="结案日期登记有误", replaces=True),
        issued(app, head, why="再次更正", replaces=True),
    ]

    assert numbers == [f"商政复统〔{year}〕{serial}号" for serial in (1, 2, 3, 4)]
    with app.app_context():
        last, second, first = versions_issued(1, *days_of(YEAR))
        assert (last.replaces_id, second.replaces_id, first.replaces_id) == (second.id, first.id, None)
        frozen = read_frozen(second.sheet)
        assert (frozen.replaces, frozen.why) == (numbers[0], "结案日期登记有误")
        assert [each.number for each in counted_in(Ledger.LITIGATION, 1)] == numbers[::-1]
        why = db.session.get_one(Change, second.change + 1).why
        assert why == f"签发{numbers[2]}：结案日期登记有误"


def refused(app: Flask, by: Person, period: str = YEAR) -> str:
    """Why nothing is issued."""
    with pytest.raises(Refusal) as caught:
        issued(app, by, period)
    with app.app_context():
        assert db.session.scalars(select(IssuedReport.number)).all() == []
    return caught.value.message


@pytest.mark.parametrize("role", [Role.CLERK, Role.AUDITOR, Role.ADMINISTRATOR])
def test_only_a_head_issues(app: Flask, ledger: int, role: Role) -> None:
    message = refused(app, person(app, role, ledger if role is Role.CLERK else None))

    assert "由本机构的负责人签发" in message
    assert role.label in message


def test_the_head_of_another_office_issues_none_but_one_of_the_whole_house_does(app: Flask, ledger: int) -> None:
    with app.app_context():
        other = found_office(name="睢县人民政府", number_prefix="睢政复").id
        db.session.commit()
    elsewhere = person(app, Role.HEAD, other, "elsewhere")

    assert "商丘市人民政府的报告由本机构的负责人签发" in refused(app, elsewhere)
    assert issued(app, replace(elsewhere, office_id=None)).endswith("1号")


def test_a_period_that_is_not_over_is_not_issued(app: Flask, head: Person) -> None:
    today = datetime.now(UTC).date()

    assert "还没有结束" in refused(app, head, str(today.year + 1))
    assert "现在可以打印草稿" in refused(app, head, str(today.year))


def break_balance() -> None:
    """Edit a case past every rule, with a database client: closed before it was accepted."""
    with db.engine.begin() as outside:
        if outside.dialect.name == "postgresql":
            of_table = "contype = 'c' AND conrelid = 'reconsideration_case'::regclass"
            for name in outside.scalars(text(f"SELECT conname FROM pg_constraint WHERE {of_table}")).all():  # noqa: S608
                outside.execute(text(f'ALTER TABLE reconsideration_case DROP CONSTRAINT "{name}"'))
        else:
            outside.execute(text("PRAGMA ignore_check_constraints = ON"))
        outside.execute(text("UPDATE reconsideration_case SET closed_on = '2022-01-01'"))


def test_figures_that_contradict_one_another_are_not_issued(app: Flask, head: Person) -> None:
    with app.app_context():
        break_balance()

    message = refused(app, head)

    assert "勾稽不符" in message
    assert "商政复〔2023〕1号" in message


def test_a_period_is_issued_once_and_then_only_corrected_with_a_reason(app: Flask, head: Person) -> None:
    first = issued(app, head)

    with pytest.raises(Refusal, match=f"已经签发（{first}）"):
        issued(app, head)
    with pytest.raises(Refusal, match="请写明更正理由") as caught:
        issued(app, head, replaces=True, why=" ")
    assert caught.value.field == "why"
    issued(app, head, replaces=True, why="更正")
    with app.app_context():
        newest, oldest = versions_issued(1, *days_of(YEAR))
    with pytest.raises(Refusal, match="不是2023年报告的最新版本"):
        issued(app, head, replaces=oldest, why="再更正")
    with pytest.raises(Refusal, match="不是本机构2023年上半年的报告"):
        issued(app, head, "2023-H1", replaces=newest, why="再更正")


@pytest.mark.parametrize("again", [False, True], ids=["first", "corrected"])
def test_two_heads_at_once_issue_one(app: Flask, ledger: int, again: bool) -> None:
    heads = [person(app, Role.HEAD, ledger, name) for name in ("one", "two")]
    if again:
        issued(app, heads[0])
    with app.app_context():
        shown = versions_issued(ledger, *days_of(YEAR))
    together, answers = Barrier(2), list[str]()

    def issue(by: Person) -> None:
        together.wait()
        try:
            answers.append(issued(app, by, why="更正", replaces=shown[0] if again else False))
        except Refusal as refusal:
            answers.append(refusal.message)

    threads = [Thread(target=issue, args=(each,)) for each in heads]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answer.endswith("号") for answer in answers) == [False, True]
    with app.app_context():
        assert [each.number_serial for each in versions_issued(ledger, *days_of(YEAR))] == ([2, 1] if again else [1])
