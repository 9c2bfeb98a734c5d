"""Forms of accounts."""

from wtforms import BooleanField, PasswordField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import EqualTo, InputRequired, Length

from caseapp.accounts import passwords, usernames
from caseapp.accounts.models import Role
from caseapp.forms import PageForm

_WHOLE_HOUSE = 0


class SignInForm(PageForm):
    """Name and password."""

    username = StringField(
        "用户名",
        [InputRequired("请输入用户名。"), Length(max=usernames.LONGEST, message="用户名太长。")],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )
    password = PasswordField(
        "密码",
        [InputRequired("请输入密码。"), Length(max=passwords.LONGEST, message="密码太长。")],
        render_kw={"autocomplete": "current-password"},
    )


class PersonForm(PageForm):
    """How a person is called, on signing in and on the page."""

    username = StringField(
        "用户名",
        [InputRequired("请填写用户名。"), Length(max=usernames.LONGEST, message="用户名最多 50 个字符。")],
        description="登录时使用，如 zhangsan 或 张三，不分大小写。",
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )
    name = StringField(
        "姓名",
        [InputRequired("请填写姓名。"), Length(max=50, message="姓名最多 50 个字。")],
        render_kw={"autocomplete": "off"},
    )


class AccountForm(PersonForm):
    """Who a person is and what they may do."""

    role = SelectField("角色", coerce=Role, choices=[SelectChoice(role.value, role.label) for role in Role])
    office_id = SelectField(
        "所属机构", coerce=int, description="看得到该机构及其下级机构的案件。审计和管理员可以不限机构。"
    )
    is_active = BooleanField(
        "启用", default=True, description="取消后不能登录，已登录的立即退出。其经手的记录仍保留姓名。"
    )

    def offer_offices(self, offices: list[tuple[int, str]]) -> None:
        """The offices to choose from, after the whole house."""
        self.office_id.choices = [
            SelectChoice(_WHOLE_HOUSE, "（不限机构）"),
            *(SelectChoice(number, name) for number, name in offices),
        ]

    @property
    def office(self) -> int | None:
        """The office chosen; None is the whole house."""
        return self.office_id.data or None


class CurrentPasswordForm(PageForm):
    """The password in use."""

    current = PasswordField(
        "现在的密码", [InputRequired("请输入现在的密码。")], render_kw={"autocomplete": "current-password"}
    )


class NewPasswordForm(PageForm):
    """A new password, twice."""

    password = PasswordField(
        "新密码",
        [InputRequired("请输入新密码。")],
        description=passwords.RULE,
        render_kw={"autocomplete": "new-password"},
    )
    repeated = PasswordField(
        "再输一遍新密码",
        [InputRequired("请再输一遍新密码。"), EqualTo("password", "两次输入的密码不一致，请重新输入。")],
        render_kw={"autocomplete": "new-password"},
    )


class OwnPasswordForm(NewPasswordForm, CurrentPasswordForm):
    """A person's own new password, with the one in use."""


class FirstStartForm(NewPasswordForm, PersonForm):
    """The first administrator."""


class NewAccountForm(NewPasswordForm, AccountForm):
    """A new account with its first password."""

    def offer_offices(self, offices: list[tuple[int, str]]) -> None:
        """The offices to choose from; the only one is proposed, since most accounts belong to an office."""
        super().offer_offices(offices)
        if len(offices) == 1 and self.office_id.raw_data is None:
            self.office_id.data = offices[0][0]
