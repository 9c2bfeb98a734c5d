"""Where a person goes after sign-in: back to the page they asked for, never to another site."""

from urllib.parse import urlsplit

_NEVER = ("/sign-in", "/sign-out", "/first-start")


def local_path(text: str | None) -> str | None:
    """`text` if it is a path on this very site, otherwise None.

    Browsers read `//host`, `/\\host` and a path with a tab or line break in it as another site: all refused.
    """
    if not text or not text.startswith("/") or text.startswith(("//", "/\\")):
        return None
    if "\\" in text or any(ord(character) < 0x20 or ord(character) == 0x7F for character in text):
        return None
    parts = urlsplit(text)
    if parts.scheme or parts.netloc or parts.path.startswith(_NEVER):
        return None
    return text
