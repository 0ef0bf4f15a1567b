"""The main job through the pages: from the one-time link to "closed", and who may not come in."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import get_resolver, reverse

from onward.domain.ports import SystemClock
from onward.services import clock as clock_module
from onward.services import imports, members, people
from onward.store.models import Application, Closure, Interview, Message, Note, Person, RawMessage
from tests.builders import ME
from tests.services.test_story import ALL, Mails

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


class FixedClock:
    def now(self) -> datetime:
        return NOW


@pytest.fixture(autouse=True)
def _march() -> Iterator[None]:
    clock_module.use_clock(FixedClock())
    yield
    clock_module.use_clock(SystemClock())


@pytest.fixture
def marta() -> User:
    user = members.local_member()
    members.set_member(user, name="Marta Hale", addresses=[ME])
    imports.import_source(user, Mails(*ALL), label="demo", now=NOW)
    part = Application.objects.get().involvements.get(person__name="Tom Reyes")
    people.edit_part(part, {"talked_about": "the harbour reading club he runs on Tuesdays"}, now=NOW)
    return user


@pytest.fixture
def page(marta: User) -> Client:
    browser = Client(HTTP_HOST="127.0.0.1")
    token = members.make_entry_token(marta, now=NOW)
    assert browser.get(reverse("enter", args=[token])).status_code == 302
    return browser


def test_without_the_link_nothing_is_shown(marta: User) -> None:
    answer = Client(HTTP_HOST="127.0.0.1").get("/")
    assert answer.status_code == 302
    assert answer["Location"] == "/enter/"


def test_the_link_works_once(marta: User) -> None:
    token = members.make_entry_token(marta, now=NOW)
    assert Client(HTTP_HOST="127.0.0.1").get(f"/enter/{token}/").status_code == 302
    assert Client(HTTP_HOST="127.0.0.1").get(f"/enter/{token}/").status_code == 403


def test_another_host_name_is_refused(marta: User) -> None:
    assert Client(HTTP_HOST="evil.example").get("/").status_code == 400


def test_every_page_is_private_and_strict(page: Client) -> None:
    answer = page.get("/")
    policy = answer["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert answer["Cache-Control"] == "no-store"


def test_the_walk_from_today_to_closed(page: Client) -> None:
    today = page.get("/").content.decode()
    assert "Northlight Books decided on someone else." in today
    assert "running events" in today
    closure = Closure.objects.get()
    base = f"/after/{closure.public_id}"
    proportion = page.get(f"{base}/proportion/").content.decode()
    assert "0 of 1 led to an offer" in proportion
    assert page.post(f"{base}/proportion/")["Location"].endswith("/debrief/")
    debrief = page.get(f"{base}/debrief/").content.decode()
    assert "There are no notes of these interviews yet" in debrief
    page.post(f"{base}/debrief/", {"timer": "1", "facts": ""})
    assert 'data-seconds="900"' in page.get(f"{base}/debrief/").content.decode()
    saved = page.post(f"{base}/debrief/", {"facts": "Two talks, four people."}, headers={"HX-Request": "true"})
    assert "Saved at" in saved.content.decode()
    page.post(f"{base}/debrief/", {"facts": "Two talks, four people.", "one_thing": "Bring figures.", "done": "1"})
    thanks = page.get(f"{base}/thanks/").content.decode()
    assert "harbour reading club" in thanks or "What did you and" in thanks
    question = Note.objects.get(progress="question")
    page.post(f"/notes/{question.public_id}/", {"act": "answer", "line": "the returns shelf", "back": "thanks"})
    note = Note.objects.get(person__name="Tom Reyes")
    check = page.post(
        f"/notes/{note.public_id}/check/",
        {"text": note.text + "\nYou never even read my file."},
        headers={"HX-Request": "true"},
    )
    assert "costs you the door" in check.content.decode()
    page.post(f"/notes/{note.public_id}/", {"act": "sent", "back": "thanks"})
    note.refresh_from_db()
    assert note.progress == "sent"
    assert b"Tom" in page.get(f"/notes/{note.public_id}/note.eml").content
    page.post(f"{base}/thanks/")
    assert page.get(f"{base}/advice/").status_code == 200
    asked = page.post(f"{base}/advice/", {"person": Person.objects.get(name="Tom Reyes").public_id})
    assert "One question" in page.get(asked["Location"]).content.decode()
    page.post(f"{base}/advice/", {"friend": "Priya"})
    page.post(
        f"{base}/next/",
        {"cue": "they ask about events", "action": "name the story hour", "next_change": "Figures first"},
    )
    assert "name the story hour" in page.get(f"{base}/end/").content.decode()
    assert page.post(f"{base}/end/")["Location"] == "/"
    home = page.get("/").content.decode()
    assert "decided on someone else" not in home
    undo = re.search(r'action="(/undo/\w+/)"', home)
    assert undo is not None
    page.post(undo.group(1))
    assert Closure.objects.get().closed_at is None


def test_a_no_by_hand_opens_the_short_flow(page: Client) -> None:
    page.post(
        "/applications/new/",
        {"employer": "Saltmarsh Arts", "role": "Host", "stage": "applied", "applied_on": "2026-02-20"},
    )
    row = Application.objects.get(role="Host")
    answer = page.post(
        f"/applications/{row.public_id}/no/", {"told_by": "phone", "on": "2026-03-03", "stage": "applied"}, follow=True
    )
    assert "led to a conversation" in answer.content.decode()
    closure = Closure.objects.get(application=row)
    assert "You met nobody here" in page.get(f"/after/{closure.public_id}/thanks/").content.decode()


def test_a_pasted_message_is_read(page: Client) -> None:
    page.post("/mail/", {"text": "From: a@b.example\nSubject: Hello\n\nJust a line."})
    assert Message.objects.filter(subject="Hello").exists()


def test_every_page_opens(page: Client) -> None:
    for path in (
        "/",
        "/board/",
        "/table/",
        "/people/",
        "/notes/",
        "/review/",
        "/mail/",
        "/mail/quarantine/",
        "/settings/",
        "/applications/new/",
    ):
        assert page.get(path).status_code == 200, path
    message = Message.objects.filter(kind="rejection").get()
    for path in (
        f"/messages/{message.public_id}/",
        f"/messages/{message.public_id}/frame/",
        f"/people/{Person.objects.first().public_id}/",
        f"/interviews/{Interview.objects.get().public_id}/",
        f"/applications/{Application.objects.get().public_id}/",
    ):
        assert page.get(path).status_code == 200, path


def test_a_second_user_reaches_nothing_through_any_address(marta: User, page: Client) -> None:
    closure = Closure.objects.get()
    page.get(f"/after/{closure.public_id}/thanks/")
    bob = User.objects.create(username="bob")
    other = Client(HTTP_HOST="127.0.0.1")
    other.force_login(bob)
    rows = [Application, Closure, Note, Person, Interview, Message, RawMessage]
    ids = [row.public_id for model in rows for row in model.objects.all()]
    walked = 0
    for pattern in get_resolver().url_patterns[0].url_patterns:
        route = str(pattern.pattern)
        if "<str:public_id>" not in route:
            continue
        for public_id in ids:
            for method in (other.get, other.post):
                answer = method("/" + route.replace("<str:public_id>", public_id))
                assert answer.status_code in (404, 405), (route, answer.status_code)
                walked += 1
    assert walked > 100
    assert Application.objects.for_user(bob).count() == 0
