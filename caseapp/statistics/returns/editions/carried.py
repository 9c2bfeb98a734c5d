"""The definition files that come with the program. Pure."""

from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from caseapp.statistics.returns.definition import Definition
from caseapp.statistics.returns.reading import read_definition

_FOLDER: Final = Path(__file__).parent
# In the order in which they are listed; a form's editions from the oldest.
_NAMES: Final = (
    *("reconsideration-2010", "reconsideration-2015", "litigation-2010", "litigation-2015"),
    *("table-5-v1", "table-6-v1", "table-7-v1", "table-8-v1", "table-12-v1"),
    *("table-19-v1", "table-20-v1", "table-21-v1", "handlers-v1"),
)


def carried_text(name: str) -> str:
    """The file as it is carried, comments and all."""
    return (_FOLDER / f"{name}.toml").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def carried() -> MappingProxyType[str, Definition]:
    """Every definition carried, by its code."""
    read = (read_definition(carried_text(name)) for name in _NAMES)
    return MappingProxyType({definition.code: definition for definition in read})
