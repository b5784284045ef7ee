"""What the page with the form of an annotation shows beside its fields."""

from __future__ import annotations

from typing import Any

from letters.forms.teaching.annotation_form import AnnotationForm
from letters.models import ReadingItem
from letters.reader.teaching.annotating_page import AnnotatingPage, open_part
from letters.teaching.annotatable_parts import Part, UnknownPartError


def form_context(item: ReadingItem, form: AnnotationForm) -> dict[str, Any]:
    """`opened` is the part that the form is about; `problem` says why there is none."""
    page = AnnotatingPage(item)
    opened, problem = None, page.problem
    if page.texts:
        part, last = _part(form, "part"), _part(form, "last_part")
        try:
            opened = open_part(page.texts, part or Part("text"), last)
        except UnknownPartError as error:
            problem = str(error)
    return {
        "item": item,
        "title": page.title,
        "form": form,
        "annotation": form.instance if form.instance.pk else None,
        "opened": opened,
        "problem": problem,
    }


def _part(form: AnnotationForm, name: str) -> Part | None:
    """As it was sent with the form, or as it was opened."""
    value = form[name].value()
    return value if isinstance(value, Part) else Part.read(value or "")
