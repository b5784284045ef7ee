"""The app as Django knows it."""

from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class LettersConfig(AppConfig):
    name = "letters"
    verbose_name = "Letters"

    def ready(self) -> None:
        # Its module reads models, which are there only now.
        role = import_module("letters.teaching.role")
        post_migrate.connect(role.make_teacher_group, sender=self)
