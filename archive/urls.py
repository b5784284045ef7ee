"""Addresses: the admin's, and those of the letters."""

from django.contrib import admin
from django.urls import include, path

from letters.admin.shortcuts import view_on_site

handler500 = "letters.views.outages.server_error"

urlpatterns = [
    # In place of Django's own, which asks for no permission.
    path("admin/r/<int:content_type_id>/<int:object_id>/", view_on_site),
    path("admin/", admin.site.urls),
    path("", include("letters.urls")),
]
