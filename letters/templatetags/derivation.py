"""How far the texts are derived by the present rules, for the admin's first page."""

from __future__ import annotations

from django import template

from letters.models.derivation_state import derivation_state

register = template.Library()

register.simple_tag(derivation_state)
