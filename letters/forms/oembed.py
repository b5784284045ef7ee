"""What a site asks for that wants to embed a reading: https://oembed.com/."""

from __future__ import annotations

from urllib.parse import urlsplit

from django import forms

_LONGEST_ADDRESS = 2000
_MOST_PIXELS = 10_000


class OEmbedForm(forms.Form):
    url = forms.CharField(max_length=_LONGEST_ADDRESS)
    maxwidth = forms.IntegerField(required=False, min_value=1, max_value=_MOST_PIXELS)
    maxheight = forms.IntegerField(required=False, min_value=1, max_value=_MOST_PIXELS)
    format = forms.CharField(required=False, max_length=20)

    def path_within(self, host: str) -> str:
        """The path of the address, if it is one of this host; else ""."""
        try:
            parts = urlsplit(self.cleaned_data["url"])
        except ValueError:
            return ""
        is_ours = parts.scheme in ("http", "https") and parts.netloc == host
        return parts.path if is_ours else ""

    def size_within(self, width: int, height: int) -> tuple[int, int]:
        """The size, or as much of it as there is room for."""
        return (
            min(width, self.cleaned_data["maxwidth"] or width),
            min(height, self.cleaned_data["maxheight"] or height),
        )
