"""Who a message comes from: applicant systems, boards, mail providers, the seeker, or a firm of its own."""

from collections.abc import Sequence

from onward.domain.messages import Address, Message

# Mail domains of applicant tracking systems, METHODS B3: suffixes, never a proof.
ATS_DOMAINS = frozenset(
    """greenhouse-mail.io greenhouse-jobs.com greenhouse.io hire.lever.co lever.co ashbyhq.com myworkday.com
    myworkdayjobs.com workday.com icims.com icims.eu smartrecruiters.com jobvite.com workablemail.com workable.com
    teamtailor-mail.com teamtailor.com comeet-notifications.com comeet.com comeet-mail.com recruitee-mailbox.com
    recruitee.com freshteam.com successfactors.com successfactors.eu taleo.net oraclecloud.com ocs.oraclecloud.com
    brassring.com kenexa.com avature.net silkroad.com bamboohr.com rippling.com breezy.hr jazz.co applytojob.com
    pinpointhq.com personio.de personio.com join.com paylocity.com talentlyft.com gupy.com.br eightfold.ai
    phenompeople.com ceipalmail.com viterbit-mail.com allibo.com keka.com darwinbox.com zohorecruit.com dover.com
    ultipro.com adp.com joinsuperset.com jobs2web.com simplify.hr trac.jobs jobs.nhs.uk""".split()
)
BOARD_DOMAINS = frozenset(
    """linkedin.com indeed.com indeedemail.com glassdoor.com ziprecruiter.com welcometothejungle.com naukri.com
    infojobs.net dice.com monster.com reed.co.uk totaljobs.com cv-library.co.uk stepstone.de xing.com adzuna.com
    jobsite.co.uk guardianjobs.com seek.com.au""".split()
)
PROVIDER_DOMAINS = frozenset(
    """gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk live.com yahoo.com yahoo.co.uk icloud.com me.com
    aol.com gmx.de gmx.net web.de proton.me protonmail.com btinternet.com mail.com t-online.de orange.fr
    postbox.example""".split()
)
_TENANT_HOSTS = (
    "teamtailor-mail.com", "comeet-notifications.com", "freshteam.com", "applytojob.com", "breezy.hr", "recruitee.com",
    "bamboohr.com", "pinpointhq.com", "icims.com",
)  # fmt: skip
_GENERIC_TENANTS = frozenset(
    {"mail", "www", "us", "eu", "no-reply", "noreply", "candidates", "inbound", "notifications", "app", "m"}
)
ROBOT_NAMES = (
    "no-reply",
    "noreply",
    "no_reply",
    "donotreply",
    "do-not-reply",
    "notification",
    "mailer",
    "alerts",
    "automated",
)


def ends_with_domain(domain: str, known: frozenset[str]) -> bool:
    """Whether the domain is one of `known` or below it."""
    parts = domain.split(".")
    return any(".".join(parts[index:]) in known for index in range(len(parts)))


def is_ats(address: Address) -> bool:
    return ends_with_domain(address.domain, ATS_DOMAINS)


def is_board(address: Address) -> bool:
    return ends_with_domain(address.domain, BOARD_DOMAINS)


def is_provider(address: Address) -> bool:
    return ends_with_domain(address.domain, PROVIDER_DOMAINS)


def is_robot(address: Address) -> bool:
    return any(name in address.email.partition("@")[0] for name in ROBOT_NAMES)


def tenant_of(address: Address) -> str | None:
    """The employer's slug in the address of an applicant system: mail@<slug>.teamtailor-mail.com, <slug>@myworkday.com."""
    local, _, domain = address.email.partition("@")
    if domain.endswith("myworkday.com") and local not in _GENERIC_TENANTS:
        return local
    for host in _TENANT_HOSTS:
        if domain.endswith("." + host):
            slug = domain[: -len(host) - 1].split(".")[-1].removesuffix("-talent")
            return slug if slug not in _GENERIC_TENANTS else None
    return None


def own_domain(address: Address) -> str | None:
    """The domain of an employer's own mail, None for systems, boards and mail providers."""
    if not address.domain or is_ats(address) or is_board(address) or is_provider(address):
        return None
    return address.domain


def is_own(message: Message, me: Sequence[str]) -> bool:
    """Whether the seeker wrote it, by address, or by full name where only names are known."""
    addresses = {item.lower() for item in me if "@" in item}
    if message.sender.email in addresses:
        return True
    names = {item.casefold() for item in me if "@" not in item}
    return not addresses and message.sender.name.casefold() in names


def is_bulk(message: Message) -> bool:
    headers = message.headers
    return bool(
        "list-id" in headers
        or "list-unsubscribe" in headers
        or headers.get("precedence", "").lower() in ("bulk", "list", "junk")
    )
