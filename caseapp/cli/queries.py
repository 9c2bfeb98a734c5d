"""What the command asks of the database itself, and what the database's own complaints mean."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError, OperationalError

from caseapp.accounts.models import Account
from caseapp.db import db
from caseapp.organs.models import Office

# What SQLite says, and what it means to the person at the terminal.
_COMPLAINTS = {
    "locked": "数据库正被别的操作占用，没有写入任何内容；请等它完成（或先停止 caseapp serve）后重试。",
    "unable to open": "打不开数据库文件，请检查实例文件夹是否存在、是否有读写权限。",
    "readonly": "数据库是只读的，请检查实例文件夹及其中 caseapp.db 的写权限。",
    "not a database": "实例文件夹中的 caseapp.db 不是有效的数据库文件，请用备份恢复：caseapp restore 备份文件。",
    "malformed": "数据库文件已损坏，请用备份恢复：caseapp restore 备份文件。",
    "disk is full": "磁盘已满，没有写入任何内容；请腾出空间后重试。",
}
_WRONG_URL = (
    "CASEAPP_DATABASE_URL 的写法不对，应为 postgresql://用户名:密码@主机/数据库名 或 sqlite:////绝对路径/文件名.db。"
)


def database_sentence(fault: BaseException) -> str | None:
    """The sentence for a complaint of the database that an office can do something about; None for any other."""
    if isinstance(fault, (ArgumentError, NoSuchModuleError)):
        return _WRONG_URL
    if isinstance(fault, IntegrityError):
        return "与台账中已有的记录冲突，没有写入任何内容；请核对编号是否重复后重试。"
    if not isinstance(fault, DBAPIError):
        return None
    said = str(fault.orig)
    for complaint, told in _COMPLAINTS.items():
        if complaint in said:
            return told
    if isinstance(fault, OperationalError) and type(fault.orig).__module__.startswith("psycopg"):
        return f"连接不上 CASEAPP_DATABASE_URL 所指的数据库，请检查地址、用户名、密码和网络（{said.splitlines()[0]}）。"
    return None


@dataclass(frozen=True, slots=True)
class Database:
    """Where the data lies: a file; where `file` is None a PostgreSQL server, by its address without the password."""

    file: Path | None
    address: str
    password: str | None


def database() -> Database:
    """The database of the application whose context is open."""
    url = db.engine.url
    if url.get_backend_name() == "sqlite":
        return Database(Path(url.database or ""), "", None)
    address = url.set(drivername="postgresql", password=None)
    return Database(None, address.render_as_string(hide_password=False), str(url.password) if url.password else None)


def is_unused() -> bool:
    """Whether the instance holds neither an office nor an account."""
    counted = [db.session.scalar(select(func.count()).select_from(table)) for table in (Office, Account)]
    return not any(counted)
