"""The case sets of the court register, and what counts there as won and lost."""
