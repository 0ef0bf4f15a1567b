"""The guard's rules: an agent, what is said of it, and when the same words are harmless."""

import re
from dataclasses import dataclass

from onward.domain.labels import NoteKind, SignalKind


@dataclass(frozen=True, slots=True)
class Rule:
    """`unless` names what turns the sentence harmless; `venting` rules are silent between friends."""

    kind: SignalKind
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    instead: str | None = None
    venting: bool = False
    only: frozenset[NoteKind] | None = None


def _rule(
    kind: SignalKind,
    pattern: str,
    *,
    unless: str | None = None,
    instead: str | None = None,
    venting: bool = False,
    only: frozenset[NoteKind] | None = None,
) -> Rule:
    return Rule(
        kind,
        re.compile(pattern, re.IGNORECASE),
        re.compile(unless, re.IGNORECASE) if unless else None,
        instead,
        venting,
        only,
    )


_YOU = r"(?:you|your (?:\w+ ){0,2}(?:panel|team|colleagues?|interviewers?|manager|process|staff|recruiters?)|the (?:\w+ )?(?:panel|team|interviewers?|recruiters?|hiring manager|manager|board)|he|she|they|nobody|no one|whoever interviewed me|your side)"
_FIRM = r"(?:the company|your company|your (?:firm|organi[sz]ation|school|trust|hospital|shop|process|procedure|hiring|hr)|the (?:process|procedure|whole thing|hiring process)|this (?:company|firm|process)|[A-Z]\w+ (?:Ltd|Inc|GmbH|Books|Trust))"
_FAILED = r"(?:fail(?:ed)?|never (?:bothered|read|listened|answered|replied|asked|called|even|gave|looked)|did(?:n[’']t| not) (?:even |once |seem to )?(?:bother|read|listen|care|look|prepare|know|understand|give me|take the time)|had(?:n[’']t| not) (?:even |once )?(?:read|looked|prepared|bothered|opened|seen)|wasted?|ignored|misled|lied|dismissed|overlooked|kept (?:me )?(?:waiting|interrupting)|couldn[’']t be bothered|clearly (?:had|did|was|were)|strung|ghosted|messed|were (?:late|rude|unprepared|dismissive|distracted)|was (?:late|rude|unprepared|dismissive|distracted)|seemed (?:bored|unprepared|distracted|uninterested))"
_SELF = r"\b(?:i (?:failed|wasted|never|did(?:n[’']t| not)|had(?:n[’']t| not)|was late|ignored)|(?:if|in case) (?:you|they))\b[^.]{0,30}$"

SIGNALS: tuple[Rule, ...] = (
    _rule(SignalKind.BLAME_INTERVIEWER, rf"\b{_YOU}\b[^.!?\n]{{0,40}}\b{_FAILED}\b", unless=r"\b(?:you (?:never|did not|didn[’']t) (?:need|have) to|not (?:your|anyone[’']s) fault|i (?:failed|never|didn[’']t|did not|had not|hadn[’']t)|never failed|didn[’']t fail|n[o']t wasted?)\b", instead="I would have liked to talk more about my experience."),
    _rule(SignalKind.BLAME_INTERVIEWER, r"\b(?:surprised|disappointed|puzzled|astonished|sorry to (?:see|find)|struck me) (?:that|how|by how|to (?:see|find|learn) (?:that|how))\b[^.!?\n]{0,30}\b(?:you|the panel|your|nobody|no one|they|little)\b[^.!?\n]{0,60}", unless=r"\b(?:kind|kindly|warm|warmly|welcoming|generous|well|good|thoughtful|open|quickly you replied|at ease)\b", instead="I would have liked to talk more about my experience."),
    _rule(SignalKind.BLAME_INTERVIEWER, r"\b(?:it would have been|would[’']ve been|might have been) (?:courteous|polite|decent|professional|respectful|fair|nice|helpful|only fair)\b[^.!?\n]{0,60}"),
    _rule(SignalKind.BLAME_INTERVIEWER, r"\b(?:given|considering|for) (?:how|the) little (?:time|attention|interest|care)\b[^.!?\n]{0,40}"),
    _rule(SignalKind.BLAME_QUESTIONS, r"\b(?:your|the|their|those|these|such) (?:\w+ ){0,2}questions?\b[^.!?\n]{0,30}\b(?:were|was|are|seemed|felt|had)\b[^.!?\n]{0,20}\b(?:irrelevant|silly|unfair|pointless|ridiculous|stupid|nothing to do|absurd|badly|a trick|tricks?|strange|odd|childish|generic)\b", unless=r"\b(?:not|never|n[’']t) (?:at all )?(?:irrelevant|silly|unfair|pointless|ridiculous|stupid|odd|strange)\b", instead="Some questions were new to me, and I would answer them better today."),
    _rule(SignalKind.BLAME_COMPANY, rf"\b{_FIRM}\b[^.!?\n]{{0,40}}\b(?:{_FAILED}|a (?:mess|joke|shambles|farce|disgrace)|unprofessional|disorgani[sz]ed|chaotic|unfair|rigged|biased|toxic|broken|disrespectful|appalling|shocking)\b", unless=r"\b(?:not|never|n[’']t) (?:at all )?(?:unfair|unprofessional|disorgani[sz]ed|chaotic|biased|broken)\b", instead="The process was a long one for me."),
    _rule(SignalKind.BLAME_COMPANY, r"\b(?:already decided|made up your minds?|decision was made before|a done deal|box[- ]ticking|going through the motions|says a lot about|speaks volumes|tells me (?:all|everything))\b[^.!?\n]{0,40}"),
    _rule(SignalKind.INSULT, r"\b(?:idiots?|morons?|clowns?|incompetent|pathetic|stupid|imbeciles?|amateurs?|bullshit|arseholes?|assholes?|jerks?|liars?|cowards?|joke of a|screw you|go to hell|f[u*]ck\w*|useless (?:lot|people|bunch))\b", unless=r"\b(?:i (?:am|was|felt|feel) (?:so |such |like )?(?:an? )?(?:\w+ )?(?:idiot|stupid|amateur|clown|useless)|(?:my|a) stupid|stupid (?:mistake|of me)|call(?:ed|ing)? (?:you|anyone|them) \w+ would)\b"),
    _rule(SignalKind.SARCASM, r"\b(?:thank(?:s| you) (?:so much |ever so much |a lot |very much )?for (?:wasting|nothing|ignoring|the (?:form letter|copy[- ]paste|silence|two[- ]line|long wait)|letting me wait|your (?:five|ten|two) minutes)|congratulations on (?:your|the|finding)[^.!?\n]{0,30}(?:internal|nephew|cheap|unicorn|safe)|how (?:lovely|nice|wonderful|generous|thoughtful) (?:of you|that you|to)|so much for|good luck with that|i[’']m sure (?:your|the) (?:perfect|ideal|internal|new))\b[^.!?\n]{0,40}", unless=r"\bhow (?:lovely|nice|wonderful|generous|thoughtful) of you to (?:write|reply|call|ring|take|tell|think|explain|let me)\b"),
    _rule(SignalKind.COMPARISON, r"\b(?:i|my|mine|me)\b[^.!?\n]{0,50}\b(?:(?:more|better) (?:qualified|suited|experienced|prepared|than)|stronger than|less (?:qualified|experienced)|cheaper|younger)\b[^.!?\n]{0,40}\b(?:person|candidate|applicant|one|colleague|whoever|anyone|they|he|she|him|her|you (?:hired|chose|picked|took))\b|\b(?:the (?:person|candidate|one) you (?:hired|chose|picked|took|preferred)|whoever you (?:hired|chose|picked))\b[^.!?\n]{0,60}\b(?:can(?:no|[’'])t|cannot|does(?:n[’']t| not)|will (?:not|never)|won[’']t|hasn[’']t|lacks?|less|half|only|barely|not half)\b", unless=r"\b(?:glad|happy|pleased|understand|respect|see why|no doubt|sure)\b[^.!?\n]{0,40}\b(?:found|chose|chosen|picked|went)\b|\bas you (?:wrote|said|told)\b|\b(?:you|she|he|they) (?:wrote|said|told|explained)\b"),
    _rule(SignalKind.ULTIMATUM, r"\b(?:i (?:hope|trust|would hate|would prefer)[^.!?\n]{0,40}\b(?:publicly|public|social media|glassdoor|the press|lawyers?|solicitor|further|not have to)|(?:or|otherwise) i (?:will|[’']ll|shall|am going to)|you (?:will|[’']ll) (?:regret|be hearing|hear from)|i (?:will|[’']ll|may|might) (?:have to )?(?:post|review|share|tell|report|write) (?:about )?(?:this|my experience|your)|leave (?:a|an honest) review|people should know|last chance|unless you)\b[^.!?\n]{0,40}", unless=r"\b(?:no|not|never|nothing|n[’']t) (?:going to |intend to )?(?:post|review|public|report)\b|\bi (?:will|[’']ll) tell (?:my friends|everyone) (?:how|about) (?:kind|warm|good)\b"),
    _rule(SignalKind.REVERSE_DECISION, r"\b(?:reconsider|re-?think|change your mind|review (?:the|your|this) decision|look (?:at (?:it|me|my application) )?again at|second look|another look|overturn|revisit (?:the|your) decision|made (?:a|the wrong) (?:mistake|choice|decision)|wrong (?:decision|choice|person)|explain (?:how|why) you)\b[^.!?\n]{0,40}", unless=r"\b(?:not (?:asking|writing|here)|n[’']t (?:ask|want|mean)|do not want|without asking|not to)\b[^.!?\n]{0,40}\b(?:reconsider|rethink|change|review|reopen|revisit)\b|\bi (?:made|have made) (?:a|the wrong)", instead="I respect the decision."),
    _rule(SignalKind.PLEADING, r"\b(?:i (?:really )?(?:beg|need this)|begging|please,? please|i[’'](?:d|ll) do anything|(?:i would|i will) do anything|desperate(?:ly)?|any (?:job|role|position) at all|for (?:any|half the) (?:pay|salary)|work for free|one more chance|give me (?:a|one|another) chance|second chance)\b[^.!?\n]{0,30}"),
    _rule(SignalKind.GUILT, r"\b(?:after (?:all|everything) (?:i|the|my)|my (?:children|family|kids|rent|mortgage|savings)|i (?:turned down|gave up|cancelled|took (?:a day|unpaid)|spent (?:days|hours|weeks|my))|you (?:promised|led me|told me i|gave me hope|made me believe)|i (?:was|had been) (?:promised|led to)|least you (?:can|could)|owe me)\b[^.!?\n]{0,50}", unless=r"\b(?:told me i (?:could|can|might|was welcome)|after all,|my family (?:and i )?(?:loved|enjoyed|is well|are well))\b"),
    _rule(SignalKind.CONFIDENTIAL, r"\b(?:they|the panel|we were|i was) asked? (?:me |us )?(?:the (?:question|following)|[“\"']|these questions|to (?:solve|design))[^.!?\n]{0,60}|\b(?:the salary (?:is|was|on offer)|they (?:pay|offer(?:ed)?)) [^.!?\n]{0,20}[£$€\d]", only=frozenset({NoteKind.SOCIAL_POST})),
    _rule(SignalKind.DISPARAGE_FORMER_EMPLOYER, r"\b(?:my (?:old|former|last|previous|current|ex-?) ?(?:boss|manager|employer|company|school|firm|team|job|workplace|colleagues?))\b[^.!?\n]{0,40}\b(?:was|were|is|are)\b[^.!?\n]{0,20}\b(?:terrible|awful|toxic|a (?:nightmare|bully|mess|joke|disaster)|useless|horrible|incompetent|chaotic|hopeless|bullies)\b", unless=r"\b(?:not|never|n[’']t) (?:at all |a )?(?:terrible|awful|toxic|nightmare|useless|horrible)\b", venting=True),
    _rule(SignalKind.OVER_APOLOGY, r"\b(?:(?:so|very|deeply|really|terribly) sorry for (?:wasting|taking|bothering|being|my)|sorry (?:again )?for (?:wasting|taking up|bothering|troubling)|apologi[sz]e (?:again|once more|profusely|for (?:being|wasting|taking|my))|i know i (?:wasted|was terrible|was awful))\b[^.!?\n]{0,40}", instead="Thank you for your time."),
    _rule(SignalKind.ABSOLUTE_WORDS, r"\b(?:you (?:always|never)|no one (?:there|at)|everyone (?:there|at)|nobody (?:there|at)|all of you|none of you)\b[^.!?\n]{0,40}", unless=r"\b(?:welcom\w*|kind|friendly|warm|made me|helpful|thank|generous|best|well|good)\b"),
    _rule(SignalKind.DISCRIMINATION, r"\b(?:discriminat(?:ed|ing|ion|ory)|too old|my (?:age|accent|religion|pregnan\w+|disability|skin|headscarf|gender|race|wheelchair|faith|sexuality)|because i(?:[’']m| am) (?:a woman|black|pregnant|disabled|muslim|jewish|gay|foreign|over|older)|(?:asked|wanted to know)[^.!?\n]{0,30}\b(?:pregnant|children|married|religio\w+|how old|nationality|husband|disab\w+|health|family planning))\b", unless=r"\b(?:law clinic|anti-?discrimination (?:law|training|policy|officer)|discrimination (?:law|training|policy)|not (?:discriminat\w+|about my age)|at my age|my age group|taught|asked (?:about|how) (?:the|my) children(?:[’']s)? (?:books|section|library|reading|ward)|children(?:[’']s)? (?:books?|section|library|reading|ward|story|services?|centre))\b"),
)  # fmt: skip
