"""Forms that are read from an address, which may have been shortened or mistyped."""

from __future__ import annotations

from typing import Any

from django import forms


class AddressForm(forms.Form):
    """What is not valid counts as missing: an address is never refused for it."""

    def _value(self, name: str) -> Any:
        """The valid value of a field; "" for a missing or invalid one."""
        self.is_valid()
        return self.cleaned_data.get(name, "")
