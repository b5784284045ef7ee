"""Pages of the admin as a browser has them: their forms, with what is filled in."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from lxml import html

from letters.models import Document

INTAKE = "/admin/letters/sourcefile/add/"


def change_address(document: Document) -> str:
    return reverse("admin:letters_document_change", args=[document.pk])


def form_of(response: HttpResponse, form_id: str = "document_form") -> dict[str, Any]:
    """What a browser would send for the unchanged form; no button, no file."""
    form = html.fromstring(response.content.decode()).get_element_by_id(form_id)
    values: dict[str, Any] = {}
    for name, value in form.form_values():
        is_text = form.xpath(".//textarea[@name=$name]", name=name)
        # HTML drops the line end that follows <textarea>.
        values[name] = value.removeprefix("\n") if is_text else value
    return {
        name: value.replace("\n", "\r\n")
        for name, value in values.items()
        if "__prefix__" not in name
    }


def open_form(client: Client, document: Document) -> dict[str, Any]:
    return form_of(client.get(change_address(document)))


def send(client: Client, document: Document, **values: Any) -> HttpResponse:
    """Open the form of `document`, fill in `values`, and save."""
    data = {**open_form(client, document), "_save": "Save", **values}
    return client.post(change_address(document), data)


def errors_of(response: HttpResponse) -> list[str]:
    """Every error on the page, in order; none where the form was saved."""
    if not response.content:
        return []
    page = html.fromstring(response.content.decode())
    errors = page.xpath("//ul[contains(@class, 'errorlist')]/li")
    return [" ".join(error.text_content().split()) for error in errors]
