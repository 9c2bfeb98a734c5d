"""A form takes no more than its column holds, so that nothing typed is cut off or refused by the database."""

from typing import Any

import pytest
from sqlalchemy import String, Text
from wtforms import Form
from wtforms.validators import Length

from caseapp.forms import RowsField
from caseapp.litigation import forms as litigation
from caseapp.litigation.models import Appearance, Defendant, LitigationCase, Plaintiff
from caseapp.organs.models import Court, Organ, Region
from caseapp.reconsideration import forms as reconsideration
from caseapp.reconsideration.models import (
    Applicant,
    CaseEntry,
    Exclusion,
    NormReview,
    ReconsiderationCase,
    ReconsiderationHearing,
)

# What a field names is a row elsewhere; its name goes there.
_NAMED_ROWS = {
    "respondent": Organ.name,
    "organ": Organ.name,
    "region": Region.name,
    "court": Court.name,
    "why": CaseEntry.why,  # why something was corrected goes into the timeline
}
# A number is kept in its standard form, which may be longer by a sign or two than what was typed.
_FORMS: list[tuple[type[Form], Any]] = [
    (reconsideration.CaseForm, ReconsiderationCase),
    (reconsideration.ApplicantRow, Applicant),
    (reconsideration.CoRespondentRow, Organ),
    (reconsideration.ExclusionRow, Exclusion),
    (reconsideration.HearingRow, ReconsiderationHearing),
    (reconsideration.NormReviewRow, NormReview),
    (litigation.LawsuitForm, LitigationCase),
    (litigation.PlaintiffRow, Plaintiff),
    (litigation.DefendantRow, Defendant),
    (litigation.AppearanceRow, Appearance),
]


@pytest.mark.parametrize(("form", "table"), _FORMS, ids=[form.__name__ for form, _ in _FORMS])
def test_a_text_field_is_as_long_as_its_column(form: type[Form], table: Any) -> None:
    checked = 0
    for name, unbound in vars(form).items():
        if not hasattr(unbound, "field_class") or unbound.field_class is RowsField:
            continue
        field = unbound.bind(form=None, name=name, _meta=Form.Meta())
        lengths = [each.max for each in field.validators if isinstance(each, Length)]
        if not lengths:
            continue
        column = (_NAMED_ROWS[name] if name in _NAMED_ROWS else getattr(table, name)).property.columns[0]
        assert isinstance(column.type, String)
        assert isinstance(column.type, Text) or lengths == [column.type.length], name
        checked += 1

    assert checked
