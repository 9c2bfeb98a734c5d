"""Dates that stand in an impossible order, or lie ahead of today."""
