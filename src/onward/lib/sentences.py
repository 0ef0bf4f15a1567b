"""Sentences of a text with their place, and the scopes that turn a cue round."""

import re
from dataclasses import dataclass

_END = re.compile(r"(?<=[.!?;])[\"”’')]*\s+|\n\s*\n|\n(?=\s*[-•*]\s)|\n(?=[A-Z])")

# What is only supposed, asked or still to come decides nothing.
CONDITION = re.compile(
    r"\b(?:(?:even|also|including|tell you|know) (?:if|when)|if (?:you|your|we|the|this|it|not|un|there|for any|selected|successful|shortlisted)|should (?:you|your|we|there|"
    r"the)|unless|in case|in the event|whether (?:or not|you|your|we)|until|either way|would (?:have|be) (?:been )?|"
    r"before (?:the|it|this) (?:position|role|job|it)|falls? (?:you|sie|ihre)|sollten? (?:sie|wir|ihre)|wenn (?:sie|wir)|"
    r"falls\b|si (?:vous|votre|usted|tu|su|no)|als (?:je|u|uw)|se (?:você|sua|não)|may (?:not )?be|might (?:not )?be|"
    r"not yet|haven't yet|have not yet|noch nicht)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def is_conditional(self) -> bool:
        return bool(CONDITION.search(self.text[:1000]))


def sentences_of(text: str) -> list[Sentence]:
    """Sentences and list items, stripped, with their offset into the text."""
    found: list[Sentence] = []
    position = 0
    for match in [*_END.finditer(text), None]:
        end = match.start() if match else len(text)
        piece = text[position:end]
        stripped = piece.strip()
        if stripped:
            found.append(Sentence(stripped, position + piece.index(stripped)))
        position = match.end() if match else end
    return found
