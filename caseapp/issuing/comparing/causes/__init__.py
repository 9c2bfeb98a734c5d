"""Which change made a case count differently."""
