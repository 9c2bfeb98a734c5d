"""The one way in which a rule says no."""

from collections.abc import Iterable


class Refusal(ValueError):  # noqa: N818 - no error of the program: an answer to the person at the form
    """A step or a value that the law or the register does not allow.

    `field` is the name of the form field at fault; `message` is Chinese, names the thing and says what to do.
    """

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message


class Refused(ValueError):  # noqa: N818 - as above
    """All that is wrong with one entry at once, so that a clerk mends it in one go. `refusals` in reading order."""

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        self.refusals = tuple(refusals)
        super().__init__("；".join(refusal.message for refusal in self.refusals))
