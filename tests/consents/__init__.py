"""Tests of corrections that matter, and of the withdrawal of cases."""
