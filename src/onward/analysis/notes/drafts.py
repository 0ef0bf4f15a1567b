"""Drafts of notes: every one carries a detail that is known of that person alone, or is not written at all."""

import random
import re
from collections import Counter
from collections.abc import Sequence

from onward.domain.evidence import Code
from onward.domain.labels import NoteKind, Role
from onward.domain.notes import Draft, DraftQuestion, KnownDetail, Recipient

from . import grammar
from .context import NoteContext

_NEEDS_DETAIL = frozenset({NoteKind.THANK_YOU_AFTER_REJECTION, NoteKind.THANK_YOU_AFTER_INTERVIEW})


def compose(
    recipients: Sequence[Recipient], *, kind: NoteKind, context: NoteContext, seed: int
) -> tuple[Draft | DraftQuestion, ...]:
    """One result per recipient, in order. The same input and seed give the same words."""
    shared = Counter(_folded(detail) for recipient in recipients for detail in _distinct(recipient.details))
    parts = grammar.parts_for(kind)
    decks = {name: random.Random(f"{seed}:{name}").sample(lines, len(lines)) for name, lines in parts.items()}  # noqa: S311
    results: list[Draft | DraftQuestion] = []
    for index, recipient in enumerate(recipients):
        own = [detail for detail in _distinct(recipient.details) if shared[_folded(detail)] == 1]
        if kind in _NEEDS_DETAIL and not own:
            results.append(
                DraftQuestion(recipient.id, kind, Code("what_did_you_talk_about", {"name": _first(recipient.name)}))
            )
            continue
        results.append(_draft(recipient, own[:1], decks, index, kind=kind, context=context))
    return tuple(results)


def _draft(
    recipient: Recipient,
    details: Sequence[KnownDetail],
    decks: dict[str, list[str]],
    index: int,
    *,
    kind: NoteKind,
    context: NoteContext,
) -> Draft:
    def pick(name: str) -> str:
        # Each recipient takes the next card of every deck, so no two notes of a set share a sentence while it lasts.
        return decks[name][index % len(decks[name])]

    values = {
        "name": _first(recipient.name),
        "employer": context.employer or "your team",
        "role": context.role_title or "the role",
        "seeker": context.seeker or "[your name]",
        "thanks": grammar.THANKS_BY_ROLE.get(recipient.role, grammar.THANKS_BY_ROLE[Role.OTHER])[
            index % len(grammar.THANKS_BY_ROLE[Role.OTHER])
        ],
        "detail": weave(details[0]) if details else "",
    }
    paragraphs = [
        "\n".join(line.format(**values) for line in group)
        if len(group) == 1
        else " ".join(line.format(**values) for line in group)
        for group in grammar.layout_for(kind, has_detail=bool(details), pick=pick)
    ]
    text = "\n\n".join(paragraphs)
    subject = grammar.SUBJECTS[kind].format(**values)
    return Draft(recipient.id, kind, subject, text, tuple(details))


def weave(detail: KnownDetail) -> str:
    """The detail as words that can follow "what stayed with me:". A note keeps its words, turned towards the reader."""
    text = " ".join(detail.text.split()).rstrip(" .;,!")
    if detail.source == "mail":
        # Their own sentence turned round would put words in their mouth: it is named as what they wrote.
        return f"what you wrote to me, “{text}”"
    for pattern, replacement in _TURNS:
        text = re.sub(pattern, replacement, text)
    if text[:1].isupper() and text[1:2].islower() and text.split()[0] in _LOWERED:
        text = text[0].lower() + text[1:]
    return text


_TURNS = (
    (r"\b([Ss])he (?:told|asked|showed) me\b", r"what you told me"),
    (r"\b[Hh]e (?:told|asked|showed) me\b", "what you told me"),
    (r"^(?:told|asked|showed) me (?:about )?", "what you said about "),
    (r"\b(?:[Ss]he|[Hh]e) is\b", "you are"),
    (r"\b(?:[Ss]he|[Hh]e) was\b", "you were"),
    (r"\b(?:[Ss]he|[Hh]e) has\b", "you have"),
    (r"\b(?:[Ss]he|[Hh]e) (\w{3,}[^s\W])s\b(?!’)", r"you \1"),
    (r"\b(?:[Hh]er|[Hh]is)(?= \w)", "your"),
    (r"\b(?:[Ss]he|[Hh]e)\b", "you"),
    (r"\b[Hh]im\b", "you"),
    (r"\bwhat you told me about about\b", "what you told me about"),
)
_LOWERED = frozenset(
    "The A An How What Why When Where Your You That This Our My Running Building Setting Getting".split()
)


def _distinct(details: Sequence[KnownDetail]) -> list[KnownDetail]:
    return list({_folded(detail): detail for detail in details}.values())


def _folded(detail: KnownDetail) -> str:
    return " ".join(detail.text.casefold().split()).rstrip(" .")


def _first(name: str) -> str:
    words = [word for word in name.split() if word.rstrip(".").lower() not in ("dr", "mr", "mrs", "ms", "prof")]
    return words[0] if words else name
