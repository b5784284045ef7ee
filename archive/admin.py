"""Django's admin, on the site of archive/admin_site.py."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.apps import SimpleAdminConfig
from django.contrib.admin.checks import check_admin_app, check_dependencies
from django.core import checks


class ArchiveAdminConfig(SimpleAdminConfig):
    """Its forms are imported with the addresses: half of the code, which the indexer and
    the other helpers never need."""

    default_site = "archive.admin_site.ArchiveAdminSite"

    def ready(self) -> None:
        checks.register(check_dependencies, checks.Tags.admin)
        checks.register(check_admin, checks.Tags.admin)


def check_admin(app_configs: Any, **options: Any) -> list[checks.CheckMessage]:
    """Django's check, once the forms are registered."""
    admin.autodiscover()
    return list(check_admin_app(app_configs, **options))
