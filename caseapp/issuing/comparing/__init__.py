"""What of an issued figure still stands: the cases that differ between two moments, and the change that did it."""
