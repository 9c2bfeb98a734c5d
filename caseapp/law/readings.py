"""How this office reads the law where its text leaves a question open (`instance/settings.toml`, table `[LAW]`)."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

_LONGEST_REDO = 366


class ReadingError(ValueError):
    """A choice in the settings that does not exist; the message (Chinese) says which there are."""


@dataclass(frozen=True)
class Readings:
    """The choices, each with the reading that is used unless the office says otherwise.

    deemed_acceptance_on_expiry_day: 审查期限届满未作决定的，届满之日即为受理之日（行政复议法第三十条第三款）；为
    false 时以届满次日为受理之日。
    simplified_conversion_restarts: 简易程序转为普通程序后，审理期限自转换之日重新起算；为 false 时仍自受理之日起算
    （参照行政诉讼法司法解释第一百零五条第二款）。
    redo_default_days: 法律未规定重作期限时，责令重新作出行政行为的默认天数（实施条例（2007年）第四十九条为60日，
    2026年修订后的条文尚待核对）。
    """

    deemed_acceptance_on_expiry_day: bool = True
    simplified_conversion_restarts: bool = False
    redo_default_days: int = 60

    def __post_init__(self) -> None:
        if not 1 <= self.redo_default_days <= _LONGEST_REDO:
            raise ReadingError(f"redo_default_days 应为1至{_LONGEST_REDO}之间的天数，现为{self.redo_default_days}。")


USUAL_READINGS = Readings()


def reading_from(mapping: Mapping[str, object]) -> Readings:
    """The readings that a settings file names; what it leaves out stays as it is.

    Raises ReadingError for an unknown name, a value of the wrong type, or days out of range.
    """
    if not isinstance(mapping, Mapping):
        raise ReadingError(f"settings.toml 中的 LAW 应写成一个表 [LAW]，现为 {mapping!r}。")
    types = {each.name: type(each.default) for each in fields(Readings)}
    for name, value in mapping.items():
        if name not in types:
            raise ReadingError(f"[LAW] 中没有“{name}”这一项，可用的有：{'、'.join(types)}。")
        if type(value) is not types[name]:
            wanted = " true 或 false" if types[name] is bool else "整数"
            raise ReadingError(f"[LAW] 的 {name} 应为{wanted}，现为 {value!r}。")
    return Readings(**mapping)  # type: ignore[arg-type]  # names and types were checked one by one
