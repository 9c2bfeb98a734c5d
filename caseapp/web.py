"""What every page shares: one transaction a request, error pages, headers, addresses, filters."""

import logging
import secrets
from contextlib import ExitStack
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from flask import Flask, abort, current_app, g, render_template, request, session, url_for
from flask import Response as FlaskResponse
from flask.sessions import SecureCookieSessionInterface
from flask_bootstrap import Bootstrap5
from flask_wtf import CSRFProtect
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, NoResultFound, OperationalError
from werkzeug.exceptions import HTTPException
from werkzeug.routing import IntegerConverter
from werkzeug.wrappers import Response

from caseapp.db import db, end_reading, only_reading, writing
from caseapp.forms import blank_row, faults_of, own_errors
from caseapp.history.moments import MomentError
from caseapp.law.refusal import Refusal, Refused
from caseapp.shown import day, label, long_day, masked, moment, yesno, yuan

READING_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

_ROOMS = (
    ("desk", "办案台"),
    ("reconsideration", "复议台账"),
    ("litigation", "应诉台账"),
    ("statistics", "统计"),
    ("issuing", "签发"),
    ("audit", "审计"),
    ("quality", "数据质量"),
    ("spreadsheets", "导入导出"),
    ("accounts", "系统"),
)

_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}

_log = logging.getLogger(__name__)


class RowNumber(IntegerConverter):
    """`<int:id>` in an address: no greater than a database holds, so that a longer one is a 404 and not an error."""

    def __init__(self, map: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(map, *args, **{"max": 2**31 - 1} | kwargs)


class Cookie(SecureCookieSessionInterface):
    """The session's cookie is marked Secure whenever the page came over https, besides where the settings say so."""

    def get_cookie_secure(self, app: Flask) -> bool:
        """Whether the browser may send it over https only."""
        return super().get_cookie_secure(app) or request.is_secure


def init_app(app: Flask) -> None:
    """To be called before anything else that asks the database in a request."""
    app.session_interface = Cookie()
    app.url_map.converters["int"] = RowNumber
    app.before_request(_begin_request)
    app.teardown_request(_end_request)
    app.after_request(_add_headers)  # the last to run, on whatever page the others leave
    app.after_request(_commit_once)
    CSRFProtect(app)
    app.before_request(_refuse_null_characters)
    Bootstrap5(app)
    _show_errors(app)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(
        label=label, day=day, long_day=long_day, moment=moment, yesno=yesno, masked=masked, yuan=yuan
    )
    app.jinja_env.globals.update(
        asset=asset, blank_row=blank_row, faults_of=faults_of, here=here, own_errors=own_errors, rooms=rooms
    )


# ── One transaction a request ─────────────────────────────────────────────────────────────────────────────────────


def _begin_request() -> None:
    g.transaction = ExitStack()
    g.transaction.enter_context(only_reading() if request.method in READING_METHODS else writing())


def _end_request(_error: BaseException | None) -> None:
    lock = g.pop("transaction", None)
    if lock is not None:
        lock.close()


def _refuse_null_characters() -> None:
    """No keyboard writes U+0000 and PostgreSQL stores none: such text comes from a tool that tries doors."""
    for questions in (request.args, request.form):
        if any("\0" in text for name, values in questions.lists() for text in (name, *values)):
            abort(400)


def _commit_once(response: Response) -> Response:
    """Keep what a request wrote if its answer is a success, else nothing. A failing commit is an error page.

    So a view that shows its form again because of a refusal answers 422, and what it had begun is undone.
    """
    if request.method in READING_METHODS:
        end_reading()
        return response
    if response.status_code >= 400:
        db.session.rollback()
        return response
    try:
        db.session.commit()
    except Exception as error:
        db.session.rollback()
        session.pop("_flashes", None)  # "已保存" would not be true
        return current_app.make_response(current_app.handle_user_exception(error))
    return response


# ── Error pages ───────────────────────────────────────────────────────────────────────────────────────────────────

_ERRORS = {
    400: ("请求有误", "服务器没有看懂这个请求。请返回上一页，核对后重试。"),
    403: ("没有权限", "您的角色不能打开这一页或做这一步。确有需要的，请与管理员联系。"),
    404: ("没有这一页", "地址有误，或者这条记录已不存在。请从上方菜单或台账列表重新进入。"),
    405: ("没有这一页", "这个地址不能直接打开。请从上方菜单重新进入。"),
    409: (
        "与已有记录冲突，没有保存",
        "可能是编号重复，也可能是别人刚刚改动了同一条记录。请返回上一页，刷新核对后再保存。",
    ),
    413: ("内容太大", "提交的内容超过上限。"),
    422: ("没有保存", "请按下面的说明改正后再保存。"),
    429: ("操作过于频繁", "请稍等一会儿再试。"),
    500: ("系统出错", "这不是您的操作造成的，本次没有写入任何内容。请稍后重试；仍然出错的，请把下面的编号告诉管理员。"),
    503: ("数据库正忙", "别的操作正在写入，或者数据库暂时连接不上，本次没有写入任何内容。请稍等片刻再试。"),
}


def _show_errors(app: Flask) -> None:
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(CSRFError, _expired_page)
    app.register_error_handler(NoResultFound, lambda _: _error_page(404))
    app.register_error_handler(IntegrityError, _conflict)
    app.register_error_handler(DataError, _no_room)
    app.register_error_handler(OperationalError, _database_away)
    app.register_error_handler(Refusal, _refusal)
    app.register_error_handler(Refused, _refusal)
    app.register_error_handler(MomentError, lambda error: _error_page(422, title="没有这个时刻", advice=str(error)))
    app.register_error_handler(500, _own_fault)


def _error_page(status: int, **more: Any) -> tuple[str, int]:
    title, advice = _ERRORS.get(status, _ERRORS[400 if status < 500 else 500])
    values = {"status": status, "title": title, "advice": advice, "details": (), "number": None} | more
    # A page about a fault of the system must not depend on the part that may have failed.
    template = "errors/bare.html" if status >= 500 else "errors/page.html"
    return render_template(template, **values), status


def _http_error(error: HTTPException) -> Any:
    status = error.code or 500
    if status < 400 or error.response is not None:
        return error
    if status == 413:
        return _error_page(413, advice=_too_large())
    answer = current_app.make_response(_error_page(status))
    for name, value in error.get_headers(request.environ):
        if name in ("Allow", "Retry-After"):
            answer.headers[name] = value
    return answer


def _too_large() -> str:
    limit = current_app.config["MAX_CONTENT_LENGTH"]
    if limit and (request.content_length or 0) > limit:
        return f"一次最多提交 {limit // 2**20} MB，这次超过了上限，没有写入任何内容。请拆分文件后分次上传。"
    return "表单的内容超过上限，没有写入任何内容。请减少行数或文字后重试。"


def _expired_page(_error: CSRFError) -> tuple[str, int]:
    advice = "为安全起见，页面放置过久或在别处重新登录后，已填的表单不能再提交。请返回上一页，刷新后重新提交。"
    return _error_page(400, title="页面已失效", advice=advice)


def _conflict(error: IntegrityError) -> tuple[str, int]:
    db.session.rollback()
    _log.warning("refused by the database: %s", _first_line(error))
    return _error_page(409)


def _no_room(error: DataError) -> tuple[str, int]:
    db.session.rollback()
    _log.warning("refused by the database: %s", _first_line(error))
    return _error_page(422, advice="有的文字太长，或者数字太大，本次没有写入任何内容。请返回上一页，改短后再保存。")


def _first_line(error: DBAPIError) -> str:
    """What the database said, without the row itself, which PostgreSQL adds below: it holds names and documents."""
    return str(error.orig).partition("\n")[0]


def _database_away(error: OperationalError) -> tuple[str, int]:
    db.session.rollback()
    number = secrets.token_hex(4)
    _log.error("database not available, number %s", number, exc_info=error)
    return _error_page(503, number=number)


def _refusal(refused: Refusal | Refused) -> tuple[str, int]:
    db.session.rollback()
    refusals = refused.refusals if isinstance(refused, Refused) else (refused,)
    return _error_page(422, details=tuple(refusal.message for refusal in refusals))


def _own_fault(error: Exception) -> tuple[str, int]:
    number = secrets.token_hex(4)
    _log.error("the error above is number %s: %s", number, error)
    return _error_page(500, number=number)


# ── Headers and addresses ─────────────────────────────────────────────────────────────────────────────────────────


def _add_headers(response: Response) -> Response:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    is_asset = (request.endpoint or "").rpartition(".")[2] == "static"
    if not is_asset or response.status_code >= 400:
        response.headers["Cache-Control"] = "no-store"
    return response


def asset(filename: str, endpoint: str = "static") -> str:
    """The address of a style sheet or script, with its content's mark, so that browsers may keep it for a year."""
    owner = current_app if endpoint == "static" else current_app.blueprints[endpoint.rpartition(".")[0]]
    file = Path(owner.static_folder or "") / filename
    return url_for(endpoint, filename=filename, v=_content_mark(file, file.stat().st_mtime_ns))


@lru_cache(maxsize=64)
def _content_mark(file: Path, _changed_ns: int) -> str:
    return sha256(file.read_bytes()).hexdigest()[:12]


def here(**changes: Any) -> str:
    """This page's address with some of its questions changed; None takes one away."""
    questions = request.args.to_dict(flat=False) | {name: [value] for name, value in changes.items()}
    kept = {name: values for name, values in questions.items() if values != [None]}
    # The questions are put behind the address, not into url_for: a visitor may name one _scheme or endpoint.
    path = url_for(request.endpoint or "", **request.view_args or {})
    return f"{path}?{urlencode(kept, doseq=True)}" if kept else path


def file_answer(
    content: bytes | str, mimetype: str, plain_name: str, name: str, *, is_attachment: bool = False
) -> FlaskResponse:
    """A file, shown by the browser or kept by it; `plain_name` is for programs that read no Chinese in `name`."""
    kept = "attachment" if is_attachment else "inline"
    disposition = f"{kept}; filename=\"{plain_name}\"; filename*=UTF-8''{quote(name)}"
    return FlaskResponse(content, mimetype=mimetype, headers={"Content-Disposition": disposition})


def rooms(named: tuple[tuple[str, str], ...] = _ROOMS) -> list[tuple[str, str]]:
    """(folder, words) of the rooms that the house has, in the order of the menu."""
    return [(name, words) for name, words in named if name in current_app.blueprints]
