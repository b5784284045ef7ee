"""A form that is shown as it was sent, instead of being saved."""

from __future__ import annotations


class ShownAgain:
    """Mixed into a form. `refusal` says why a valid form was not saved after all; a form
    that `was_returned` was not sent to be saved."""

    refusal: str = ""
    was_returned = False

    def is_valid(self) -> bool:
        return super().is_valid() and not self.was_returned

    def clean(self) -> dict | None:
        cleaned = super().clean()
        if self.refusal:
            self.add_error(None, self.refusal)
        return cleaned
