"""Editions uploaded, replaced and withdrawn; a definition that has a fault is never kept."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import func, select

from caseapp.db import db
from caseapp.history.moments import Then
from caseapp.history.queries import last_change
from caseapp.law.refusal import Refusal
from caseapp.statistics.periods import parse_period
from caseapp.statistics.returns.actions import keep_edition, withdraw_edition
from caseapp.statistics.returns.editions.carried import carried_text
from caseapp.statistics.returns.editions.queries import UnknownFormError, edition_meant, edition_row, editions
from caseapp.statistics.returns.faults import FaultyDefinitionError
from caseapp.statistics.returns.models import ReturnEdition

NEW = (
    carried_text("reconsideration-2015")
    .replace('"reconsideration-2015"', '"reconsideration-2024"')
    .replace('"2015年修订"', '"2024年版"')
    .replace("valid_from = 2015-01-01", "valid_from = 2024-01-01")
)


@pytest.fixture
def kept(app: Flask) -> Iterator[None]:
    """An application context in which the new edition has been uploaded."""
    with app.app_context():
        keep_edition(text=NEW)
        yield
        db.session.rollback()


@pytest.mark.usefixtures("kept")
def test_an_uploaded_edition_is_in_force_from_its_day_on() -> None:
    named = {year: edition_meant("reconsideration", parse_period(year)).definition.edition for year in ("2023", "2024")}

    assert named == {"2023": "2015年修订", "2024": "2024年版"}
    assert edition_meant("reconsideration-2024", parse_period("2023")).is_uploaded


@pytest.mark.usefixtures("kept")
def test_an_edition_is_replaced_only_when_that_is_asked_for() -> None:
    changed = NEW.replace('"2024年版"', '"2024年版（更正）"')

    with pytest.raises(Refusal, match="已经上传过") as refused:
        keep_edition(text=changed)
    keep_edition(text=changed, replaces=True)

    assert refused.value.field == "replaces"
    assert editions()["reconsideration-2024"].definition.edition == "2024年版（更正）"
    assert db.session.scalar(select(func.count()).select_from(ReturnEdition)) == 1


def test_an_upload_takes_the_place_of_the_carried_edition_of_its_code_until_it_is_withdrawn(app: Flask) -> None:
    with app.app_context():
        keep_edition(text=carried_text("table-8-v1").replace('"集体案件情况表"', '"群体案件表"'))
        row = edition_row("table-8-v1")
        assert row is not None
        during = edition_meant("table-8", parse_period("2024"))
        withdraw_edition(row)
        after = edition_meant("table-8", parse_period("2024"))
        db.session.rollback()

    assert (during.definition.title, during.is_uploaded) == ("群体案件表", True)
    assert (after.definition.title, after.is_uploaded) == ("集体案件情况表", False)


def test_a_faulty_file_is_not_kept(app: Flask) -> None:
    with app.app_context():
        with pytest.raises(FaultyDefinitionError):
            keep_edition(text=NEW.replace('set = "pending"', 'set = "nothing"'))

        assert edition_row("reconsideration-2024") is None


@pytest.mark.parametrize(
    ("before", "after"),
    [('code = "reconsideration-2024"', 'code = "litigation"'), ('form = "reconsideration"', 'form = "table-8-v1"')],
)
def test_no_word_names_both_a_form_and_an_edition(app: Flask, before: str, after: str) -> None:
    with app.app_context(), pytest.raises(Refusal, match="请在文件里改成不同的代号"):
        keep_edition(text=NEW.replace(before, after))


def test_a_form_that_is_not_there_is_answered_with_those_there_are(app: Flask) -> None:
    with app.app_context(), pytest.raises(UnknownFormError, match="现有：reconsideration、litigation、table-5"):
        edition_meant("table-1", parse_period("2024"))


def test_a_form_without_an_edition_for_the_period_says_so(app: Flask) -> None:
    text = NEW.replace('form = "reconsideration"', 'form = "own"').replace('"reconsideration-2024"', '"own-2024"')
    with app.app_context():
        keep_edition(text=text)
        with pytest.raises(UnknownFormError, match="2023年没有施行的版本，各版：own-2024"):
            edition_meant("own", parse_period("2023"))
        db.session.rollback()


def test_as_of_a_past_moment_the_editions_are_those_of_then(app: Flask) -> None:
    with app.app_context():
        keep_edition(text=NEW)
        db.session.commit()
        change = last_change()
        assert change is not None
        row = edition_row("reconsideration-2024")
        assert row is not None
        withdraw_edition(row)
        db.session.commit()

        assert "reconsideration-2024" in editions(Then(change.at, change.id))
        assert "reconsideration-2024" not in editions()
