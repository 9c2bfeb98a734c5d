"""Files that travel inside a PDF. Nothing else in the project knows pypdf."""

import logging
from collections.abc import Mapping
from io import BytesIO
from typing import Final

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import NameObject, NumberObject, TextStringObject

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # what it finds amiss is told by PdfError

_MEDIA_TYPES: Final = {"json": "/application/json", "csv": "/text/csv"}


class PdfError(ValueError):
    """What was given is no PDF, or one that cannot be read; the message (Chinese) says so."""


def with_attachments(pdf: bytes, files: Mapping[str, bytes]) -> bytes:
    """The PDF with these .json and .csv files in it, by name; the same arguments give the same bytes."""
    writer = PdfWriter(clone_from=BytesIO(pdf))
    for name, content in files.items():
        attached = writer.add_attachment(name, content)
        attached.alternative_name = TextStringObject(name)
        attached.subtype = NameObject(_MEDIA_TYPES[name.rpartition(".")[2]])
        attached.size = NumberObject(len(content))
        attached.associated_file_relationship = NameObject("/Data")
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def attachments_in(pdf: bytes) -> dict[str, bytes]:
    """The files inside a PDF, by name. Raises PdfError."""
    try:
        return {each.name: each.content for each in PdfReader(BytesIO(pdf)).attachment_list}
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise PdfError("这个文件不是 PDF，或者已经损坏，读不出来。") from error
