"""Sentences of a person's mail that name something the two talked about."""

import re

from onward.lib.sentences import sentences_of

_TALKED = re.compile(
    r"\b(?:enjoyed (?:hearing|talking|our|your|the)|(?:hearing|talking|heard|talked|spoke|speaking) about|loved (?:your|hearing|the)|"
    r"liked (?:your|the way|how)|your (?:idea|story|example|plan|question|thoughts|description)|struck by|interested (?:in|to hear)|as we discussed|we talked)\b",
    re.IGNORECASE,
)
_EMPTY = re.compile(r"\b(?:your (?:application|cv|interest|time)|hearing from you)\b", re.IGNORECASE)


def details_in_mail(text: str) -> tuple[str, ...]:
    """At most three sentences, in the words they were written."""
    found = [
        s.text
        for s in sentences_of(text)
        if _TALKED.search(s.text) and not _EMPTY.search(s.text) and 25 < len(s.text) < 260
    ]
    return tuple(found[:3])
