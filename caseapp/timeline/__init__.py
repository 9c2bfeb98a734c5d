"""The life of a register entry, step by step: what a step is, which may follow, and the line it leaves behind."""
