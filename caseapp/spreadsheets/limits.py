"""How large a workbook may be, and how a whole file is refused."""

from collections.abc import Iterable

from caseapp.law.refusal import Refusal

MAX_UNPACKED_BYTES = 200 * 2**20
MAX_PARTS = 2_000
MAX_ROWS = 200_000
MAX_COLUMNS = 200
MAX_CELLS = 10_000_000  # of all sheets together, as far as anything stands in them
MAX_CHARACTERS = 100_000_000  # of all cells together: a text kept once may stand in many cells

LIMITS = (
    f"解压后不超过{MAX_UNPACKED_BYTES // 2**20}MB，每张表不超过{MAX_ROWS:,}行、{MAX_COLUMNS}列，"
    f"整个文件不超过{MAX_CELLS:,}格、{MAX_CHARACTERS:,}字"
)


def refused(message: str) -> Refusal:
    """The refusal of a whole file."""
    return Refusal("workbook", message)


def check_size(rows: int, columns: int, name: str) -> None:
    """Refuse a sheet whose filled part is larger than the limits."""
    if rows > MAX_ROWS or columns > MAX_COLUMNS or rows * columns > MAX_CELLS:
        raise refused(f"工作表“{name}”有{rows:,}行、{columns:,}列，超过上限（{LIMITS}），请拆分或删去多余的行列。")


def check_whole(sizes: Iterable[tuple[int, int]], characters: int) -> None:
    """Refuse a workbook whose sheets, (rows, columns) each, or whose text are together larger than the limits."""
    if sum(rows * columns for rows, columns in sizes) > MAX_CELLS or characters > MAX_CHARACTERS:
        raise refused(f"文件内容过多，未打开（{LIMITS}）。请只保留台账所在的工作表后另存。")
