"""The parts a note should have, by its kind."""

import re
from collections.abc import Sequence

from onward.domain.labels import MissingPart, NoteKind

_ALL = (
    MissingPart.THANKS_FOR_TIME,
    MissingPart.KEEP_IN_MIND,
    MissingPart.SPECIFIC_REFERENCE,
    MissingPart.GREETING_BY_NAME,
    MissingPart.SIGN_OFF,
)
_BUT_MIND = tuple(part for part in _ALL if part is not MissingPart.KEEP_IN_MIND)
REQUIRED: dict[NoteKind, tuple[MissingPart, ...]] = {
    NoteKind.THANK_YOU_AFTER_REJECTION: _ALL,
    NoteKind.THANK_YOU_AFTER_INTERVIEW: _BUT_MIND,
    NoteKind.FEEDBACK_REQUEST: _BUT_MIND,
    NoteKind.FOLLOW_UP: (MissingPart.GREETING_BY_NAME, MissingPart.SPECIFIC_REFERENCE, MissingPart.SIGN_OFF),
}
_THANKS = re.compile(
    r"\b(?:thank(?:s| you)?|grateful|appreciate)\b[^.!?\n]{0,70}\b(?:time|interview|conversation|talk|meeting|hour|visit|call|chat|help|seeing me|showing|being part|speaking|walking|day|morning|afternoon)",
    re.IGNORECASE,
)
_MIND = re.compile(
    r"\b(?:keep me in mind|thought of me|think of me|hear of it|in touch|hear (?:about|of|from you)|(?:similar|another|future|other|next) (?:post|role|opening|position|vacanc|opportunit|chance)|opens? (?:up )?(?:at|again)|come(?:s)? up|be considered again|apply again|looking again|welcome)",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^\s*(?:dear|hello|hi|hey|good (?:morning|afternoon|evening)|thank you,?)\s+(?:(?:mr|mrs|ms|dr|prof)\.? )?([A-ZÀ-Þ][\w’'-]+)|^\s*([A-ZÀ-Þ][\w’'-]+)\s*,\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_REFERENCE = re.compile(
    r"\b(?:when (?:you|we)|you (?:told|said|mentioned|showed|described|asked|explained)|we (?:talked|spoke|discussed)|your (?:story|idea|question|plan|reading|garden|ward|class|workshop|description|advice about)|our (?:talk|conversation) (?:about|on)|talk(?:ed|ing)? about|hearing about|the way (?:you|your)|what you (?:told|said|wrote|do))\b",
    re.IGNORECASE,
)
_COMMON = frozenset(
    "about above after again also always because been before being between both could during each from have having here into just more most much only other over same should some such than that their them then there these they this those through under until very were what when where which while will with would your yours time thank interview role post position team good best kind regards".split()
)
_WORD = re.compile(r"[^\W\d_][\w’'-]{3,}")
_NAMES_TO_SKIP = frozenset(
    {"sir", "madam", "hiring", "team", "all", "recruiter", "manager", "there", "everyone", "panel"}
)


def missing_parts(
    text: str, *, kind: NoteKind, recipient: str | None, facts: Sequence[str] | None
) -> tuple[MissingPart, ...]:
    required = REQUIRED.get(kind, ())
    present = {
        MissingPart.THANKS_FOR_TIME: bool(_THANKS.search(text)),
        MissingPart.KEEP_IN_MIND: bool(_MIND.search(text)),
        MissingPart.SPECIFIC_REFERENCE: has_reference(text, facts),
        MissingPart.GREETING_BY_NAME: greets_by_name(text, recipient),
        MissingPart.SIGN_OFF: has_sign_off(text),
    }
    return tuple(part for part in required if not present[part])


def has_reference(text: str, facts: Sequence[str] | None) -> bool:
    """Two content words of one known detail, or one rare one; without details, words that point at the conversation."""
    words = _content(text)
    for fact in facts or ():
        wanted = _content(fact)
        shared = wanted & words
        if len(shared) >= 2 or (len(wanted) <= 2 and shared):
            return True
    return not facts and bool(_REFERENCE.search(text))


def _content(text: str) -> set[str]:
    return {
        word.casefold().removesuffix("’s").removesuffix("'s").rstrip("s")
        for word in _WORD.findall(text)
        if word.casefold() not in _COMMON
    }


def greets_by_name(text: str, recipient: str | None) -> bool:
    found = _GREETING.search(text[:300])
    if found is None:
        return False
    name = (found.group(1) or found.group(2)).casefold()
    if name in _NAMES_TO_SKIP:
        return False
    return recipient is None or not recipient.strip() or name in recipient.casefold()


def has_sign_off(text: str) -> bool:
    """A last line of one to three words, each with a capital: a name."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    if len(lines) < 2:
        return False
    words = lines[-1].rstrip(".").split()
    return (
        1 <= len(words) <= 4 and all(word[:1].isupper() for word in words) and not lines[-1].endswith((",", "?", "!"))
    )
