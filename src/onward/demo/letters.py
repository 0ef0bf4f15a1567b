"""From a story file to a message as a mail server would have delivered it. The format is told in README.md."""

import base64
import quopri
import re
import shlex
from dataclasses import dataclass
from datetime import date
from email.header import Header
from email.utils import formataddr, getaddresses

from .dates import fill

_ADDRESS_HEADERS = frozenset({"from", "to", "cc", "reply-to", "sender"})
_PART = re.compile(r"^#part ([^\n]{1,300})\n", re.MULTILINE)


class BadLetter(ValueError):
    """A story file cannot be read."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """How one body travels."""

    media_type: str
    charset: str
    cte: str
    options: dict[str, str]


def _shape(words: list[str], media_type: str) -> _Shape:
    options = dict(word.split("=", 1) for word in words)
    return _Shape(options.pop("type", media_type), options.pop("charset", "utf-8"), options.pop("cte", "8bit"), options)


def _encode(text: str, shape: _Shape) -> bytes:
    data = text.encode(shape.charset)
    if shape.cte == "base64":
        return base64.encodebytes(data)
    if shape.cte == "quoted-printable":
        return quopri.encodestring(data)
    if shape.cte == "7bit" and not data.isascii():
        raise BadLetter("a 7bit body holds other characters")
    return data


def _content_headers(shape: _Shape) -> str:
    content_type = shape.media_type
    if shape.media_type.startswith("text/"):
        content_type += f"; charset={shape.charset}"
    for option in ("method", "format"):
        if option in shape.options:
            content_type += f"; {option}={shape.options[option]}"
    lines = ""
    if name := shape.options.get("name"):
        content_type += f';\n name="{name}"'
        lines = f'Content-Disposition: attachment;\n filename="{name}"\n'
    return f"Content-Type: {content_type}\nContent-Transfer-Encoding: {shape.cte}\n{lines}"


def _encode_header(name: str, value: str, charset: str) -> str:
    if value.isascii():
        return f"{name}: {value}\n"
    if name.lower() in _ADDRESS_HEADERS:
        pairs = getaddresses([value])
        return f"{name}: " + ", ".join(formataddr(pair, charset) for pair in pairs) + "\n"
    return f"{name}: {Header(value, charset, header_name=name).encode()}\n"


def _split_parts(body: str) -> list[tuple[_Shape, str]]:
    pieces = _PART.split(body)
    parts = []
    for told, text in zip(pieces[1::2], pieces[2::2], strict=True):
        media_type, *words = shlex.split(told)
        parts.append((_shape(words, media_type), text))
    if pieces[0].strip() or not parts:
        raise BadLetter("a letter in parts starts with #part")
    return parts


def render_letter(source: str, today: date, *, boundary: str) -> bytes:
    """The raw message, dates filled in for `today`. Lines end in LF unless the file says `eol=crlf`."""
    words: list[str] = []
    if source.startswith("#!"):
        told, _, source = source.partition("\n")
        words = shlex.split(told[2:])
    head, found, body = fill(source, today).partition("\n\n")
    if not found:
        raise BadLetter("no empty line after the headers")
    shape = _shape(words, "text/plain")
    headers = ""
    for line in re.sub(r"\n[ \t]+", " ", head).split("\n"):
        name, _, value = line.partition(": ")
        headers += _encode_header(name, value, shape.charset)
    if kind := shape.options.get("multipart"):
        mark = f"=_{boundary}"
        content = b""
        for part, text in _split_parts(body):
            eol_text = text.replace("\n", "\r\n") if part.media_type == "text/calendar" else text
            content += f"--{mark}\n{_content_headers(part)}\n".encode() + _encode(eol_text, part) + b"\n"
        content += f"--{mark}--\n".encode()
        headers += f'MIME-Version: 1.0\nContent-Type: multipart/{kind};\n boundary="{mark}"\n'
    else:
        content = _encode(body, shape)
        if shape.options.get("mime") != "none":
            headers += "MIME-Version: 1.0\n" + _content_headers(shape)
    raw = headers.encode("utf-8") + b"\n" + content
    if shape.options.get("eol") == "crlf":
        raw = raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    return raw
