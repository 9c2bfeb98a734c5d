"""What it means for the corrections of a case that issued reports count it. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from caseapp.law.refusal import Refusal
from caseapp.shown import long_day


@dataclass(frozen=True, slots=True)
class Counted:
    """A case that issued reports count: their numbers, newest first, and the last day that any of them covers.

    `needs_consent`: its office wants a second person's consent to every correction.
    """

    numbers: tuple[str, ...]
    until: date
    needs_consent: bool

    @property
    def reports(self) -> str:
        """商政复统〔2024〕3号等2份报告."""
        others = f"等{len(self.numbers)}份" if len(self.numbers) > 1 else ""
        return f"{self.numbers[0]}{others}报告"

    @property
    def without_reason(self) -> Refusal:
        """A correction that gives no reason, even one that only fills in a blank."""
        return Refusal("why", f"本案已计入{self.reports}，补填或改动任何内容都须写明更正理由。")

    @property
    def undo(self) -> Refusal | None:
        """Why a step cannot be taken back; None when it can, with a reason as ever."""
        if not self.needs_consent:
            return None
        return Refusal(
            "",
            f"本案已计入{self.reports}，改动须经第二人同意，不能直接撤回；"
            "请用“更正”改成应有的内容，写明理由，经同意后生效。",
        )

    def late_step(self, days: Iterable[date], *, field: str, why: str | None) -> Refusal | None:
        """Why a step that says these days cannot be taken as it is.

        A new fact as it happens asks for nothing. One dated on or before the last day of an issued report that counts
        the case adds to what was published: it needs a reason, and where corrections need consent it goes that way.
        """
        day = min((day for day in days if day <= self.until), default=None)
        if day is None:
            return None
        said = f"本案已计入{self.reports}，{long_day(day)}在已签发的报告所属期间终了之前"
        if self.needs_consent:
            return Refusal(field, f"{said}，补登须经第二人同意；请用“更正”登记，写明理由，经同意后生效。")
        return None if why else Refusal("why", f"{said}，补登须写明理由；报告不会改变，差异将在报告比对中列出。")
