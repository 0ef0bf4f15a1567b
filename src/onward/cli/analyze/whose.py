"""Whose mailbox this is, guessed from its mail."""

from collections import Counter
from collections.abc import Iterable

from onward.adapters.mail.parse import parse_envelope

# An address a reply was written from is the owner's more surely than one that mail was merely sent to.
_REPLY_WEIGHT = 2
_DELIVERY_WEIGHT = 2


def guess_me(raws: Iterable[bytes]) -> tuple[str, ...]:
    """The address most mail goes to and replies come from; empty where no address stands out at all.

    A second address counts as the owner's too when mail sent to it was delivered to the first and replies came from it.
    """
    received: Counter[str] = Counter()
    delivered: Counter[str] = Counter()
    replied: Counter[str] = Counter()
    written: Counter[str] = Counter()
    for raw in raws:
        envelope = parse_envelope(raw)
        sender = envelope.sender.email
        if sender:
            written[sender] += 1
            if envelope.in_reply_to:
                replied[sender] += 1
        for email in {address.email for address in (*envelope.to, *envelope.cc) if address.email}:
            received[email] += email != sender
        for email in {address.email for address in envelope.delivered_to if address.email}:
            delivered[email] += 1
    # Someone who only writes is an employer or a list; someone who is only written to may be the owner.
    score = {
        email: received[email] + _DELIVERY_WEIGHT * delivered[email] + _REPLY_WEIGHT * replied[email]
        for email in {*received, *delivered}
        if received[email] or delivered[email]
    }
    if not score:
        return ()
    best = max(score, key=lambda email: (score[email], written[email], email))
    others = [
        email
        for email in score
        if email != best and written[email] and delivered[email] and delivered[email] * 4 >= delivered[best]
    ]
    return (best, *sorted(others))
