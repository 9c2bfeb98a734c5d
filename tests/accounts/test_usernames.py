"""User names have one writing."""

import pytest

from caseapp.accounts.usernames import plain_username, username_fault


@pytest.mark.parametrize(
    ("typed", "kept"),
    [(" ZhangSan ", "zhangsan"), ("ｚｈａｎｇ", "zhang"), ("张三", "张三"), ("Li.Hong-mei", "li.hong-mei")],
)
def test_a_user_name_is_kept_in_one_writing(typed: str, kept: str) -> None:
    assert plain_username(typed) == kept


@pytest.mark.parametrize("username", ["ab", "张三", "li.hong-mei_2", "x" * 50])
def test_a_plain_name_is_a_user_name(username: str) -> None:
    assert username_fault(username) is None


@pytest.mark.parametrize("username", ["", "a", "x" * 51, "zhang san", "a/b", "<b>", "a\nb"])
def test_anything_else_is_not(username: str) -> None:
    assert "2 至 50 个" in (username_fault(username) or "")
