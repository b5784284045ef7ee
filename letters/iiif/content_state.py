"""A detail that a link of another viewer names: IIIF Content State API 1.0.

https://iiif.io/api/content-state/1.0/. Read are the address of a canvas or a manifest,
with or without `#xywh=`, an annotation, and a target that says what it is a part of,
each as it is or in base64url.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote

from letters.iiif.sources import Box

# In characters, as it stands in an address.
LONGEST = 8_000
# Annotations whose targets are annotations go no deeper.
_DEEPEST = 4
_BOX = re.compile(
    r"xywh=(?:pixel:)?([0-9]{1,6}),([0-9]{1,6}),([0-9]{1,6}),([0-9]{1,6})"
)
_PARTS = re.compile(r"\.[0-9]{1,20}(?=[,&]|$)")


class ContentStateError(ValueError):
    """What is asked for cannot be read; the text says why."""


@dataclass(frozen=True, slots=True)
class NamedDetail:
    """The address of a canvas or manifest, without a fragment, and a part of it."""

    address: str
    box: Box | None = None


def read_content_state(content: str) -> NamedDetail:
    """Raises ContentStateError."""
    if len(content) > LONGEST:
        raise ContentStateError(f"It has more than {LONGEST:,} characters.")
    content = content.strip()
    if content.startswith(("http://", "https://")):
        return _of_address(content)
    written = content if content.startswith(("{", "[")) else _decode(content)
    if written.startswith(("http://", "https://")):
        return _of_address(written)
    try:
        state = json.loads(written)
    except (ValueError, RecursionError) as error:
        raise ContentStateError("It is neither an address nor JSON.") from error
    return _of_state(state, _DEEPEST)


def write_content_state(canvas: str, manifest: str, box: Box | None) -> str:
    """The annotation that names the canvas of the manifest, in base64url."""
    fragment = f"#xywh={box}" if box else ""
    state = {
        "@context": "http://iiif.io/api/presentation/3/context.json",
        "id": f"{canvas}/content-state",
        "type": "Annotation",
        "motivation": ["contentState"],
        "target": {
            "id": f"{canvas}{fragment}",
            "type": "Canvas",
            "partOf": [{"id": manifest, "type": "Manifest"}],
        },
    }
    written = quote(json.dumps(state, separators=(",", ":")), safe="")
    return base64.urlsafe_b64encode(written.encode()).decode().rstrip("=")


def _decode(content: str) -> str:
    """Percent-encoded, then in base64url without padding (chapter 6)."""
    padded = content.rstrip("=")
    padded += "=" * (-len(padded) % 4)
    try:
        decoded = base64.b64decode(padded, altchars=b"-_", validate=True).decode()
        is_plain = decoded.lstrip().startswith(("{", "[", "http:", "https:"))
        return decoded if is_plain else unquote(decoded, errors="strict").strip()
    except (binascii.Error, ValueError) as error:
        raise ContentStateError("It is not in base64url.") from error


def _of_state(state: Any, deepest: int) -> NamedDetail:
    if isinstance(state, list) and state:
        # Several targets: the first is the one to begin with.
        return _of_state(state[0], deepest)
    if isinstance(state, str):
        return _of_address(state)
    if not isinstance(state, dict) or not deepest:
        raise ContentStateError("It names no page.")
    if target := state.get("target"):
        return _of_state(target, deepest - 1)
    if state.get("type") == "SpecificResource":
        return _of_specific(state, deepest)
    return _of_address(state.get("id"))


def _of_specific(state: dict[str, Any], deepest: int) -> NamedDetail:
    """A source, and a selector that says which part of it."""
    named = _of_state(state.get("source"), deepest - 1)
    selector = state.get("selector")
    selector = selector[0] if isinstance(selector, list) and selector else selector
    value = selector.get("value") if isinstance(selector, dict) else None
    box = _box_in(value) if isinstance(value, str) else None
    return NamedDetail(named.address, box or named.box)


def _of_address(address: Any) -> NamedDetail:
    if not isinstance(address, str) or not address.startswith(("http://", "https://")):
        raise ContentStateError("It names no address of a page.")
    whole, _, fragment = address.partition("#")
    return NamedDetail(whole, _box_in(fragment))


def _box_in(fragment: str) -> Box | None:
    """A part without a width or a height is none."""
    match = _BOX.search(_PARTS.sub("", fragment))
    if not match:
        return None
    x, y, width, height = map(int, match.groups())
    return Box(x, y, width, height) if width and height else None
