"""Every table of the ledger: importing this puts them all into the metadata."""

import caseapp.accounts.models
import caseapp.calendar.models
import caseapp.deadlines.models
import caseapp.issued.models
import caseapp.litigation.models
import caseapp.organs.models
import caseapp.reconsideration.models
import caseapp.statistics.chosen.models
import caseapp.statistics.returns.models  # noqa: F401
