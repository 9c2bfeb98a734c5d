"""Charts as ReportLab drawings: one drawing prints as vectors in the PDF and, by `svg`, stands on a page."""

from reportlab.graphics.shapes import Drawing

from caseapp.reports.charts import BarsChart, Chart, ColumnsChart, RatesChart, YearsChart
from caseapp.reports.pdf.bar_charts import bars_drawing, rates_drawing
from caseapp.reports.pdf.chart_parts import Lettering
from caseapp.reports.pdf.column_charts import columns_drawing, years_drawing


def drawing_of(chart: Chart, face: Lettering, width: float) -> Drawing:
    """Draw `chart` `width` points wide; the height follows from what it shows."""
    match chart:
        case ColumnsChart():
            return columns_drawing(chart, face, width)
        case BarsChart():
            return bars_drawing(chart, face, width)
        case RatesChart():
            return rates_drawing(chart, face, width)
        case YearsChart():
            return years_drawing(chart, face, width)
