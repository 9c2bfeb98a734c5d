"""The working calendar in force: the arranged days as the administrator keeps them."""
