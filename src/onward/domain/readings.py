"""What was understood of messages: kinds, what they mention, and the applications they make up together."""

from dataclasses import dataclass, field
from datetime import date, time

from onward.domain.evidence import Evidence
from onward.domain.labels import DateKind, EmployerType, InstructionKind, MailKind, Outcome, Role, Stage


@dataclass(frozen=True, slots=True)
class KindGuess:
    """`probability` belongs to `kind`. `review` is true where the person should be asked."""

    kind: MailKind
    probability: float
    because: tuple[Evidence, ...]
    review: bool


@dataclass(frozen=True, slots=True)
class MentionedPerson:
    """A person at (or for) the employer. `email` is None where only a name was given."""

    name: str
    role: Role
    email: str | None


@dataclass(frozen=True, slots=True)
class MentionedDate:
    """`time` and `zone` (IANA) are None where not said. `link` is the video link of an interview, if any."""

    kind: DateKind
    date: date
    time: time | None
    zone: str | None
    quote: str
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """Something the employer asks for; `due` is the last day it can be done, None when not fixed."""

    kind: InstructionKind
    text: str
    due: date | None
    quote: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One message understood. Offsets of evidence count in `text`, the new text only.

    `reason` is their own words for a no, only when they say something that is not a form sentence.
    `unsupported` is true where the language is not known: then kind is OTHER with review true.
    `in_context` is the kind it has if it turns out to belong to an application, though its own words do not name work.
    `own` is true for mail the person wrote. `stage` is the stage this message shows the application to be in
    (SCREENING, INTERVIEW, FINAL...), None when it says nothing about it.
    """

    key: str
    kind: KindGuess
    text: str
    employer: str | None
    role: str | None
    via: str | None
    people: tuple[MentionedPerson, ...]
    dates: tuple[MentionedDate, ...]
    requests: tuple[Request, ...]
    reason: Evidence | None
    language: str
    unsupported: bool = False
    own: bool = False
    stage: Stage | None = None
    stage_because: Evidence | None = None
    employer_type: EmployerType | None = None
    in_context: KindGuess | None = None


@dataclass(frozen=True, slots=True)
class StageOn:
    """The application was in `stage` from `on`; `key` is the message that shows it."""

    stage: Stage
    on: date
    key: str


@dataclass(frozen=True, slots=True)
class InterviewReading:
    """One conversation that mail announces. `people` are names; `key` the message that last fixed its time.

    `time` is None where only the day is known; `cancelled` when it was called off and not moved.
    """

    date: date
    time: time | None
    zone: str | None
    link: str | None
    people: tuple[str, ...]
    stage: Stage
    key: str
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class ApplicationReading:
    """One application as the mail tells it. `keys` are its messages, oldest first.

    `outcome_key` is the message that closed it (None while open, or when closed by silence). `applied_on` is the
    day it was sent, or the day of first contact where the employer came first. `history` is in order of time
    and never claims a stage that did not take place before `today`.
    """

    id: str
    employer: str | None
    employer_type: EmployerType | None
    role: str | None
    via: str | None
    source: str | None
    stage_reached: Stage
    outcome: Outcome | None
    outcome_key: str | None
    applied_on: date | None
    first_answer_on: date | None
    ended_on: date | None
    history: tuple[StageOn, ...]
    people: tuple[MentionedPerson, ...]
    keys: tuple[str, ...]
    reason: Evidence | None = None
    interviews: tuple[InterviewReading, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkGuess:
    """Which application a message belongs to (None: none of them) and why. `review`: ask the person."""

    application_id: str | None
    probability: float
    because: tuple[str, ...]
    review: bool


@dataclass(frozen=True, slots=True)
class MailboxReading:
    """A whole mailbox understood: applications, and one link per message key."""

    applications: tuple[ApplicationReading, ...]
    links: dict[str, LinkGuess]
    kinds: dict[str, MailKind] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pins:
    """What the person has decided and no reading may change, by message key.

    `kinds`: the kind they gave. `links`: the application they chose, named by a key of any other message in it or
    by a label of their own ("app:…"); None means "belongs to none".
    """

    kinds: dict[str, MailKind]
    links: dict[str, str | None]
