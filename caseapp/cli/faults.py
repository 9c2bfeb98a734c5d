"""What can go wrong without anybody having made a mistake in the program, as a sentence that says what to do."""

import errno
import tomllib
from collections.abc import Callable

from caseapp.cli.queries import database_sentence
from caseapp.history.moments import MomentError
from caseapp.law.readings import ReadingError
from caseapp.law.refusal import Refusal, Refused
from caseapp.law.workdays import CalendarYearMissingError
from caseapp.reports.typefaces import TypefaceError

_OS_FAULTS = {
    errno.ENOENT: "没有“{name}”这个文件或文件夹，请核对路径。",
    errno.EACCES: "没有权限读写“{name}”，请换一个位置，或请管理员放开权限。",
    errno.EPERM: "没有权限读写“{name}”，请换一个位置，或请管理员放开权限。",
    errno.EISDIR: "“{name}”是文件夹，请写出文件名。",
    errno.ENOTDIR: "“{name}”的上级不是文件夹，请核对路径。",
    errno.EEXIST: "“{name}”已经存在，请换一个名字。",
    errno.ENOSPC: "磁盘已满，“{name}”没有写成；请腾出空间后重试。",
    errno.EROFS: "“{name}”所在的磁盘是只读的，请换一个位置。",
    errno.ENAMETOOLONG: "文件名太长，请换一个短些的名字。",
}


def sentence(fault: BaseException) -> str | None:
    """The Chinese sentence for a foreseeable fault; None for one that only a programmer can mend."""
    for told in _TELLERS:
        found = told(fault)
        if found is not None:
            return found
    return None


def _refusal(fault: BaseException) -> str | None:
    if isinstance(fault, Refused):
        return "\n".join(refusal.message for refusal in fault.refusals)
    return fault.message if isinstance(fault, Refusal) else None


def _own(fault: BaseException) -> str | None:
    own = (CalendarYearMissingError, MomentError, ReadingError, TypefaceError)
    return str(fault) if isinstance(fault, own) else None


def _settings(fault: BaseException) -> str | None:
    if isinstance(fault, tomllib.TOMLDecodeError):
        return f"实例文件夹中的 settings.toml 写法有误，请改正后重试：{fault}"
    if isinstance(fault, ModuleNotFoundError) and fault.name == "psycopg":
        return "使用 PostgreSQL 需要另装驱动，请先运行 pip install 'caseapp[postgresql]'。"
    return None


def _file(fault: BaseException) -> str | None:
    if not isinstance(fault, OSError) or fault.errno is None:
        return None
    told = _OS_FAULTS.get(fault.errno)
    name = fault.filename or ""
    return told.format(name=name) if told else f"读写“{name}”时出错（{fault.strerror}），请检查后重试。"


_TELLERS: tuple[Callable[[BaseException], str | None], ...] = (_refusal, _own, _settings, database_sentence, _file)
