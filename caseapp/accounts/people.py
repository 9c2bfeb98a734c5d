"""The person who acts, as every page and rule sees them."""

from dataclasses import dataclass, field
from typing import ClassVar

from caseapp.accounts.models import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who is signed in. `office_id` None sees every office; `office_name` is for the head of the page.

    The class attributes and `get_id` are what Flask-Login asks of a user. The session names the person by a token
    that changes with the password and at sign-out, never by the account's number: so a token that was taken away ends
    every session that holds it.
    """

    id: int
    username: str
    name: str
    role: Role
    office_id: int | None = None
    office_name: str | None = None
    session_token: str = field(default="", repr=False, compare=False)

    is_authenticated: ClassVar[bool] = True
    is_active: ClassVar[bool] = True
    is_anonymous: ClassVar[bool] = False

    def get_id(self) -> str:
        """What the session keeps."""
        return self.session_token
