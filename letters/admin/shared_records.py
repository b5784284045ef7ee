"""Records that two people, or two tabs, may edit at once: nothing unseen is overwritten."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.forms import Field, ModelForm
from django.http import HttpRequest

from letters.admin.base import ArchiveAdmin

_SAVED_MEANWHILE = (
    "Somebody else, or you in another tab, saved “{}” here in the meantime. Save again to "
    "put yours in its place."
)


class SharedRecordAdmin(ArchiveAdmin):
    """Saves what the archivist changed, and leaves alone what others did meanwhile."""

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **options: Any
    ) -> Field | None:
        field = super().formfield_for_dbfield(db_field, request, **options)
        if field:
            # Compared with what the form showed, not with what is stored by now.
            field.show_hidden_initial = True
        return field

    def get_form(
        self, request: HttpRequest, obj: models.Model | None = None, **options: Any
    ) -> type[ModelForm]:
        form = super().get_form(request, obj, **options)
        if obj is None:
            return form

        class SharedForm(SeenValuesMixin, form):
            pass

        return SharedForm

    def save_model(
        self, request: HttpRequest, obj: models.Model, form: ModelForm, change: bool
    ) -> None:
        changed = [name for name in form.changed_data if _is_column(obj, name)]
        obj.save(update_fields=changed if change else None)


class SeenValuesMixin:
    """Refuses, once, to overwrite a value that the form did not show."""

    def clean(self) -> dict | None:
        cleaned = super().clean()
        for name in self.changed_data:
            if name not in self.errors and self._was_saved_meanwhile(name):
                self._show_stored(name)
        return cleaned

    def _was_saved_meanwhile(self, name: str) -> bool:
        field, stored = self.fields[name], self.initial.get(name)
        seen_as = self.add_initial_prefix(name)
        if not field.show_hidden_initial or seen_as not in self.data:
            return False
        is_newer = field.has_changed(stored, self.data[seen_as])
        return is_newer and field.has_changed(stored, self[name].data)

    def _show_stored(self, name: str) -> None:
        """With the error, the form shows it: the next save has seen it."""
        stored = self.fields[name].prepare_value(self.initial.get(name))
        words = "" if stored is None else str(stored)
        self.data = self.data.copy()
        self.data[self.add_initial_prefix(name)] = words
        self.add_error(name, _SAVED_MEANWHILE.format(words or "nothing"))


def _is_column(record: models.Model, name: str) -> bool:
    try:
        return bool(record._meta.get_field(name).concrete)
    except FieldDoesNotExist:
        return False
