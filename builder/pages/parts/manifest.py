"""`manifest.webmanifest`: name, icons and colours of the site on a home screen."""

from __future__ import annotations

import json

from builder.definitions.colours import Tokens


def manifest(name: str, tokens: Tokens) -> str:
    """Return the manifest; addresses in it are relative to where it lies, the root of the site."""
    content = {
        "name": name,
        "short_name": name,
        "lang": "nb",
        "start_url": "./",
        "scope": "./",
        "display": "browser",
        "background_color": tokens.grunn,
        "theme_color": tokens.topp,
        "icons": [
            {"src": "assets/favicon.svg", "sizes": "any", "type": "image/svg+xml"},
            {"src": "assets/ikon-180.png", "sizes": "180x180", "type": "image/png"},
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
