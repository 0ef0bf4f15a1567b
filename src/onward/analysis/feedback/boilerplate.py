"""Form sentences of rejections, and the sentences that name something concrete."""

import re

from onward.domain.evidence import Evidence
from onward.lib.sentences import sentences_of

_FORM = re.compile(
    r"\b(?:thank (?:you|u)|thanks|unfortunately|regret|sorry|not (?:been )?(?:successful|selected|able)|unable|other candidates?|strong (?:pool|field)|"
    r"high (?:number|volume|calibre|standard)|many (?:strong|qualified|excellent|impressive)|more closely|better (?:match|suited|fit)|"
    r"wish you|good luck|all the best|every success|future|keep your|on file|talent pool|difficult decision|careful consideration|"
    r"on this occasion|at this time|encourage you to apply|individual feedback|move forward|moving forward|proceed)\b",
    re.IGNORECASE,
)
_CONCRETE = re.compile(
    r"\b(?:because|more experience (?:in|of|with)|who (?:has|had|already|brings|brought|lives)|we felt|the panel felt|would have liked|"
    r"lacked|liked|enjoyed|impressed (?:by|with)|your (?:answer|example|presentation|task|lesson|portfolio|plan|idea|proposal|tour)|budget|funding|internal)\b",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"\b(?:more closely|closely match|current needs|needs at this time|experience (?:more|better)|your (?:interest|application|time|search))\b",
    re.IGNORECASE,
)


def is_boilerplate(sentence: str) -> bool:
    """Whether a sentence could stand in anyone's rejection."""
    if _CONCRETE.search(sentence) and not _EMPTY.search(sentence):
        return False
    return bool(_FORM.search(sentence)) or len(sentence.split()) < 4


def own_words(text: str) -> tuple[Evidence, ...]:
    """Sentences that name something concrete: the only ones a finding may stand on."""
    return tuple(
        Evidence(s.text, s.start, s.end, "feedback.own_words")
        for s in sentences_of(text)
        if _CONCRETE.search(s.text) and not is_boilerplate(s.text) and 20 < len(s.text) < 500
    )
