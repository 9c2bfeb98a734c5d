"""Writes of forms: an edition uploaded, an edition withdrawn."""

from caseapp.db import db
from caseapp.law.refusal import Refusal
from caseapp.statistics.returns.definition import Definition
from caseapp.statistics.returns.editions.queries import by_form, edition_row, editions
from caseapp.statistics.returns.models import ReturnEdition
from caseapp.statistics.returns.reading import read_definition


def keep_edition(*, text: str, replaces: bool = False) -> Definition:
    """Keep an edition as its file describes it; in the place of the uploaded one of its code only where `replaces`.

    Raises FaultyDefinitionError with all that is wrong in the file, and Refusal for a code that is taken.
    """
    definition = read_definition(text)
    _refuse_taken_names(definition)
    row = edition_row(definition.code)
    if row is not None and not replaces:
        raise Refusal(
            "replaces",
            f"代号“{definition.code}”已经上传过（{row.title} {row.edition}）。要用这个文件替换它，请选中这一项再上传；"
            "要作为新的一版，请在文件里改 code。",
        )
    if row is None:
        row = ReturnEdition(code=definition.code)
        db.session.add(row)
    row.title, row.edition, row.definition = definition.title, definition.edition, text
    row.valid_from, row.valid_to = definition.valid_from, definition.valid_to
    db.session.flush()
    return definition


def _refuse_taken_names(definition: Definition) -> None:
    """An address names a form or an edition: no word may mean both."""
    known = editions()
    if definition.code in by_form(known):
        raise Refusal("definition", f"code “{definition.code}”是另一种报表的 form，请在文件里改成不同的代号。")
    if definition.form in known:
        raise Refusal("definition", f"form “{definition.form}”是某一版报表的 code，请在文件里改成不同的代号。")


def withdraw_edition(row: ReturnEdition) -> None:
    """Take an uploaded edition away; a carried one of its code is there again. The history remembers it."""
    db.session.delete(row)
    db.session.flush()
