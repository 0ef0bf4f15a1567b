"""The person who uses Onward on this computer, and how they come in."""

import hashlib
import secrets
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction

from onward.store.models import EntryLink, Member, Message

_LOCAL_USERNAME = "local"
LINK_LIFETIME = timedelta(minutes=30)


def local_member() -> User:
    """The one member of a local installation, made on first need; cannot sign in by password."""
    user, made = User.objects.get_or_create(username=_LOCAL_USERNAME)
    if made:
        user.set_unusable_password()
        user.save()
    Member.objects.get_or_create(user=user)
    return user


def member_of(user: User) -> Member:
    return Member.objects.get_or_create(user=user)[0]


def make_entry_token(user: User, *, now: datetime) -> str:
    """A token for one entry within LINK_LIFETIME; only its hash is stored."""
    token = secrets.token_urlsafe(24)
    EntryLink.objects.filter(expires_at__lt=now).delete()
    EntryLink.objects.create(user=user, token_hash=_hashed(token), expires_at=now + LINK_LIFETIME)
    return token


def enter_by_token(token: str, *, now: datetime) -> User | None:
    """The user whose link this is, once; None when unknown, used or too old."""
    used = EntryLink.objects.filter(token_hash=_hashed(token), used_at=None, expires_at__gte=now).update(used_at=now)
    if not used:
        return None
    return EntryLink.objects.select_related("user").get(token_hash=_hashed(token)).user


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def own_words_for(user: User) -> list[str]:
    """Addresses and name by which mail of the person's own is known."""
    member = member_of(user)
    return [*member.addresses, *([member.name] if member.name else [])]


def set_member(user: User, *, name: str, addresses: Sequence[str]) -> bool:
    """Sets how the person signs and which addresses are theirs; true where mail must be read anew."""
    member = member_of(user)
    cleaned = list(dict.fromkeys(address.strip().lower() for address in addresses if "@" in address))
    changed = cleaned != member.addresses
    member.name = name.strip()
    member.addresses = cleaned
    member.addresses_guessed = False
    member.save()
    return changed


def guess_member(user: User) -> bool:
    """Fills in addresses and name from the mail itself where the person has not; true when something changed.

    The address most messages are sent to is the person's. Someone who only writes is never it.
    """
    member = member_of(user)
    if not member.addresses_guessed:
        return False
    to: Counter[str] = Counter()
    names: dict[str, Counter[str]] = {}
    rows = Message.objects.for_user(user).values_list("parsed__to", "sender_email", "sender_name")
    writes: Counter[str] = Counter()
    with transaction.atomic():
        for recipients, sender_email, sender_name in rows.iterator(chunk_size=2000):
            writes[sender_email] += 1
            if sender_name:
                names.setdefault(sender_email, Counter())[sender_name] += 1
            for recipient in recipients or ():
                to[recipient["email"]] += 1
                if recipient["name"]:
                    names.setdefault(recipient["email"], Counter())[recipient["name"]] += 1
        to.pop("", None)
        if not to:
            return False
        # An address that also writes is more likely the person's than a list that only receives.
        best = max(to, key=lambda address: (to[address] + 3 * min(writes[address], to[address]), address))
        before = (member.addresses, member.name)
        member.addresses = [best]
        if not member.name and best in names:
            member.name = names[best].most_common(1)[0][0]
        member.save()
    return before != (member.addresses, member.name)
