"""Figures of both registers: periods, case sets, indicators, the sheet that every page and paper renders."""
