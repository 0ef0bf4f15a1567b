"""What the guard's codes say in English, for the command line; the web words the same codes through gettext."""

from onward.domain.evidence import Code

SENTENCES: dict[str, str] = {
    "blame_interviewer": "Blames someone. It may be true; in this letter it costs you the door.",
    "blame_company": "Blames the firm. Keep it for your debrief.",
    "blame_questions": "Criticises the questions. It will be read as blame.",
    "insult": "This word closes doors.",
    "sarcasm": "Reads as sarcasm.",
    "comparison": "Compares you with the person hired. It cannot help you here.",
    "reverse_decision": "Asks to change the decision. This note is stronger without it.",
    "pleading": "Pleads. A plain wish to stay in touch says it better.",
    "guilt": "Puts weight on the reader for what it cost you.",
    "ultimatum": "Can be read as a threat.",
    "confidential": "Tells something that was said in confidence.",
    "over_apology": "Apologises for more than there is.",
    "absolute_words": "Says always, never, everyone. One case is easier to hear.",
    "disparage_former_employer": "Speaks ill of a former employer.",
    "too_long": "Long: %(words)s words. 60 to 150 are read to the end.",
    "many_asks": "Asks for more than one thing.",
    "generic": "Could go to any firm.",
    "discrimination": "This may be a matter of law: keep what was said, with the day, and ask an advice service.",
}


def sentence(code: Code) -> str:
    text = SENTENCES.get(code.code, code.code)
    return text % dict(code.params) if code.params else text
