"""User names: one writing for what people type in several ways."""

import re
import unicodedata

LONGEST = 50

_ALLOWED = re.compile(r"[\w.-]{2,50}")


def plain_username(text: str) -> str:
    """The user name as the table keeps it: half width, lower case, no spaces around."""
    return unicodedata.normalize("NFKC", text).strip().casefold()


def username_fault(username: str) -> str | None:
    """What is wrong with a new user name (already plain); None for a good one."""
    if _ALLOWED.fullmatch(username):
        return None
    return "用户名用 2 至 50 个汉字、字母、数字、点、横线或下划线，中间不留空格。"
