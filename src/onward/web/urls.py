"""Addresses of the pages."""

from django.urls import path

from .views import after, applications, board, enter, mail, notes, people, review, settings, today, undo

urlpatterns = [
    path("", today.today, name="today"),
    path("enter/", enter.enter_help, name="enter-help"),
    path("enter/<str:token>/", enter.enter, name="enter"),
    path("board/", board.board, name="board"),
    path("table/", board.table, name="table"),
    path("applications/new/", applications.new, name="application-new"),
    path("applications/<str:public_id>/", applications.show, name="application"),
    path("applications/<str:public_id>/edit/", applications.edit, name="application-edit"),
    path("applications/<str:public_id>/no/", applications.say_no, name="application-no"),
    path("applications/<str:public_id>/interviews/new/", applications.new_interview, name="interview-new"),
    path("applications/<str:public_id>/people/new/", applications.new_person, name="application-person-new"),
    path("interviews/<str:public_id>/", applications.interview, name="interview"),
    path("after/<str:public_id>/", after.start, name="after"),
    path("after/<str:public_id>/proportion/", after.proportion, name="after-proportion"),
    path("after/<str:public_id>/debrief/", after.debrief, name="after-debrief"),
    path("after/<str:public_id>/thanks/", after.thanks, name="after-thanks"),
    path("after/<str:public_id>/advice/", after.advice, name="after-advice"),
    path("after/<str:public_id>/next/", after.next_step, name="after-next"),
    path("after/<str:public_id>/end/", after.end, name="after-end"),
    path("notes/", notes.all_notes, name="notes"),
    path("notes/<str:public_id>/", notes.show, name="note"),
    path("notes/<str:public_id>/check/", notes.check, name="note-check"),
    path("notes/<str:public_id>/note.eml", notes.eml, name="note-eml"),
    path("people/", people.all_people, name="people"),
    path("people/<str:public_id>/", people.show, name="person"),
    path("review/", review.review, name="review"),
    path("messages/<str:public_id>/", review.message, name="message"),
    path("messages/<str:public_id>/frame/", review.frame, name="message-frame"),
    path("mail/", mail.mail, name="mail"),
    path("mail/quarantine/", mail.quarantine, name="quarantine"),
    path("mail/<str:public_id>/", mail.progress, name="import"),
    path("undo/<str:group>/", undo.undo, name="undo"),
    path("settings/", settings.settings, name="settings"),
]
