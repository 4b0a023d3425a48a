"""The layers every kind of chart is built of, as Altair marks on named data sets.

Fonts: vl-convert shapes every text to measure it, some 0.1 ms a character, which is four fifths of
the time of drawing a chart; and nothing here needs the answer, since `metrics` has measured the
texts. A text of size 0 is not shaped. So texts are drawn at size 0 with the true size in the place
of the font family, and `svg.finish` puts both right. That also makes a picture the same whatever
fonts a machine has, so there is no font to register with vl-convert.
"""

from __future__ import annotations

from typing import Any, cast

import altair as alt


def pixels(field: str, axis: str) -> Any:
    """Return a position in px of the sheet."""
    channel = alt.X if axis == "x" else alt.Y
    return channel(f"{field}:Q", scale=None, axis=None)


def texts(dataset: str = "texts", halo: int = 0, **position: Any) -> alt.Chart:
    """Return lines of text, at px unless another position is given, with a white halo if asked."""
    around: dict[str, Any] = {"stroke": "white", "strokeWidth": halo} if halo else {}
    mark = alt.Chart(alt.NamedData(dataset)).mark_text(
        baseline="alphabetic",
        fontSize=0,
        font=alt.ExprRef("datum.size"),
        align=alt.ExprRef("datum.align"),
        fontWeight=alt.ExprRef("datum.weight"),
        dx=alt.ExprRef("datum.dx"),
        dy=alt.ExprRef("datum.dy"),
        invalid=None,
        **around,
    )
    places = {"x": pixels("x", "x"), "y": pixels("y", "y")} | position
    return mark.encode(text="text:N", fill=alt.Fill("fill:N", scale=None, legend=None), **places)


def boxes(dataset: str = "boxes", **position: Any) -> alt.Chart:
    """Return filled boxes with an outline, at px unless another position is given."""
    mark = alt.Chart(alt.NamedData(dataset)).mark_rect(
        strokeWidth=alt.ExprRef("datum.thick"), invalid=None
    )
    places = {"x": pixels("x", "x"), "x2": "x2:Q", "y": pixels("y", "y"), "y2": "y2:Q"} | position
    return mark.encode(
        fill=alt.Fill("fill:N", scale=None, legend=None),
        stroke=alt.Stroke("line:N", scale=None, legend=None),
        **places,
    )


def pointers(dataset: str = "pointers", **position: Any) -> alt.Chart:
    """Return small triangles that point down at one's own place."""
    mark = alt.Chart(alt.NamedData(dataset)).mark_point(
        shape="triangle-down", size=70, filled=True, opacity=1, invalid=None
    )
    places = {"x": pixels("x", "x"), "y": pixels("y", "y")} | position
    return mark.encode(fill=alt.Fill("fill:N", scale=None, legend=None), **places)


def dots(dataset: str, **position: Any) -> alt.Chart:
    """Return round points, at px unless another position is given."""
    mark = alt.Chart(alt.NamedData(dataset)).mark_point(
        shape="circle", size=64, filled=True, opacity=1, invalid=None
    )
    places = {"x": pixels("x", "x"), "y": pixels("y", "y")} | position
    return mark.encode(fill=alt.Fill("fill:N", scale=None, legend=None), **places)


def rules(dataset: str, **position: Any) -> alt.Chart:
    """Return straight lines, at px unless another position is given."""
    mark = alt.Chart(alt.NamedData(dataset)).mark_rule(
        strokeWidth=alt.ExprRef("datum.thick"),
        strokeDash=alt.ExprRef("datum.dash"),
        invalid=None,
    )
    places = {"x": pixels("x", "x"), "y": pixels("y", "y"), "y2": "y2:Q"} | position
    return mark.encode(stroke=alt.Stroke("line:N", scale=None, legend=None), **places)


def areas(dataset: str) -> alt.Chart:
    """Return shapes given in tenths of a px from the parameters `left` and `top`."""
    mark = alt.Chart(alt.NamedData(dataset)).mark_geoshape(
        strokeWidth=alt.ExprRef("datum.thick"), strokeJoin="round", clip=False, invalid=None
    )
    place = alt.ExprRef("[left, top]")
    return mark.encode(
        fill=alt.Fill("fill:N", scale=None, legend=None),
        stroke=alt.Stroke("line:N", scale=None, legend=None),
    ).project(type="identity", scale=0.1, translate=place)


def group(*layers: alt.Chart) -> alt.LayerChart:
    """Return layers that share their scales."""
    return cast(alt.LayerChart, alt.layer(*layers))


def chart(
    *layers: alt.Chart | alt.LayerChart, params: dict[str, Any] | None = None
) -> alt.LayerChart:
    """Return the layers as one chart on a white sheet, without any layout of Vega's own."""
    signals = [alt.param(name=name, value=value) for name, value in (params or {}).items()]
    return (
        alt.layer(*layers)
        .resolve_scale(x="independent", y="independent")
        .add_params(*signals)
        .properties(
            width=1,
            height=1,
            padding=0,
            background="white",
            autosize=alt.AutoSizeParams(type="none"),
        )
        .configure(aria=False)
        .configure_view(stroke=None)
    )
