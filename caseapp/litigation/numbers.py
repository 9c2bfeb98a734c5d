"""Court numbers (法院案号) such as （2023）豫14行初52号."""

import re

from caseapp.reconsideration.numbers import with_round_brackets

_WHOLE = re.compile(r"（\d{4}）.+号(之[一二三四五六七八九十]+)?")


def canonical(text: str) -> str:
    """A court number as the ledger keeps it: full-width round brackets, half-width digits, no spaces."""
    return with_round_brackets(text).replace("(", "（").replace(")", "）")


def is_whole(number: str) -> bool:
    """Whether a canonical number is written out from the year to 号, so that it can mean one case only."""
    return _WHOLE.fullmatch(number) is not None
