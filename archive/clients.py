"""Who tries to log in: from which address, to which account."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from ipaddress import ip_address, ip_network
from typing import Any

from django.conf import settings
from django.http import HttpRequest

# In an IPv6 network of this size everybody has as many addresses as they like.
_IPV6_PREFIX = 64
_LONGEST_ACCOUNT = 150


def address_of(request: HttpRequest) -> str | None:
    """The client's IPv4 address, or IPv6 network; None where it is not known."""
    return address_in(request.META)


def address_in(meta: Mapping[str, Any]) -> str | None:
    """The same, of what a request came with.

    Of several addresses in a proxy's header, only the last is the proxy's own word.
    """
    given = meta.get("REMOTE_ADDR", "")
    if header := settings.PROXY_ADDRESS_HEADER:
        name = f"HTTP_{header.upper().replace('-', '_')}"
        given = meta.get(name, "").rpartition(",")[2] or given
    try:
        address = ip_address(given.strip().strip("[]"))
    except ValueError:
        return None
    if address.version == 4:
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    network = ip_network(f"{address}/{_IPV6_PREFIX}", strict=False)
    return str(network.network_address)


def account_of(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """The name of the account as Django looks it up, so that no spelling counts anew."""
    given = (credentials or {}).get("username") or request.POST.get("username") or ""
    name = unicodedata.normalize("NFKC", str(given)).replace("\0", "").strip()
    return name[:_LONGEST_ACCOUNT]
