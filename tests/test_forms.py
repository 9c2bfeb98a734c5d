"""What every form shares: refusals beside their fields, faults in a summary, child rows."""

from collections.abc import Iterator

import pytest
from flask import Flask, render_template_string
from werkzeug.datastructures import MultiDict
from wtforms import FieldList, Form, FormField, StringField
from wtforms.validators import InputRequired

from caseapp import web
from caseapp.forms import PageForm, blank_row, faults_of, own_errors
from caseapp.law.refusal import Refusal, Refused


class HearingForm(Form):
    """A child row."""

    held_on = StringField("日期", [InputRequired("请填写日期。")])


class CaseForm(PageForm):
    """A form with child rows."""

    received_on = StringField("收到日期")
    hearings = FieldList(FormField(HearingForm), "听证")


@pytest.fixture
def page() -> Iterator[None]:
    """A request in which forms are made, with templates but no database."""
    app = Flask(__name__, template_folder="../templates")
    app.config.update(SECRET_KEY="s", WTF_CSRF_ENABLED=False, WTF_I18N_ENABLED=False, BOOTSTRAP_SERVE_LOCAL=True)
    web.init_app(app)
    with app.test_request_context():
        yield


@pytest.mark.usefixtures("page")
def test_a_refusal_stands_at_the_field_it_names() -> None:
    form = CaseForm(MultiDict({"received_on": "x", "hearings-0-held_on": "y"}))

    form.take(
        Refused(
            [
                Refusal("received_on", "收到日期在受理之后。"),
                Refusal("hearings-0-held_on", "听证在结案之后。"),
                Refusal("hearings", "听证不能多于三次。"),
                Refusal("no_such_field", "与本表单无关的说明。"),
            ]
        )
    )

    assert [(fault.target, fault.label, fault.message) for fault in faults_of(form)] == [
        (None, "", "与本表单无关的说明。"),
        ("received_on", "收到日期", "收到日期在受理之后。"),
        ("hearings", "听证", "听证不能多于三次。"),
        ("hearings-0-held_on", "听证第1行 日期", "听证在结案之后。"),
    ]


@pytest.mark.usefixtures("page")
def test_a_fault_in_a_child_row_is_told_once() -> None:
    form = CaseForm(MultiDict({"hearings-0-held_on": "2024-01-05", "hearings-4-held_on": ""}))

    assert not form.validate()
    assert [(fault.target, fault.label) for fault in faults_of(form)] == [("hearings-1-held_on", "听证第2行 日期")]
    assert own_errors(form.hearings) == []


@pytest.mark.usefixtures("page")
def test_wtforms_speaks_chinese() -> None:
    class Plain(PageForm):
        received_on = StringField("收到日期", [InputRequired()])

    form = Plain(MultiDict({"received_on": ""}))

    assert not form.validate()
    assert form.errors == {"received_on": ["该字段是必填字段。"]}


@pytest.mark.usefixtures("page")
def test_the_page_carries_a_blank_row_to_make_new_ones_from() -> None:
    form = CaseForm(MultiDict({"hearings-0-held_on": "2024-01-05"}))

    shown = render_template_string(
        '{% from "macros/forms.html" import child_rows, field %}'
        '{% call(row) child_rows(form.hearings, "听证") %}{{ field(row.held_on) }}{% endcall %}',
        form=form,
    )

    rows, template = shown.split("<template>")
    assert 'name="hearings-0-held_on" required type="text" value="2024-01-05"' in rows
    assert 'name="hearings-__row__-held_on" required type="text" value=""' in template
    assert 'for="hearings-__row__-held_on"' in template
    assert len(form.hearings.entries) == 1
    assert blank_row(form.hearings).form.held_on.name == "hearings-__row__-held_on"


@pytest.mark.usefixtures("page")
def test_text_from_people_is_text_on_the_page() -> None:
    form = CaseForm(MultiDict({"received_on": '"><script>alert(1)</script>'}))
    form.take(Refusal("received_on", "“<b>”不是日期。"))

    shown = render_template_string(
        '{% from "macros/forms.html" import error_summary, field %}'
        "{{ error_summary(form) }}{{ field(form.received_on) }}",
        form=form,
    )

    assert "<script>" not in shown
    assert "<b>" not in shown
    assert "“&lt;b&gt;”不是日期。" in shown
