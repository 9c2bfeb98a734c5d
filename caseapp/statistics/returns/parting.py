"""How the columns of an identity part a set by the groups of one dimension (被申请人 by level). Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from caseapp.law.codes import Instance
from caseapp.law.endings import LitigationEnding
from caseapp.statistics.models import Dimension
from caseapp.statistics.returns.definition import Counted, FormColumn
from caseapp.statistics.returns.grouping import Keys, needed_keys
from caseapp.statistics.sets import DIMENSIONS

_Frozen = tuple[tuple[str, Keys], ...]


@dataclass(frozen=True, slots=True)
class Parting:
    """Columns that count the same but for the keys of one dimension; `whole` is what they part."""

    dimension: Dimension
    whole: Counted
    columns: tuple[FormColumn, ...]

    @property
    def keys(self) -> Keys:
        """Every key that a column names, as often as one does."""
        return tuple(key for column in self.columns for key in column.counted.only[self.dimension.code])

    @property
    def lacking(self) -> Keys:
        """The keys that no column names although the entries can have them."""
        named = {*self.keys, *_impossible(self.dimension, self.whole)}
        return tuple(key for key in needed_keys(self.dimension) if key not in named)


def partings(columns: Iterable[FormColumn]) -> Iterator[Parting]:
    """The partings among columns that are added up."""
    together: dict[tuple[str, str, _Frozen], list[FormColumn]] = {}
    for column in columns:
        counted = column.counted
        for code in counted.only if counted.different is None else ():
            rest = tuple(sorted((each, keys) for each, keys in counted.only.items() if each != code))
            together.setdefault((counted.set_code, code, rest), []).append(column)
    for (set_code, code, rest), parts in together.items():
        if len(parts) > 1:
            yield Parting(DIMENSIONS[code], Counted(set_code, dict(rest)), tuple(parts))


def _impossible(dimension: Dimension, whole: Counted) -> Keys:
    """Groups in which no entry of the whole can be: what is not accepted was not 受理, what a court of another
    instance decides."""
    if whole.set_code == "not_accepted" and dimension.code == "disposal":
        return "accepted", None
    instances = whole.only.get("lit_instance")
    if dimension.code == "lit_ending" and instances is not None:
        asked = {Instance(key) for key in instances if key is not None}
        return tuple(str(ending.value) for ending in LitigationEnding if asked.isdisjoint(ending.instances))
    return ()
