"""How a paragraph is written: text, figures by name, and clauses that are said only where there is something to say.

    新收行政复议申请【新收申请】【新收申请·同比】，［依法受理【受理】｜均未受理］。［若有【审结】：按时办结【按时办结】。］

【name】 or 【name·aspect】 is a figure. A clause in ［］ is said only where its figures are neither nought nor empty;
what is said in its stead stands after ｜. 若有【name】： names other figures on which that depends. The signs may be
half-width: [ ] | :. Line breaks are only for whoever writes it. Pure.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

_TOKEN: Final = re.compile(r"【[^【】\n]*】|[【】［］\[\]｜|]")
_DOT: Final = re.compile(r"[·・•‧∙･]")
_CONDITION: Final = "若有"
_DEEPEST: Final = 4


class WordingError(ValueError):
    """A paragraph that cannot be said; the message (Chinese) says where, why and what to do."""


@dataclass(frozen=True, slots=True)
class Words:
    """Plain text, as typed; `at` is where in the paragraph it begins."""

    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Named:
    """A placeholder: what it names, which aspect of that ("" for itself), and where in the paragraph it stands."""

    name: str
    aspect: str
    at: int

    @property
    def typed(self) -> str:
        """As it is written: 【纠错率·同比】."""
        return f"【{self.name}·{self.aspect}】" if self.aspect else f"【{self.name}】"


@dataclass(frozen=True, slots=True)
class Choice:
    """A clause in brackets: `said` where all of `needed` are there, else `otherwise`.

    With nothing `needed`, the figures that stand in it decide.
    """

    needed: tuple[Named, ...]
    said: "Nodes"
    otherwise: "Nodes"


Node = Words | Named | Choice
Nodes = tuple[Node, ...]


@dataclass(slots=True)
class _Open:
    """A bracket that is not closed yet: where it stands, and what stands in it before and after its ｜."""

    at: int
    said: list[Node] = field(default_factory=list)
    otherwise: list[Node] | None = None

    def add(self, node: Node) -> None:
        (self.said if self.otherwise is None else self.otherwise).append(node)

    def closed(self) -> Choice:
        needed, said = _condition(self.said)
        return Choice(needed, said, tuple(self.otherwise or ()))


@lru_cache(maxsize=256)
def read_wording(text: str) -> Nodes:
    """The parts of a paragraph. Raises WordingError where its brackets do not fit, naming the place."""
    opened = [_Open(0)]
    at = 0
    for token in _TOKEN.finditer(text):
        if token.start() > at:
            opened[-1].add(Words(text[at : token.start()], at))
        _take(token[0], token.start(), opened, text)
        at = token.end()
    if at < len(text):
        opened[-1].add(Words(text[at:], at))
    if len(opened) > 1:
        raise WordingError(f"{place(text, opened[-1].at)}的“{text[opened[-1].at]}”没有配对的“］”，请补上。")
    return tuple(opened[0].said)


def _take(sign: str, at: int, opened: list[_Open], text: str) -> None:
    where = f"{place(text, at)}的“{sign}”"
    if len(sign) > 1:
        opened[-1].add(_named(sign, at))
    elif sign in "【】":
        raise WordingError(f"{where}没有配对的“{'】' if sign == '【' else '【'}”，占位符请写成【名称】。")
    elif sign in "［[":
        if len(opened) > _DEEPEST:
            raise WordingError(f"{where}套得太深，方括号最多套{_DEEPEST}层。")
        opened.append(_Open(at))
    elif len(opened) == 1:
        what = "不在方括号里，请写成［有数时的话｜无数时的话］" if sign in "｜|" else "没有配对的“［”，请补上或者去掉"
        raise WordingError(f"{where}{what}。")
    elif sign in "］]":
        done = opened.pop()
        opened[-1].add(done.closed())
    elif opened[-1].otherwise is not None:
        raise WordingError(f"{where}是同一对方括号里的第二个，一对方括号里只能有一个“｜”。")
    else:
        opened[-1].otherwise = []


def _named(sign: str, at: int) -> Named:
    name, _, aspect = _DOT.sub("·", "".join(sign[1:-1].split())).partition("·")
    return Named(name, aspect, at)


def _condition(said: list[Node]) -> tuple[tuple[Named, ...], Nodes]:
    """若有【…】【…】： at the beginning of a bracket, taken off what it says."""
    match said:
        case [Words(text=lead), Named(), *_] if lead.strip() == _CONDITION:
            names = []
            for node in said[1:]:
                if isinstance(node, Words) and not node.text.strip("、 "):
                    continue
                if not isinstance(node, Named):
                    break
                names.append(node)
            rest = said[said.index(names[-1]) + 1 :]
            if rest and isinstance(rest[0], Words) and rest[0].text.startswith(("：", ":")):
                return tuple(names), (Words(rest[0].text[1:], rest[0].at + 1), *rest[1:])
            raise WordingError(f"“{_CONDITION}{names[-1].typed}”之后要有冒号，请写成［若有【名称】：……］。")
    return (), tuple(said)


def named_in(nodes: Nodes) -> Iterator[Named]:
    """Every placeholder of a paragraph, in order, conditions included."""
    for node in nodes:
        if isinstance(node, Named):
            yield node
        elif isinstance(node, Choice):
            yield from node.needed
            yield from named_in(node.said)
            yield from named_in(node.otherwise)


def place(text: str, at: int) -> str:
    """Where in a paragraph something stands, as its writer counts: 第2行第15字."""
    line = text.count("\n", 0, at)
    column = at - (text.rfind("\n", 0, at) + 1)
    return f"第{line + 1}行第{column + 1}字"
