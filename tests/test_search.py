"""Text in Chinese is found by pairs of characters, on both databases."""

import pytest
from flask import Flask
from sqlalchemy import select, text

from caseapp.db import db
from caseapp.law.holidays import shipped_calendar
from caseapp.organs.models import Office
from caseapp.reconsideration.actions import facts_of, record_case, revise_case
from caseapp.reconsideration.facts import ApplicantFacts
from caseapp.reconsideration.models import ReconsiderationCase
from caseapp.search import bigrams, found_by
from tests.cases import case_facts


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("王伟民",), "王伟 伟民"),
        (("王伟", "王伟"), "王伟"),  # each pair once
        (("𬭎公司",), "𬭎公 公司"),  # a character beyond the basic plane is one character
        (("ＡＢ１２",), "ab b1 12"),  # width and case do not matter
        (("张", None, ""), "张"),
        (("行政复议-处罚",), "行政 政复 复议 处罚"),  # no pair across a sign
        (("！？",), ""),
        (("商政复〔2024〕3号",), "商政 政复 20 02 24 3号 3 号"),  # a serial of one digit is found alone
        (("豫14行初1号",), "豫1 14 4行 行初 初1 1号 豫 1 号"),
    ],
)
def test_a_text_is_cut_into_neighbouring_pairs(texts: tuple[str | None, ...], expected: str) -> None:
    assert bigrams(*texts) == expected


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("王伟", True),
        ("睢县公安", True),
        ("公安局 王伟", True),  # every word, in whatever order
        ("王", False),  # one character alone is no pair of a longer word
        ("伟王", False),
        ('"', False),  # a sign is data, not a query
        ("王伟' OR 1=1 --", False),
        ("* NEAR(", False),
        ("处罚决定", True),
        ("商政复〔2023〕1号", True),
        ("〔2023〕1", True),  # part of a number, as far as a person remembers it
        ("商政复2023 1", True),
        ("2023〕2", False),
    ],
)
def test_a_case_is_found_by_what_stands_in_it(app: Flask, ledger: int, text: str, is_found: bool) -> None:
    with app.app_context():
        found = db.session.scalars(
            select(ReconsiderationCase.id).where(found_by(ReconsiderationCase.__table__, text))
        ).all()

    assert bool(found) is is_found


def test_a_case_is_found_by_its_new_name_after_a_change(app: Flask, office: int) -> None:
    def finds(text: str) -> bool:
        return bool(db.session.scalars(select(ReconsiderationCase.id).where(found_by(table, text))).all())

    table = ReconsiderationCase.__table__
    with app.app_context():
        holder = db.session.get_one(Office, office)
        case = record_case(office=holder, facts=case_facts(), calendar=shipped_calendar())
        db.session.commit()
        renamed = case_facts(applicants=(ApplicantFacts(name="欧阳春晓"),))
        revise_case(case, facts=renamed, calendar=shipped_calendar())
        db.session.commit()

        assert facts_of(case) == renamed
        assert finds("欧阳春晓")
        assert not finds("王伟")


def test_the_search_goes_by_the_index_and_not_through_the_ledger(app: Flask, ledger: int) -> None:
    cases = ReconsiderationCase.__table__
    asked = select(cases.c.id).where(found_by(cases, "王伟"))
    with app.app_context():
        sql = str(asked.compile(db.engine, compile_kwargs={"literal_binds": True}))
        if db.engine.dialect.name == "postgresql":
            db.session.execute(text("SET enable_seqscan = off"))  # a ledger of one case is read sooner than an index
            plan = "\n".join(db.session.scalars(text(f"EXPLAIN {sql}")))
            assert "ix_reconsideration_case_search" in plan
        else:
            plan = "\n".join(row.detail for row in db.session.execute(text(f"EXPLAIN QUERY PLAN {sql}")))
            assert "SEARCH reconsideration_case USING INTEGER PRIMARY KEY" in plan
