"""Statements in the words of one database."""
