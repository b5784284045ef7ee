"""Links to what others publish, if it is on the web."""

from __future__ import annotations

from django import template
from django.utils.html import format_html

from letters.tei.web_address import is_web_address

register = template.Library()


@register.filter
def web_link(address: str) -> str:
    """A link that shows where it leads; of anything but a web address, the words alone.

    Addresses are checked where they are stored. This holds for what was stored before.
    """
    if not is_web_address(address):
        return address
    return format_html('<a href="{0}" rel="noreferrer">{0}</a>', address)
