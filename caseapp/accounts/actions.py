"""Writing accounts: sign-in with its lock, passwords, and what the administrator keeps."""

import secrets
from datetime import datetime, timedelta

from caseapp.accounts import queries
from caseapp.accounts.models import Account, Role
from caseapp.accounts.passwords import hashed, is_right, password_fault
from caseapp.accounts.usernames import plain_username, username_fault
from caseapp.db import db
from caseapp.law.refusal import Refusal, Refused

FAILURES_ALLOWED = 5
LOCK = timedelta(minutes=15)

# One answer for an unknown name, a wrong password and a locked account: it tells a guesser nothing about which it was.
NOT_SIGNED_IN = (
    f"用户名或密码不正确，或者账号已锁定。"
    f"连续输错 {FAILURES_ALLOWED} 次，账号锁定 {LOCK.seconds // 60} 分钟；请核对后再试。"
)

# Roles that keep a ledger, and so must belong to the office whose ledger it is.
_KEEPERS = frozenset({Role.CLERK, Role.HEAD})


def sign_in(*, username: str, password: str, now: datetime) -> Account:
    """The account of a person who knows its password. Raises Refusal; the failure is then to be kept, not undone.

    Five failures in a row lock the account for 15 minutes, counted in the database under the account's own lock: tries
    that come at once, by several processes, are all counted.
    """
    found = queries.account_named(plain_username(username))
    account_id, password_hash = (found.id, found.password_hash) if found else (None, None)
    # Checking takes its time on purpose, and nobody should wait for the database meanwhile.
    db.session.rollback()
    is_known = is_right(password, password_hash)
    if account_id is None:
        raise Refusal("password", NOT_SIGNED_IN)
    account = queries.account_for_update(account_id)
    if not account.is_active or _is_locked(account, now):
        raise Refusal("password", NOT_SIGNED_IN)
    if not is_known or account.password_hash != password_hash:
        _count_failure(account, now)
        raise Refusal("password", NOT_SIGNED_IN)
    _unlock(account)
    account.last_signed_in_at = now
    return account


def _is_locked(account: Account, now: datetime) -> bool:
    return account.locked_until_at is not None and now < account.locked_until_at


def _count_failure(account: Account, now: datetime) -> None:
    if account.locked_until_at is not None:  # a lock that has run out: the count begins anew
        _unlock(account)
    account.failed_attempts += 1
    if account.failed_attempts >= FAILURES_ALLOWED:
        account.locked_until_at = now + LOCK
    db.session.flush()


def _unlock(account: Account) -> None:
    account.failed_attempts = 0
    account.locked_until_at = None


def sign_out(account: Account) -> None:
    """End every session of the account: a copy of the cookie that lies elsewhere is worth nothing any more."""
    account.session_token = _new_token()


def make_first_administrator(*, username: str, name: str, password: str, now: datetime) -> Account:
    """The account with which a new instance starts. Raises Refused, also when somebody else was faster."""
    queries.hold_accounts()
    if queries.has_accounts():
        raise Refused([Refusal("username", "已经有账号了，不能再建首个管理员。请直接登录。")])
    account = add_account(
        username=username, name=name, role=Role.ADMINISTRATOR, office_id=None, password=password, now=now
    )
    account.last_signed_in_at = now
    return account


def add_account(
    *, username: str, name: str, role: Role, office_id: int | None, password: str, now: datetime
) -> Account:
    """A new account that may sign in at once. Raises Refused."""
    username = plain_username(username)
    refusals = _identity_faults(username=username, name=name, role=role, office_id=office_id, of=None)
    fault = password_fault(password, username=username)
    if fault:
        refusals.append(Refusal("password", fault))
    if refusals:
        raise Refused(refusals)
    account = Account(
        username=username,
        name=name.strip(),
        role=role,
        office_id=office_id,
        password_hash=hashed(password),
        session_token=_new_token(),
        is_active=True,
        failed_attempts=0,
        created_at=now,
    )
    db.session.add(account)
    db.session.flush()
    return account


def change_account(
    account: Account, *, username: str, name: str, role: Role, office_id: int | None, is_active: bool
) -> None:
    """Who a person is and what they may do. Raises Refused; the last active administrator stays one.

    Taking the account out of use ends its sessions; a change of role or office is felt with the next page.
    """
    username = plain_username(username)
    refusals = _identity_faults(username=username, name=name, role=role, office_id=office_id, of=account)
    stays_administrator = is_active and role is Role.ADMINISTRATOR
    if not stays_administrator and queries.hold_active_administrators() == [account.id]:
        field = "role" if is_active else "is_active"
        refusals.append(Refusal(field, "这是最后一个启用的管理员，不能停用或改为其他角色。请先设另一位管理员。"))
    if refusals:
        raise Refused(refusals)
    if account.is_active and not is_active:
        account.session_token = _new_token()
    account.username = username
    account.name = name.strip()
    account.role = role
    account.office_id = office_id
    account.is_active = is_active
    db.session.flush()


def change_own_password(account: Account, *, current: str, new: str) -> None:
    """A person's own new password; ends all their sessions. Raises Refusal."""
    if not is_right(current, account.password_hash):
        raise Refusal("current", "现在的密码不正确，请重新输入。")
    if is_right(new, account.password_hash):
        raise Refusal("password", "新密码与现在的密码相同，请换一个。")
    reset_password(account, new=new)


def reset_password(account: Account, *, new: str) -> None:
    """A new password set by the administrator; ends the account's sessions and its lock. Raises Refusal."""
    fault = password_fault(new, username=account.username)
    if fault:
        raise Refusal("password", fault)
    account.password_hash = hashed(new)
    account.session_token = _new_token()
    _unlock(account)
    db.session.flush()


def unlock(account: Account) -> None:
    """Let a person who failed too often sign in again at once."""
    _unlock(account)
    db.session.flush()


def _identity_faults(
    *, username: str, name: str, role: Role, office_id: int | None, of: Account | None
) -> list[Refusal]:
    refusals = []
    fault = username_fault(username)
    if fault:
        refusals.append(Refusal("username", fault))
    else:
        same = queries.account_named(username)
        if same is not None and same is not of:
            refusals.append(Refusal("username", f"用户名“{username}”已有人使用（{same.name}），请换一个。"))
    if not name.strip():
        refusals.append(Refusal("name", "请填写姓名。"))
    if role in _KEEPERS and office_id is None:
        refusals.append(Refusal("office_id", f"{role.label}要登记案件，请选择所属机构。"))
    return refusals


def _new_token() -> str:
    return secrets.token_urlsafe(32)
