"""Words on screens for codes and closed lists, through gettext."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

_LABELS: dict[str, dict[str, Any]] = {
    "stage": {
        "saved": _("Saved"), "applied": _("Applied"), "screening": _("First call"), "assessment": _("Task"),
        "interview": _("Interview"), "final": _("Final round"), "offer": _("Offer"),
    },
    "outcome": {
        "": _("open"), "rejected": _("they said no"), "withdrawn": _("withdrawn by you"), "no_reply": _("no reply"),
        "accepted": _("accepted"), "declined": _("declined by you"),
    },
    "role": {
        "recruiter": _("recruiter"), "hiring_manager": _("hiring manager"), "interviewer": _("interviewer"),
        "referrer": _("referrer"), "employee": _("works there"), "coach": _("coach"), "friend": _("friend"), "other": _("role not known"),
    },
    "kind": {
        "confirmation": _("confirmation"), "rejection": _("a no"), "interview": _("interview"), "assessment": _("task or test"),
        "offer": _("offer"), "info_request": _("asks for something"), "recruiter_outreach": _("recruiter writing first"),
        "job_alert": _("list of openings"), "security_code": _("code or account"), "other": _("something else"),
    },
    "progress": {"question": _("one question for you"), "draft": _("draft"), "sent": _("sent"), "skipped": _("left out")},
    "note": {
        "thank_you_after_rejection": _("Thank-you"), "feedback_request": _("Question for advice"),
    },
}  # fmt: skip
_SENTENCES: dict[str, Any] = {
    "ask_notes": _("There are no notes of these interviews yet. What do you remember? A few words are enough."),
    "ask_questions": _("No question is written down yet. Which one do you remember, and what did you answer?"),
    "went_well": _("Went well, in your words"),
    "hard_for_you": _("Hard for you, in your words"),
    "hard_question": _("The question “%(question)s” was hard. Your words"),
    "no_case_yet": _("Your answer to “%(question)s” names no case yet: who, when, what changed?"),
    "their_reason": _("Their words (%(sender)s)"),
    "one_interview_is_no_verdict": _("One interview is no verdict on the kind of work. You wrote"),
    "what_did_you_talk_about": _("What did you and %(name)s talk about? One line is enough."),
    "blame_interviewer": _("Blames someone. It may be true; in this letter it costs you the door."),
    "blame_company": _("Blames the firm. Keep it for your debrief."),
    "blame_questions": _("Criticises the questions. It will be read as blame."),
    "insult": _("This word closes doors."),
    "sarcasm": _("Reads as sarcasm."),
    "comparison": _("Compares you with the person hired. It cannot help you here."),
    "reverse_decision": _("Asks to change the decision. This note is stronger without it."),
    "pleading": _("Pleads. A plain wish to stay in touch says it better."),
    "guilt": _("Puts weight on the reader for what it cost you."),
    "ultimatum": _("Can be read as a threat."),
    "confidential": _("Tells something that was said in confidence."),
    "over_apology": _("Apologises for more than there is."),
    "absolute_words": _("Says always, never, everyone. One case is easier to hear."),
    "disparage_former_employer": _("Speaks ill of a former employer."),
    "too_long": _("Long: %(words)s words. 60 to 150 are read to the end."),
    "many_asks": _("Asks for more than one thing."),
    "generic": _("Could go to any firm."),
    "discrimination": _("This may be a matter of law. Do not put it in this note: keep what was said, with the day, and ask an advice service what you can do."),
    "thanks_for_time": _("thanks for the time"),
    "keep_in_mind": _("asks to be kept in mind"),
    "specific_reference": _("names something you talked about"),
    "greeting_by_name": _("greets by name"),
    "sign_off": _("signed with your name"),
    "empty": _("The message is empty."),
    "no_headers": _("It has no mail headers."),
    "too_deep": _("Its parts are nested too deeply."),
    "too_many_parts": _("It has too many parts."),
    "parser_failed": _("It could not be parsed."),
}  # fmt: skip


def label(kind: str, value: str) -> str:
    return str(_LABELS.get(kind, {}).get(value, value))


def choices(kind: str) -> list[tuple[str, str]]:
    return [(value, str(text)) for value, text in _LABELS[kind].items()]


def say(code: Any) -> str:
    name = getattr(code, "code", str(code))
    params = dict(getattr(code, "params", {}))
    text = str(_SENTENCES.get(name, name))
    return text % params if params else text


def day(value: date) -> str:
    """ "Thursday 5 March", with the year where it is not this one's neighbour by a glance."""
    return date_format(value, gettext("l j F"))
