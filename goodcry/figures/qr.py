"""QR codes as SVG drawings, always black on white: a scanner cannot rely on a dark theme."""

from __future__ import annotations

from base64 import b64encode
from itertools import groupby

import segno

# The standard's rim of white around a code, in modules (a module is one small square).
QUIET_ZONE = 4


def _code(link: str) -> segno.QRCode:
    # On a screen nothing is torn or dirty, so the lowest error correction serves best: it
    # needs the fewest modules, and larger modules can be read from further away. Where a
    # code has room to spare, segno raises the correction without adding modules.
    try:
        return segno.make(link, error="l", micro=False)
    except segno.DataOverflowError:
        raise ValueError(f"a link of {len(link)} characters is too long for a QR code") from None


def modules(link: str) -> int:
    """How many modules a link's code is wide, its white rim included.

    Raises:
        ValueError: the link is too long for any QR code.
    """
    return int(_code(link).symbol_size(border=QUIET_ZONE)[0])


def drawing(link: str, module: int = 5) -> str:
    """An SVG of a link's QR code, ``module`` px a module when shown in its own size.

    Raises:
        ValueError: the link is too long for any QR code.
    """
    code = _code(link)
    size = int(code.symbol_size(border=QUIET_ZONE)[0])
    runs = []
    for y, row in enumerate(code.matrix, start=QUIET_ZONE):
        x = QUIET_ZONE
        for dark, cells in groupby(row):
            length = len(list(cells))
            if dark:
                runs.append(f"M{x} {y}h{length}v1h-{length}z")
            x += length
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" '
        f'width="{size * module}" height="{size * module}" shape-rendering="crispEdges">'
        f'<path fill="#ffffff" d="M0 0h{size}v{size}h-{size}z"/>'
        f'<path fill="#000000" d="{"".join(runs)}"/></svg>'
    )


def source(link: str) -> str:
    """The same as the address of a picture, for where no SVG may stand itself. ValueError, too."""
    return f"data:image/svg+xml;base64,{b64encode(drawing(link).encode()).decode()}"
