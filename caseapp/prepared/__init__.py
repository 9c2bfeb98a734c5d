"""Statements that are made once and asked again and again."""
