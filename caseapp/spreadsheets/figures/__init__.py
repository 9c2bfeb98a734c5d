"""Figures as workbooks: forms and the whole sheet of a period, with real numbers and live formulas."""
