"""HTML mail made safe to show in a frame of its own."""

import re

import nh3

from .html_tags import within_depth
from .text import clean

_MAX_CHARS = 2_000_000
_MAX_DEPTH = 400
_MAX_ENTITIES = 40_000
_TAGS = {
    "a", "abbr", "address", "b", "big", "blockquote", "br", "caption", "center", "code", "col", "colgroup", "dd", "del",
    "div", "dl", "dt", "em", "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "ins", "li", "ol", "p", "pre", "q",
    "s", "small", "span", "strike", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "tt",
    "u", "ul",
}  # fmt: skip
# Dropped with what is inside them; other unknown elements lose only their tags.
_EMPTIED = {
    "script", "style", "title", "template", "noscript", "svg", "math", "object", "applet", "iframe", "frame", "frameset",
    "audio", "video", "canvas", "select", "textarea", "datalist", "xml",
}  # fmt: skip
_ALIGNED = {"align", "valign", "dir", "style"}
_CELL = {"colspan", "rowspan", "width", "bgcolor", "nowrap"}
_ATTRIBUTES = {
    "*": _ALIGNED, "a": {"href", "title"}, "td": _CELL, "th": _CELL, "table": {"border", "cellpadding", "cellspacing",
    "width", "bgcolor"}, "tr": {"bgcolor"}, "col": {"width"}, "ol": {"start", "type"}, "font": {"color", "size"},
}  # fmt: skip
_PROPERTIES = frozenset(
    "color background-color font-weight font-style font-size font-family text-align text-decoration line-height "
    "vertical-align white-space margin margin-top margin-right margin-bottom margin-left padding padding-top "
    "padding-right padding-bottom padding-left border border-top border-right border-bottom border-left border-color "
    "border-style border-width border-collapse border-spacing border-radius width max-width list-style-type direction "
    "display visibility opacity overflow height max-height".split()
)
# Nothing with a bracket, a backslash or an at sign: so no url(), no expression(), no escapes.
_PLAIN_VALUE = re.compile(r"[\w#%.,'\"! -]{1,200}")
_RGB = re.compile(r"rgba?\([\d\s.,%]{1,60}\)")


def safe_html(html: str) -> str:
    """HTML that can only be read: no script, image, form or frame, and nothing that loads by itself.

    Links keep http, https and mailto addresses and open without telling where they were. What the mail hides stays
    hidden. To be shown in a sandboxed frame all the same.
    """
    html = within_depth(_few_entities(clean(html[:_MAX_CHARS])), limit=_MAX_DEPTH)
    return nh3.clean(
        html,
        tags=_TAGS,
        clean_content_tags=_EMPTIED,
        attributes=_ATTRIBUTES,
        attribute_filter=_filtered,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
        strip_comments=True,
    )


def _few_entities(html: str) -> str:
    """The sanitiser takes time that grows with the square of the number of entities; past all use they lose their &."""
    if html.count("&") <= _MAX_ENTITIES:
        return html
    parts = html.split("&", _MAX_ENTITIES)
    return "&".join(parts[:-1]) + parts[-1].replace("&", "")


def _filtered(tag: str, name: str, value: str) -> str | None:
    if name == "style":
        return _plain_style(value) or None
    if name == "href":
        return value if value.strip().lower().startswith(("http://", "https://", "mailto:")) else None
    return value


def _plain_style(text: str) -> str:
    kept: list[str] = []
    for declaration in text[:5000].split(";"):
        name, _, value = declaration.partition(":")
        name, value = name.strip().lower(), value.strip()
        if name in _PROPERTIES and (_PLAIN_VALUE.fullmatch(value) or _RGB.fullmatch(value)):
            kept.append(f"{name}:{value}")
    return ";".join(kept)
