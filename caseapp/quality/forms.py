"""The days to which findings are narrowed."""

from caseapp.inputs.forms import DayField
from caseapp.lists.forms import FilterForm


class DaysForm(FilterForm):
    """Read from the address; the fields are those of `Days`."""

    since = DayField("统计期间从")
    until = DayField("到")
