"""The printer: a sheet of figures or a form in, the bytes of a PDF out. Nothing else in the project knows ReportLab.

`printing` prints reports, `form_printing` forms, `svg` draws a report's charts for a page.
"""

from reportlab import rl_config

# Pages as compressed bytes rather than printable characters: a fifth smaller, and quicker.
rl_config.useA85 = 0
# No proof of each attribute of a shape when it is set: a chart sets a thousand. Read when shapes are first loaded.
rl_config.shapeChecking = 0
