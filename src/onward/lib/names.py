"""Names of firms and people, as they are compared."""

import re
import unicodedata

_LEGAL_FORMS = frozenset(
    "inc incorporated llc llp ltd limited plc corp corporation co company gmbh ag kg kgaa se ug ev sa sas sarl srl spa "
    "bv nv vof oy oyj ab as aps pty pvt sl slu lda ltda eirl".split()
)


def fold_name(name: str) -> str:
    """NFKC, no case, no punctuation, no legal form at the end ("Bell & Finch Ltd." is "bell and finch")."""
    text = unicodedata.normalize("NFKC", name).casefold().replace("&", " and ")
    words = re.findall(r"\w+", text.replace("'", "").replace("’", ""))
    while len(words) > 1 and words[-1] in _LEGAL_FORMS:
        words.pop()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)
