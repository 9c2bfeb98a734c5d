"""What a time limit that has run out waits for: the step that records what the law made of it."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseapp.desk.due import DueLine
from caseapp.law.editions import Act, act_on


@dataclass(frozen=True, slots=True)
class Awaited:
    """The words on the desk, and the key of the step; None where no such step is there yet."""

    words: str
    step: str | None


_DEEMED: Final = ("视为受理待确认", "deemed-acceptance")
_NO_REPLY: Final = ("逾期未答复，待登记", "reply-missing")


def awaited(line: DueLine, today: date, steps: Container[str]) -> Awaited | None:
    """What to record of an overdue line; None where nothing but the delay itself is to be said.

    A review that ran out under the Act of 2023 has accepted the application (复议法第三十条第三款); under that of 2017
    it had not. `steps` are the keys of the steps that exist.
    """
    if not line.is_overdue(today):
        return None
    if line.clock.id == "REVIEW" and act_on(line.start_on) is Act.ARL23:
        words, step = _DEEMED
    elif line.clock.id in ("REPLY_ORD", "REPLY_SIMPLE"):
        words, step = _NO_REPLY
    else:
        return None
    return Awaited(words, step if step in steps else None)
