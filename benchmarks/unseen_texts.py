"""Mail kinds and the note guard on texts by another hand. Run: PYTHONPATH=src python benchmarks/unseen_texts.py

Prints figures and the confusion only, never the texts: whoever writes the rules does not read them.
"""

import json
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from onward.analysis.mail import read_message
from onward.analysis.notes import read_note
from onward.domain.labels import NoteKind
from onward.domain.messages import Address, Message

SAMPLES = Path(__file__).parent.parent / "tests" / "analysis" / "samples"


def _lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SAMPLES / name).read_text("utf-8").splitlines() if line.strip()]


def _address(text: str) -> Address:
    name, _, rest = text.partition("<")
    return Address(name.strip(' "'), rest.strip("> ").lower()) if rest else Address("", text.strip().lower())


def mail() -> None:
    pairs: Counter[tuple[str, str]] = Counter()
    for row in _lines("mail.jsonl"):
        moment = datetime.fromisoformat(row["date"]) if row.get("date") else datetime(2026, 3, 3, tzinfo=UTC)
        message = Message(
            key=row["id"],
            message_id=row["id"],
            in_reply_to="",
            references=(),
            sent_at=moment if moment.tzinfo else moment.replace(tzinfo=UTC),
            sender=_address(row["from"]),
            reply_to=None,
            to=(_address(row["to"]),),
            cc=(),
            subject=row["subject"],
            text=row["text"],
        )
        pairs[(row["kind"], read_message(message, me=[], today=date(2026, 3, 3)).kind.kind.value)] += 1
    kinds = sorted({kind for kind, _ in pairs})
    scores = []
    for kind in kinds:
        hit = pairs[(kind, kind)]
        said = sum(n for (_, got), n in pairs.items() if got == kind)
        true = sum(n for (want, _), n in pairs.items() if want == kind)
        precision, recall = hit / said if said else 0.0, hit / true
        scores.append(2 * precision * recall / (precision + recall) if precision + recall else 0.0)
        print(f"{kind:20} precision {precision:.2f} recall {recall:.2f} of {true}")
    print(f"macro-F1 {sum(scores) / len(scores):.3f} over {sum(pairs.values())} mails")
    for (want, got), n in pairs.most_common():
        if want != got:
            print(f"  {want} read as {got}: {n}")


def notes() -> None:
    pairs: Counter[tuple[str, str]] = Counter()
    for row in _lines("notes.jsonl"):
        reading = read_note(
            row["text"],
            kind=NoteKind(row["kind"]),
            recipient=row.get("recipient"),
            facts=row.get("facts"),
            audience=row.get("audience"),
        )
        pairs[(row["verdict"], reading.verdict.value if reading.verdict else "none")] += 1
    for want in ("stop", "route", "suggest", "ok"):
        of = sum(n for (w, _), n in pairs.items() if w == want)
        print(
            f"notes {want:8} {pairs[(want, want)]} of {of}; read as", {g: n for (w, g), n in pairs.items() if w == want}
        )


mail()
notes()
