"""The days to which findings are narrowed. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta

from caseapp.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The days as an address says them: from `since` to `until`, both included; None is open."""

    since: date | None = None
    until: date | None = None

    @property
    def span(self) -> Span | None:
        """The same, half-open; None where neither end is given. Until before since leaves no day."""
        if self.since is None and self.until is None:
            return None
        last = min(self.until or date.max, date.max - timedelta(days=1))
        return Span(self.since or date.min, last + timedelta(days=1))
