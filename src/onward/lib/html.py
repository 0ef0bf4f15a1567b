"""HTML mail: made readable as text, and made safe to show."""

import re
from typing import TYPE_CHECKING

import nh3
from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_DROPPED = frozenset({"script", "style", "head", "title", "template", "noscript", "object", "svg", "iframe", "form"})
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|max-height\s*:\s*0(?![.\d])|"
    r"opacity\s*:\s*0(?![.\d])|mso-hide\s*:\s*all",
    re.IGNORECASE,
)
_PADDING = re.compile("[\u034f\u200b-\u200f\u2060-\u2064\ufeff\u00ad\u2007]+")
_MAX_NODES = 60_000


def html_to_text(html: str) -> str:
    """What a reader sees: block elements on their own lines, hidden ones dropped, quotes marked with "> "."""
    root = LexborHTMLParser(html).body
    if root is None:
        return ""
    lines = _Lines()
    budget = _MAX_NODES
    # An explicit stack: HTML of a hostile sender may nest deeper than Python recurses.
    stack: list[tuple[LexborNode | None, str]] = [(root, "open")]
    while stack and budget:
        node, step = stack.pop()
        if node is None:
            continue
        if step == "close":
            lines.close(node)
            continue
        budget -= 1
        if node.tag == "-text":
            lines.say(node.text_content or "")
            continue
        if node.tag in _DROPPED or node.tag.startswith(("-", "_")) or _is_hidden(node):
            continue
        lines.open(node)
        stack.append((node, "close"))
        children: list[LexborNode] = []
        child = node.child
        while child is not None and len(children) < _MAX_NODES:
            children.append(child)
            child = child.next
        stack += [(item, "open") for item in reversed(children)]
    return lines.text()


def _is_hidden(node: "LexborNode") -> bool:
    attributes = node.attributes
    if "hidden" in attributes:
        return True
    return bool(_HIDDEN.search((attributes.get("style") or "")[:2000]))


def _is_quote(node: "LexborNode") -> bool:
    return node.tag == "blockquote" or "gmail_quote" in (node.attributes.get("class") or "")


class _Lines:
    """Collects text into lines as blocks open and close."""

    def __init__(self) -> None:
        self.lines: list[str] = [""]
        self.quotes = 0

    def open(self, node: "LexborNode") -> None:
        if node.tag == "br":
            self.lines.append("")
        elif node.tag in _BLOCKS:
            self._break(blank=node.tag in ("p", "h1", "h2", "h3", "h4", "blockquote"))
        if node.tag == "li":
            self.lines[-1] += "- "
        if _is_quote(node):
            self.quotes += 1

    def close(self, node: "LexborNode") -> None:
        if _is_quote(node):
            self._break(blank=False)
            self.quotes -= 1
        elif node.tag in ("td", "th"):
            self.lines[-1] += " "
        elif node.tag in _BLOCKS:
            self._break(blank=node.tag in ("p", "h1", "h2", "h3", "h4"))

    def say(self, text: str) -> None:
        words = " ".join(_PADDING.sub("", text).split())
        if not words:
            if text and self.lines[-1] and not self.lines[-1].endswith(" "):
                self.lines[-1] += " "
            return
        current = self.lines[-1]
        if not current and self.quotes:
            current = "> " * self.quotes
        lead = " " if text[0].isspace() and current and not current.endswith(" ") else ""
        trail = " " if text[-1].isspace() else ""
        self.lines[-1] = current + lead + words + trail

    def _break(self, *, blank: bool) -> None:
        if self.lines[-1].strip():
            self.lines.append("")
        if blank and len(self.lines) > 1 and self.lines[-2].strip():
            self.lines.append("")

    def text(self) -> str:
        text = "\n".join(" ".join(line.split()) if not line.startswith(">") else line.rstrip() for line in self.lines)
        return re.sub(r"\n{3,}", "\n\n", text).strip()


_TAGS = {
    "a", "abbr", "b", "blockquote", "br", "caption", "center", "code", "dd", "del", "div", "dl", "dt", "em", "h1", "h2",
    "h3", "h4", "h5", "h6", "hr", "i", "ins", "li", "ol", "p", "pre", "s", "small", "span", "strong", "sub", "sup",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href", "title"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}}


def safe_html(html: str) -> str:
    """HTML that can only be read: no script, style, image, form or frame, and nothing that loads by itself."""
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
        strip_comments=True,
    )
