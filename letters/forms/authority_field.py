"""A field for an identifier in an authority file, which takes the address of its page too."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django import forms

from letters.models.authority_files import AUTHORITY_FILES, AuthorityFile

LONGEST_ADDRESS = 300
ELSEWHERE = "This is an address at {}, where {} has no pages: those are at {}."


class AuthorityIdentifierField(forms.CharField):
    """“https://viaf.org/viaf/108315716/” is 108315716. What is no address is left as it
    was typed, for the validators of the column."""

    def __init__(self, *, authority_file: str, **options: Any) -> None:
        super().__init__(**options)
        self.file: AuthorityFile = AUTHORITY_FILES[authority_file]

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "maxlength": str(LONGEST_ADDRESS)}

    def to_python(self, value: Any) -> str:
        typed = super().to_python(value)
        if not typed.lower().startswith(("http://", "https://")):
            return typed
        try:
            address = urlsplit(typed)
        except ValueError:
            return typed
        host = (address.hostname or "").removeprefix("www.")
        own = (urlsplit(self.file.pages).hostname or "").removeprefix("www.")
        if host != own:
            said = ELSEWHERE.format(host or typed, self.file.name, own)
            raise forms.ValidationError(said, code="elsewhere")
        last = address.path.rstrip("/").rpartition("/")[2]
        return last.partition(".")[0]
