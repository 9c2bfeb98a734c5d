"""What is said: paragraphs, and the pieces of which their sentences are made. Plain values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a sentence.

    `figure_code` names the indicator or case set behind a number, so that a page can link it; `by` and `key` narrow it
    to a row of a breakdown, as in `sets.members`.
    """

    text: str
    figure_code: str | None = None
    by: str | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A heading and what is said under it.

    `part` is its code (wording/parts). `is_own`: in the office's own words; `fault`: why those are not used (Chinese),
    although the office has some.
    """

    title: str
    runs: tuple[Run, ...]
    part: str = ""
    is_own: bool = False
    fault: str = ""

    @property
    def text(self) -> str:
        """The sentences as plain text, for paper."""
        return "".join(run.text for run in self.runs)
