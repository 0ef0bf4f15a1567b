"""Where requests go: all of it to `web` for now."""

from django.urls import include, path

urlpatterns = [path("", include("onward.web.urls"))]

handler400 = "onward.web.views.errors.bad_request"
handler403 = "onward.web.views.errors.forbidden"
handler404 = "onward.web.views.errors.not_found"
handler500 = "onward.web.views.errors.server_error"
