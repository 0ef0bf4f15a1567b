"""The sentences drafts are built from, written for this project: each says one thing and none says too much."""

from collections.abc import Callable

from onward.domain.labels import NoteKind, Role

_AFTER_NO: dict[str, list[str]] = {
    "news": [
        "Thank you for letting me know about the {role} post. I am sorry it was not to be, and I respect the decision.",
        "I have read the news about the {role} role. It is a disappointment, and I understand the choice.",
        "The answer on the {role} role has reached me. I would have liked another one, and I accept it.",
        "I now know that someone else will take on the {role} role. I was sad to read it, and I see how such a choice is made.",
        "So it was not me for the {role} role this time. I had hoped for it, and I respect how you all decided.",
    ],
    "detail": [
        "One thing from our conversation has stayed with me: {detail}. I have thought about it since.",
        "I keep coming back to something we talked about: {detail}. It told me a lot about the work.",
        "What I remember best is this: {detail}. I was glad to hear about it from you.",
        "I took something away from meeting you: {detail}. It gave me a new way to look at my own work.",
        "There is a part of our talk I will not forget soon: {detail}. It made the visit worth it for me.",
    ],
    "mind": [
        "If something similar opens at {employer}, or with someone you know, I would be glad if you thought of me.",
        "Should a post like this come up again at {employer}, I would be happy to hear of it.",
        "Please keep me in mind if {employer} looks for someone like me again.",
        "If another opening at {employer} comes your way, a short line to me would be very welcome.",
        "I would like to stay in touch, and to hear of it when {employer} is looking again.",
    ],
    "close": [
        "I wish you and the team a good start with your new colleague.",
        "All the best to you and the team for the months ahead.",
        "I hope the new person settles in well, and that the season goes well for all of you.",
        "With good wishes for what you are building there.",
        "I hope our paths cross again.",
    ],
    "sign": ["With kind regards,", "With warm wishes,", "Best wishes,", "Kind regards,", "All good wishes,"],
}
_ADVICE: dict[str, list[str]] = {
    "ask": [
        "May I ask you for one piece of advice? If I were to talk about a {role} role again next month, what is the one thing you would have me show more of? A line is enough, and no answer is fine too.",
        "I would value your advice on one point: what should I prepare differently before I next talk to someone about a {role} role? One line is plenty, and please leave it if it is not possible.",
    ],
    "after": [
        "Thank you again for your time and for the conversation about the {role} role at {employer}. I respect the decision and do not want to reopen it.",
        "Thank you for the time you took to talk with me about the {role} role at {employer}. The decision is clear to me and I am at peace with it.",
    ],
    "detail": [
        "I have gone on thinking about one thing from our talk: {detail}.",
        "One part of our talk is still with me: {detail}.",
    ],
    "sign": ["With kind regards,", "Best wishes,"],
}
THANKS_BY_ROLE: dict[Role, list[str]] = {
    Role.RECRUITER: [
        "Thank you for the time you put into arranging everything and keeping me informed.",
        "Thank you for your time, and for looking after me so well from first call to last.",
        "Thank you for the interview, and for making each step easy to follow.",
        "I want to thank you for your time and for answering my questions along the way.",
        "Thank you for the time and care you gave to the practical side of it all.",
    ],
    Role.HIRING_MANAGER: [
        "Thank you for the time you gave me and for the openness of your questions.",
        "Thank you for our interview; I learnt how you think about the work.",
        "I want to thank you for the conversation and for the hour you set aside.",
        "Thank you for the interview and for telling me so plainly what the job needs.",
        "Thank you for your time and for the picture you gave me of the team.",
    ],
    Role.OTHER: [
        "Thank you for the time you took to talk with me.",
        "I want to thank you for the conversation; it was a good one for me.",
        "Thank you for the interview, and for making me feel at ease in it.",
        "Thank you for the hour you spent with me and for your questions.",
        "Thank you for being part of the interview; I enjoyed meeting you.",
    ],
}
SUBJECTS: dict[NoteKind, str] = {
    NoteKind.THANK_YOU_AFTER_REJECTION: "Thank you, {name}",
    NoteKind.THANK_YOU_AFTER_INTERVIEW: "Thank you for our conversation",
    NoteKind.FEEDBACK_REQUEST: "One question, if I may",
}
Pick = Callable[[str], str]


def parts_for(kind: NoteKind) -> dict[str, list[str]]:
    return _ADVICE if kind is NoteKind.FEEDBACK_REQUEST else _AFTER_NO


def layout_for(kind: NoteKind, *, has_detail: bool, pick: Pick) -> list[list[str]]:
    """Paragraphs as lists of sentence patterns."""
    detail = [pick("detail")] if has_detail else []
    if kind is NoteKind.FEEDBACK_REQUEST:
        return [["Dear {name},"], [pick("after"), *detail], [pick("ask")], [pick("sign") + "\n{seeker}"]]
    if kind is NoteKind.THANK_YOU_AFTER_INTERVIEW:
        return [["Dear {name},"], ["{thanks}", *detail], [pick("sign") + "\n{seeker}"]]
    return [
        ["Dear {name},"],
        [pick("news"), "{thanks}"],
        detail,
        [pick("mind"), pick("close")],
        [pick("sign") + "\n{seeker}"],
    ]
