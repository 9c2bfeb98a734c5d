"""Which font files an office prints with.

The package carries 宋体 and 黑体 under a free licence. An office licensed for 仿宋_GB2312, 楷体_GB2312
or 小标宋 names their files in its settings; every character that such a file lacks is printed from the carried faces.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

_CARRIED = Path(__file__).parent / "fonts"
SERIF = _CARRIED / "NotoSerifSC-Regular.ttf"
SERIF_BOLD = _CARRIED / "NotoSerifSC-Bold.ttf"
SANS_BOLD = _CARRIED / "NotoSansSC-Bold.ttf"

_ROLES = {"body": "正文", "title": "标题", "heading": "一级标题", "subheading": "二级标题", "table": "表格"}


class TypefaceError(ValueError):
    """A font file that cannot be printed with; the message says which and what to do."""


@dataclass(frozen=True, slots=True)
class Typefaces:
    """The font files by what they set: GB/T 9704 asks for 仿宋, 小标宋, 黑体 and 楷体; a table is set in 宋体."""

    body: Path = SERIF
    title: Path = SERIF_BOLD
    heading: Path = SANS_BOLD
    subheading: Path = SERIF_BOLD
    table: Path = SERIF


CARRIED = Typefaces()


def typefaces_from(settings: Mapping[str, str]) -> Typefaces:
    """Return the faces that an office's settings name, e.g. ``{"body": "/usr/share/fonts/simfang.ttf"}``.

    Roles not named keep the carried face. Raises TypefaceError for an unknown role, a missing file, and a file with
    PostScript outlines, which cannot be embedded here.
    """
    known = {field.name for field in fields(Typefaces)}
    chosen = {}
    for role, name in settings.items():
        if role not in known:
            raise TypefaceError(f"字体设置中没有“{role}”这一项，可设置的有：{'、'.join(sorted(known))}。")
        chosen[role] = _usable(role, Path(name))
    return Typefaces(**chosen)


def _usable(role: str, path: Path) -> Path:
    try:
        with path.open("rb") as file:
            beginning = file.read(4)
    except OSError as error:
        raise TypefaceError(f"{_ROLES[role]}字体文件 {path} 无法读取，请核对路径和权限。") from error
    if beginning not in (b"\x00\x01\x00\x00", b"true", b"ttcf"):
        raise TypefaceError(f"{_ROLES[role]}字体文件 {path} 不是 TrueType 字体（.ttf、.ttc），请换用 TrueType 版本。")
    return path
