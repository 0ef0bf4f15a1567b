"""What of an HTML mail is hidden, by its attributes and its few style rules."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

_DECLARATION = re.compile(r"([a-z-]{1,40})\s{0,20}:\s{0,20}([^;]{1,200})")
_CLASS_RULE = re.compile(r"(?:^|[\s,}])[a-z0-9]{0,20}\.([\w-]{1,80})\s{0,20}(?=[,{]|$)", re.IGNORECASE)
_LENGTH = re.compile(r"(-?\d{0,6}(?:\.\d{1,6})?)\s{0,3}(px|pt|em|rem|%|)")
_PREVIEW_CLASS = re.compile(r"pre-?header|preview-?text|mcnpreviewtext|hidden-?preview", re.IGNORECASE)
_PREVIEW_LENGTH = 60  # a class name is never longer
_MAX_STYLE_SHEET = 100_000


@dataclass(frozen=True, slots=True)
class Look:
    """What an element inherits. A size of nothing and `visibility` can be undone further in; the rest cannot."""

    tiny: bool = False
    invisible: bool = False
    keeps_lines: bool = False

    @property
    def is_visible(self) -> bool:
        return not (self.tiny or self.invisible)

    def inside(self, tag: str, attributes: Mapping[str, str | None], hidden: frozenset[str]) -> "Look | None":
        """How the content of such an element looks; None where all of it is hidden."""
        look = replace(self, keeps_lines=True) if tag == "pre" else self
        if not attributes:
            return look
        if "hidden" in attributes:
            return None
        style = _read_style((attributes.get("style") or "")[:3000].lower())
        classes = (attributes.get("class") or "")[:500].split()
        shown = style.get("display", "none") != "none"
        for name in classes:
            if name in hidden and not shown:
                return None
            if _PREVIEW_CLASS.fullmatch(name[:_PREVIEW_LENGTH]) and len(style) > 0 and _is_tiny(style):
                return None
        if not style:
            return look
        if _hides_all(style):
            return None
        if "font-size" in style:
            look = replace(look, tiny=_is_nothing(style["font-size"], most=1.0))
        if "visibility" in style:
            look = replace(look, invisible=style["visibility"] in ("hidden", "collapse"))
        if "white-space" in style:
            look = replace(look, keeps_lines=style["white-space"].startswith("pre"))
        return look


@lru_cache(maxsize=512)
def _read_style(text: str) -> Mapping[str, str]:
    return {name: value.replace("!important", "").strip() for name, value in _DECLARATION.findall(text)}


def _hides_all(style: Mapping[str, str]) -> bool:
    if style.get("display") == "none":
        return True
    if "opacity" in style and _is_nothing(style["opacity"], most=0.02):
        return True
    clipped = style.get("overflow", "") == "hidden"
    if clipped and any(
        _is_nothing(style[name], most=1.0) for name in ("max-height", "height", "max-width", "width") if name in style
    ):
        return True
    if "max-height" in style and _is_nothing(style["max-height"]) and _is_tiny(style):
        return True
    # mso-hide hides in Outlook alone; what has a look of its own (a button, say) is meant to be seen elsewhere.
    return style.get("mso-hide") == "all" and not any(
        name in style for name in ("display", "background", "background-color", "border", "padding")
    )


def _is_tiny(style: Mapping[str, str]) -> bool:
    return any(
        _is_nothing(style[name], most=1.0) for name in ("font-size", "line-height", "max-height") if name in style
    )


def _is_nothing(value: str, *, most: float = 0.0) -> bool:
    """Whether a length is at most `most` pixels; of a relative one only zero is nothing."""
    found = _LENGTH.fullmatch(value.strip())
    if not found or not found.group(1) or found.group(1) in "-.":
        return False
    number = float(found.group(1))
    return number <= (most if found.group(2) in ("px", "pt", "") else 0.0)


def hidden_classes(sheets: Iterable[str]) -> frozenset[str]:
    """Classes that a style sheet hides on every screen; rules for small screens or print say nothing of the text."""
    found: set[str] = set()
    for sheet in sheets:
        for selector, body in _rules(sheet[:_MAX_STYLE_SHEET]):
            style = _read_style(body[:3000].lower())
            if _hides_all(style) and "mso-hide" not in style:
                found.update(_CLASS_RULE.findall(selector[-2000:]))
    return frozenset(found)


def _rules(sheet: str) -> Iterable[tuple[str, str]]:
    """(selector, body) of the rules that stand outside @media and its like."""
    depth = 0
    selector = ""
    for piece in re.split(r"([{}])", sheet):
        if piece == "{":
            depth += 1
        elif piece == "}":
            depth = max(0, depth - 1)
            selector = "" if depth == 0 else selector
        elif depth == 0:
            selector = piece.strip()
        elif depth == 1 and not selector.startswith("@"):
            yield selector, piece
