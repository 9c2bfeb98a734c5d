"""Where GB/T 9704 puts things on A4: 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm. Lengths in points."""

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

TOP, LEFT, RIGHT, BOTTOM = 37 * mm, 28 * mm, 26 * mm, 35 * mm
TEXT_WIDTH = A4[0] - LEFT - RIGHT
TEXT_HEIGHT = A4[1] - TOP - BOTTOM
