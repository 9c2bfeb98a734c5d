"""The past of a case: every change of its rows, from what to what, and the case as it stood after a change."""
