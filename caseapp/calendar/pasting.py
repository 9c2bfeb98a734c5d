"""Text as it comes from a clipboard or a file, made plain."""

import html
import re
import unicodedata

from caseapp.law.refusal import Refusal

LARGEST = 100_000  # bytes of an uploaded file; a notice has about two thousand

_TAG = re.compile(r"<!--.*?-->|<(?:script|style)\b.*?</(?:script|style)\s*>|</?[a-zA-Z!][^<>]*>", re.DOTALL)
_UNSEEN = re.compile(r"[\s\u200b-\u200d\u2060\ufeff]+")


def plain_text(text: str) -> str:
    """The text in half width, without tags, entities, spaces or line breaks."""
    bare = html.unescape(_TAG.sub("", text))
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", bare)).replace("︰", ":")


def text_in(content: bytes) -> str:
    """The text of an uploaded file, in UTF-8 (16 bit with its mark) or GB 18030.

    Raises Refusal (field `file`) for one that is too large, or that is no plain text.
    """
    if len(content) > LARGEST:
        raise Refusal(
            "file", f"文件超过{LARGEST // 1000}KB，不像一份放假通知；请只上传通知全文（.txt）或日期表（.csv）。"
        )
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Refusal(
        "file", "这个文件不是纯文本。请上传 .txt 或 .csv；Word、PDF、网页请打开后复制全文，粘贴到“通知全文”。"
    )


def _encodings(content: bytes) -> tuple[str, ...]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    return ("utf-8-sig", "gb18030")
