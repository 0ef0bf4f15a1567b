"""The cues that show a message's kind: predicates with their agent, not phrases. One table per language.

`Cue.weight` is "sure" where the words decide by themselves, "hint" where the person should be asked. A cue marked
`open_to_condition` also counts inside a condition. See docs/algorithms/mail.md.
"""

import re
from dataclasses import dataclass

from onward.domain.labels import MailKind


@dataclass(frozen=True, slots=True)
class Cue:
    name: str
    kind: MailKind
    pattern: re.Pattern[str]
    sure: bool = True
    open_to_condition: bool = False


def _cue(name: str, kind: MailKind, pattern: str, *, sure: bool = True, condition: bool = False) -> Cue:
    return Cue(name, kind, re.compile(pattern, re.IGNORECASE), sure, condition)


# Who decides: the firm, in any of the ways a letter names it. The seeker's own "I" is not among them.
_THEY = (
    r"(?:we|they|the (?:team|panel|board|client|company|committee|school|trust|hiring manager|governors|manager|director|"
    r"department|department head|practice|council|firm)|our (?:client|team|panel|hiring team|director|board)|i|it has been|"
    r"you|your (?:application|candidacy|profile|cv|r[ée]sum[ée]|details|experience)|management|[A-Z]\w+(?: [A-Z]\w+)?)"
)
_NOT = r"(?:not|n[o']t|n’t|unable|unfortunately no|no longer|never|cannot|against|declined?|won[’']t|can[’']t)"
_TAKE_ON = (
    r"(?:proceed|progress(?:ed|ing)?|mov(?:e|ed|ing) (?:you |your application |ahead|on|forward|further|this)|tak(?:e|en|ing) "
    r"(?:you|your|this|things|it|forward)[^.]{0,25}(?:forward|further|on)|taken? (?:forward|further)|go(?:ing|ne)? "
    r"(?:ahead|further|forward)|advanc(?:e|ed|ing)|continu(?:e|ed|ing)|offer (?:you|him|her) (?:the|this|a|an|either)?|offered? "
    r"(?:the|this) (?:role|position|post|job|place)|shortlist(?:ed)?|invit(?:e|ed|ing) you|select(?:ed)?|consider(?:ed|ing)? "
    r"(?:you|your|further|for)|appoint(?:ed)?|put(?:ting)? you (?:through|forward)|success(?:ful)?|bring(?:ing)? you|"
    r"hir(?:e|ed|ing) you|pursu(?:e|ed|ing)|the right (?:fit|match|person)|a (?:fit|match)|make (?:you )?an offer|recommend "
    r"you|be in a position to offer|chosen|among (?:those|the)|make the (?:cut|shortlist)|got the job|get the job)"
)
_OTHERS = (
    r"(?:another|other|someone else|somebody else|a different|an internal|internal|a candidate|an applicant|a more|the other|"
    r"one of the other|stronger|candidates? (?:who|whose|with)|applicants? (?:who|whose|with)|others? who(?:se)?|a colleague|"
    r"someone (?:who|with|from|already|local|whose)|somebody (?:who|with))"
)
_CHOSE = (
    r"(?:chose|chosen|select(?:ed)?|decided (?:on|to (?:go|proceed|move|appoint|hire|offer))|gone (?:with|for)|going (?:with|"
    r"for|ahead with)|went (?:with|for)|offered|appointed|appoint|mov(?:e|ed|ing) (?:forward|ahead|on) with|proceed(?:ed|ing)? "
    r"with|progress(?:ed|ing)? with|opted for|hired|pursu(?:e|ed|ing)|filled[^.]{0,20}(?:with|by)|preferred|settled on|given "
    r"(?:it|the (?:job|role|post)) to|accepted by|recruited|taken on)"
)
_POST = (
    r"(?:position|role|post|vacancy|job|opening|requisition|search|recruitment|campaign|opportunity|place|headcount)"
)
_ENDED = (
    r"(?:been filled|is (?:now )?filled|now filled|closed|cancell?ed|on hold|frozen|no longer (?:available|open|going|being|"
    r"needed)|(?:been )?withdrawn|not (?:be )?(?:going ahead|filled|filling|recruiting|hiring|moving forward)|paused|been "
    r"stopped|been cut|won[’']t be filled|fallen through)"
)
_TALK = (
    r"(?:interview|call|chat|conversation|meeting|video call|phone call|coffee|visit|screening|second round|final round|"
    r"next round|teams call|zoom|panel)"
)

REJECTION = (
    _cue(
        "rejection.not_taken_on",
        MailKind.REJECTION,
        rf"\b{_THEY}\b[^.!?\n]{{0,90}}\b{_NOT}\b[^.!?\n]{{0,60}}\b{_TAKE_ON}",
    ),
    _cue(
        "rejection.contracted",
        MailKind.REJECTION,
        rf"\b(?:we|they|you|it|i)(?:[’'](?:ve|re|s|ll|m))? ?(?:\w+ )?(?:won[’']t|can[’']t|haven[’']t|weren[’']t|aren[’']t|isn[’']t|wasn[’']t|hasn[’']t|didn[’']t|couldn[’']t|don[’']t)\b[^.!?\n]{{0,40}}\b{_TAKE_ON}",
    ),
    _cue(
        "rejection.decided_not",
        MailKind.REJECTION,
        rf"\b(?:decided|decision (?:is|was)|chosen|agreed)\b[^.!?\n]{{0,20}}\bnot to\b[^.!?\n]{{0,40}}\b(?:{_TAKE_ON}|interview|meet)",
    ),
    _cue(
        "rejection.unsuccessful",
        MailKind.REJECTION,
        r"\b(?:you|application|candidacy|interview|been|was|were|have been)\b[^.!?\n]{0,60}\b(?:unsuccessful|not (?:been )?(?:successful|selected|shortlisted|chosen|progressed|accepted))\b",
    ),
    _cue("rejection.other_chosen", MailKind.REJECTION, rf"\b{_CHOSE}\b[^.!?\n]{{0,40}}\b{_OTHERS}"),
    _cue(
        "rejection.other_chosen_passive",
        MailKind.REJECTION,
        rf"\b{_OTHERS}[^.!?\n]{{0,30}}\b(?:(?:has|have|had|was|were|is|been) (?:been )?(?:chosen|selected|offered|appointed|hired|accepted|preferred)|accepted (?:the|our)|got the (?:job|role|post))",
    ),
    _cue("rejection.post_ended", MailKind.REJECTION, rf"\b{_POST}\b[^.!?\n]{{0,70}}\b{_ENDED}"),
    _cue(
        "rejection.post_put_on_hold",
        MailKind.REJECTION,
        rf"\b(?:put|placed|cancel(?:led|ling)?|frozen|withdrawn|stopped|closed|paus(?:ed|ing))\b[^.!?\n]{{0,25}}\b(?:the|this|our|all) (?:\w+ ){{0,3}}(?:{_POST}|hiring)\b",
    ),
    _cue(
        "rejection.offer_withdrawn",
        MailKind.REJECTION,
        r"\b(?:withdraw(?:n|ing)?|rescind(?:ed|ing)?|retract(?:ed|ing)?)\b[^.!?\n]{0,30}\b(?:our|the|your) (?:\w+ )?offer",
    ),
    _cue(
        "rejection.plain_no",
        MailKind.REJECTION,
        r"\b(?:it[’']?s (?:a no|not good news|bad news)|the answer is no|(?:is|it[’']s|was) a no\b|different direction|someone else|somebody else|no longer (?:under consideration|being considered|in consideration)|not be (?:offering|progressing|inviting|shortlisting|appointing|moving|taking|proceeding|going)|not the news you|turned? (?:you|it|us) down)",
    ),
    _cue(
        "rejection.regret",
        MailKind.REJECTION,
        r"\b(?:regret to (?:inform|tell|advise|let)|sorry to (?:inform|tell|say|let|have to)|(?:i[’']m|i am|we are|we[’']re) afraid)\b[^.!?\n]{0,100}\b(?:application|role|position|post|not|unsuccessful|another|other)\b",
        sure=False,
    ),
    _cue(
        "rejection.keep_on_file",
        MailKind.REJECTION,
        r"\b(?:keep|retain|hold) your (?:cv|r[ée]sum[ée]|details|application|profile)[^.!?\n]{0,30}\b(?:file|record|database)|\b(?:wish you|best of luck|good luck|every success)\b[^.!?\n]{0,40}\b(?:search|future|career|endeavou?rs|job hunt)",
        sure=False,
    ),
)
INTERVIEW = (
    _cue(
        "interview.invited",
        MailKind.INTERVIEW,
        rf"\b(?:invite|inviting|invited|invitation)\b[^.!?\n]{{0,50}}\b{_TALK}",
        condition=True,
    ),
    _cue(
        "interview.like_to_talk",
        MailKind.INTERVIEW,
        r"\b(?:we|i|they|the team|the panel|our \w+|[A-Z]\w+)(?:[’']d| would)? (?:also |both |really |very much )?(?:like|love|want|be (?:happy|glad|keen|delighted)|be great)s?\b[^.!?\n]{0,25}\b(?:to (?:meet|see|speak|talk|chat|interview|arrange|schedule|set up|book|have (?:a|you)|get you in|hear more from you)|you (?:to (?:come|meet)|back))",
    ),
    _cue(
        "interview.pick_time",
        MailKind.INTERVIEW,
        r"\b(?:choose|pick|book|select|let (?:me|us) know|suggest|which of|does|do|would)\b[^.!?\n]{0,50}\b(?:time|slot|times|slots|date|dates|days?)\b[^.!?\n]{0,40}\b(?:suits?|works?|you|interview|call|convenient|below)\b",
        sure=False,
        condition=True,
    ),
    _cue(
        "interview.available",
        MailKind.INTERVIEW,
        r"\b(?:are you|would you be|will you be|might you be) (?:free|available|around|able to (?:come|join|meet|attend|make))\b[^.!?\n]{0,70}",
    ),
    _cue(
        "interview.fixed",
        MailKind.INTERVIEW,
        rf"\b(?:your|the|our|this) (?:\w+[ -]){{0,3}}{_TALK}\b[^.!?\n]{{0,60}}\b(?:(?:is|has been|will be|are|was)[^.!?\n]{{0,15}} (?:confirmed|scheduled|booked|arranged|set|moved|rescheduled|postponed|cancelled|take place|held|at|on)|with you on|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)",
    ),
    _cue(
        "interview.confirm",
        MailKind.INTERVIEW,
        rf"\b(?:confirm(?:ing|ed|ation)?|remind(?:er|ing)?|reschedul\w+|move|moved|postpone|rebook|rearrange|details (?:of|for))\b[^.!?\n]{{0,40}}\b(?:your|the|our|of|tomorrow[’']s)\b[^.!?\n]{{0,30}}\b{_TALK}",
    ),
    _cue(
        "interview.see_you",
        MailKind.INTERVIEW,
        r"\b(?:look(?:ing)? forward to (?:meeting|seeing|speaking|talking|welcoming)|see you (?:on|at|then|tomorrow|next)|you will (?:meet|be meeting)|you[’']ll (?:meet|be meeting))\b",
        condition=True,
    ),
    _cue(
        "interview.next_round",
        MailKind.INTERVIEW,
        rf"\b(?:through to|progress(?:ed|ing)? (?:you )?to|move (?:you )?(?:forward |on )?to|invite you (?:to|back)|next step is|ask you back|have you back)\b[^.!?\n]{{0,40}}\b(?:{_TALK}|next stage|second|final|stage)",
    ),
    _cue(
        "interview.come_and_talk",
        MailKind.INTERVIEW,
        r"\b(?:(?:would|could|can|will) you (?:like to )?(?:come|pop|drop) (?:in|by|and|over|round|to (?:see|talk|meet))|come (?:in )?and (?:talk|meet|see|chat)|"
        r"invite you to (?:meet|come|visit)|fancy a (?:\w+ ){0,3}(?:call|chat|coffee|natter)|(?:pick|grab|choose|book) (?:any|a|your) (?:slot|time)|"
        r"like to see you (?:on|at|for)|come in (?:for a (?:chat|talk|coffee)|on))\b",
        condition=True,
    ),
)
ASSESSMENT = (
    _cue(
        "assessment.asked",
        MailKind.ASSESSMENT,
        r"\b(?:complete|take|do|prepare|send|submit|write|record|sit|try|attempt|deliver|teach|bring|give|work through|put together|undertake|carry out)\b[^.!?\n]{0,60}\b(?:tests?|assessments?|tasks?|exercises?|assignments?|challenge|presentation|case stud(?:y|ies)|questionnaire|trial (?:day|shift|lesson|session)|lesson|work sample|video (?:answers?|responses?|interview)|one[- ]page|concept|portfolio piece|micro-?teach)\b",
        condition=True,
    ),
    _cue(
        "assessment.next",
        MailKind.ASSESSMENT,
        r"\b(?:next (?:step|stage)|first stage|invite you to|ask(?:ing)? (?:you|all|our|each)|like you to)\b[^.!?\n]{0,70}\b(?:online test|assessment|aptitude|skills test|task|exercise|assignment|take-home|coding|trial (?:day|shift|lesson)|presentation|video (?:answers|responses)|pre-recorded|on-demand)\b",
        condition=True,
    ),
    _cue(
        "assessment.link",
        MailKind.ASSESSMENT,
        r"\b(?:your|the) (?:\w+ ){0,2}(?:test|assessment|challenge|task) (?:link|is ready|invitation|awaits|expires|will (?:take|close))",
        condition=True,
    ),
    _cue(
        "assessment.small_task",
        MailKind.ASSESSMENT,
        r"\b(?:(?:small|little|short|quick) (?:job|task|exercise|piece of work)|trial (?:shift|day|lesson|morning|afternoon|session)|"
        r"(?:write|draw up|send) (?:us|me) (?:a|an|one) (?:\w+ ){0,2}(?:concept|plan|proposal|outline|piece|sample))\b",
        condition=True,
    ),
)
OFFER = (
    _cue(
        "offer.made",
        MailKind.OFFER,
        r"\b(?:pleased|delighted|happy|thrilled|excited|glad|like|love|able|wanted) to (?:formally |now |be able to )?(?:offer|make) you\b(?! (?:an? )?(?:interview|call|chat|the chance|the opportunity to (?:meet|interview)|a (?:slot|time)))",
    ),
    _cue(
        "offer.job",
        MailKind.OFFER,
        rf"\b(?:offer(?:ing)? you|offer of) (?:the|a|an|our|this)?\s?(?:\w+[ -]){{0,4}}(?:{_POST}|employment|contract)\b",
    ),
    _cue(
        "offer.letter",
        MailKind.OFFER,
        r"\b(?:offer letter|formal offer|written offer|verbal offer|contract of employment|employment contract|job offer|our offer|your offer|the offer)\b[^.!?\n]{0,60}\b(?:attached|enclosed|follow|below|stands|expires|sign|valid|open|extend|accept|until|includes|revised|increase[d]?)",
        condition=True,
    ),
    _cue(
        "offer.yours",
        MailKind.OFFER,
        r"\b(?:the (?:job|role|post|position) is yours|welcome (?:you )?(?:aboard|to the team)|you(?:[’']ve| have)? got the (?:job|post|role))",
    ),
)
CONFIRMATION = (
    _cue(
        "confirmation.received",
        MailKind.CONFIRMATION,
        r"\b(?:received|got|have|acknowledge\w*|confirm\w*)\b[^.!?\n]{0,40}\b(?:your|the) (?:\w+ ){0,3}(?:application|cv|r[ée]sum[ée]|documents?|details|submission|form|letter|references?|email with)",
        condition=True,
    ),
    _cue(
        "confirmation.thanks_applying",
        MailKind.CONFIRMATION,
        r"\b(?:thank you|thanks|thank u|many thanks)\b[^.!?\n]{0,20}\b(?:for|so much for)\b[^.!?\n]{0,30}\b(?:applying|your (?:\w+ ){0,3}application|submitting|your interest in (?:the|our|this|joining|working))",
        condition=True,
    ),
    _cue(
        "confirmation.submitted",
        MailKind.CONFIRMATION,
        r"\bapplication\b[^.!?\n]{0,60}\b(?:has been|was|is|successfully)\b[^.!?\n]{0,20}\b(?:received|submitted|sent|complete|logged|registered|under review|being reviewed|forwarded|passed on)",
        condition=True,
    ),
    _cue(
        "confirmation.in_touch",
        MailKind.CONFIRMATION,
        r"\b(?:we|i|the team|our team|someone|a member)\b[^.!?\n]{0,30}\b(?:will|[’']ll)\b[^.!?\n]{0,30}\b(?:be in touch|review your|get back to you|contact you|come back to you|let you know)",
        sure=False,
        condition=True,
    ),
    _cue(
        "confirmation.sent_on",
        MailKind.CONFIRMATION,
        r"\b(?:sent|passed|forwarded|submitted|put) (?:your (?:cv|profile|details|r[ée]sum[ée])|you) (?:on |over |across |through |forward |in )?(?:to|for) (?:the|our|my)",
        condition=True,
    ),
    _cue(
        "confirmation.arrived",
        MailKind.CONFIRMATION,
        r"\b(?:form|application|cv|letter|e-?mail|documents?|references?)\b[^.!?\n]{0,25}\b(?:has|have) (?:safely )?(?:arrived|reached us|come through)|"
        r"\bgot (?:it|your|them),? (?:thank|ta\b|many)|\b(?:will|[’']ll) (?:read|look at|go through) (?:it|them|yours|everything|your (?:cv|letter|application))\b",
        condition=True,
    ),
    _cue(
        "confirmation.no_news_yet",
        MailKind.CONFIRMATION,
        r"\b(?:still (?:deciding|waiting|talking|reading)|no (?:news|decision|answer) yet|you (?:will|[’']ll) (?:hear|have (?:an answer|news))[^.!?\n]{0,30}\b(?:by|before|on|next|this))\b",
        sure=False,
        condition=True,
    ),
)
INFO_REQUEST = (
    _cue(
        "info_request.asked",
        MailKind.INFO_REQUEST,
        r"\b(?:could|can|would|will|please|kindly|need you to|ask you to|like you to|grateful if you(?: could)?)\b[^.!?\n]{0,30}\b(?:send|provide|confirm|supply|complete|upload|share|forward|let (?:us|me) (?:know|have)|tell (?:us|me)|return|fill in|bring|email)\b[^.!?\n]{0,70}\b(?:references?|referees?|right to work|passport|visa|salary|pay expectation|notice period|start date|availability|certificates?|licen[cs]e|registration|pin number|dbs|documents?|transcripts?|copy|copies|address|national insurance|portfolio|form|questionnaire|cover(?:ing)? letter|cv|r[ée]sum[ée]|details|hours|when you could start)\b",
        condition=True,
    ),
    _cue(
        "info_request.need",
        MailKind.INFO_REQUEST,
        r"\b(?:we|i) (?:still |also |just |will )?(?:need|require|are missing|do not (?:seem to )?have|don[’']t (?:seem to )?have|haven[’']t (?:yet )?(?:got|received))\b[^.!?\n]{0,60}\b(?:from you|your (?:\w+ ){0,2}(?:references?|referees?|right to work|passport|certificates?|documents?|licen[cs]e|proof|form|details|cv|transcripts?|dbs|registration))",
        condition=True,
    ),
)
OUTREACH = (
    _cue(
        "outreach.profile",
        MailKind.RECRUITER_OUTREACH,
        r"\b(?:came across|found|saw|seen|noticed|spotted|looking at|read) (?:your|you) ?(?:\w+ ){0,2}(?:profile|cv|r[ée]sum[ée]|background|details|name|page|talk|work|on linkedin)|\byour (?:profile|background|experience|name)\b[^.!?\n]{0,30}\b(?:caught|stood out|impress|was passed|came up|looks? like|would be)",
    ),
    _cue(
        "outreach.open_to",
        MailKind.RECRUITER_OUTREACH,
        r"\b(?:would you be|are you|might you be|if you[’']?(?:re| are|d be)) (?:at all |currently |still |perhaps )?(?:open to|interested in|tempted|looking for|on the (?:lookout|market))\b[^.!?\n]{0,80}",
        condition=True,
    ),
    _cue(
        "outreach.have_role",
        MailKind.RECRUITER_OUTREACH,
        r"\b(?:i|we)(?:[’']m| am|[’']re| are|[’']ve| have)? (?:currently |now |just )?(?:recruiting|hiring|have|working on|looking for|representing|got|taken on)\b[^.!?\n]{0,50}\b(?:an? |the )(?:\w+[ -]){0,5}(?:role|opportunity|vacancy|position|post)\b",
        sure=False,
    ),
)
ALERT = (
    _cue(
        "alert.listing",
        MailKind.JOB_ALERT,
        r"\b(?:\d+\+? new (?:\w+ )?(?:jobs?|roles?|vacanc(?:y|ies)|openings?)|new jobs? (?:for|in|matching|that)|jobs? (?:for you|you (?:may|might)|matching|near you|picked|alert)|job alert|recommended (?:jobs|roles)|your (?:daily|weekly) (?:job|digest)|vacancies (?:this week|matching|for you)|latest (?:jobs|vacancies)|matches? your (?:search|saved))",
        condition=True,
    ),
)
SECURITY = (
    _cue(
        "code.one_time",
        MailKind.SECURITY_CODE,
        r"\b(?:verification|security|one[- ]time|access|login|log-in|sign[- ]in|confirmation|authenti\w+|pass) ?(?:code|pin|passcode|password)\b|\b(?:code|otp|passcode)\b[^.!?\n]{0,15}\b\d{4,8}\b|\b\d{4,8} is your\b",
        condition=True,
    ),
    _cue(
        "code.account",
        MailKind.SECURITY_CODE,
        r"\b(?:verify|confirm|activate|validate) your (?:e-?mail|account|address|identity)|\breset (?:your )?password|\bpassword reset|\b(?:magic|log[- ]?in|sign[- ]in) link|\bset (?:up )?(?:your|a) password|\byour (?:candidate )?(?:account|profile) (?:has been|was) (?:created|set up)|\bcreated? (?:your|an) (?:candidate )?account",
        condition=True,
    ),
)

_J = r"[^.!?\n]{0,80}"
GERMAN = (
    _cue(
        "rejection.de",
        MailKind.REJECTION,
        rf"\b(?:leider|bedauern|bedauerlicherweise|müssen wir|absage|absagen)\b{_J}\b(?:nicht|absage|absagen|anderen?|abzusagen|keine?|anderweitig|andere[nr]? (?:bewerber|kandidat))|\b(?:für (?:eine[nr]? )?(?:andere[nr]?|mitbewerber)|anderweitig){_J}(?:entschieden|besetzt)|\b(?:stelle|position)\b{_J}\b(?:besetzt|vergeben)\b|\bnicht (?:weiter )?berücksichtigen|\bdagegen entschieden",
    ),
    _cue(
        "interview.de",
        MailKind.INTERVIEW,
        rf"\b(?:laden|einladen|einladung|eingeladen|kennenlernen|kennenzulernen|termin)\b{_J}\b(?:gespräch|vorstellungsgespräch|kennenlern\w*|interview|telefonat|videocall|hospitation|kaffee|uhr)|\b(?:vorstellungsgespräch|bewerbungsgespräch)\b{_J}\b(?:am|um|uhr|verschieben|verlegen|bestätigen)|\bwürden (?:wir )?(?:sie|dich) gern(?:e)?{_J}kennenlernen",
    ),
    _cue(
        "assessment.de",
        MailKind.ASSESSMENT,
        r"\b(?:probearbeit\w*|probetag|arbeitsprobe|online-?test|eignungstest|fallstudie|testaufgabe|probestunde|lehrprobe|präsentation)\b",
        condition=True,
    ),
    _cue(
        "offer.de",
        MailKind.OFFER,
        rf"\b(?:freuen uns|gern(?:e)?|können|möchten)\b{_J}\b(?:stelle|arbeitsvertrag|zusage|position)\b{_J}\b(?:anbieten|anzubieten|zusenden|zu können|machen)|\b(?:arbeitsvertrag|vertragsangebot|zusage)\b{_J}\b(?:anbei|anhang|erhalten|unterschr)",
    ),
    _cue(
        "confirmation.de",
        MailKind.CONFIRMATION,
        rf"\b(?:bewerbung|unterlagen)\b{_J}\b(?:erhalten|eingegangen|eingang|angekommen)|\b(?:erhalten|eingang|vielen dank für|danke für)\b{_J}\b(?:bewerbung|unterlagen|interesse)",
        condition=True,
    ),
    _cue(
        "info_request.de",
        MailKind.INFO_REQUEST,
        rf"\b(?:bitte|könnten sie|benötigen|fehl\w+|senden sie|reichen sie)\b{_J}\b(?:zeugnis\w*|unterlagen|gehaltsvorstellung\w*|eintrittstermin|kündigungsfrist|lebenslauf|nachweis\w*|führungszeugnis|referenzen|arbeitserlaubnis)\b{_J}",
        condition=True,
    ),
    _cue(
        "outreach.de",
        MailKind.RECRUITER_OUTREACH,
        rf"\b(?:ihr|dein) profil\b{_J}|\b(?:auf sie|auf dich) aufmerksam|\bspannende (?:position|stelle|aufgabe)",
        sure=False,
    ),
)
OTHER_LANGUAGES: dict[str, tuple[Cue, ...]] = {
    "de": GERMAN,
    "fr": (
        _cue("rejection.fr", MailKind.REJECTION, rf"\b(?:regret|malheureusement|désolé\w*|ne (?:sommes|pouvons|pourrons)|n['’](?:a|avons) pas|pas (?:retenue?|donner suite|été retenue?)|autre candidat\w*){_J}\b(?:candidature|suite|retenue?|candidat\w*|poste|favorable\w*)"),
        _cue("interview.fr", MailKind.INTERVIEW, rf"\b(?:entretien|rencontrer|échanger|rendez-vous)\b{_J}\b(?:convi\w+|propos\w+|disponib\w+|inviter|aura lieu|heures?|\d+h)|\b(?:invit\w+|convi\w+|propos\w+|souhait\w+)\b{_J}\b(?:entretien|rencontrer|échanger)"),
        _cue("confirmation.fr", MailKind.CONFIRMATION, rf"\b(?:bien reçu|accus\w+ réception|avons reçu|merci (?:pour|de)){_J}\b(?:candidature|dossier|cv)", condition=True),
        _cue("offer.fr", MailKind.OFFER, rf"\b(?:heureux|plaisir|ravis?)\b{_J}\b(?:offrir|proposer|confirmer){_J}\b(?:poste|contrat|embauche)"),
    ),
    "es": (
        _cue("rejection.es", MailKind.REJECTION, rf"\b(?:lamentamos|lamentablemente|desafortunadamente|sentimos|no (?:has|ha|hemos|podemos|continuar\w*|avanzar\w*)|otr[oa]s? candidat\w+|otros perfiles){_J}\b(?:candidat\w+|proceso|seleccionad\w+|puesto|perfil\w*|vacante|continuar)"),
        _cue("interview.es", MailKind.INTERVIEW, rf"\b(?:entrevista|reunión|conocerte|conocerle|charla|videollamada)\b{_J}\b(?:invit\w+|concertar|agendar|disponib\w+|convoc\w+|hora|día)|\b(?:invit\w+|gustaría|queremos|concertar)\b{_J}\b(?:entrevista|conocer\w+|reunión)"),
        _cue("confirmation.es", MailKind.CONFIRMATION, rf"\b(?:hemos recibido|recibimos|gracias por){_J}\b(?:candidatura|solicitud|currículum|cv|inscripción|postul\w+)", condition=True),
        _cue("offer.es", MailKind.OFFER, rf"\b(?:encantados|placer|complace|alegra)\b{_J}\b(?:ofrecer\w*|oferta|incorpora\w*)"),
    ),
    "nl": (
        _cue("rejection.nl", MailKind.REJECTION, rf"\b(?:helaas|spijt|jammer|moeten we|afwijz\w+|andere kandida\w+){_J}\b(?:niet|andere|ander|afwijz\w+|vervuld|kandida\w+|teleurstell\w+)"),
        _cue("interview.nl", MailKind.INTERVIEW, rf"\b(?:uitnodig\w*|nodigen|kennismak\w*|kennis te maken)\b{_J}\b(?:gesprek|kennismak\w*|langskomen|sollicitatiegesprek)?"),
        _cue("confirmation.nl", MailKind.CONFIRMATION, rf"\b(?:ontvangen|ontvangst|bedankt voor|dank voor){_J}\b(?:sollicitatie|cv|belangstelling|motivatie)|\bsollicitatie\b{_J}\bontvangen", condition=True),
        _cue("offer.nl", MailKind.OFFER, rf"\b(?:bieden|aanbod|aanbieden|contract)\b{_J}\b(?:functie|baan|arbeidsovereenkomst|contract|aan)\b"),
    ),
    "pt": (
        _cue("rejection.pt", MailKind.REJECTION, rf"\b(?:infelizmente|lamentamos|não (?:foi|iremos|vamos|seguir\w*|avançar\w*)|outros? candidatos?|outro perfil){_J}\b(?:candidat\w+|processo|vaga|selecionad\w+|perfil|seguir|avançar)"),
        _cue("interview.pt", MailKind.INTERVIEW, rf"\b(?:entrevista|conversa|bate-papo|reunião)\b{_J}\b(?:convid\w+|agendar|disponib\w+|marcar|horário|dia)|\b(?:convid\w+|gostaríamos|queremos)\b{_J}\b(?:entrevista|conversa\w*|conhecer)"),
        _cue("confirmation.pt", MailKind.CONFIRMATION, rf"\b(?:recebemos|obrigad\w+ (?:por|pela)|agradecemos){_J}\b(?:candidatura|inscrição|currículo|interesse|cv)", condition=True),
        _cue("offer.pt", MailKind.OFFER, rf"\b(?:prazer|felizes|satisfação)\b{_J}\b(?:oferecer|oferta|proposta|contrat\w+)"),
    ),
}  # fmt: skip

ENGLISH = (*REJECTION, *INTERVIEW, *ASSESSMENT, *OFFER, *CONFIRMATION, *INFO_REQUEST, *OUTREACH, *ALERT, *SECURITY)
