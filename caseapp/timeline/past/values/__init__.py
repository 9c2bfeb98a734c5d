"""What stands in the columns of the history, as values: terms, days, and the names that other rows bore."""
