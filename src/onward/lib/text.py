"""Plain text: bytes made readable whatever their charset, and characters that nobody sees taken out."""

import codecs
import re

# Codecs Python knows that are no charsets of mail; some take quadratic time on hostile input.
_REFUSED = frozenset("idna punycode unicode_escape raw_unicode_escape undefined mbcs oem charmap palmos".split())
# What is declared as the first is read as the second, which has every character of it and those in real use.
_WIDER = {"iso8859-1": "cp1252", "latin-1": "cp1252", "ascii": "utf-8", "gb2312": "gb18030", "gbk": "gb18030",
          "shift_jis": "cp932", "euc_kr": "cp949", "big5": "cp950", "iso8859-9": "cp1254", "tis-620": "cp874"}  # fmt: skip
_ALIASES = {"unicode": "utf-8", "x-unknown": "utf-8", "unknown-8bit": "utf-8", "default": "utf-8", "x-sjis": "cp932",
            "iso-8859-8-i": "iso8859-8", "ansi": "cp1252", "x-mac-roman": "mac-roman", "cp-850": "cp850"}  # fmt: skip

_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_PADDING = re.compile("[\u00ad\u034f\u061c\u180e\u2007\u200b\u2060-\u2064\ufeff]")
# Joiners carry meaning inside words of some scripts and inside emoji; beside a space or another one they only pad.
_LOOSE_JOINERS = re.compile("(?<=[\\s\u200c-\u200f])[\u200c-\u200f]|[\u200c-\u200f](?=[\\s\u200c-\u200f]|$)")


def decode_bytes(data: bytes, charset: str | None) -> str:
    """Text of bytes whose charset may be missing, unknown or wrong: as declared, else UTF-8, else Windows-1252."""
    declared = _codec(charset)
    for name in dict.fromkeys((declared, "utf-8")):
        if name is None:
            continue
        try:
            return clean(data.decode(name))
        except (LookupError, UnicodeError, ValueError):
            continue
    # Cut in the middle of a character or damaged in one place: the declared charset still reads better than another.
    fallback = declared if declared and not declared.startswith(("cp125", "utf-8")) else _best_of_two(data)
    return clean(data.decode(fallback, "replace"))


def _best_of_two(data: bytes) -> str:
    """UTF-8 where it has characters above ASCII and at most a quarter of their bytes is broken, else Windows-1252."""
    sample = data[:100_000]
    # Not final: a character cut off at the end of the text does not count as broken.
    text = codecs.getincrementaldecoder("utf-8")("replace").decode(sample, final=False)
    broken = text.count("\ufffd")
    high = sum(byte > 0x7F for byte in sample)
    return (
        "utf-8" if broken * 4 <= high and len(text) > broken and not text.replace("\ufffd", "").isascii() else "cp1252"
    )


def _codec(charset: str | None) -> str | None:
    if not charset:
        return None
    name = charset.strip().strip("\"'").lower()[:60]
    try:
        info = codecs.lookup(_ALIASES.get(name, name))
    except (LookupError, ValueError, UnicodeError):
        return None
    if info.name.replace("-", "_") in _REFUSED or not getattr(info, "_is_text_encoding", True):
        return None
    return _WIDER.get(info.name, info.name)


def clean(text: str) -> str:
    """Text any store can keep: LF line ends, no control characters but tab and page feed, no half characters."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _CONTROL.sub("", text)
    return _SURROGATE.sub("�", text) if _SURROGATE.search(text) else text


def drop_padding(text: str) -> str:
    """Without the zero-width characters that fill the preview line of newsletters."""
    return _LOOSE_JOINERS.sub("", _PADDING.sub("", text))


def unfold_flowed(text: str, *, delete_space: bool = False) -> str:
    """Paragraphs of format=flowed text (RFC 3676) joined again; quotes keep their depth."""
    out: list[str] = []
    open_depth = -1
    for line in text.split("\n"):
        content = line.lstrip(">")
        depth = len(line) - len(content)
        content = content.removeprefix(" ")
        is_signature = content in ("-- ", "--")
        is_open = content.endswith(" ") and not is_signature
        said = content[:-1] if is_open and delete_space else content
        if out and open_depth == depth and not is_signature:
            out[-1] += said
        else:
            out.append((">" * depth + " " if depth else "") + said)
        open_depth = depth if is_open else -1
    return "\n".join(out)
