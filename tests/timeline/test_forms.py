"""A step's form follows from what the step says it asks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from flask import Flask

from caseapp.law.codes import Matter, Procedure
from caseapp.timeline.asking import asks
from caseapp.timeline.forms import form_of
from caseapp.timeline.steps import Step


@dataclass(frozen=True, kw_only=True)
class _Row:
    organ: str = asks("被告", is_fixed=True)
    amount_fen: int | None = asks("数额", default=None, is_money=True)


@dataclass(frozen=True, kw_only=True)
class _Everything(Step[None]):
    key = "everything"
    title = "什么都问"
    article = ""
    day_field = "done_on"

    done_on: date = asks("办理日期")
    until_on: date | None = asks("截止日期", default=None)
    person: str = asks("姓名", max_length=5)
    days: int = asks("天数", default=0)
    procedure: Procedure | None = asks("程序", default=None)
    matter: Matter | None = asks("事项", default=None, among=(Matter.PENALTY, Matter.LICENCE))
    is_agreed: bool = asks("是否同意", default=False)
    came: bool | None = asks("是否到场", default=None)
    opinion: str | None = asks("意见", default=None, is_long=True)
    rows: tuple[_Row, ...] = asks("各被告", default=())


@pytest.fixture
def _page(app: Flask) -> Iterator[None]:
    with app.test_request_context(method="POST"):
        yield


def _sent(**typed: str) -> dict[str, str]:
    return {"done_on": "2024.1.5", "person": "王伟"} | typed


@pytest.mark.usefixtures("_page")
def test_every_kind_of_field_gives_its_kind_of_value(app: Flask) -> None:
    typed = _sent(
        until_on="2024-02-05",
        days="３",
        procedure="simplified",
        matter="penalty",
        is_agreed="y",
        came="no",
        opinion="一\n二",
        **{"rows-0-organ": "睢县公安局", "rows-0-amount_fen": "1,234.5"},
    )
    with app.test_request_context(method="POST", data=typed):
        form = form_of(_Everything)(meta={"csrf": False})

        assert form.validate(), form.errors
        assert form.answer() == _Everything(
            done_on=date(2024, 1, 5),
            until_on=date(2024, 2, 5),
            person="王伟",
            days=3,
            procedure=Procedure.SIMPLIFIED,
            matter=Matter.PENALTY,
            is_agreed=True,
            came=False,
            opinion="一\n二",
            rows=(_Row(organ="睢县公安局", amount_fen=123450),),
        )


def test_a_field_with_a_default_may_be_left_blank_and_then_says_its_default(app: Flask) -> None:
    with app.test_request_context(method="POST", data=_sent(days="")):
        form = form_of(_Everything)(meta={"csrf": False})

        assert form.validate(), form.errors
        assert form.answer() == _Everything(done_on=date(2024, 1, 5), person="王伟")


@pytest.mark.parametrize(
    ("typed", "field", "says"),
    [
        ({"done_on": ""}, "done_on", "请填写办理日期"),
        ({"done_on": "2024-02-30"}, "done_on", "2024年2月没有30日"),
        ({"person": ""}, "person", "请填写姓名"),
        ({"person": "六个字的名字"}, "person", "5"),
        ({"matter": "omission"}, "matter", ""),
    ],
)
def test_what_cannot_be_taken_is_said_at_its_field(app: Flask, typed: dict[str, str], field: str, says: str) -> None:
    with app.test_request_context(method="POST", data=_sent(**typed)):
        form = form_of(_Everything)(meta={"csrf": False})

        assert not form.validate()
        assert says in " ".join(form[field].errors)
        assert form[field].errors


def test_the_page_shows_the_fields_in_the_steps_order_and_a_key_of_its_own(app: Flask) -> None:
    with app.test_request_context():
        one, other = (form_of(_Everything)(meta={"csrf": False}) for _ in range(2))

        assert [field.short_name for field in one.asked][:3] == ["done_on", "until_on", "person"]
        assert one.form_key.data
        assert one.form_key.data != other.form_key.data
