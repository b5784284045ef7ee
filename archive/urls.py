"""Addresses: the admin's, and those of the letters."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("letters.urls")),
]
