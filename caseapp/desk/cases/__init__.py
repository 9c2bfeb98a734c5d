"""Cases of both registers as the desk names them."""
