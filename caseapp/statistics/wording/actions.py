"""Writes of the paragraphs in an office's own words."""

from caseapp.db import db
from caseapp.organs.queries import hold_office
from caseapp.statistics.chosen.models import SentenceTemplate
from caseapp.statistics.wording.checking import checked
from caseapp.statistics.wording.parts import Part
from caseapp.statistics.wording.queries import inherited_words, template_of


def put_in_own_words(*, office_id: int, part: Part, text: str) -> None:
    """Let a paragraph of the office's reports, and of those below it that wrote none, say this.

    What it would say anyway is not kept as the office's own: it follows the office above, or the default words.

    Raises Refused (field `text`) with all that is wrong in it.
    """
    plain = checked(text)
    hold_office(office_id)  # two heads who save at once write one row
    inherited = inherited_words(office_id).get(part.code)
    if plain == (inherited.text if inherited else part.default.strip()):
        restore_default(office_id=office_id, part=part)
        return
    template = template_of(office_id, part.code)
    if template is None:
        db.session.add(SentenceTemplate(office_id=office_id, part=part.code, text=plain))
    else:
        template.text = plain
    db.session.flush()


def restore_default(*, office_id: int, part: Part) -> None:
    """Drop the office's own words of a paragraph: those of the office above it hold again, else the default ones."""
    template = template_of(office_id, part.code)
    if template is not None:
        db.session.delete(template)
        db.session.flush()
