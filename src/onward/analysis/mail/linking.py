"""Which messages belong together: threads first, then employer and role; and what each application's history is.

A pure function of its input: entries are sorted by time, so the order in which mail came in does not matter.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from rapidfuzz import fuzz

from onward.domain.labels import MailKind
from onward.domain.messages import CalendarEvent, Message
from onward.domain.readings import LinkGuess, MailboxReading, Pins, Reading
from onward.lib.names import fold_name

from . import history, senders

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_WINDOW = timedelta(days=240)
_ABOUT = frozenset(
    {
        MailKind.CONFIRMATION,
        MailKind.REJECTION,
        MailKind.INTERVIEW,
        MailKind.ASSESSMENT,
        MailKind.OFFER,
        MailKind.INFO_REQUEST,
    }
)
SAME_ROLE = 80
_APPLIES = re.compile(
    r"\b(?:apply(?:ing)? (?:for|to|as)|(?:my|this|an?) application|(?:i )?(?:would|[’']d) like to apply|put my(?:self| name) forward|"
    r"(?:cv|r[ée]sum[ée]|covering letter|cover letter)\b[^.!?\n]{0,30}\b(?:attached|enclosed|below)|attach(?:ed|ing)? (?:is |are )?my (?:cv|r[ée]sum[ée])|"
    r"(?:job|post|role|position|vacancy|card|sign|advert|notice)\b[^.!?\n]{0,40}\b(?:advertised|in (?:your|the) window|still (?:open|going|free))|"
    r"bewerbung|bewerbe mich|ma candidature|mi candidatura|mijn sollicitatie|minha candidatura)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """The small facts of a message that linking needs, with its reading."""

    key: str
    message_id: str
    in_reply_to: str
    references: tuple[str, ...]
    sent_at: datetime | None
    sender_email: str
    sender_domain: str | None
    recipients: tuple[str, ...]
    subject: str
    events: tuple[CalendarEvent, ...]
    reading: Reading

    @classmethod
    def of(cls, message: Message, reading: Reading) -> "Entry":
        return cls(
            key=message.key,
            message_id=message.message_id,
            in_reply_to=message.in_reply_to,
            references=message.references,
            sent_at=message.sent_at,
            sender_email=message.sender.email,
            sender_domain=senders.own_domain(message.sender),
            recipients=tuple(address.email for address in (*message.to, *message.cc)),
            subject=message.subject,
            events=message.events,
            reading=reading,
        )

    @property
    def at(self) -> datetime:
        return self.sent_at or _EPOCH


@dataclass
class Cluster:
    """The messages of one application as they are gathered."""

    id: str
    entries: list[Entry] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    addresses: set[str] = field(default_factory=set)
    domains: set[str] = field(default_factory=set)
    employers: set[str] = field(default_factory=set)
    roles: list[str] = field(default_factory=list)
    closed: bool = False

    def take(self, entry: Entry, kind: MailKind) -> None:
        self.entries.append(entry)
        self.ids |= {entry.message_id, entry.in_reply_to, *entry.references} - {""}
        if not entry.reading.own and entry.sender_domain:
            self.domains.add(entry.sender_domain)
        others = entry.recipients if entry.reading.own else (entry.sender_email,)
        self.addresses |= {address for address in others if address}
        if entry.reading.employer:
            self.employers.add(fold_name(entry.reading.employer))
        if entry.reading.role:
            self.roles.append(entry.reading.role)
        self.closed = kind is MailKind.REJECTION or (self.closed and kind not in _ABOUT)


def link_readings(entries: Sequence[Entry], *, today: date, pins: Pins | None = None) -> MailboxReading:
    pins = pins or Pins(kinds={}, links={})
    ordered = sorted(entries, key=lambda entry: (entry.at, entry.key))
    linker = _Linker(pins)
    for entry in ordered:
        linker.place(entry)
    applications = [
        history.application_of(cluster, kinds=linker.kinds, today=today)
        for cluster in linker.clusters
        if cluster.entries
    ]
    return MailboxReading(applications=tuple(applications), links=linker.links, kinds=linker.kinds)


class _Linker:
    def __init__(self, pins: Pins) -> None:
        self.pins = pins
        self.clusters: list[Cluster] = []
        self.by_key: dict[str, Cluster] = {}
        self.outreach: dict[str, Entry] = {}
        self.links: dict[str, LinkGuess] = {}
        self.kinds: dict[str, MailKind] = {}

    def place(self, entry: Entry) -> None:
        kind = self.pins.kinds.get(entry.key, entry.reading.kind.kind)
        self.kinds[entry.key] = kind
        if entry.key in self.pins.links:
            self._place_pinned(entry, kind)
            return
        cluster, because, probability, ask = self._find(entry, kind)
        if cluster is None and self._starts_application(entry, kind):
            cluster, because, probability = self._start(entry), ("new",), 0.9
            self._take_outreach(entry, cluster)
        if cluster is None:
            if kind is MailKind.RECRUITER_OUTREACH:
                self.outreach[entry.message_id] = entry
            ask = ask or (kind is MailKind.REJECTION)
            self.links[entry.key] = LinkGuess(None, probability, because, review=ask)
            return
        known = entry.reading.in_context
        if kind is MailKind.OTHER and known is not None and not known.review and entry.key not in self.pins.kinds:
            kind = self.kinds[entry.key] = known.kind
        self._join(entry, kind, cluster)
        self.links[entry.key] = LinkGuess(cluster.id, probability, because, review=ask)

    def _place_pinned(self, entry: Entry, kind: MailKind) -> None:
        target = self.pins.links[entry.key]
        if target is None:
            self.links[entry.key] = LinkGuess(None, 1.0, ("person",), review=False)
            return
        cluster = self.by_key.get(target) or next((c for c in self.clusters if c.id == target), None)
        if cluster is None:
            cluster = Cluster(id=target)
            self.clusters.append(cluster)
            self.by_key[target] = cluster
        self._join(entry, kind, cluster)
        self.links[entry.key] = LinkGuess(cluster.id, 1.0, ("person",), review=False)

    def _join(self, entry: Entry, kind: MailKind, cluster: Cluster) -> None:
        cluster.take(entry, kind)
        self.by_key[entry.key] = cluster

    def _start(self, entry: Entry) -> Cluster:
        cluster = self.by_key.get(entry.key) or Cluster(id=entry.key)
        if cluster not in self.clusters:
            self.clusters.append(cluster)
        return cluster

    def _take_outreach(self, entry: Entry, cluster: Cluster) -> None:
        """Outreach that is answered becomes the first contact of its application."""
        first = self.outreach.pop(entry.in_reply_to, None)
        if first is not None:
            self._join(first, MailKind.RECRUITER_OUTREACH, cluster)
            self.links[first.key] = LinkGuess(cluster.id, 0.95, ("thread",), review=False)

    def _starts_application(self, entry: Entry, kind: MailKind) -> bool:
        reading = entry.reading
        if reading.own:
            if entry.in_reply_to in self.outreach:
                return True
            # A first mail of the person's own that speaks of applying is where an application begins.
            return not entry.in_reply_to and bool(_APPLIES.search(f"{entry.subject}\n{reading.text[:3000]}"))
        return kind in _ABOUT and (reading.employer is not None or reading.role is not None)

    def _find(self, entry: Entry, kind: MailKind) -> tuple[Cluster | None, tuple[str, ...], float, bool]:
        thread = {entry.in_reply_to, *entry.references} - {""}
        for cluster in self.clusters:
            if thread & cluster.ids or (entry.message_id and entry.message_id in cluster.ids):
                return cluster, ("thread",), 0.98, False
        if thread and (entry.in_reply_to in self.outreach):
            return None, (), 0.5, False
        related = kind in _ABOUT or entry.reading.own or kind in (MailKind.OTHER, MailKind.RECRUITER_OUTREACH)
        if not related:
            return None, (), 0.95, False
        scored = sorted(
            (
                (score, -index, because)
                for index, cluster in enumerate(self.clusters)
                if (hit := self._score(entry, kind, cluster)) and (score := hit[0]) >= 2 and (because := hit[1])
            ),
            reverse=True,
        )
        if not scored:
            return None, (), 0.9, False
        best, index, because = scored[0]
        cluster = self.clusters[-index]
        tied = [item for item in scored[1:] if item[0] == best]
        if tied and kind in _ABOUT:
            return cluster, because, 0.6, True
        return cluster, because, 0.95 if best >= 3 else 0.85, False

    def _score(self, entry: Entry, kind: MailKind, cluster: Cluster) -> tuple[float, tuple[str, ...]]:
        """Points for employer, address and role; 2 is enough. Zero where the roles differ or too much time has passed."""
        last = cluster.entries[-1].at if cluster.entries else entry.at
        if entry.at - last > _WINDOW:
            return 0, ()
        reading = entry.reading
        points, because = 0.0, []
        others = set(entry.recipients) if reading.own else {entry.sender_email}
        if others & cluster.addresses and not all(
            senders.ends_with_domain(a.rpartition("@")[2], senders.ATS_DOMAINS) for a in others
        ):
            points, because = points + 2, [*because, "address"]
        elif entry.sender_domain and entry.sender_domain in cluster.domains:
            points, because = points + 2, [*because, "domain"]
        if reading.employer and self._same_employer(reading.employer, cluster):
            points, because = points + 2, [*because, "employer"]
        if kind is MailKind.OTHER and not reading.own and not ({"address", "domain"} & set(because)):
            return 0, ()
        if reading.role and cluster.roles:
            alike = max(fuzz.token_set_ratio(reading.role.lower(), role.lower()) for role in cluster.roles)
            if alike < SAME_ROLE:
                return 0, ()
            points, because = points + 1, [*because, "role"]
        if cluster.closed and points:
            points -= 0.5 if kind is not MailKind.CONFIRMATION else 2
        return points, tuple(because)

    @staticmethod
    def _same_employer(name: str, cluster: Cluster) -> bool:
        folded = fold_name(name)
        return any(fuzz.token_set_ratio(folded, other) >= 90 for other in cluster.employers)
