"""Balance checks: identities of the official forms that every sheet must keep (statistics.md 1)."""
