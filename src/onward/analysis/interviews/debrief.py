"""What to take away from an ended application, found only in the seeker's own notes and in words that name something."""

import re
from collections.abc import Sequence

from onward.analysis.feedback.boilerplate import own_words
from onward.domain.evidence import Code
from onward.domain.interviews import DebriefReading, Exchange, Finding, InterviewRecord, RejectionRecord
from onward.domain.labels import AskedBy
from onward.lib.sentences import sentences_of

_MOST = 6
_HARD = re.compile(
    r"\b(?:(?:i |my mind )?(?:went|drew a?) blank|(?:i )?(?:rambled|waffled|stumbled|mumbled|panicked|froze|babbled)|lost (?:my )?(?:thread|track)|"
    r"(?:couldn[’']t|could not|didn[’']t) (?:think of|come up with|find|have) (?:an? |any )?(?:\w+ )?(?:example|answer|case)|ran out of time|"
    r"too (?:long|vague|quick|fast|general)|(?:wish|should(?:[’']ve| have)|could have) (?:i )?(?:had |said|given|asked|mentioned|brought|prepared)|"
    r"didn[’']t (?:ask|mention|say|get to)|forgot to|struggled|not (?:a )?(?:good|great|strong) answer|nothing (?:specific|concrete))\b",
    re.IGNORECASE,
)
_WELL = re.compile(
    r"\b(?:went (?:really |very )?well|(?:she|he|they|\w+) (?:laughed|nodded|smiled|liked|loved|lit up|wrote (?:it|that) down|asked (?:me )?for more)|"
    r"felt (?:good|great|at ease|right)|(?:proud|pleased|happy) (?:of|with|about)|good (?:rapport|conversation|talk)|enjoyed|clicked)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:not|n[’']t|never|hardly|nobody|no one|no[-]?body)\b[^.!?]{0,25}$", re.IGNORECASE)
_TOO_WIDE = re.compile(
    r"\bi(?:[’']m| am) (?:just )?(?:no|not (?:a|an|cut out)|useless|hopeless)\b[^.!?\n]{0,40}|\bnot cut out for\b[^.!?\n]{0,40}|\bi (?:always|never) (?:mess|fail|get)\b[^.!?\n]{0,40}",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"\d|\b(?:last|when|once|one (?:day|time|afternoon|evening|morning)|that (?:day|week|year)|during|in (?:january|february|march|april|may|june|july|august|"
    r"september|october|november|december)|for example|for instance|because of)\b|(?<=[a-z,] )[A-Z][a-z]+",
)


def read_debrief(interviews: Sequence[InterviewRecord], *, rejection: RejectionRecord | None) -> DebriefReading:
    """At most six findings, what went well first. With no notes and no answers it asks, and finds nothing."""
    strengths: list[Finding] = []
    others: list[Finding] = []
    for interview in interviews:
        for finding in _in_notes(interview):
            (strengths if finding.strength else others).append(finding)
        for exchange in interview.exchanges:
            found = _in_answer(exchange)
            if found is not None:
                others.append(found)
    theirs = _theirs(rejection)
    noted = any(i.notes.strip() or any(e.answer.strip() for e in i.exchanges) for i in interviews)
    asks: list[Code] = []
    if not noted:
        asks.append(Code("ask_notes"))
    if not any(e.asked_by is AskedBy.THEM and e.answer.strip() for i in interviews for e in i.exchanges):
        asks.append(Code("ask_questions"))
    return DebriefReading(findings=tuple([*strengths[:2], *theirs[:1], *others][:_MOST]), asks=tuple(asks))


def _in_notes(interview: InterviewRecord) -> list[Finding]:
    found: list[Finding] = []
    for sentence in sentences_of(interview.notes):
        wide, hard, well = (p.search(sentence.text) for p in (_TOO_WIDE, _HARD, _WELL))
        if wide:
            found.append(Finding(Code("one_interview_is_no_verdict"), sentence.text, interview.id, theirs=False))
        elif hard and not _NEGATED.search(sentence.text[: hard.start()]):
            found.append(Finding(Code("hard_for_you"), sentence.text, interview.id, theirs=False))
        elif well and not _NEGATED.search(sentence.text[: well.start()]):
            found.append(Finding(Code("went_well"), sentence.text, interview.id, theirs=False, strength=True))
    return found


def _in_answer(exchange: Exchange) -> Finding | None:
    if exchange.asked_by is AskedBy.ME or not exchange.answer.strip():
        return None
    hard = _HARD.search(exchange.answer)
    if hard:
        return Finding(
            Code("hard_question", {"question": exchange.question}), exchange.answer, exchange.id, theirs=False
        )
    if not _CASE.search(exchange.answer):
        return Finding(Code("no_case_yet", {"question": exchange.question}), exchange.answer, exchange.id, theirs=False)
    return None


def _theirs(rejection: RejectionRecord | None) -> list[Finding]:
    if rejection is None:
        return []
    return [
        Finding(Code("their_reason", {"sender": rejection.sender}), evidence.quote, rejection.source_id, theirs=True)
        for evidence in own_words(rejection.text)
    ]
