"""The steps in the life of a lawsuit: what each asks, what speaks against it, what it does to the facts. Pure."""
