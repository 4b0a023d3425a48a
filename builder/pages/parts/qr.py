"""An address as a square code that a phone reads from paper."""

from __future__ import annotations

from collections.abc import Iterator

import segno
from markupsafe import Markup

QUIET = 4  # modules of paper round the code, which readers need
CORRECTION = "m"  # still read where 15 % of it is worn or folded


def qr_svg(address: str, title: str = "") -> Markup:
    """Return the code of an address as inline SVG with a title for those who do not see it.

    Black on white whatever the page's colours are, since many readers want it so. Raises
    segno.DataOverflowError where the address is too long for any code.
    """
    code = segno.make(address, error=CORRECTION, micro=False)
    side = len(code.matrix) + 2 * QUIET
    told = title or f"QR-kode til {address}"
    return Markup(
        '<svg class="qr" role="img" aria-label="{}" viewBox="0 0 {} {}" '
        'shape-rendering="crispEdges"><title>{}</title>'
        '<path fill="#fff" d="M0 0h{}v{}H0z"/><path fill="#000" d="{}"/></svg>'
    ).format(told, side, side, told, side, side, "".join(_runs(code.matrix)))


def address_on_paper(site: str, address: str) -> Markup:
    """Return what a printed page says of where it is found: the code and the address.

    Where the address of the site is not known, that is said. `address` is the page's own, below
    the root.
    """
    if not site:
        return Markup('<p class="nettadresse">Nettstedet har ikke fått noen adresse ennå.</p>')
    whole = site + address
    return Markup('<p class="nettadresse">{}<span>{}</span></p>').format(qr_svg(whole), whole)


def _runs(matrix: tuple[bytearray, ...]) -> Iterator[str]:
    """Yield each run of dark modules as a rectangle of a path, row by row."""
    for y, row in enumerate(matrix, start=QUIET):
        start = None
        for x, dark in enumerate([*row, 0], start=QUIET):
            if dark and start is None:
                start = x
            elif not dark and start is not None:
                yield f"M{start} {y}h{x - start}v1h-{x - start}z"
                start = None
