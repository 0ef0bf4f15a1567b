"""Who, for what, when: employer, role, people, dates and requests of one message."""

import re
from datetime import date, time, timedelta

from onward.domain.evidence import Evidence
from onward.domain.labels import DateKind, InstructionKind, MailKind, Role
from onward.domain.messages import Address, Message
from onward.domain.readings import MentionedDate, MentionedPerson, Request
from onward.lib.sentences import sentences_of

from . import senders

_ROBOTIC = re.compile(
    r"\b(?:via|through|recruit(?:ing|ment|er)?s?|careers?|jobs?|no[- ]?reply|do[- ]?not[- ]?reply|team|talent(?: acquisition)?|hiring|"
    r"hr|people(?: team| & culture)?|human resources|notifications?|applications?|support|personal(?:abteilung)?|the|at|from|admin|"
    r"office|workday|greenhouse|lever|smartrecruiters|workable|teamtailor|personio|bamboohr|icims|ashby|jobvite|linkedin|indeed)\b",
    re.IGNORECASE,
)
_ORG = r"((?:[A-ZÄÖÜ][\w&’'-]*|of|and|the|für|de|&)(?: (?:[A-ZÄÖÜ][\w&’'-]*|of|and|the|für|de|&)){0,5})"
_EMPLOYER_PATTERNS = (
    re.compile(
        r"\b(?:application|applying|interest|interview|position|role|career|opportunity|offer)\b[^.!?\n]{0,60}? (?:at|with|to|from|bei) "
        + _ORG
    ),
    re.compile(r"\b(?:joining|join|here at|team at|behalf of|work(?:ing)? (?:at|for|with)) " + _ORG),
)
_ROLE_PATTERNS = (
    re.compile(
        r"\b(?:application|applying|applied|interview|interest|considered|offer you)(?: \w+)? (?:for|as|in|in the|to) (?:the |our |an? )?(?:(?:position|role|post|vacancy|job) of )?[“\"']?([A-Z][\w&/+’' -]{2,60}?)[”\"']? (?:position|role|post|vacancy|job|at|with|in our|here|\()",
        re.UNICODE,
    ),
    re.compile(
        r"\b(?:position|role|post|vacancy|job) (?:of|as|for)(?: an?| the)? [“\"']?([A-Z][\w&/+’' -]{2,60}?)(?=[”\"',.;:\n(]| at | with | in | on )"
    ),
    re.compile(
        r"\bthe [“\"']?([A-Z][\w&/+’'-]*(?: (?:[A-Z&/][\w&/+’'-]*|and|of|for|to)){0,6})[”\"']? (?:position|role|post|vacancy|job|opening)\b"
    ),
    re.compile(r"\bals ([A-ZÄÖÜ][\wäöüß/ ()-]{3,60}?)(?= (?:bei|in|zu|ein|ist|haben)\b|[,.\n])"),
)
_SUBJECT_ROLE = re.compile(
    r"(?:^|[:–—-] |for (?:the )?|as )([A-Z][\w&/+’' ]{3,60}?)(?: (?:position|role|post|at|with)\b| [-–—|]|$|,|\()"
)
_TITLES = re.compile(
    r"\b(?:manager|assistant|officer|nurse|teacher|engineer|developer|coordinator|librarian|lead|head|director|specialist|"
    r"analyst|consultant|administrator|electrician|technician|chef|carer|driver|accountant|advisor|adviser|curator|"
    r"researcher|lecturer|executive|associate|designer|editor|producer|programmer|supervisor|bookseller|receptionist|worker|"
    r"leiter(?:in)?|mitarbeiter(?:in)?|referent(?:in)?|buchhändler(?:in)?)\b",
    re.IGNORECASE,
)
_PERSON_NAME = re.compile(
    r"^(?:(?:Dr|Mr|Mrs|Ms|Prof|Herr|Frau)\.? )?[A-ZÄÖÜÉ][\w’'-]+(?: (?:van|von|de|der|den|la|O’|[A-ZÄÖÜÉ][\w’'.-]*)){1,3}$"
)
_MEET = re.compile(
    r"\b(?:meet(?:ing)?(?: with)?|with|by|and|speak(?:ing)? (?:to|with)|join(?:ed)? by|introduce you to) "
    r"((?:[A-ZÄÖÜ][\w’'-]+ [A-ZÄÖÜ][\w’'-]+)(?:(?:, (?:our |the )?[\w &-]{3,40})?(?:, | and |,? und )(?:[A-ZÄÖÜ][\w’'-]+ [A-ZÄÖÜ][\w’'-]+)){0,5})"
)
_FULL_NAME = re.compile(r"\b([A-ZÄÖÜ][\w’'-]+ [A-ZÄÖÜ][\w’'-]+)\b")
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan januar", "february feb februar", "march mar märz", "april apr", "may mai", "june jun juni", "july jul juli",
         "august aug", "september sep sept", "october oct oktober okt", "november nov", "december dec dezember dez"), start=1)
    for name in names.split()
}  # fmt: skip
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday montag", "tuesday dienstag", "wednesday mittwoch", "thursday donnerstag", "friday freitag",
         "saturday samstag", "sunday sonntag"))
    for name in names.split()
}  # fmt: skip
_DAY_MONTH = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th|\.)?(?: of)? ({'|'.join(_MONTHS)})\b\.?,?(?: (\d{{4}}))?", re.IGNORECASE
)
_MONTH_DAY = re.compile(rf"\b({'|'.join(_MONTHS)})\.? (\d{{1,2}})(?:st|nd|rd|th)?\b,?(?: (\d{{4}}))?", re.IGNORECASE)
_NUMERIC = re.compile(
    r"\b(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})?(?!\d)|\b(\d{4})-(\d{2})-(\d{2})\b|\b(\d{1,2})/(\d{1,2})/(\d{4})\b"
)
_RELATIVE = re.compile(
    rf"\b(tomorrow|today|morgen|heute)\b|\b(?:(this|next|coming|on|by|until|nächsten|am|before) )?({'|'.join(_WEEKDAYS)})\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(\d{1,2})(?:[:.](\d{2}))? ?(am|pm|uhr|h\b|o[’']clock)|\b([01]?\d|2[0-3]):([0-5]\d)\b|\b(noon|midday)\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"https?://[^\s<>\"]{1,60}(?:zoom|meet|teams|whereby|webex|video)[^\s<>\"]{0,200}", re.IGNORECASE)
_ASKS = re.compile(
    r"\b(?:please|could you|can you|kindly|we (?:still )?need|would you|bitte)\b[^.!?\n]{0,40}\b(?:send|bring|provide|submit|upload|"
    r"prepare|complete|share|email|return|write|senden|mitbringen|reichen)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:by|before|until|no later than|deadline|due|bis)\b", re.IGNORECASE)
_FORM_REASON = re.compile(
    r"\b(?:more closely|closer match|better match|closely (?:match|align)|strong(?:er)? (?:pool|field|candidates?)|high (?:number|volume|"
    r"calibre|standard)|many (?:strong|qualified|excellent)|other candidates?|competitive|best fit|better suited|needs at this time|"
    r"qualifications? (?:more|better)|on this occasion|at this time|current needs)\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:because|as we (?:felt|needed)|with more|who (?:has|had|already|brings?|brought|is|was|lives?)|more experience (?:in|of|with)|we felt|the panel felt|lack(?:ed|ing)?|budget|would have liked|missed|funding|internal)\b",
    re.IGNORECASE,
)


def employer_of(message: Message, text: str, signature: str, *, own: bool) -> tuple[str | None, str | None]:
    """Employer and, where one stands between, the agency or platform (`via`)."""
    if own:
        for address in message.to:
            domain = senders.own_domain(address)
            if domain:
                return _from_display(address.name) or _from_domain(domain), None
        return None, None
    sender = message.sender
    said = _said_employer(f"{message.subject}\n{text}")
    domain = senders.own_domain(sender)
    display = _from_display(sender.name)
    if domain is not None:
        base = _from_domain(domain)
        named = next((name for name in (display, said, *_lines(signature)) if name and _alike(name, base)), None)
        return named or base, None
    tenant = senders.tenant_of(sender)
    if display and not _PERSON_NAME.match(sender.name):
        return display, None
    if said:
        return said, None
    if tenant:
        return tenant.replace("-", " ").title(), None
    return (None, display) if senders.is_board(sender) else (None, None)


def _lines(signature: str) -> list[str]:
    return [
        part.strip()
        for line in signature.splitlines()[:8]
        for part in re.split(r"[|·,]", line)
        if 2 < len(part.strip()) < 60
    ]


def _alike(name: str, base: str) -> bool:
    def squash(value: str) -> str:
        return re.sub(r"[^a-z0-9]", "", value.casefold().replace("&", "and"))

    left, right = squash(name), squash(base)
    return bool(left and right) and (left in right or right in left) and min(len(left), len(right)) >= 3


def _from_display(name: str) -> str | None:
    if "@" in name:
        return None
    for pattern in (r"\b(?:at|from|via|@|bei) (.+)$", r"^(?:.+?) [|·–-] (.+)$"):
        found = re.search(pattern, name)
        if found and _ROBOTIC.sub("", found.group(1)).strip():
            return found.group(1).strip()
    stripped = " ".join(_ROBOTIC.sub(" ", name).split()).strip(" -|,.&")
    return stripped if stripped and stripped != name.strip() and len(stripped) > 1 else None


def _from_domain(domain: str) -> str:
    parts = domain.split(".")
    label = (
        parts[-3]
        if len(parts) > 2 and parts[-2] in ("co", "org", "ac", "gov", "nhs", "sch", "com")
        else parts[-2]
        if len(parts) > 1
        else parts[0]
    )
    return label.replace("-", " ").title()


def _said_employer(text: str) -> str | None:
    for pattern in _EMPLOYER_PATTERNS:
        found = pattern.search(text[:6000])
        if found:
            name = re.sub(r"(?:\s(?:and|of|the|for|de))+$", "", found.group(1)).strip(" .,’'")
            if (
                len(name) > 2
                and name.lower() not in ("the", "we", "our", "this", "you")
                and not _TITLES.fullmatch(name)
            ):
                return name
    return None


def role_of(message: Message, text: str) -> str | None:
    for pattern in _ROLE_PATTERNS:
        for source in (message.subject, text[:6000]):
            found = pattern.search(source)
            if found and _TITLES.search(found.group(1)):
                return _tidy_role(found.group(1))
    for found in _SUBJECT_ROLE.finditer(message.subject):
        if _TITLES.search(found.group(1)):
            return _tidy_role(found.group(1))
    return None


def _tidy_role(role: str) -> str:
    role = re.sub(
        r"^(?:the|our|an?|your|application(?: for)?|interview(?: for)?|position(?: of)?|role(?: of)?) +",
        "",
        role.strip(" -–—.,"),
        flags=re.IGNORECASE,
    )
    return " ".join(role.split())


def people_of(message: Message, text: str, signature: str, *, own: bool, me: set[str]) -> tuple[MentionedPerson, ...]:
    """The sender where it is a person, and those named as met; the seeker is never among them."""
    found: dict[str, MentionedPerson] = {}
    sender = message.sender
    if not own and not senders.is_robot(sender) and not senders.is_bulk(message):
        name = _person_name(sender, signature)
        if name:
            email = None if senders.is_ats(sender) else sender.email or None
            found[name.casefold()] = MentionedPerson(name, _role_from(signature, name), email)
    for match in _MEET.finditer(text[:8000]):
        for name in _FULL_NAME.findall(match.group(1)):
            if (
                not _TITLES.search(name)
                and name.split()[0].lower() not in _WEEKDAYS
                and name.split()[0].lower() not in _MONTHS
            ):
                found.setdefault(
                    name.casefold(),
                    MentionedPerson(name, _role_from(text[match.start() : match.end() + 90], name), None),
                )
    for event in message.events:
        for address in (*event.attendees, *([event.organizer] if event.organizer else [])):
            if address.name and _PERSON_NAME.match(address.name):
                found.setdefault(
                    address.name.casefold(), MentionedPerson(address.name, Role.INTERVIEWER, address.email)
                )
    return tuple(p for p in found.values() if p.name.casefold() not in me and (p.email or "") not in me)


def _person_name(sender: Address, signature: str) -> str | None:
    shown = re.split(r" (?:via|at|from|\||-|–|\() ?", sender.name)[0].strip()
    if _PERSON_NAME.match(shown) and not re.search(
        r"\b(?:Team|Careers|Jobs|Recruit\w*|Books|Ltd|Council|Trust|Group|School)\b", shown
    ):
        return shown
    first = next((line.strip() for line in signature.splitlines() if line.strip()), "")
    first = re.split(r"[,|]", first)[0].strip()
    return first if _PERSON_NAME.match(first) else None


_ROLE_WORDS = (
    (re.compile(r"\b(?:recruit\w*|talent|people (?:lead|partner|team|officer|manager)|hr|human resources|personnel|coordinator|personal\w*)\b", re.IGNORECASE), Role.RECRUITER),
    (re.compile(r"\b(?:head of|director|manager|headteacher|principal|owner|matron|lead(?:er)?|leitung|leiterin?|founder|chief)\b", re.IGNORECASE), Role.HIRING_MANAGER),
)  # fmt: skip


def _role_from(text: str, name: str) -> Role:
    at = text.find(name)
    after = text[at + len(name) : at + len(name) + 90] if at >= 0 else text[:120]
    after = re.split(r" and |;|\n\n", after)[0]
    for pattern, role in _ROLE_WORDS:
        if pattern.search(after):
            return role
    return Role.INTERVIEWER if at >= 0 and "meet" in text[:at][-60:] else Role.OTHER


def dates_of(message: Message, text: str, kind: MailKind) -> tuple[MentionedDate, ...]:
    """Days said in the text, read from the day the message was sent; those of a calendar invitation first."""
    found: list[MentionedDate] = []
    for event in message.events:
        if event.starts_at is not None and event.method != "CANCEL":
            link = _LINK.search(event.location) or _LINK.search(text)
            start = event.starts_at
            found.append(
                MentionedDate(
                    DateKind.INTERVIEW,
                    start.date(),
                    start.time().replace(tzinfo=None),
                    event.zone,
                    event.summary,
                    link.group(0) if link else None,
                )
            )
    if found:
        return tuple(found)
    sent = message.sent_at.date() if message.sent_at else None
    link = _LINK.search(text)
    for sentence in sentences_of(text[:12_000]):
        for day, at, quote in _days_in(sentence.text, sent):
            if _BY.search(sentence.text[: max(0, sentence.text.find(quote)) + 4]) and kind is not MailKind.INTERVIEW:
                sort = DateKind.DEADLINE
            elif kind is MailKind.INTERVIEW and (sent is None or day >= sent):
                sort = DateKind.INTERVIEW
            else:
                sort = DateKind.OTHER
            found.append(
                MentionedDate(
                    sort, day, at, None, quote, link.group(0) if link and sort is DateKind.INTERVIEW else None
                )
            )
    return tuple(dict.fromkeys(found))[:12]


def _days_in(sentence: str, sent: date | None) -> list[tuple[date, time | None, str]]:
    found: list[tuple[date, time | None, str]] = []
    at = _time_in(sentence)
    for match in _DAY_MONTH.finditer(sentence):
        found += _valid(match.group(3), _MONTHS[match.group(2).lower()], match.group(1), sent, at, match.group(0))
    for match in _MONTH_DAY.finditer(sentence):
        if not found:
            found += _valid(match.group(3), _MONTHS[match.group(1).lower()], match.group(2), sent, at, match.group(0))
    for match in _NUMERIC.finditer(sentence):
        day, month, year = (
            (match.group(1), match.group(2), match.group(3))
            if match.group(1)
            else (
                (match.group(6), match.group(5), match.group(4))
                if match.group(4)
                else (match.group(7), match.group(8), match.group(9))
            )
        )
        found += _valid(year, int(month), day, sent, at, match.group(0))
    if not found and sent is not None:
        for match in _RELATIVE.finditer(sentence):
            word = (match.group(1) or match.group(3)).lower()
            if word in ("tomorrow", "morgen", "today", "heute"):
                ahead = 1 if word in ("tomorrow", "morgen") else 0
            else:
                ahead = (_WEEKDAYS[word] - sent.weekday()) % 7 or 7
            found.append((sent + timedelta(days=ahead), at, match.group(0)))
    return found


def _valid(
    year: str | None, month: int, day: str, sent: date | None, at: time | None, quote: str
) -> list[tuple[date, time | None, str]]:
    """Without a year, the one that lies nearest to when the message was sent."""
    if year:
        years = [int(year) + (2000 if len(year) == 2 else 0)]
    elif sent is not None:
        years = [sent.year, sent.year + 1, sent.year - 1]
    else:
        return []
    candidates = []
    for candidate in years:
        try:
            candidates.append(date(candidate, month, int(day)))
        except ValueError:
            continue
    if not candidates:
        return []
    best = min(candidates, key=lambda item: abs((item - sent).days)) if sent else candidates[0]
    return [(best, at, quote)]


def _time_in(sentence: str) -> time | None:
    match = _TIME.search(sentence)
    if match is None:
        return None
    if match.group(6):
        return time(12)
    hour, minute = int(match.group(1) or match.group(4)), int(match.group(2) or match.group(5) or 0)
    if (match.group(3) or "").lower() == "pm" and hour < 12:
        hour += 12
    return time(hour, minute) if hour < 24 and minute < 60 else None


def requests_of(text: str, dates: tuple[MentionedDate, ...]) -> tuple[Request, ...]:
    found = []
    for sentence in sentences_of(text[:12_000]):
        if _ASKS.search(sentence.text):
            due = next(
                (item.date for item in dates if item.kind is DateKind.DEADLINE and item.quote in sentence.text), None
            )
            found.append(Request(InstructionKind.DOCUMENT, sentence.text, due, sentence.text))
    return tuple(found[:6])


def reason_of(text: str) -> Evidence | None:
    """Their own words for the no, where they name something; a form sentence is none."""
    for sentence in sentences_of(text):
        if _REASON.search(sentence.text) and not _FORM_REASON.search(sentence.text) and 30 < len(sentence.text) < 400:
            return Evidence(sentence.text, sentence.start, sentence.end, "rejection.reason")
    return None
