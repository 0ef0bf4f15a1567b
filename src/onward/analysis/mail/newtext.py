"""What this sender wrote this time: quotes, forwarded mail, signature and footer taken off."""

import re
from dataclasses import dataclass

_QUOTE_START = re.compile(
    r"^(?:On .{4,120} wrote:|Am .{4,120} schrieb.{0,80}:|Le .{4,120} a écrit ?:|El .{4,120} escribió:|"
    r"Op .{4,120} schreef.{0,80}:|Em .{4,120} escreveu:|-{2,} ?(?:Original Message|Forwarded message|Ursprüngliche "
    r"Nachricht|Weitergeleitete Nachricht|Message d'origine|Mensaje original|Oorspronkelijk bericht).{0,40}|"
    r"_{20,}|Begin forwarded message:)\s*$",
    re.IGNORECASE,
)
_HEADER_LINE = re.compile(
    r"^\*?(?:From|Von|De|Van|Sent|Gesendet|Envoyé|Enviado|Verzonden|Date|Datum|To|An|Para|Aan|Subject|Betreff|Objet|"
    r"Asunto|Onderwerp|Assunto)\s?:\*?\s",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    r"^(?:(?:with )?(?:many |very )?(?:kind|best|warm|warmest|kindest|sincere)(?:est)?(?: regards| wishes)?|regards|"
    r"all the best|best|cheers|thanks(?: again)?|many thanks|thank you|yours (?:sincerely|faithfully|truly)|sincerely"
    r"(?: yours)?|warmly|take care|talk soon|speak soon|see you then|mit (?:freundlichen|besten|herzlichen) grüßen|"
    r"(?:viele|beste|liebe|freundliche|herzliche) grüße|mfg|cordialement|bien à vous|un saludo|saludos|atentamente|"
    r"met vriendelijke groet(?:en)?|groeten|atenciosamente|abraços)\s*[,.!]?\s*$",
    re.IGNORECASE,
)
_FOOTER = re.compile(
    r"unsubscribe|manage (?:your )?(?:preferences|notifications)|privacy (?:policy|notice)|this (?:e-?mail|message) "
    r"(?:and any|is (?:confidential|intended)|was sent|contains)|intended (?:only|solely) for|do not reply to this|"
    r"please do not reply|you are receiving this|you received this|all rights reserved|registered (?:in|office|charity)|"
    r"view (?:this email )?in (?:your )?browser|equal opportunit|powered by|abmelden|datenschutz|diese e-mail (?:ist|enthält)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NewText:
    """`body` is what was written now; `signature` the lines after the sign-off; `quoted` whether a reply hung below."""

    body: str
    signature: str
    quoted: bool


def split_new_text(text: str) -> NewText:
    lines = text.replace("\r\n", "\n").replace("\xa0", " ").split("\n")
    end, quoted = _quote_begins(lines)
    kept = [line for line in lines[:end] if not line.lstrip().startswith(">")]
    quoted = quoted or len(kept) < end
    body, signature = _split_signature(kept)
    return NewText(body=_without_footer(body), signature="\n".join(signature).strip(), quoted=quoted)


def _quote_begins(lines: list[str]) -> tuple[int, bool]:
    for index, line in enumerate(lines):
        stripped = line.strip()
        if _QUOTE_START.match(stripped[:300]) and any(rest.strip() for rest in lines[index + 1 :]):
            return index, True
        # "On Tuesday, 3 March, Dana Whitlock\n<dana@…> wrote:" broken over two lines.
        if stripped[:3] in ("On ", "Am ", "Le ", "El ", "Op ", "Em ") and index + 1 < len(lines):
            joined = f"{stripped} {lines[index + 1].strip()}"
            if len(joined) < 240 and _QUOTE_START.match(joined):
                return index, True
        headers = sum(bool(_HEADER_LINE.match(item.strip()[:40])) for item in lines[index : index + 5])
        if headers >= 3 and _HEADER_LINE.match(stripped[:40]):
            return index, True
    return len(lines), False


def _split_signature(lines: list[str]) -> tuple[list[str], list[str]]:
    for index, line in enumerate(lines):
        if line.rstrip() in ("--", "-- "):
            head, tail = _split_at_sign_off(lines[:index])
            return head, [*tail, *lines[index + 1 :]]
    return _split_at_sign_off(lines)


def _split_at_sign_off(lines: list[str]) -> tuple[list[str], list[str]]:
    """At the last sign-off that has text before it and only a few short lines after."""
    for index in range(len(lines) - 1, 0, -1):
        if _SIGN_OFF.match(lines[index].strip()[:60]):
            after = [line for line in lines[index + 1 :] if line.strip()]
            if any(line.strip() for line in lines[:index]) and len(after) <= 14:
                return lines[:index], lines[index + 1 :]
    return lines, []


def _without_footer(lines: list[str]) -> str:
    """Drops paragraphs of legal and list boilerplate from the end."""
    paragraphs = re.split(r"\n\s*\n", "\n".join(lines).strip())
    while len(paragraphs) > 1 and _FOOTER.search(paragraphs[-1][:2000]):
        paragraphs.pop()
    return "\n\n".join(paragraphs).strip()
