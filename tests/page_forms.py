"""The form of a page as a browser would send it."""

from html.parser import HTMLParser


class _Filled(HTMLParser):
    def __init__(self, *, with_script: bool) -> None:
        super().__init__()
        self.values: dict[str, str] = {}
        self._unseen = ("template", "noscript") if with_script else ("template",)
        self._depth = 0
        self._inside = False
        self._select = self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        if tag in self._unseen:
            self._depth += 1
        elif tag == "form":
            self._inside = known.get("method") == "post" and "data-submit-once" in known
        elif self._depth or not self._inside:
            return
        elif tag == "input":
            self._input(known)
        elif tag == "select":
            self._select = known["name"]
            self.values[self._select] = ""
        elif tag == "option" and self._select and "selected" in known:
            self.values[self._select] = known["value"]
        elif tag == "textarea":
            self._text = known["name"]
            self.values[self._text] = ""

    def _input(self, known: dict[str, str]) -> None:
        if known.get("type") not in ("checkbox", "radio") or "checked" in known:
            self.values[known["name"]] = known.get("value", "y")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unseen:
            self._depth -= 1
        elif tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._text = ""
        elif tag == "form":
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._text:
            self.values[self._text] += data


def form_values(page: str, *, with_script: bool = True) -> dict[str, str]:
    """Name and value of every field of the page's own form, as they stand; without script also the spare rows."""
    reader = _Filled(with_script=with_script)
    reader.feed(page)
    return {name: text.strip("\r\n") for name, text in reader.values.items()}
