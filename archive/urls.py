"""Addresses: the admin's, and those of the letters."""

from django.contrib import admin
from django.urls import include, path

admin.autodiscover()

handler400 = "letters.views.unsaved.given_back.bad_request"
handler403 = "letters.views.unsaved.given_back.permission_denied"
handler404 = "letters.views.unsaved.given_back.page_not_found"
handler500 = "letters.views.outages.server_error"

urlpatterns = [
    # In place of Django's own, which asks for no permission.
    path("admin/r/", include("letters.admin.shortcuts")),
    path("admin/", admin.site.urls),
    path("", include("letters.urls")),
]
