"""A small hand-written site with figures: real drawings and files, under the strict policy."""

from __future__ import annotations

import html
import json
import shutil
import threading
from collections.abc import Mapping
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

from builder.charts import theme
from builder.charts.explorer import ADDRESS, explorer_script
from builder.definitions import read_definitions
from builder.drawing import svg
from builder.pages.parts.stylesheet import colour_sheet, dark_figure
from builder.pages.rendering import render
from builder.paths import DATA, ROOT
from builder.site.preview import QuietHandler

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self' data: blob:; connect-src 'self'"
)
KNOWN = "https://example.org/kommune/alesund/#prioritering-2022"
HATCH = "url(#hatch-ffffff-6b6b6b)"
SHARES = [
    {"gruppe": "Ålesund", "svar": "Ja", "antall": 1, "n": 1, "andel_pct": 100},
    {"gruppe": "Landet", "svar": 'Ja, "helt"', "antall": 1203, "n": 12340, "andel_pct": 9.7},
    {"gruppe": "Landet", "svar": "=1+1", "antall": 11137, "n": 12340, "andel_pct": 90.3},
]
ANSWERS = [
    {
        "kode": "0301",
        "navn": "Oslo\nOslove",
        "aar": 2018,
        "svart": True,
        "endring": -1.5,
        "rad": "\nOslo",
    },
    {"kode": "1508", "navn": "-Ålesund", "aar": 2022, "svart": False, "endring": None},
]
MANY = [
    {"kode": f"{n:04}", "navn": f"Kommune nummer {n}", "status": "ubesvart"}
    | {f"tall_{i}": n * i for i in range(8)}
    for n in range(400)
]
PLACE = "Ålesund kommune"  # its definitions are shared, and call it "kommunen"
META: dict[str, Any] = {
    "tabell": "tall",
    "figur": "Prioritering av digitalisering",
    "sted": "kommunen",
    "aar": "2022",
    "enhet": "prosent av kommunene",
    "n": "12 340",
    "kilde": "SSB, IKT-bruk",
    "status": "simulert",
}


def _spec(rows: list[dict[str, Any]], meta: Mapping[str, Any], **encoding: Any) -> dict[str, Any]:
    """Return a Vega-Lite specification of bars over a table."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "title": {"text": meta["figur"], "subtitle": [f"▼ {meta['sted']} 2022", "Simulerte tall"]},
        "background": "white",
        "config": theme.CONFIG,
        "width": 220,
        "height": 120,
        "datasets": {"tall": rows},
        "data": {"name": "tall"},
        "mark": "bar",
        "encoding": encoding,
        "usermeta": dict(meta),
    }


def specs() -> dict[str, dict[str, Any]]:
    """Return the specification of each figure by its name."""
    paint = {"domain": [row["svar"] for row in SHARES], "range": ["#205d87", "#c00000", HATCH]}
    shares = _spec(
        SHARES,
        META,
        y={"field": "svar", "type": "nominal", "title": "Svar"},
        x={"field": "antall", "type": "quantitative", "title": "Antall"},
        color={"field": "svar", "type": "nominal", "scale": paint, "legend": None},
        tooltip=[
            {"field": "svar", "type": "nominal", "title": "Svar"},
            {"field": "antall", "type": "quantitative", "format": ",", "title": "Antall"},
        ],
    )
    nameless = META | {"figur": "Endring", "status": "publisert"}
    nameless["bare_i_tegningen"] = ["rad"]
    x = {"field": "endring", "type": "quantitative"}
    y = {"field": "kode", "type": "nominal"}
    answers = _spec(ANSWERS, nameless, x=x, y=y)
    many = _spec(MANY, META | {"figur": "Mange"}, x={"aggregate": "count"})
    return {"prioritering-2022": shares, "endring": answers, "mange": many}


def drawn(spec: Mapping[str, Any]) -> str:
    """Return the SVG of a specification as it is published."""
    import vl_convert

    return svg.finish(vl_convert.vegalite_to_svg(json.dumps(spec), vl_version="6.4"))


def _table(rows: list[dict[str, Any]], title: str) -> str:
    """Return the table of a figure as the pages write it."""
    head = "".join(f'<th scope="col">{name}</th>' for name in rows[0])
    body = "".join(
        "<tr>" + "".join(f"<td>{html.escape(str(cell))}</td>" for cell in row.values()) + "</tr>"
        for row in rows[:5]
    )
    label = html.escape(f"Tabell: {title}")
    return (
        f'<div class="tabell" role="region" tabindex="0" aria-label="{label}">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def figure(name: str, spec: Mapping[str, Any], is_known: bool) -> str:
    """Return the markup of a figure; the address of the site is known at the build, or not."""
    base, title = f"../../figur/kommune/alesund/{name}", spec["usermeta"]["figur"]
    definition = f"../../figur/vega-lite/{name}.vl.json"
    part = f"../../del/kommune/alesund/{name}/"
    told = f"https://example.org/del/kommune/alesund/{name}/" if is_known else part
    page = f"https://example.org/kommune/alesund/#{name}" if is_known else f"#{name}"
    code_mark, citation_mark = (
        ("", "") if is_known else (f' data-adresse="{part}"', f' data-adresse="#{name}"')
    )
    label = "Kode for å bygge inn figuren"
    frame = html.escape(f'<iframe src="{told}" title="{title}" width="100%" height="420"></iframe>')
    return f"""
<figure class="figur" id="{name}" data-gjelder="{PLACE}">
<h2 class="figur-tittel">{title}</h2>
<p class="figur-lesning">Ålesund svarte ja.</p>
<div class="figur-bilde">
<img src="{base}.svg" alt="Stolper over svar." width="360" height="300" loading="lazy">
</div>
<ul class="figur-verktoy" aria-label="Ta med figuren: {title}">
<li><details class="figur-tabell"><summary>Tabell</summary>
{_table(spec["datasets"]["tall"], title)}
</details></li>
<li><a href="{base}.svg" download="{name}.svg">SVG</a></li>
<li><a href="{definition}" download>Vega-Lite</a></li>
<li><a href="{page}" data-kopier>Lenke</a></li>
<li><details class="figur-innbygging"><summary>Bygg inn</summary>
<textarea readonly rows="3" aria-label="{label}"{code_mark}>{frame}</textarea></details></li>
<li><details class="figur-sitering"><summary>Siter</summary>
<p class="figur-sitat"{citation_mark}>{title}. Hentet fra {page}</p></details></li>
</ul>
</figure>"""


def _page(figures: str) -> str:
    """Return a page with figures and what it loads."""
    return f"""<!doctype html>
<html lang="nb"><head><meta charset="utf-8"><title>Ålesund</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="../../assets/farger.css">
<link rel="stylesheet" href="../../assets/figur.css">
<link rel="stylesheet" href="../../assets/page.css">
<script type="module" src="../../assets/figur.js"></script></head>
<body><main><h1>Ålesund</h1>{figures}</main></body></html>"""


def _part(name: str, title: str, status_text: str) -> str:
    """Return the bare page of a figure, for a frame."""
    return render(
        "parts/del.html.jinja",
        root="../../../../",
        title=title,
        place="Ålesund",
        alt="Stolper over svar.",
        picture=f"../../../../figur/kommune/alesund/{name}.svg",
        width=360,
        height=300,
        status_text=status_text,
        source="Kilde: SSB, IKT-bruk",
        edition="2026-11",
        page_address=f"../../../../kommune/alesund/#{name}",
        canonical="https://example.org/kommune/alesund/",
        site_name="Digital kommune",
    )


def write_site(site: Path, cache: Path) -> None:
    """Write a site of one page with three figures, their files, their bare pages and the assets."""
    shutil.copytree(ROOT / "docs" / "assets", site / "assets")
    shutil.copyfile(explorer_script(cache), site / ADDRESS)
    # What the theme does with the colours of the page, with no theme.
    files = {
        "assets/page.css": "body { background: var(--grunn); color: var(--tekst); }",
        "assets/farger.css": colour_sheet(read_definitions(DATA / "definitions").colours),
        "assets/figur/mork.json": dark_figure(),
    }
    for name, spec in specs().items():
        base, status = f"figur/kommune/alesund/{name}", spec["usermeta"]["status"]
        files[f"figur/vega-lite/{name}.vl.json"] = json.dumps(spec, ensure_ascii=False)
        files[f"{base}.svg"] = drawn(spec).replace("kommunen", PLACE)
        told = "Simulerte tall" if status == "simulert" else ""
        title = spec["usermeta"]["figur"]
        files[f"del/kommune/alesund/{name}/index.html"] = _part(name, title, told)
    shown = "".join(figure(name, spec, name != "endring") for name, spec in specs().items())
    files["kommune/alesund/index.html"] = _page(shown)
    for name, text in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")


class StrictHandler(QuietHandler):
    """Serves with the security policy of the site."""

    def end_headers(self) -> None:
        """Add the policy to what is answered."""
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


class served:
    """Serves a folder on localhost while the context lasts, and gives its address."""

    def __init__(self, folder: Path, handler: type[QuietHandler] = StrictHandler) -> None:
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))

    def __enter__(self) -> str:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.server.server_port}/"

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()
