"""The script that draws a figure in the browser when a reader wants to explore it."""

from __future__ import annotations

from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from builder.drawing.recipe import VEGA_LITE
from builder.whole_files import write_whole

ENGINE = "vl-convert-python"
SNIPPET = "export { vegaEmbed };"  # without it the bundle sets globals and exports nothing
ADDRESS = "assets/vega/vega.js"  # where docs/assets/figur/explore.js looks for it in the site


def explorer_script(folder: Path) -> Path:
    """Return the file of an ES module that exports `vegaEmbed`, with Vega and Vega-Lite in it.

    The bundle comes from the engine that draws the pictures, so what a reader explores is drawn by
    the same code. Making it takes some seconds and gives the same bytes each time: it is made once
    for each version of the engine and kept in `folder`.
    """
    path = folder / _name()
    if not path.exists():
        write_whole(path, _bundle())
    return path


def _name() -> str:
    """Return the file name: the version of the engine, and a hash of what is asked of it."""
    asked = sha256(f"{VEGA_LITE}\n{SNIPPET}".encode()).hexdigest()[:8]
    return f"vega-{version(ENGINE)}-{asked}.js"


def _bundle() -> bytes:
    """Return the bundle, made anew."""
    import vl_convert

    bundle: str = vl_convert.javascript_bundle(SNIPPET, vl_version=VEGA_LITE)
    return bundle.encode()
