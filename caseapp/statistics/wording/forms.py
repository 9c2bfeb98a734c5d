"""The form of a paragraph."""

from wtforms import TextAreaField
from wtforms.validators import Length

from caseapp.forms import PageForm
from caseapp.statistics.wording.checking import LONGEST


class WordingForm(PageForm):
    """A paragraph in the office's own words."""

    text = TextAreaField(
        "本机构的文字", [Length(max=LONGEST, message=f"一段最多{LONGEST}字。")], render_kw={"rows": 10}
    )
