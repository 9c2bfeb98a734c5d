"""The second person's consent to corrections that matter, and the withdrawal of cases, over both registers."""
