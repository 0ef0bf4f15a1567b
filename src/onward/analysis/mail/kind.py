"""What kind of message this is: a cascade of certain cases, then scoped cues on the new text, each with its evidence."""

import re
from dataclasses import dataclass

from onward.domain.evidence import Evidence
from onward.domain.labels import MailKind
from onward.domain.messages import Message
from onward.domain.readings import KindGuess
from onward.lib.sentences import Sentence, sentences_of

from . import senders
from .cues import ENGLISH, OTHER_LANGUAGES, Cue

SURE = 0.985
CONTESTED = 0.75
HINT = 0.65
NOTHING = 0.9

# What the application is for, where it is not for work: such a no closes nothing.
_NOT_WORK = re.compile(
    r"\b(?:tenancy|tenant|landlord|letting|rent(?:al|ed)?|flat|apartment|mortgage|loan|credit (?:card|limit|application)|overdraft|"
    r"insurance|visa|immigration|passport application|admissions?|school place|catchment|scholarship|grant application|bursary|"
    r"abstract|paper|manuscript|submission to|call for (?:papers|proposals)|your (?:talk|proposal|session)|reviewers?|"
    r"planning (?:application|permission)|membership|parking permit|volunteer(?:ing)? (?:rota|role)|viewing|allotment|"
    r"wohnung|mietvertrag|kredit|order|refund|delivery|parcel|discount)\b",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"\b(?:position|vacancy|role|post of|\w+(?:er|or|ian|ist|ant|ent|nurse|lead) post|interview|candidates?|applicants?|your cv|r[ée]sum[ée]|hiring|recruit\w*|job|career|"
    r"shortlist\w*|employment|salary|bewerb\w+|stelle|kandidat\w*|entretien|candidature|poste|entrevista|candidatura|vaga|puesto|"
    r"sollicitatie|functie|vacature|your application|talent|client|experience)\b",
    re.IGNORECASE,
)
# Said of another time, another sum or another person, these words turn no application down.
_HARMLESS = re.compile(
    r"\b(?:reimburse|travel (?:costs|expenses)|parking|relocation|sponsor(?:ship)? (?:costs)?|reply (?:to (?:each|every|all))|"
    r"respond (?:individually|to (?:each|every))|make it|attend in person|no longer considering (?:any )?other|"
    r"individual feedback|feedback to (?:applicants|candidates|everyone)|(?:applicants|candidates|those) who (?:are|were|have) not|"
    r"not (?:made|reached|finali[sz]ed|taken) (?:a|any|our|the)? ?(?:final )?decision|get back|decided yet|be able to (?:make|join)|"
    r"if you (?:have|do) not hear)\b",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:reschedul\w+|another (?:time|day|date|slot)|move (?:our|your|the|it)|different (?:time|day|date)|postpone\w*|"
    r"instead|rearrange|new (?:time|date))\b",
    re.IGNORECASE,
)
_LEVEL_SWAP = re.compile(
    r"\b(?:but|instead|however)\b[^.!?\n]{0,60}\b(?:offer you|like to offer|can offer)\b", re.IGNORECASE
)
_TAKEN_BACK = re.compile(
    r"\b(?:sent|rejection|declin\w+|e-?mail|message)\b[^.!?\n]{0,60}\b(?:in error|by mistake|mistakenly)\b|"
    r"\b(?:disregard|ignore)\b[^.!?\n]{0,40}\b(?:previous|earlier|last|rejection|our) ?(?:e-?mail|message|letter)?",
    re.IGNORECASE,
)
_SURVEY = re.compile(
    r"\b(?:survey|rate your|how (?:did we do|was your)|feedback (?:form|on (?:your|our) (?:candidate|recruitment|application))|"
    r"candidate experience|minutes? to complete|data (?:protection|retention)|delete your (?:data|profile))\b",
    re.IGNORECASE,
)

_CONFLICTS: dict[MailKind, tuple[MailKind, ...]] = {
    MailKind.REJECTION: (MailKind.INTERVIEW, MailKind.OFFER, MailKind.ASSESSMENT),
    MailKind.OFFER: (MailKind.REJECTION,),
    MailKind.INTERVIEW: (MailKind.REJECTION, MailKind.RECRUITER_OUTREACH),
    MailKind.ASSESSMENT: (MailKind.REJECTION,),
}
# Where several kinds are shown, what costs most to miss comes first.
_ORDER = (
    MailKind.OFFER,
    MailKind.REJECTION,
    MailKind.INTERVIEW,
    MailKind.ASSESSMENT,
    MailKind.INFO_REQUEST,
    MailKind.CONFIRMATION,
    MailKind.RECRUITER_OUTREACH,
)


@dataclass(frozen=True, slots=True)
class _Hit:
    cue: Cue
    evidence: Evidence


def mail_kind(message: Message, text: str, *, language: str, own: bool, known_thread: bool = False) -> KindGuess:
    """Judges the new `text` only. `known_thread`: it belongs to an application, so it need not name work."""
    if own:
        return KindGuess(MailKind.OTHER, 1.0, (), review=False)
    # Lists of openings and codes have too few small words to tell a language by; they are known by other marks.
    cue_language = "en" if language == "xx" else language
    subject = f"{message.subject}."
    hits = _hits(text, cue_language)
    subject_hits = _subject_hits(message.subject, cue_language)
    certain = _certain_case(message, text, hits, subject_hits)
    if certain is not None:
        return certain
    if language == "xx":
        return KindGuess(MailKind.OTHER, 0.5, (), review=_WORK.search(message.subject) is not None)
    answered = bool(message.in_reply_to) and any(hit.cue.sure for hit in hits)
    announced = any(_WORK.search(event.summary) for event in message.events)
    work = senders.is_ats(message.sender) or answered or announced or bool(_WORK.search(subject) or _WORK.search(text))
    if not (work or known_thread) or _about_something_else(subject, text, message):
        return KindGuess(MailKind.OTHER, NOTHING, (), review=False)
    return _weigh([*hits, *subject_hits], text, message)


def _hits(text: str, language: str) -> list[_Hit]:
    cues = ENGLISH if language == "en" else OTHER_LANGUAGES[language]
    sentences = sentences_of(text)
    return [hit for sentence in sentences for cue in cues if (hit := _hit(cue, sentence, text)) is not None]


def _hit(cue: Cue, sentence: Sentence, text: str) -> _Hit | None:
    found = cue.pattern.search(sentence.text[:1500])
    if found is None:
        return None
    if sentence.is_conditional and not cue.open_to_condition and not _decided_before_condition(sentence, found.start()):
        return None
    if cue.kind is MailKind.REJECTION and _turned_round(cue, sentence.text, text):
        return None
    if cue.kind is MailKind.OFFER and re.search(
        r"\b(?:unable|not|cannot|can[’']t|won[’']t) (?:\w+ ){0,4}offer", sentence.text, re.IGNORECASE
    ):
        return None
    start, end = sentence.start + found.start(), sentence.start + found.end()
    return _Hit(cue, Evidence(text[start:end], start, end, cue.name))


def _decided_before_condition(sentence: Sentence, at: int) -> bool:
    """A decision said first stands, whatever wish follows it: "we chose someone else; if you agree, we will keep ..."."""
    from onward.lib.sentences import CONDITION  # noqa: PLC0415 - read beside its only other use

    condition = CONDITION.search(sentence.text[:1500])
    return condition is not None and at + 12 < condition.start()


def _turned_round(cue: Cue, sentence: str, text: str) -> bool:
    if _HARMLESS.search(sentence):
        return True
    if _LEVEL_SWAP.search(sentence):
        return True
    if (
        cue.name.startswith("rejection.")
        and cue.sure
        and _MOVED.search(sentence)
        and re.search(r"\b(?:interview|meet|call|slot|appointment)", sentence, re.IGNORECASE)
    ):
        return True
    return _TAKEN_BACK.search(text) is not None


def _subject_hits(subject: str, language: str) -> list[_Hit]:
    """The subject decides alone only where nothing in the text does; it carries no offsets of the new text."""
    cues = ENGLISH if language == "en" else OTHER_LANGUAGES[language]
    plain = re.sub(r"^(?:(?:re|aw|fwd?|wg|sv|tr|rv)\s?:\s*)+", "", subject, flags=re.IGNORECASE)
    if plain != subject:
        return []
    found = []
    for cue in cues:
        match = cue.pattern.search(plain[:300])
        if match:
            found.append(_Hit(cue, Evidence("", 0, 0, f"{cue.name}.subject")))
    return found


def _certain_case(message: Message, text: str, hits: list[_Hit], subject_hits: list[_Hit]) -> KindGuess | None:
    both = [*hits, *subject_hits]
    codes = [hit for hit in both if hit.cue.kind is MailKind.SECURITY_CODE]
    decided = [hit for hit in hits if hit.cue.kind in _ORDER[:4] and hit.cue.sure]
    if codes and not decided and len(text) < 1500:
        return KindGuess(MailKind.SECURITY_CODE, 0.97, _shown(codes), review=False)
    alerts = [hit for hit in both if hit.cue.kind is MailKind.JOB_ALERT]
    bulk = senders.is_bulk(message)
    if (
        alerts
        and (bulk or senders.is_board(message.sender) or senders.is_robot(message.sender))
        and not message.in_reply_to
    ):
        return KindGuess(MailKind.JOB_ALERT, 0.97, _shown(alerts), review=False)
    # What goes to a list decides nothing about one person, whatever it quotes or advises.
    to_list = "list-id" in message.headers
    if bulk and not senders.is_ats(message.sender) and (to_list or not decided) and not message.in_reply_to:
        kind = MailKind.JOB_ALERT if alerts or senders.is_board(message.sender) else MailKind.OTHER
        applied = [hit for hit in both if hit.cue.kind is MailKind.CONFIRMATION and hit.cue.sure]
        if applied and senders.is_board(message.sender):
            return KindGuess(MailKind.CONFIRMATION, 0.95, _shown(applied), review=False)
        return KindGuess(kind, NOTHING, _shown(alerts), review=False)
    if _SURVEY.search(message.subject) or (_SURVEY.search(text[:600]) and not decided):
        return KindGuess(MailKind.OTHER, NOTHING, (), review=False)
    return None


def _about_something_else(subject: str, text: str, message: Message) -> bool:
    """The object of the application is a flat, a visa, a talk: more such words than words of work."""
    if senders.is_ats(message.sender):
        return False
    other = len(_NOT_WORK.findall(subject)) * 2 + len(_NOT_WORK.findall(text[:4000]))
    work = len(_WORK.findall(subject)) * 2 + len(_WORK.findall(text[:4000]))
    return other > 0 and other >= work


_GOES_AHEAD = re.compile(r"\b(?:go(?:ing)? ahead|mak(?:e|ing) it|proceed|continu(?:e|ing))\b", re.IGNORECASE)


def _without_moved(hits: list[_Hit], text: str) -> list[_Hit]:
    """A conversation that cannot go ahead on its day, in a mail that looks for another, turns nobody down."""
    noes = [hit for hit in hits if hit.cue.kind is MailKind.REJECTION]
    if not noes or not _MOVED.search(text) or not all(_GOES_AHEAD.search(hit.evidence.quote) for hit in noes):
        return hits
    return [hit for hit in hits if hit.cue.kind is not MailKind.REJECTION]


def _weigh(hits: list[_Hit], text: str, message: Message) -> KindGuess:
    hits = _without_moved(hits, text)
    by_kind: dict[MailKind, list[_Hit]] = {}
    for hit in hits:
        by_kind.setdefault(hit.cue.kind, []).append(hit)
    invited = any(event.method in ("REQUEST", "") for event in message.events)
    sure = {kind for kind, found in by_kind.items() if any(hit.cue.sure and hit.evidence.quote for hit in found)}
    subject_only = {kind for kind, found in by_kind.items() if any(hit.cue.sure for hit in found)} - sure
    if invited:
        sure.add(MailKind.INTERVIEW)
    for kind in _ORDER:
        if kind in sure:
            rivals = [rival for rival in _CONFLICTS.get(kind, ()) if rival in sure]
            return _guess(kind, by_kind.get(kind, []), rivals)
    for kind in _ORDER:
        if kind in subject_only:
            return KindGuess(kind, 0.8, _shown(by_kind[kind]), review=kind in _ORDER[:4])
    hinted = [kind for kind in _ORDER if kind in by_kind]
    if MailKind.REJECTION in hinted and len(by_kind[MailKind.REJECTION]) > 1:
        return KindGuess(MailKind.REJECTION, CONTESTED, _shown(by_kind[MailKind.REJECTION]), review=True)
    if hinted:
        kind = hinted[0]
        return KindGuess(kind, HINT, _shown(by_kind[kind]), review=kind in _ORDER[:4])
    return KindGuess(MailKind.OTHER, NOTHING, (), review=False)


def _guess(kind: MailKind, found: list[_Hit], rivals: list[MailKind]) -> KindGuess:
    withdrawn = any(hit.cue.name == "rejection.offer_withdrawn" for hit in found)
    if rivals and not withdrawn:
        # An offer with a no beside it ("not that post, but this one") is still an offer; the person is asked.
        return KindGuess(kind, CONTESTED, _shown(found), review=True)
    return KindGuess(kind, SURE, _shown(found), review=False)


def _shown(hits: list[_Hit]) -> tuple[Evidence, ...]:
    seen = [hit.evidence for hit in hits if hit.evidence.quote]
    return tuple(sorted(set(seen), key=lambda evidence: evidence.start))[:6]
