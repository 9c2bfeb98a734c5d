"""The people of the demonstration: one of each role, with passwords drawn anew for every instance."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from caseapp.accounts.models import Role
from caseapp.demo.published import ANQING, FUYANG, SHANGQIU

# Without the letters and digits that are taken for one another on paper.
_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz"
_DIGITS: Final = "23456789"
_SEPARATOR: Final = "\t"
_HEADING: Final = _SEPARATOR.join(("用户名", "密码", "姓名", "角色", "机构"))


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody to sign in as. `office` None: sees every office."""

    username: str
    name: str
    role: Role
    office: str | None


PEOPLE: Final = (
    DemoPerson("admin", "管理员", Role.ADMINISTRATOR, None),
    DemoPerson("audit", "沈继红", Role.AUDITOR, None),
    DemoPerson("shangqiu-head", "王建民", Role.HEAD, SHANGQIU),
    DemoPerson("shangqiu-clerk", "李明", Role.CLERK, SHANGQIU),
    DemoPerson("fuyang-head", "周国平", Role.HEAD, FUYANG),
    DemoPerson("fuyang-clerk", "陈涛", Role.CLERK, FUYANG),
    DemoPerson("anqing-head", "汪为民", Role.HEAD, ANQING),
    DemoPerson("anqing-clerk", "方志明", Role.CLERK, ANQING),
)


def draw_password() -> str:
    """A password that can be read out: three groups of letters and digits, different every time (about 60 bits)."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(4)) + secrets.choice(_DIGITS) for _ in range(3))
    return "-".join(group.capitalize() for group in groups)


def as_text(passwords: Sequence[str]) -> str:
    """The accounts as the file in the instance keeps them, one line each, in the order of `PEOPLE`."""
    lines = [
        _SEPARATOR.join((person.username, password, person.name, person.role.label, person.office or "全部机构"))
        for person, password in zip(PEOPLE, passwords, strict=True)
    ]
    return "\n".join((_HEADING, *lines)) + "\n"


def rows_of(text: str) -> list[list[str]]:
    """The rows of such a file, without the heading."""
    return [line.split(_SEPARATOR) for line in text.splitlines()[1:] if line.strip()]
