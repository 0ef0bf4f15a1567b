"""HTML as it is written, before it is parsed: how deep it nests."""

import re

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
_ANY_TAG = re.compile(r"<[/!?a-zA-Z][^<>]{0,4000}>?")
# Never open for long: they have no content, or the parser closes them itself when the next one begins.
_SHALLOW = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li td th tr dt dd option thead tbody tfoot".split()
)


def within_depth(html: str, *, limit: int) -> str:
    """The HTML itself, or its bare words where elements nest deeper than `limit`.

    Parsers take time that grows with the square of the depth; no mail program writes what is refused here.
    """
    if html.count("<") <= limit:
        return html
    depth = 0
    open_tags: dict[str, int] = {}
    for found in _TAG.finditer(html):
        tag = found.group(2).lower()
        if tag in _SHALLOW:
            continue
        count = open_tags.get(tag, 0)
        if not found.group(1):
            open_tags[tag] = count + 1
            depth += 1
            if depth > limit:
                return _ANY_TAG.sub(" ", html)
        elif count:
            open_tags[tag] = count - 1
            depth -= 1
    return html
