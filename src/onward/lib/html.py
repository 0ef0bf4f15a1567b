"""HTML mail made readable as text (and, by `safe_html`, safe to show)."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from .html_styles import Look, hidden_classes
from .html_tags import within_depth
from .safe_html import safe_html
from .text import clean, drop_padding

__all__ = ["html_to_text", "safe_html"]

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_DROPPED = frozenset(
    "script style head title template noscript object svg math iframe canvas audio video select textarea datalist".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody tfoot thead tr ul".split()
)
_SPACED = frozenset("p h1 h2 h3 h4 h5 h6 blockquote pre ul ol dl table hr".split())
# What mail programs wrap around the message that is answered.
_QUOTE_CLASSES = frozenset(
    "gmail_quote gmail_quote_container yahoo_quoted protonmail_quote moz-cite-prefix tutanota_quote zmail_extra "
    "zmail_extra_hr outlookmessageheader mailquote wordsection1quote apple-mail-quote".split()
)
_QUOTE_IDS = frozenset({"isforwardcontent", "mail-editor-reference-message-container", "reply-intro", "qt"})
# Outlook marks only the place: all that follows is the message that is answered.
_QUOTE_FOLLOWS = frozenset({"divrplyfwdmsg", "appendonsend", "stopspelling"})
_INDENT_ONLY = re.compile(r"border(?:-left)?\s{0,3}:\s{0,3}(?:none|0)", re.IGNORECASE)
_MAX_CHARS = 2_000_000
_MAX_NODES = 100_000
_MAX_DEPTH = 400


def html_to_text(html: str, *, show_link: Callable[[str], bool] | None = None) -> str:
    """What a reader sees: a line for each block, table row and list item; hidden elements dropped.

    What is quoted begins with "> ". Links give their text, and after it <URL> where `show_link(url)` is true.
    Past 2 million characters or 100,000 elements the rest is left out.
    """
    html = within_depth(clean(html[:_MAX_CHARS]), limit=_MAX_DEPTH)
    parser = LexborHTMLParser(html)
    if parser.body is None:
        return ""
    hidden = (
        hidden_classes(node.text() for node in parser.css("style")[:20]) if "<style" in html.lower() else frozenset()
    )
    lines = _walk(parser.body, hidden, show_link, mark_quotes=True)
    if not lines.said_own and lines.said_quoted:
        # All of it stands in a quote: then it is a way of setting text, or a bare forward, and not an answer.
        lines = _walk(parser.body, hidden, show_link, mark_quotes=False)
    return lines.text() or "\n".join(lines.alternatives)


def _walk(
    root: "LexborNode", hidden: frozenset[str], show_link: Callable[[str], bool] | None, *, mark_quotes: bool
) -> "_Lines":
    lines = _Lines(show_link)
    budget = _MAX_NODES
    # An explicit stack: HTML of a hostile sender may nest deeper than Python recurses.
    stack: list[tuple[LexborNode, Look, int]] = [(root, Look(), _OPEN)]
    while stack and budget:
        node, look, step = stack.pop()
        tag = node.tag or ""
        if step != _OPEN:
            lines.close(node, tag, quoted=step == _CLOSE_QUOTE)
            continue
        budget -= 1
        if tag == "-text":
            if look.is_visible:
                lines.say(node.text_content or "", keep_lines=look.keeps_lines)
            continue
        if tag in _DROPPED or tag[:1] in "-_!":
            continue
        attributes = node.attributes
        inner = look.inside(tag, attributes, hidden) if attributes else look.inside(tag, {}, hidden)
        if inner is None:
            continue
        quoted = mark_quotes and _is_quote(tag, attributes)
        if mark_quotes and (attributes.get("id") or "").lower().removeprefix("x_") in _QUOTE_FOLLOWS:
            lines.quote_the_rest()
        lines.open(node, tag, attributes, quoted=quoted)
        stack.append((node, inner, _CLOSE_QUOTE if quoted else _CLOSE))
        children: list[LexborNode] = []
        child = node.child
        while child is not None and len(children) < _MAX_NODES:
            children.append(child)
            child = child.next
        stack += [(item, inner, _OPEN) for item in reversed(children)]
    return lines


_OPEN, _CLOSE, _CLOSE_QUOTE = range(3)


def _is_quote(tag: str, attributes: dict[str, str | None]) -> bool:
    classes = (attributes.get("class") or "").lower().split()
    if any(name.removeprefix("x_") in _QUOTE_CLASSES for name in classes):
        return True
    if (attributes.get("id") or "").lower() in _QUOTE_IDS or (attributes.get("name") or "") == "messageReplySection":
        return True
    # The "indent" button of web mail writes a blockquote without a line at its left.
    return tag == "blockquote" and not (
        "type" not in attributes
        and "cite" not in attributes
        and _INDENT_ONLY.search((attributes.get("style") or "")[:500])
    )


class _Lines:
    """Collects text into lines as elements open and close."""

    def __init__(self, show_link: Callable[[str], bool] | None) -> None:
        self.alternatives: list[str] = []
        self.said_own = False
        self.said_quoted = False
        self._done: list[str] = []
        self._current: list[str] = []
        self._gap = False  # white space is due before the next word
        self._prefix = ""  # the bullet or number of a list item that has not said anything yet
        self._quotes = 0
        self._rest_quoted = False
        self._lists: list[int | None] = []
        self._show_link = show_link

    def quote_the_rest(self) -> None:
        self._break(blank=True)
        self._rest_quoted = True

    def open(self, node: "LexborNode", tag: str, attributes: dict[str, str | None], *, quoted: bool) -> None:
        if tag == "br":
            self._end_line(keep_empty=True)
        elif tag in _BLOCKS or quoted:
            self._break(blank=tag in _SPACED or quoted)
        elif tag in ("td", "th"):
            self._gap = True
        elif tag == "img":
            alternative = " ".join((attributes.get("alt") or "").split())[:200]
            if alternative and len(self.alternatives) < 50:
                self.alternatives.append(alternative)
        if tag in ("ul", "ol"):
            self._lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            self._prefix = self._bullet()
        if quoted:
            self._quotes += 1

    def close(self, node: "LexborNode", tag: str, *, quoted: bool) -> None:
        if quoted:
            self._break(blank=True)
            self._quotes -= 1
        elif tag in ("td", "th"):
            self._gap = True
        elif tag == "a":
            self._link(node)
        elif tag in _BLOCKS:
            self._break(blank=tag in _SPACED)
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()

    def say(self, text: str, *, keep_lines: bool) -> None:
        if not text:
            return
        if keep_lines and "\n" in text:
            first, *others = text.split("\n")
            self._words(first)
            for line in others:
                self._end_line(keep_empty=True)
                self._words(line)
            return
        self._words(text)

    def text(self) -> str:
        self._break(blank=False)
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self._done)).strip("\n")

    def _words(self, text: str) -> None:
        words = drop_padding(text).split()
        if not words:
            self._gap = self._gap or bool(text)
            return
        if self._prefix:
            self._current.append(self._prefix)
            self._prefix = ""
        elif self._current and (self._gap or text[0].isspace()):
            self._current.append(" ")
        self._current.append(" ".join(words))
        self._gap = text[-1].isspace()
        if self._quotes or self._rest_quoted:
            self.said_quoted = True
        else:
            self.said_own = True

    def _link(self, node: "LexborNode") -> None:
        href = (node.attributes.get("href") or "").strip()[:2000]
        if href and self._show_link is not None and self._show_link(href) and "".join(href.split()) == href:
            said = "".join(self._current[-3:])
            if href not in said:
                self._words(f" <{href}> ")

    def _bullet(self) -> str:
        if not self._lists or self._lists[-1] is None:
            return "- "
        self._lists[-1] += 1
        return f"{self._lists[-1]}. "

    def _break(self, *, blank: bool) -> None:
        if self._current:
            self._end_line(keep_empty=False)
        self._gap = False
        if blank and self._done and self._done[-1]:
            self._done.append("")

    def _end_line(self, *, keep_empty: bool) -> None:
        line = "".join(self._current)
        self._current = []
        self._gap = False
        if line:
            self._done.append("> " * min(self._quotes + self._rest_quoted, 5) + line)
        elif keep_empty and self._done and not self._prefix:
            self._done.append("")
