"""Where a change of the ledger comes from, and who made it. Plain values."""

from dataclasses import dataclass

from caseapp.law.coded import Coded


class Origin(Coded, table_title="变动来源"):
    """From where a change came."""

    PAGE = "page", "页面"
    IMPORT = "import", "导入"
    COMMAND = "command", "命令行"
    UPGRADE = "upgrade", "程序升级"
    OUTSIDE = "outside", "应用之外的修改"


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who changes the ledger: an account and its person's name (None: nobody signed in), from where, on which page."""

    origin: Origin
    person: str | None = None
    account_id: int | None = None
    place: str | None = None
