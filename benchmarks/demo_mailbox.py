"""How much of the demo mailbox is read as its hand-made gold file says. Run: PYTHONPATH=src python benchmarks/demo_mailbox.py

Prints every message that differs, then kinds, links and both, of all messages.
"""

from collections import Counter
from datetime import date

from onward.adapters.mail.parse import parse_message
from onward.analysis.mail import read_mailbox
from onward.demo import story

TODAY = date(2026, 11, 23)


def main() -> None:
    messages = [parse_message(raw, key=name) for name, raw in story.render_messages(TODAY)]
    mailbox, _ = read_mailbox(messages, me=[story.ME], today=TODAY)
    gold = story.gold(TODAY)["messages"]
    groups: dict[str, list[str]] = {}
    for key, link in mailbox.links.items():
        if link.application_id:
            groups.setdefault(link.application_id, []).append(key)
    # A group is the gold application that most of its messages belong to.
    names = {
        group: Counter(gold[key]["application"] for key in keys if gold[key]["application"]).most_common(1)
        for group, keys in groups.items()
    }
    kinds = links = both = 0
    for message in messages:
        key, link = message.key, mailbox.links[message.key]
        told = names.get(link.application_id or "")
        application = told[0][0] if told else None
        kind_ok = mailbox.kinds[key].value == gold[key]["kind"]
        link_ok = application == gold[key]["application"]
        kinds, links, both = kinds + kind_ok, links + link_ok, both + (kind_ok and link_ok)
        if not (kind_ok and link_ok):
            print(
                f"{key}: {gold[key]['kind']} read as {mailbox.kinds[key].value}; {gold[key]['application']} as {application}"
            )
    total = len(messages)
    print(f"kind {kinds}/{total}  application {links}/{total}  both {both}/{total} = {both / total:.1%}")


main()
