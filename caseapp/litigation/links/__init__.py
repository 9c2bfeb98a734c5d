"""What a lawsuit is tied to: the reconsideration case it follows, and its other instances."""
