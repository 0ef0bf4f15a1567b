"""The guard: what a note says about whom, sentence by sentence, and what is missing from it. See docs/algorithms/guard.md."""

import re
from collections.abc import Sequence

from onward.domain.evidence import Code
from onward.domain.labels import NoteKind, SignalKind, Verdict
from onward.domain.notes import NoteReading, Signal
from onward.lib.language import language_of
from onward.lib.sentences import Sentence, sentences_of

from . import checklist
from .signals import SIGNALS, Rule

_STOPS = frozenset(
    {
        SignalKind.BLAME_INTERVIEWER, SignalKind.BLAME_COMPANY, SignalKind.BLAME_QUESTIONS, SignalKind.INSULT,
        SignalKind.SARCASM, SignalKind.COMPARISON, SignalKind.ULTIMATUM, SignalKind.CONFIDENTIAL,
        SignalKind.DISPARAGE_FORMER_EMPLOYER,
    }
)  # fmt: skip
_PRESSURE = frozenset({SignalKind.GUILT, SignalKind.REVERSE_DECISION, SignalKind.PLEADING})
_MANY_WORDS = 180
_QUOTED = re.compile(r"[“\"][^”\"\n]{3,300}[”\"]")
_DEMAND = re.compile(
    r"\b(?:you owe|i expect|i demand|i insist|at (?:the very )?least (?:you|i)|you must|you need to|i deserve)\b",
    re.IGNORECASE,
)
_ASK = re.compile(r"\?")


def read_note(
    text: str, *, kind: NoteKind, recipient: str | None, facts: Sequence[str] | None, audience: str | None = None
) -> NoteReading:
    """Verdict None where the language is not English: it is not checked, and never called fine."""
    words = len(text.split())
    language = language_of(text)
    if language != "en":
        return NoteReading(None, (), (), words, language, unsupported=True)
    friend = kind is NoteKind.MESSAGE_TO_FRIEND or audience == "friend"
    signals = [
        signal for sentence in sentences_of(text) for signal in _signals_in(sentence, text, friend=friend, kind=kind)
    ]
    signals += _whole(text, words, kind=kind)
    unique = {(signal.kind, signal.start, signal.end): signal for signal in signals}
    ordered = tuple(sorted(unique.values(), key=lambda signal: (signal.start, signal.kind.value)))
    missing = checklist.missing_parts(text, kind=kind, recipient=recipient, facts=facts)
    return NoteReading(_verdict(ordered, text), ordered, missing, words, language)


def _signals_in(sentence: Sentence, text: str, *, friend: bool, kind: NoteKind) -> list[Signal]:
    # What is quoted is somebody else's word; it is taken out of the reading, not out of the offsets.
    masked = _QUOTED.sub(lambda match: " " * len(match.group(0)), sentence.text)
    found = []
    for rule in SIGNALS:
        if friend and rule.venting:
            continue
        if rule.only is not None and kind not in rule.only:
            continue
        match = rule.pattern.search(masked)
        if match is None or (rule.unless is not None and rule.unless.search(masked)):
            continue
        start, end = sentence.start + match.start(), sentence.start + match.end()
        found.append(_signal(rule, text, start, end))
    return found


def _signal(rule: Rule, text: str, start: int, end: int) -> Signal:
    return Signal(rule.kind, text[start:end], start, end, Code(rule.kind.value), rule.instead)


def _whole(text: str, words: int, *, kind: NoteKind) -> list[Signal]:
    found = []
    if words > _MANY_WORDS and kind is not NoteKind.MESSAGE_TO_FRIEND:
        found.append(Signal(SignalKind.TOO_LONG, text[:40], 0, min(40, len(text)), Code("too_long", {"words": words})))
    asks = [match.start() for match in _ASK.finditer(text)]
    if len(asks) > 1 and kind in (NoteKind.FEEDBACK_REQUEST, NoteKind.THANK_YOU_AFTER_REJECTION, NoteKind.FOLLOW_UP):
        found.append(Signal(SignalKind.MANY_ASKS, "?", asks[1], asks[1] + 1, Code("many_asks")))
    return found


def _verdict(signals: Sequence[Signal], text: str) -> Verdict:
    kinds = {signal.kind for signal in signals}
    if SignalKind.DISCRIMINATION in kinds:
        return Verdict.ROUTE
    if kinds & _STOPS or (kinds & _PRESSURE and _DEMAND.search(text)):
        return Verdict.STOP
    return Verdict.SUGGEST if kinds else Verdict.OK
