"""Facts other than dates that cannot both be true."""
