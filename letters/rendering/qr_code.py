"""An address as a QR code, for a class to open with its phones."""

from __future__ import annotations

import segno

_CLASS = "qr-code"
# Modules of white around the code. Cameras want them, on a dark page too.
_QUIET_ZONE = 4


def qr_code(address: str) -> str:
    """The code as SVG for a page, black on white, with the address as its name.

    It has attributes only, which a Content-Security-Policy without inline styles allows,
    and no size of its own.
    """
    drawing = segno.make_qr(address, error="m").svg_inline(
        border=_QUIET_ZONE,
        dark="#000",
        light="#fff",
        svgclass=_CLASS,
        lineclass=None,
        omitsize=True,
        title=f"QR code of {address}",
    )
    return drawing.replace("<svg ", '<svg role="img" ', 1)
