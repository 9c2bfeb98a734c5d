"""What an issued report bears on its paper, and a draft in its stead."""

from dataclasses import dataclass
from typing import Final

from caseapp.history.moments import Then
from caseapp.history.seals import short_head
from caseapp.law.today import SHANGHAI
from caseapp.reports.blocks import Foot

DRAFT: Final = "草稿，未经签发"


@dataclass(frozen=True, slots=True)
class Imprint:
    """The number of an issued report, and the ledger it counted: its moment, last change and that change's seal.

    `replaces`: the number of the report whose place it takes, for the reason `why`.
    """

    number: str
    then: Then
    seal: str
    replaces: str | None = None
    why: str | None = None

    @property
    def ledger_at(self) -> str:
        """2024-04-03 09:30:05.123456, by the clock of the office; `--as-of` reads it."""
        return self.then.at.astimezone(SHANGHAI).replace(tzinfo=None).isoformat(" ")

    @property
    def head(self) -> str:
        """1234-9f86d081884c7d65; `caseapp verify --head` reads it."""
        return short_head(self.then.change, self.seal)

    @property
    def foot(self) -> Foot:
        """The three of them on every page, and a QR code with the same."""
        told = (("报告编号", self.number), ("台账时点", self.ledger_at), ("台账链头", self.head))
        return Foot(tuple(f"{name}　{text}" for name, text in told), " ".join(text for _, text in told))

    @property
    def note(self) -> str:
        """What a 更正版 says of itself under its title; nothing on a first version."""
        if self.replaces is None:
            return ""
        return f"本报告为更正版，替代{self.replaces}；更正理由：{(self.why or '').rstrip('。')}。"
