"""What stands above and below the table of a form: title, period, 填表单位, 表号 …; notes, and the places to sign."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from caseapp.reports.pdf.fonts import Face, Faces
from caseapp.reports.pdf.form_paper import Paper
from caseapp.reports.pdf.linebreaks import break_evenly, break_lines
from caseapp.reports.pdf.text import Pen
from caseapp.reports.returns.contents import FormPaper

_LABEL_EMS: Final = 4
_VALUE_EMS: Final = 16  # a longer value of a particular wraps
_NOTE_SIZE: Final = 8.0
_SIGNING_ROOM: Final = 2.4  # ems between table or notes and the line to sign


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Its lines as they will stand. `particulars`: label (empty on the second line of a value) and text."""

    paper: Paper
    faces: Faces
    title: tuple[str, ...]
    period: str
    office: tuple[str, ...]
    particulars: tuple[tuple[str, str], ...]
    particulars_width: float
    notes: tuple[str, ...]
    signatures: tuple[str, ...]

    @property
    def _small_leading(self) -> float:
        return self.paper.small_size * 1.45

    @property
    def _title_leading(self) -> float:
        return self.paper.title_size * 1.4

    @property
    def _left_height(self) -> float:
        return len(self.title) * self._title_leading + (1.2 + len(self.office)) * self._small_leading

    @property
    def top_height(self) -> float:
        """From the upper margin to the table."""
        right = len(self.particulars) * self._small_leading
        return max(self._left_height, right) + 0.5 * self.paper.small_size

    @property
    def notes_height(self) -> float:
        """From the table to below the last note."""
        return 5 + self.note_leading * len(self.notes) if self.notes else 0.0

    @property
    def note_leading(self) -> float:
        """From note line to note line."""
        return _NOTE_SIZE * 1.45

    @property
    def signing_height(self) -> float:
        """What the line to sign takes."""
        return _SIGNING_ROOM * self.paper.small_size if self.signatures else 0.0

    @property
    def tail_height(self) -> float:
        """From the table to below the line to sign."""
        return self.notes_height + self.signing_height

    def write_top(self, pen: Pen, top: float, *, is_continued: bool) -> None:
        """Write what stands above the table, from `top` downwards, its left edge at 0."""
        paper, faces = self.paper, self.faces
        spare = self.top_height - 0.5 * paper.small_size - self._left_height
        baseline = top - 0.9 * paper.title_size - 0.3 * spare
        for number, line in enumerate(self.title):
            is_last = number == len(self.title) - 1
            words = f"{line}（续）" if is_continued and is_last else line
            self._write_centred(pen, words, faces.title, paper.title_size, baseline)
            baseline -= self._title_leading
        self._write_centred(pen, self.period, faces.body, paper.small_size, baseline + 0.1 * self._title_leading)
        bottom, leading = top - self.top_height + 0.9 * paper.small_size, self._small_leading
        for number, line in enumerate(self.office, start=1):
            pen.write(line, faces.body, paper.small_size, 0, bottom + (len(self.office) - number) * leading)
        for number, (label, value) in enumerate(self.particulars, start=1):
            self._write_particular(pen, label, value, bottom + (len(self.particulars) - number) * leading)

    def write_notes(self, pen: Pen, top: float, lines: tuple[str, ...]) -> None:
        """Write lines of the notes below a table that ends at `top`."""
        baseline = top - 5 - _NOTE_SIZE
        for line in lines:
            pen.write(line, self.faces.table, _NOTE_SIZE, 0, baseline)
            baseline -= self.note_leading

    def write_signatures(self, pen: Pen, top: float) -> None:
        """Write the places to sign, each with as much room as the others."""
        size = self.paper.small_size
        room = self.paper.text_width / max(1, len(self.signatures))
        for number, text in enumerate(self.signatures):
            pen.write(text, self.faces.body, size, number * room, top - (_SIGNING_ROOM - 0.5) * size)

    def _write_centred(self, pen: Pen, text: str, face: Face, size: float, baseline: float) -> None:
        pen.write(text, face, size, (self.paper.text_width - face.width(text, size)) / 2, baseline)

    def _write_particular(self, pen: Pen, label: str, value: str, baseline: float) -> None:
        face, size, left = self.faces.body, self.paper.small_size, self.paper.text_width - self.particulars_width
        gap = (_LABEL_EMS * size - face.width(label, size)) / max(1, len(label) - 1)
        for number, char in enumerate(label):  # 表　　号 is as wide as 制表机关
            pen.write(char, face, size, left + number * (size + max(0.0, gap)), baseline)
        after = left + max(_LABEL_EMS * size, face.width(label, size))
        pen.write(f"：{value}" if label else value, face, size, after if label else after + size, baseline)


def surroundings_of(form: FormPaper, faces: Faces, paper: Paper) -> Surroundings:
    """The lines of a form's surroundings on a sheet."""
    size = paper.small_size

    def lines(text: str, face: Face, face_size: float, width: float) -> list[str]:
        return break_lines(text, lambda piece: face.width(piece, face_size), width)

    particulars = tuple(_particulars(form, faces.body, size))
    right = max((faces.body.width(value, size) for _, value in particulars), default=0.0)
    right += (_LABEL_EMS + 1) * size if particulars else 0.0
    between = paper.text_width - 2 * right - 4 * size
    title = break_evenly(
        form.title, lambda piece: faces.title.width(piece, paper.title_size), between, paper.title_size
    )
    office = lines(f"填表单位（盖章）：{form.office}", faces.body, size, paper.text_width - right - 2 * size)
    notes = [line for note in form.notes for line in lines(note, faces.table, _NOTE_SIZE, paper.text_width)]
    return Surroundings(
        paper,
        faces,
        tuple(title),
        form.period,
        tuple(office),
        particulars,
        right,
        tuple(notes),
        tuple(f"{signature.title}：{signature.printed}" for signature in form.signatures),
    )


def _particulars(form: FormPaper, face: Face, size: float) -> Iterator[tuple[str, str]]:
    for label, value in form.particulars:
        for number, line in enumerate(break_lines(value, lambda text: face.width(text, size), _VALUE_EMS * size)):
            yield ("" if number else label), line
