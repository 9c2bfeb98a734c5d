"""The sheets on which forms are printed: A4 and A3, lying. Lengths in points."""

from dataclasses import dataclass
from typing import Final

from reportlab.lib.pagesizes import A3 as UPRIGHT_A3
from reportlab.lib.pagesizes import A4 as UPRIGHT_A4
from reportlab.lib.pagesizes import landscape
from reportlab.lib.units import mm


@dataclass(frozen=True, slots=True)
class Paper:
    """A lying sheet and the faces' sizes that go with it: of the form's title, and of its head and foot."""

    name: str
    size: tuple[float, float]
    title_size: float
    small_size: float
    side: float = 15 * mm
    top: float = 13 * mm
    bottom: float = 20 * mm  # the office binds at the top or files flat; the page number stands here

    @property
    def text_width(self) -> float:
        """Between the side margins."""
        return self.size[0] - 2 * self.side

    @property
    def text_height(self) -> float:
        """Between the margins above and below."""
        return self.size[1] - self.top - self.bottom


A4: Final = Paper("A4", landscape(UPRIGHT_A4), title_size=18, small_size=9)
A3: Final = Paper("A3", landscape(UPRIGHT_A3), title_size=22, small_size=10.5)
