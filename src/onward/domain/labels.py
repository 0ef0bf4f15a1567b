"""The closed lists every part agrees on. A value outside them is an error of the line that carries it."""

from enum import StrEnum


class Stage(StrEnum):
    """Where an application stands, in order. The stage reached is the furthest that really took place."""

    SAVED = "saved"
    APPLIED = "applied"
    SCREENING = "screening"
    ASSESSMENT = "assessment"
    INTERVIEW = "interview"
    FINAL = "final"
    OFFER = "offer"

    @property
    def rank(self) -> int:
        """Position from 0 (saved) to 6 (offer)."""
        return list(type(self)).index(self)


class Outcome(StrEnum):
    """Why an application is closed; an open one has none."""

    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    NO_REPLY = "no_reply"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class Role(StrEnum):
    """What a person is to the seeker."""

    RECRUITER = "recruiter"
    HIRING_MANAGER = "hiring_manager"
    INTERVIEWER = "interviewer"
    REFERRER = "referrer"
    EMPLOYEE = "employee"
    COACH = "coach"
    FRIEND = "friend"
    OTHER = "other"


class EmployerType(StrEnum):
    STARTUP = "startup"
    SCALE_UP = "scale_up"
    ENTERPRISE = "enterprise"
    AGENCY = "agency"
    PUBLIC_SECTOR = "public_sector"
    NON_PROFIT = "non_profit"
    ACADEMIA = "academia"
    SMALL_BUSINESS = "small_business"


class MailKind(StrEnum):
    """What a message is, judged by its new text only."""

    CONFIRMATION = "confirmation"
    REJECTION = "rejection"
    INTERVIEW = "interview"
    ASSESSMENT = "assessment"
    OFFER = "offer"
    INFO_REQUEST = "info_request"
    RECRUITER_OUTREACH = "recruiter_outreach"
    JOB_ALERT = "job_alert"
    SECURITY_CODE = "security_code"
    OTHER = "other"


class DateKind(StrEnum):
    INTERVIEW = "interview"
    DEADLINE = "deadline"
    DECISION = "decision"
    START = "start"
    OTHER = "other"


class InstructionKind(StrEnum):
    """What an employer asks of the applicant."""

    DOCUMENT = "document"
    DEADLINE = "deadline"
    FORMAT = "format"
    DO_NOT = "do_not"
    CONTACT = "contact"
    OTHER = "other"


class NoteKind(StrEnum):
    THANK_YOU_AFTER_INTERVIEW = "thank_you_after_interview"
    THANK_YOU_AFTER_REJECTION = "thank_you_after_rejection"
    FOLLOW_UP = "follow_up"
    FEEDBACK_REQUEST = "feedback_request"
    KEEP_IN_MIND = "keep_in_mind"
    LIGHT_TOUCH = "light_touch"
    WITHDRAWAL = "withdrawal"
    DECLINE_OFFER = "decline_offer"
    ACCEPT_OFFER = "accept_offer"
    REPLY_TO_RECRUITER = "reply_to_recruiter"
    INTRODUCTION_REQUEST = "introduction_request"
    SOCIAL_POST = "social_post"
    MESSAGE_TO_EMPLOYEE = "message_to_employee"
    MESSAGE_TO_MANAGEMENT = "message_to_management"
    MESSAGE_TO_FRIEND = "message_to_friend"
    OTHER = "other"


class Verdict(StrEnum):
    """What the guard says of a note, about tone and pressure only."""

    OK = "ok"
    SUGGEST = "suggest"
    STOP = "stop"
    ROUTE = "route"


class SignalKind(StrEnum):
    BLAME_INTERVIEWER = "blame_interviewer"
    BLAME_COMPANY = "blame_company"
    BLAME_QUESTIONS = "blame_questions"
    INSULT = "insult"
    SARCASM = "sarcasm"
    COMPARISON = "comparison"
    REVERSE_DECISION = "reverse_decision"
    PLEADING = "pleading"
    GUILT = "guilt"
    ULTIMATUM = "ultimatum"
    CONFIDENTIAL = "confidential"
    OVER_APOLOGY = "over_apology"
    ABSOLUTE_WORDS = "absolute_words"
    DISPARAGE_FORMER_EMPLOYER = "disparage_former_employer"
    TOO_LONG = "too_long"
    MANY_ASKS = "many_asks"
    GENERIC = "generic"
    DISCRIMINATION = "discrimination"


class MissingPart(StrEnum):
    THANKS_FOR_TIME = "thanks_for_time"
    KEEP_IN_MIND = "keep_in_mind"
    SPECIFIC_REFERENCE = "specific_reference"
    GREETING_BY_NAME = "greeting_by_name"
    SIGN_OFF = "sign_off"


class AskedBy(StrEnum):
    """Who put a question in an interview."""

    THEM = "them"
    ME = "me"
