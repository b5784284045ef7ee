"""The app as Django knows it."""

from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class LettersConfig(AppConfig):
    name = "letters"
    verbose_name = "Letters"

    def ready(self) -> None:
        # Their modules read models, which are there only now.
        import_module("letters.monitoring.front_checks")
        role = import_module("letters.teaching.role")
        post_migrate.connect(role.make_teacher_group, sender=self)
        roles = import_module("letters.accounts.roles")
        post_migrate.connect(roles.make_roles, sender=self)
