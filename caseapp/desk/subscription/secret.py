"""The secret in the address of a feed: whoever knows it reads the feed, so only its mark is kept."""

import secrets
from hashlib import sha256
from typing import Final

_BYTES: Final = 32


def new_secret() -> str:
    """A secret that nobody guesses, fit for an address."""
    return secrets.token_urlsafe(_BYTES)


def mark_of(secret: str) -> str:
    """What the database keeps of it. A drawn secret of 256 bits needs no salt and no slow hash."""
    return sha256(secret.encode()).hexdigest()
