"""The page on which a case is corrected, and what it says of a correction that waits for consent."""
