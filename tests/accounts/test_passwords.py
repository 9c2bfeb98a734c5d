"""What a good password is, and how one is kept."""

import pytest

from caseapp.accounts.passwords import hashed, is_right, password_fault


@pytest.mark.parametrize(
    "password",
    [
        "Ab3-efghij",  # ten characters of four kinds: the shortest good one
        "abcdefgh1-",  # three kinds are enough
        "correcthorsebatt",  # sixteen of one kind
    ],
)
def test_a_good_password_has_no_fault(password: str) -> None:
    assert password_fault(password, username="zhangsan") is None


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("Ab3-efghi", "至少 10 位，现在只有 9 位"),  # one short
        ("abcdefghij", "请再加入大写字母、数字、符号中的两类"),  # one kind in ten
        ("abcdefgh12", "请再加入大写字母、符号中的一类"),  # two kinds in ten
        ("abcdefghijklmno", "加长到 16 位"),  # one kind in fifteen
        ("Zhangsan-12", "不能与用户名相同"),  # the user name, in whatever case
        ("x" * 129, "最多 128 位"),
        ("Password123", "太常见"),
        ("P@ssw0rd123", "太常见"),
        ("aB1aB1aB1aB1", "太常见"),  # the same three characters over and over
        ("Admin12345", "太常见"),
    ],
)
def test_a_poor_password_is_refused_in_words_that_say_what_is_missing(password: str, words: str) -> None:
    assert words in (password_fault(password, username="zhangsan") or "")


def test_a_password_belongs_to_its_own_hash_only() -> None:
    kept = hashed("Ledger-2024-x")

    assert kept.startswith("$argon2id$")
    assert is_right("Ledger-2024-x", kept)
    assert not is_right("Ledger-2024-y", kept)
    assert not is_right("Ledger-2024-x", "no hash at all")


def test_full_width_letters_are_the_same_password() -> None:
    assert is_right("Ｌedger-２024-x", hashed("Ledger-2024-x"))


def test_nobody_has_no_password() -> None:
    assert not is_right("nobody's password", None)
