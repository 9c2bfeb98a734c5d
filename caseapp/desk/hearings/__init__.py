"""Hearings ahead: the office's own (听证) and those of the courts (开庭)."""
